"""What a hand can hold over the paper."""

from enum import Enum

from showroom_crm.domain.ink import InkTool


class Tool(Enum):
    PEN = "pen"
    PENCIL = "pencil"
    BRUSH = "brush"
    MARKER = "marker"
    ERASER = "eraser"
    LASSO = "lasso"

    @property
    def ink(self) -> InkTool | None:
        """What ink it leaves; None from what draws nothing."""
        return None if self in (Tool.ERASER, Tool.LASSO) else InkTool(self.value)

"""A stroke together with the ink that is drawn of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from showroom_crm.domain.ink import Stroke
from showroom_crm.ui.ink_painting import stroke_path


@dataclass(frozen=True, eq=False)
class Inked:
    """Path and bounds in canvas units; one is told from another by identity."""

    stroke: Stroke
    path: QPainterPath
    bounds: QRectF

    @classmethod
    def of(cls, stroke: Stroke) -> "Inked":
        path = stroke_path(stroke)
        return cls(stroke, path, path.boundingRect())


def united(items: Iterable[Inked]) -> QRectF:
    """Return the bounds of all of some strokes."""
    area = QRectF()
    for item in items:
        area = area.united(item.bounds)
    return area

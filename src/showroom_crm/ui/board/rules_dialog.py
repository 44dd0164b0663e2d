"""Set what the morning board warns of."""

from PySide6.QtWidgets import QWidget

from showroom_crm.domain.board_rules import RANGES, BoardRules
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.language.catalog import _
from showroom_crm.services.board import board_rules, keep_board_rules
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.number_settings import NumberSettings


class BoardRulesDialog(NumberSettings):
    """The numbers are minutes and days; the desk tells that everything may differ."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            "board_rules",
            title=_("Rules of the morning board"),
            about=_("The board warns of these for every rep."),
            captions={
                "late_after_minutes": _("A promise is late after: minutes"),
                "unagreed_after_days": _("A deal without an agreed contact warns after: days"),
                "decision_within_days": _(
                    "A decision without a contact before warns from: days before"
                ),
            },
            kept=board_rules,
            keep=lambda store, rules: keep_board_rules(
                store, BoardRules(**rules), clock=desk.clock
            ),
            not_a_number=_not_a_number,
            parent=parent,
        )


def _not_a_number(name: str) -> RuleBroken:
    low, high = RANGES[name]
    return RuleBroken("board.out_of_range", field=name, low=low, high=high)

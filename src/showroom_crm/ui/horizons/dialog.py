"""Set how far ahead things are named that fall due."""

from PySide6.QtWidgets import QWidget

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.occasions import LONGEST_MONTHS, Horizons
from showroom_crm.language.catalog import _
from showroom_crm.services.horizons import horizons, keep_horizons
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.number_settings import NumberSettings


class HorizonsDialog(NumberSettings):
    """The numbers are months; the desk tells that everything may differ."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            "horizons",
            title=_("When cars are named"),
            about=_("What falls due is named in good time, as an occasion to call."),
            captions={
                "inspection_months": _("Inspection: months before"),
                "payment_months": _("End of a loan, balloon loan or lease: months before"),
                "contract_months": _(
                    "Insurance, maintenance plan, extended warranty: months before"
                ),
            },
            kept=horizons,
            keep=lambda store, months: keep_horizons(store, Horizons(**months), clock=desk.clock),
            not_a_number=lambda name: RuleBroken(
                "horizons.out_of_range", field=name, limit=LONGEST_MONTHS
            ),
            parent=parent,
        )

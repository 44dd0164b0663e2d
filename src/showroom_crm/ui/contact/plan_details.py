"""Whether a contact repeats, and how long before it we are told: seldom needed, so folded away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.follow_ups import Plan, Repeat
from showroom_crm.domain.lead_times import accepted_minutes
from showroom_crm.language import repeat_words
from showroom_crm.language.catalog import _
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.field import Field
from showroom_crm.ui.line import Line
from showroom_crm.ui.reminder_settings.lead_time_fields import read_minutes, written_minutes
from showroom_crm.ui.theme.tokens import SPACE_16

_ONLY_AT_THE_TIME = "0"


class PlanDetails(QWidget):
    """Signals:
    changed(): something was edited.
    """

    changed = Signal()

    def __init__(self, offered: Sequence[Repeat], parent: QWidget | None = None) -> None:
        """`offered` are the repeats for which the customer has facts."""
        super().__init__(parent)
        self.setObjectName("plan_details")
        self._offered = offered
        self._repeats = Choices(
            "plan_repeats", [(each.value, repeat_words.repeat(each)) for each in Repeat]
        )
        self._minutes = Line()
        self._minutes.setPlaceholderText(_("as usual"))
        self._minutes_field = Field(
            "plan_lead_minutes", _("Tell us so many minutes before (0: none)"), self._minutes
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        row.addWidget(Field("plan_repeats", _("Comes again"), self._repeats))
        row.addWidget(self._minutes_field, stretch=1)
        self.setFocusProxy(self._repeats)
        self._offer()
        self._repeats.changed.connect(self.changed)
        self._minutes.textChanged.connect(self._edited)

    @property
    def unusual(self) -> bool:
        """Whether it repeats, or has lead times of its own."""
        return self.repeats is not Repeat.NEVER or bool(self._minutes.text().strip())

    @property
    def repeats(self) -> Repeat:
        return Repeat(self._repeats.value())

    def lead_minutes(self) -> tuple[int, ...] | None:
        """Return its own lead times, None for the usual ones.

        Raises RuleBroken, with the field "minutes": those of `read_minutes` and
        `accepted_minutes`.
        """
        if not self._minutes.text().strip():
            return None
        minutes = read_minutes(self._minutes.text())
        return () if minutes == (0,) else accepted_minutes(minutes)

    def set_plan(self, plan: Plan) -> None:
        own = plan.lead_minutes
        written = written_minutes(own) if own else _ONLY_AT_THE_TIME
        self._set(plan.repeats, "" if own is None else written)

    def texts(self) -> dict[str, str]:
        """Return what is chosen and typed, for a draft."""
        return {"repeats": self.repeats.value, "lead_minutes": self._minutes.text()}

    def set_texts(self, texts: dict[str, str]) -> None:
        """Show what `texts` gave; what is missing is as usual."""
        self._set(Repeat(texts.get("repeats", Repeat.NEVER)), texts.get("lead_minutes", ""))

    def show_fault(self, sentence: str) -> None:
        """Show a sentence below the lead times; an empty one takes it away."""
        self._minutes_field.show_fault(sentence)
        if sentence:
            self._minutes.setFocus()

    def _set(self, repeats: Repeat, minutes: str) -> None:
        self._repeats.set_value(repeats)
        self._minutes.setText(minutes)
        self._offer()

    def _offer(self) -> None:
        # One that was set before stays to be seen, though its facts may be gone.
        for each in Repeat:
            self._repeats.offer(each, offered=each in self._offered or each is self.repeats)

    def _edited(self) -> None:
        self._minutes_field.show_fault("")
        self.changed.emit()

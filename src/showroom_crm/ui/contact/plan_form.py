"""How, when and why we get in touch next, and what we bring."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.follow_ups import Channel, Plan, Repeat
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.reaching import Reach, blocking, first_channel
from showroom_crm.domain.repeats import OF_ANY_CUSTOMER
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.ui.buttons import button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.contact.moment_edit import MomentEdit
from showroom_crm.ui.contact.plan_details import PlanDetails
from showroom_crm.ui.field import Field, fault_label, note_edit, warning_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12


class PlanForm(QWidget):
    """The fields of a planned contact; whether it was agreed is asked beside it.

    Signals:
    changed(): something was edited.
    details_opened(int): what is seldom needed takes room, so many pixels more.
    """

    changed = Signal()
    details_opened = Signal(int)

    def __init__(
        self,
        clock: Clock,
        days: ShowroomDays = ALWAYS_OPEN,
        reach: Reach | None = None,
        repeats: Sequence[Repeat] = OF_ANY_CUSTOMER,
        parent: QWidget | None = None,
    ) -> None:
        """`reach` tells which channel the customer likes, and which they refuse.

        `repeats` are those for which the customer has facts.
        """
        super().__init__(parent)
        self._channel = Choices(
            "plan_channel", [(channel.value, words.channel(channel)) for channel in Channel]
        )
        self.moment = MomentEdit(clock, days)
        self._reason = note_edit(2)
        self._reason.setPlaceholderText(_("e.g. the answer on the trade-in value"))
        self._bring = Line()
        self._fields = {
            "channel": Field("plan_channel", _("How"), self._channel),
            "reason": Field("plan_reason", _("Why we get in touch"), self._reason),
            "bring": Field("plan_bring", _("What we bring"), self._bring),
        }
        self._refusals = warning_label("plan_refusals")
        self._fields["channel"].add_below(self._refusals)
        self._details = PlanDetails(repeats)
        self._open_details = button("open_plan_details", _("More …"), style="link")
        self._open_details.setToolTip(_("Let it come again, or tell us earlier"))
        self._fault = fault_label("plan_fault")
        self._fill()
        self.set_reach(reach or Reach())
        self._channel.changed.connect(lambda: self._edited("channel"))
        self.moment.changed.connect(self.changed)
        self._reason.textChanged.connect(lambda: self._edited("reason"))
        self._bring.textChanged.connect(lambda: self._edited("bring"))
        self._details.changed.connect(self.changed)
        self._open_details.clicked.connect(self._show_details)

    def set_reach(self, reach: Reach) -> None:
        """Show what a customer refuses beside the channels, of which those are blocked."""
        self._reach = reach
        refused = {channel: blocking(reach, channel) for channel in Channel}
        self._channel.block(
            {channel: words.refusal(why) for channel, why in refused.items() if why}
        )
        self._refusals.setText(words.refusals(reach.refusals))
        self._refusals.setVisible(bool(reach.refusals))

    @property
    def first_channel(self) -> Channel:
        """The channel to propose to this customer."""
        return first_channel(self._reach)

    def plan(self, agreed: bool) -> Plan:
        """Return the contact as it was entered.

        Raises RuleBroken as `MomentEdit.value` and `PlanDetails.lead_minutes`.
        """
        return Plan(
            channel=Channel(self._channel.value()),
            at=self.moment.value(),
            reason=self._reason.toPlainText(),
            bring=self._bring.text(),
            agreed=agreed,
            until=self.moment.window_end(),
            lead_minutes=self._details.lead_minutes(),
            repeats=self._details.repeats,
        )

    def set_plan(self, plan: Plan) -> None:
        self._channel.set_value(plan.channel)
        self.moment.set_value(plan.at, plan.until)
        self._reason.setPlainText(plan.reason)
        self._bring.setText(plan.bring)
        self._details.set_plan(plan)
        self._fold_details()

    def texts(self) -> dict[str, str]:
        """Return all fields as they were typed, for a draft."""
        day, time_of_day = self.moment.texts()
        return {
            "channel": self._channel.value(),
            "day": day,
            "time": time_of_day,
            "reason": self._reason.toPlainText(),
            "bring": self._bring.text(),
            **self._details.texts(),
        }

    def set_texts(self, texts: dict[str, str]) -> None:
        """Set the fields as `texts` gave them; those that are missing stay empty."""
        self._channel.set_value(texts.get("channel", self.first_channel))
        self.moment.set_texts(texts.get("day", ""), texts.get("time", ""))
        self._reason.setPlainText(texts.get("reason", ""))
        self._bring.setText(texts.get("bring", ""))
        self._details.set_texts(texts)
        self._fold_details()

    def show_fault(self, fault: ShowroomError) -> None:
        """Show what was refused beside the field it names, which takes the focus."""
        self.clear_faults()
        words_of_fault = sentence(fault)
        match fault.details.get("field"):
            case "at" | "until":
                self.moment.show_fault(words_of_fault)
                self.moment.setFocus()
            case "channel" | "reason" | "bring" as name:
                self._fields[name].show_fault(words_of_fault)
                self._fields[name].editor.setFocus()
            case "minutes":
                self._show_details()
                self._details.show_fault(words_of_fault)
            case _:
                self._fault.setText(words_of_fault)
                self._fault.show()

    def clear_faults(self) -> None:
        """Take away every sentence."""
        self.moment.show_fault("")
        self._fault.hide()
        self._details.show_fault("")
        for field in self._fields.values():
            field.show_fault("")

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._fields["channel"])
        layout.addWidget(self.moment)
        layout.addWidget(self._fields["reason"])
        bring = QHBoxLayout()
        bring.setSpacing(SPACE_8)
        bring.addWidget(self._fields["bring"], stretch=1)
        bring.addWidget(self._open_details, alignment=Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(bring)
        layout.addWidget(self._details)
        self._fold_details()
        layout.addWidget(self._fault)

    def _show_details(self) -> None:
        self._details.show()
        self._open_details.hide()
        self._details.setFocus()
        self.details_opened.emit(self._details.sizeHint().height() + SPACE_12)

    def _fold_details(self) -> None:
        """Show what is not as usual; what is stays behind a link."""
        self._details.setVisible(self._details.unusual)
        self._open_details.setHidden(self._details.unusual)

    def _edited(self, name: str) -> None:
        self._fields[name].show_fault("")
        self.changed.emit()

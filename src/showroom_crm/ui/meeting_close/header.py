"""The head of the close: the customer's face and name, and the four questions as dots."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.face import Face
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.meeting.recall import customer_name_label, cut
from showroom_crm.ui.meeting_close.answers_state import QUESTIONS, Step
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_12

_FACE_PX = 56
_NAME_ROOM = 440


class Header(QWidget):
    """Signals:
    step_wanted(Step): a dot was clicked.
    """

    step_wanted = Signal(object)

    def __init__(self, chart: CustomerChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: dict[Step, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_12)
        self._face = Face(chart.portrait, chart.customer.known_by, _FACE_PX)
        layout.addWidget(self._face)
        layout.addLayout(self._names(chart))
        layout.addStretch()
        for step in QUESTIONS:
            layout.addWidget(self._dot(step))

    def show_step(self, step: Step) -> None:
        """Fill the dots up to a question; a way out fills all of them."""
        reached = QUESTIONS.index(step) if step in QUESTIONS else len(QUESTIONS)
        for index, (question, dot) in enumerate(self._dots.items()):
            sign = "●" if index <= reached else "○"
            dot.setText(f"{sign} {question_name(question)}")
            dot.setProperty("current", "true" if question is step else "false")
            dot.style().unpolish(dot)
            dot.style().polish(dot)

    def set_customer_view(self, *, on: bool) -> None:
        """Nobody sees how we drew them."""
        self._face.setVisible(not on)

    def _names(self, chart: CustomerChart) -> QVBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(SPACE_4)
        names.addStretch()
        kana = quiet_label(name="close_kana")
        kana.setText(cut(chart.customer.profile.kana, kana, _NAME_ROOM))
        name = customer_name_label("close_customer")
        name.setText(cut(words.customer(chart.customer), name, _NAME_ROOM))
        names.addWidget(kana)
        names.addWidget(name)
        names.addStretch()
        return names

    def _dot(self, step: Step) -> QPushButton:
        dot = button(f"step_{step}", question_name(step), style="link")
        dot.setFocusPolicy(dot.focusPolicy().NoFocus)
        dot.clicked.connect(lambda: self.step_wanted.emit(step))
        self._dots[step] = dot
        return dot


def question_name(step: Step) -> str:
    """Return what a question is about."""
    return {
        Step.CONCERNS: _("On their mind"),
        Step.WOULD_BUY: _("If that is solved"),
        Step.DECISION: _("Decision"),
        Step.CONTACT: _("Our next contact"),
    }[step]

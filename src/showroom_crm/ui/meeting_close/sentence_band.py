"""The sentence to say, on a tinted card large enough to be read aloud."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from showroom_crm.language.quotation import quoted
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.theme.tokens import QUESTION_PX, SPACE_12, SPACE_16


class SentenceBand(QFrame):
    """A card that holds one sentence in 「」."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "true")
        self._sentence = AiryText(name=name, pixels=QUESTION_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        layout.addWidget(self._sentence)

    def say(self, sentence: str) -> None:
        self._sentence.set_text(quoted(sentence))

"""What can be done with several customers at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.language import formats
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_4


class SelectionBar(QWidget):
    """Shown while more than one customer is selected.

    Signals:
    print_wanted(): their charts on paper.
    labels_wanted(): their addresses on labels.
    export_wanted(): their records as a file.
    hand_over_wanted(): another rep for them.
    ended(): select nobody but the one whose chart is open.
    """

    print_wanted = Signal()
    labels_wanted = Signal()
    export_wanted = Signal()
    hand_over_wanted = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selection_bar")
        self._number = plain_label(name="selected_label")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_4)
        line.addWidget(self._number)
        for name, caption, wish in (
            ("print_selected", _("Print charts"), self.print_wanted),
            ("labels_selected", _("Print addresses"), self.labels_wanted),
            ("export_selected", _("Export"), self.export_wanted),
            ("hand_over_selected", _("Change rep"), self.hand_over_wanted),
            ("end_selection", _("× Deselect"), self.ended),
        ):
            act = button(name, caption, style="link")
            act.clicked.connect(wish)
            line.addWidget(act)
        line.addStretch()
        self.hide()

    def show_number(self, number: int) -> None:
        """Say how many are selected; one alone needs no bar."""
        said = ngettext("{number} customer selected", "{number} customers selected", number)
        self._number.setText(said.format(number=formats.count(number)))
        self.setVisible(number > 1)

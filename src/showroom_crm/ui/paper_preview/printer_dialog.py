"""Qt's dialog for printers, which leaves the printer as was chosen in it."""

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget


class PrinterDialog(QPrintDialog):
    """Whoever is told that it was accepted calls `mend` first.

    WORKAROUND(Qt on Linux, 6.11): as it closes it sets the paper that the printer usually has,
    unless its properties were seen, and the printer's usual colours whatever was chosen.
    """

    def __init__(self, printer: QPrinter, parent: QWidget | None = None) -> None:
        super().__init__(printer, parent)
        self._layout_before = printer.pageLayout()
        self._paper_was_seen = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        properties = self.findChild(QPushButton, "properties")
        if properties is not None:
            properties.clicked.connect(self._note_properties)

    def mend(self) -> None:
        """Set the paper that was proposed and not changed, and the colours that were chosen."""
        grey = self.findChild(QRadioButton, "grayscale")
        if grey is None:  # the system's own dialog
            return
        modes = QPrinter.ColorMode
        self.printer().setColorMode(modes.GrayScale if grey.isChecked() else modes.Color)
        if not self._paper_was_seen:
            self.printer().setPageLayout(self._layout_before)

    def _note_properties(self) -> None:
        self._paper_was_seen = True

"""What stands where a chart will be, until a customer is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from showroom_crm.language.catalog import _
from showroom_crm.ui.field import quiet_label


def invitation() -> QLabel:
    """Return a quiet line that says how to choose a customer."""
    label = quiet_label(
        _("Choose a customer on the left, or take down a new one with F2."), name="no_customer"
    )
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label

"""How wide the windows for reminders are; pixels at 100 %."""

from typing import Final

from showroom_crm.ui.theme.tokens import SPACE_16

WIDTH: Final = 380
EDGE: Final = 6  # of colour, at the left
CONTENT_WIDTH: Final = WIDTH - EDGE - 2 * SPACE_16

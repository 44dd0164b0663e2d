"""A4 upright and the one grid that all papers stand on. Points; y grows downward."""

from typing import Final

MM: Final = 72 / 25.4

WIDTH: Final = 210 * MM
HEIGHT: Final = 297 * MM
LEFT: Final = 18 * MM  # room for punched holes
RIGHT: Final = WIDTH - 14 * MM
TOP: Final = 13 * MM
FOOT: Final = HEIGHT - 14 * MM
BOTTOM: Final = FOOT - 3 * MM

CONTENT_WIDTH: Final = RIGHT - LEFT
TEXT_LEFT: Final = LEFT + 22 * MM
TEXT_WIDTH: Final = RIGHT - TEXT_LEFT

INK: Final = "#000000"
QUIET: Final = "#4A4F55"

HAIRLINE: Final = 0.35
THIN: Final = 0.6
STRONG: Final = 1.3

WRITING_LINE: Final = 8.5 * MM

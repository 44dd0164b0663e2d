"""The colours beside the paper, and those behind *any colour*."""

from showroom_crm.domain.ink import INK
from showroom_crm.language.catalog import N_

# What a face needs, each strong enough to show as a line on white.
FACE_COLOURS = (
    ("ink", INK, N_("Ink")),
    ("skin", "#E0A07A", N_("Skin")),
    ("hair", "#6B4226", N_("Hair")),
    ("lips", "#C8454E", N_("Lips")),
    ("glasses", "#5B6770", N_("Glasses")),
    ("clothes", "#2F6DB5", N_("Clothes")),
)
# In rows of six: skin and cheeks, hair, warm, cool.
ANY_COLOURS = (
    ("#F6D7C3", N_("Pale skin")),
    ("#EDBB99", N_("Light skin")),
    ("#D39A6E", N_("Tanned skin")),
    ("#A9704A", N_("Brown skin")),
    ("#E58FA0", N_("Pink")),
    ("#8E2C3A", N_("Wine red")),
    ("#3B2A20", N_("Dark brown")),
    ("#8B5A33", N_("Chestnut")),
    ("#C08A4E", N_("Light brown")),
    ("#D9B36C", N_("Blond")),
    ("#8A9199", N_("Grey")),
    ("#C9CED4", N_("Light grey")),
    ("#C62828", N_("Red")),
    ("#E8722E", N_("Orange")),
    ("#F2B91F", N_("Yellow")),
    ("#7CB342", N_("Yellow-green")),
    ("#2E7D32", N_("Green")),
    ("#00897B", N_("Teal")),
    ("#4FA3DD", N_("Light blue")),
    ("#1F4E9E", N_("Blue")),
    ("#1B2A4E", N_("Navy")),
    ("#7A4BA3", N_("Purple")),
    ("#C3A3D9", N_("Lavender")),
    ("#FFFFFF", N_("White")),
)

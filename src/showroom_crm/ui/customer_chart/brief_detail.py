"""How much of the brief is shown where there is little room: what matters most is cut last."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Detail:
    """The most lines of each text, and the most concerns, near days and rows of mentions.

    Other contacts than the next one stand in the timeline too.
    """

    spoken_lines: int
    name_lines: int
    concerns: int
    concern_lines: int
    note_lines: int
    near: int
    promise_lines: int
    mention_rows: int
    other_contacts: bool = True


# The first that fits is taken.
DETAILS = (
    Detail(6, 2, 4, 2, 2, 6, 2, 2),
    Detail(5, 2, 3, 2, 2, 5, 2, 2),
    Detail(5, 2, 3, 1, 1, 4, 2, 1),
    Detail(4, 2, 2, 1, 1, 3, 2, 1),
    Detail(3, 1, 2, 1, 1, 3, 1, 1),
    Detail(2, 1, 1, 1, 1, 2, 1, 1, other_contacts=False),
)

"""Shapes of faces to begin a portrait with."""

from functools import partial

from showroom_crm.domain.face_outlines import outlines
from showroom_crm.language.catalog import N_, _
from showroom_crm.ui.portrait_canvas import more_icons
from showroom_crm.ui.portrait_canvas.drawing_choice import DrawingChoice
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton
from showroom_crm.ui.portrait_canvas.toolbox import Toolbox

_WORDS = {
    "oval": N_("Oval face"),
    "round": N_("Round face"),
    "long": N_("Long face"),
    "square": N_("Square face"),
    "pointed": N_("Pointed face"),
}


def outline_buttons(tools: Toolbox, choice: DrawingChoice) -> list[ToolButton]:
    """Return a button for each outline that draws it as a sketch, in one step."""
    return [
        tools.button(
            f"outline_{each.name}",
            _(_WORDS[each.name]),
            more_icons.face(each.drawing),
            partial(choice.start_from, each.drawing.strokes),
            hint=_("Drawn as a sketch, to be followed in ink"),
        )
        for each in outlines()
    ]

"""The colours and measures of LOOK.md, for light and dark."""

from dataclasses import dataclass

SPACE_4 = 4
SPACE_8 = 8
SPACE_12 = 12
SPACE_16 = 16
SPACE_24 = 24
RADIUS = 6

BODY_PX = 13
QUIET_PX = 12
NAME_PX = 15
QUESTION_PX = 20
CUSTOMER_NAME_PX = 20
PHONE_PX = 24
NEXT_CONTACT_PX = 28

PORTRAIT_PAPER = "#FFFFFF"


@dataclass(frozen=True)
class Tokens:
    """Colours by meaning; `…_ground` is what the meaning's word stands on."""

    paper: str
    surface: str
    line: str
    text: str
    quiet: str
    act: str
    on_act: str
    chosen_ground: str
    agreed: str
    agreed_ground: str
    today: str
    today_ground: str
    overdue: str
    overdue_ground: str
    own_action: str
    own_action_ground: str
    waiting: str
    waiting_ground: str


LIGHT = Tokens(
    paper="#F6F6F2",
    surface="#FFFFFF",
    line="#D8DCE0",
    text="#1F2328",
    quiet="#57606A",
    act="#1D5BB8",
    on_act="#FFFFFF",
    chosen_ground="#E7EFFA",
    agreed="#17713F",
    agreed_ground="#E3F4EA",
    today="#7A4F00",
    today_ground="#FFF1CC",
    overdue="#B3261E",
    overdue_ground="#FCE8E6",
    own_action="#6A4BA3",
    own_action_ground="#F0EAFB",
    waiting="#FFFFFF",
    waiting_ground="#B3261E",
)
DARK = Tokens(
    paper="#16181C",
    surface="#1F2227",
    line="#34393F",
    text="#E8EAED",
    quiet="#A6ADB5",
    act="#7FB0FF",
    on_act="#10141A",
    chosen_ground="#25324A",
    agreed="#6FD39B",
    agreed_ground="#1F2F27",
    today="#F2C14E",
    today_ground="#352C17",
    overdue="#FF8A80",
    overdue_ground="#3B201E",
    own_action="#C3A6F5",
    own_action_ground="#2B2438",
    waiting="#1F0C0A",
    waiting_ground="#FF8A80",
)

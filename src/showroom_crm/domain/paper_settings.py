"""What a showroom sets of its printed charts: its logo, and the order of their sections."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.logo import Logo


class Section(StrEnum):
    """The sections below the head of a customer chart, in their usual order."""

    LAST_WORDS = "last_words"
    NEXT_TIME = "next_time"
    MENTIONS = "mentions"
    DEALS = "deals"
    PROFILE = "profile"
    VEHICLES = "vehicles"
    PAST_DEALS = "past_deals"
    MEETINGS = "meetings"
    ATTEMPTS = "attempts"
    WRITING = "writing"


USUAL_ORDER = tuple(Section)

# What is on the customer's mind and when they decide: no visit is prepared without it.
NEEDED = frozenset({Section.DEALS})


@dataclass(frozen=True)
class PaperSettings:
    """Each section stands once in `order`; those that are left out have their place there too."""

    order: tuple[Section, ...] = USUAL_ORDER
    left_out: frozenset[Section] = frozenset()
    logo: Logo | None = None

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that are printed, in their order."""
        return tuple(section for section in self.order if section not in self.left_out)


USUAL_PAPER = PaperSettings()


def settled_order(names: Iterable[str]) -> tuple[Section, ...]:
    """Return every section once, in the order that is named as far as it is known.

    A section that is not named, as a later version has it, follows the one it usually follows.
    """
    known = {section.value: section for section in Section}
    order = [known[name] for name in dict.fromkeys(names) if name in known]
    for place, section in enumerate(USUAL_ORDER):
        if section not in order:
            before = USUAL_ORDER[place - 1] if place else None
            order.insert(0 if before is None else order.index(before) + 1, section)
    return tuple(order)


def accepted_paper(wished: PaperSettings) -> PaperSettings:
    """Return the settings as they may be kept. Raises RuleBroken: "paper.section_needed"."""
    needed = wished.left_out & NEEDED
    if needed:
        raise RuleBroken("paper.section_needed", field="sections", sections=sorted(needed))
    return replace(wished, order=settled_order(wished.order))

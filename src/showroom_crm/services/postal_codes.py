"""The address of a postal code, and the codes of an address, without any network."""

from collections.abc import Sequence

from showroom_crm.domain import postal_areas
from showroom_crm.domain.postal_areas import PostalArea


def address_of(typed: str) -> str | None:
    """Return the address a postal code stands for, or None where there is no such code.

    Areas that share a code give what their addresses have in common, which may be nothing.
    """
    from showroom_crm.storage import postal_directory  # slow to import, seldom needed

    code = postal_areas.read_code(typed)
    areas = [] if code is None else postal_directory.areas_with(code)
    return postal_areas.shared_address(areas) if areas else None


def codes_of(address: str) -> Sequence[PostalArea]:
    """Return the areas in which an address lies, none where its town is not known.

    Reads the whole list of codes: for a worker, not for the thread of the windows.
    """
    from showroom_crm.storage import postal_directory

    return [
        area
        for municipality in postal_areas.municipalities_of(
            address, postal_directory.municipalities()
        )
        for area in postal_areas.areas_of(
            address, municipality, postal_directory.areas_in(municipality)
        )
    ]

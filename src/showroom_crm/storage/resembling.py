"""Customers who share with a profile what may make the two one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from showroom_crm.domain import folding
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.meetings import Place
from showroom_crm.domain.phones import Phone
from showroom_crm.storage.customers import CustomerRows
from showroom_crm.storage.database import Database

# A number of the whole town (the exchange of a large company) leads nowhere.
_MOST = 20

_WITH_PHONE = """
    SELECT customer_id FROM phone WHERE number = :number
    UNION SELECT customer_id FROM person WHERE phone_number = :number
    ORDER BY customer_id LIMIT :most
"""
_NAMESAKES = """
    SELECT id, birthday, address FROM customer WHERE sort_key = :reading
    AND (birthday = :birthday OR trim(address) <> '')
"""
_LAST_TALK = """
    SELECT held_at, place FROM meeting WHERE customer_id = ? ORDER BY held_at DESC, id DESC LIMIT 1
"""


class ResemblingRows:
    """Who of one database may be meant; the rule of `domain.duplicates` decides."""

    def __init__(self, database: Database, customers: CustomerRows) -> None:
        self._database = database
        self._customers = customers

    def candidates(self, profile: Profile) -> Sequence[Customer]:
        """Return those with the same phone, or the same kana and birthday or address."""
        ids = dict.fromkeys((*self._with_phone(profile.phones), *self._namesakes(profile)))
        return [self._customers.get(CustomerId(row_id)) for row_id in ids]

    def last_talk(self, customer_id: CustomerId) -> tuple[datetime, Place] | None:
        """Return when (wall-clock) and where a customer was last spoken with."""
        rows = self._database.rows(_LAST_TALK, (customer_id,))
        return None if not rows else (datetime.fromisoformat(rows[0][0]), Place(rows[0][1]))

    def _with_phone(self, phones: Iterable[Phone]) -> Iterable[int]:
        for phone in phones:
            parameters = {"number": phone.number, "most": _MOST}
            yield from (row[0] for row in self._database.rows(_WITH_PHONE, parameters))

    def _namesakes(self, profile: Profile) -> Iterable[int]:
        reading, address = folding.fold(profile.kana), folding.fold(profile.address)
        birthday = None if profile.birthday is None else profile.birthday.isoformat()
        if not reading or (birthday is None and not address):
            return
        parameters: dict[str, object] = {"reading": reading, "birthday": birthday}
        for row_id, born, lives_at in self._database.rows(_NAMESAKES, parameters):
            same_birthday = birthday is not None and born == birthday
            if same_birthday or (address and folding.fold(lives_at) == address):
                yield row_id

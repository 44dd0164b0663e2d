"""Made-up people of the demo: who they are, where they live, what they drive."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.phones import Phone, PhoneKind, read_phone
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.services.demo.texts import Car, Texts

_KINDS = {"single": 22, "couple": 19, "parents": 32, "senior": 19, "company": 8}
_AGES = {"single": (22, 38), "couple": (27, 58), "parents": (30, 50), "senior": (62, 79)}
_OWNED = {
    "single": ("small", "kei", "sedan", "suv"),
    "couple": ("small", "kei", "sedan", "suv"),
    "parents": ("family", "family", "small", "kei", "suv"),
    "senior": ("small", "kei", "sedan"),
    "company": ("work",),
}
_WISHED = {
    "single": ("small", "suv", "sedan"),
    "couple": ("small", "suv", "sedan"),
    "parents": ("family", "family", "suv"),
    "senior": ("small", "small", "sedan"),
    "company": ("work",),
}
_PLATE_CLASSES = {"kei": (580, 583), "suv": (300, 340), "work": (400, 410)}
_PLATE_KANA = "さすせそたちつてとなにぬねのはひふほまみむめもやゆらりるろ"
# 090-100x, 080-100x and 070-100x with four digits: more numbers than the largest demo needs.
_MOBILE_STARTS = ("090100", "080100", "070100")
_MOBILES_A_START = 100_000
_SOON = timedelta(days=150)
_STEP = 61_803  # shares no factor with the line above: every number comes up once
_AREA_DIGITS = 6


@dataclass(frozen=True)
class Person:
    """Someone with a profile; `words` fills the places in what they say.

    `inspection_near`: their car must be inspected soon.
    """

    kind: str
    profile: Profile
    wish: Car
    words: dict[str, str]
    inspection_near: bool

    @property
    def company(self) -> bool:
        return self.kind == "company"


class People:
    """Gives one person after another; the same random numbers give the same people."""

    def __init__(self, texts: Texts, random: Random, *, today: date) -> None:
        self._texts = texts
        self._random = random
        self._today = today
        self._count = 0
        # 佐藤 is met far more often than 堤, and so in the demo.
        self._weights = list(accumulate(1 / (rank + 12) for rank in range(len(texts.families))))

    def next(self) -> Person:
        """Return a new person."""
        kind = self._random.choices(list(_KINDS), list(_KINDS.values()))[0]
        postal_code, town, area = self._random.choice(self._texts.towns)
        owned = self._car(self._texts.owned, _OWNED[kind])
        wish = self._car(self._texts.wished, _WISHED[kind])
        man = self._random.random() < 0.58
        spouse = ("妻", "奥様") if man else ("主人", "ご主人")
        words = {
            "own": owned.model,
            "wish": wish.model,
            "rival": wish.rival,
            "spouse": spouse[0],
            "spouse_sama": spouse[1],
        }
        profile = self._company(area) if kind == "company" else self._private(kind, area, man=man)
        profile = replace(
            profile,
            postal_code=postal_code,
            address=f"{town}{self._street()}",
            vehicles=(self._vehicle(owned, town),),
        )
        self._count += 1
        until = profile.vehicles[0].inspection_until
        near = until is not None and until < self._today + _SOON
        return Person(kind, profile, wish, words, inspection_near=near)

    def buyer(self) -> Person:
        """Return a new person who has bought the car that they looked at."""
        person = self.next()
        bought = self._vehicle(person.wish, person.profile.address)
        return replace(person, profile=replace(person.profile, vehicles=(bought,)))

    def _private(self, kind: str, area: str, *, man: bool) -> Profile:
        people = self._texts.people
        age = self._random.randint(*_AGES[kind])
        family, family_kana = self._random.choices(self._texts.families, cum_weights=self._weights)[
            0
        ]
        given, given_kana = self._given(man=man, age=age)
        spouse, _ = self._given(man=not man, age=age)
        children = "children_young" if age < 40 else "children_older"
        phones = [self._mobile()]
        if self._random.random() < (0.8 if kind == "senior" else 0.25):
            phones.append(self._landline(area, PhoneKind.HOME))
        return Profile(
            name=f"{family} {given}",
            kana=f"{family_kana} {given_kana}",
            phones=tuple(phones),
            birthday=self._birthday(age),
            job=self._random.choice(people["jobs"][kind]),
            family=self._random.choice(people["households"][kind]).format(
                spouse="妻" if man else "夫",
                name=spouse,
                children=self._random.choice(people["households"][children]),
            ),
            hobbies=self._random.choice(people["hobbies"][kind]),
            source=self._random.choice(people["sources"]["private"]),
            notes=self._note("private"),
        )

    def _company(self, area: str) -> Profile:
        companies = self._texts.people["companies"]
        word, kana = self._random.choice(companies["words"])
        return Profile(
            name=self._random.choice(companies["forms"]).format(word=word),
            kana=kana,
            phones=(self._landline(area, PhoneKind.WORK),),
            family=self._random.choice(companies["family"]),
            source=self._random.choice(self._texts.people["sources"]["company"]),
            notes=self._note("company"),
        )

    def _note(self, kind: str) -> str:
        notes = self._texts.people["notes"][kind]
        return str(self._random.choice(notes)) if self._random.random() < 0.4 else ""

    def _given(self, *, man: bool, age: int) -> tuple[str, str]:
        generation = "young" if age < 38 else "middle" if age < 60 else "older"
        sex = "m" if man else "f"
        return self._random.choice(self._texts.given[f"{sex}-{generation}"])

    def _birthday(self, age: int) -> date:
        return self._today - timedelta(days=round(age * 365.25) + self._random.randrange(365))

    def _street(self) -> str:
        block = "-".join(str(self._random.randint(1, most)) for most in (5, 28, 20))
        if self._random.random() < 0.35:
            return f"{block}-{self._random.randint(1, 9)}0{self._random.randint(1, 6)}"
        return block

    def _car(self, cars: Sequence[Car], kinds: Sequence[str]) -> Car:
        kind = self._random.choice(kinds)
        return self._random.choice([car for car in cars if car.kind == kind])

    def _vehicle(self, car: Car, town: str) -> Vehicle:
        place = next((ward for ward in ("世田谷", "杉並") if ward in town), "多摩")
        plate_class = self._random.randint(*_PLATE_CLASSES.get(car.kind, (500, 539)))
        kana = self._random.choice(_PLATE_KANA)
        digits = f"{self._random.randint(10, 99)}-{self._random.randint(10, 99)}"
        return Vehicle(
            model=car.model,
            maker=car.maker,
            plate=f"{place} {plate_class} {kana} {digits}",
            inspection_until=self._today + timedelta(days=self._random.randint(20, 725)),
        )

    def _mobile(self) -> Phone:
        start = _MOBILE_STARTS[self._count // _MOBILES_A_START % len(_MOBILE_STARTS)]
        digits = self._count * _STEP % _MOBILES_A_START
        return read_phone(f"{start}{digits:05}", kind=PhoneKind.MOBILE)

    def _landline(self, area: str, kind: PhoneKind) -> Phone:
        start = area.replace("-", "").ljust(_AREA_DIGITS, "0")
        return read_phone(f"{start}{self._random.randrange(10_000):04}", kind=kind)

"""What a chart knows of who a customer is: their names, places and figures, and their family's."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from showroom_crm.domain import addresses
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.masking import Secrets
from showroom_crm.domain.names import is_company
from showroom_crm.domain.personal_figures import (
    combined,
    of_birth_year,
    of_birthday,
    of_house_number,
    of_phone,
    of_plate,
    of_postal_code,
)
from showroom_crm.domain.showroom import CustomerChart

_LEGAL_FORMS = re.compile(
    "株式会社|有限会社|合同会社|合資会社|合名会社|(?:一般|公益)?(?:社団|財団)法人|協同組合|㈱|㈲|[(（][株有同][)）]"
)
_READ_FORMS = re.compile("(?:カブシキ|ユウゲン|ゴウドウ)[ガカ]イシャ")
_TYPED_HONORIFIC = re.compile("(?:様|さま|御中|殿)$")
_PREFECTURE = re.compile("^(?:東京都|北海道|京都府|大阪府|.{2,3}県)")
_NUMBERED = re.compile(r"[0-9０-９一二三四五六七八九十]+(?:[-－ー‐−の]|丁目|番地?|号|[0-9０-９])*")
_OF_A_ROOM = "0123456789０１２３４５６７８９-－ー‐−号室階F"
_AREA = re.compile(r"^(?:大字|字)?([^0-9０-９]*?)(?:[一二三四五六七八九十]+丁目)?(?=[0-9０-９]|$)")
_KANJI_ONLY = re.compile("[㐀-鿿豈-﫿𠀀-𲎯々]{2,6}")
_CALLED = re.compile("([㐀-鿿豈-﫿々]{1,3}|[ァ-ヺー]{2,6})(?=さん|ちゃん|くん|君)")
_KIN = """
奥 旦那 主人 夫 妻 父 母 親 両親 子 お子 娘 息子 兄 姉 弟 妹 孫 嫁 婿 姑 舅 祖父 祖母
叔父 叔母 伯父 伯母 赤 客 若 坊 嬢 パパ ママ
"""
_OF_THE_FAMILY = frozenset(_KIN.split())
# What names end in is no name of its own.
_ENDINGS = frozenset("子美代江夫男雄郎人也")
_SHORT_NAME = 3  # in a longer one without a space, one sign alone is no family name


def secrets_of(chart: CustomerChart) -> Secrets:
    """Return what is struck out of the texts of a chart."""
    profiles = [each.profile for each in (chart.customer, *chart.household)]
    roles = [role.name for deal in chart.deals for role in deal.roles]
    words = chain(*map(_words, profiles), *map(_full_name, roles))
    figures = chain.from_iterable(map(_figures, profiles))
    return Secrets(tuple(dict.fromkeys(words)), combined(figures))


def name_parts(*names: str) -> Iterator[str]:
    """Give names whole and in their parts: 佐藤 健一, 佐藤, 健一.

    A company is known without its legal form, too.
    """
    for typed in names:
        name = _TYPED_HONORIFIC.sub("", typed.strip())
        core = _LEGAL_FORMS.sub(" ", name).strip()
        yield from dict.fromkeys((name, core, *core.split()))


def _full_name(name: str) -> Iterator[str]:
    """Give a name's parts; of one without a space (佐藤健一) all that may be its parts."""
    yield from name_parts(name)
    core = _TYPED_HONORIFIC.sub("", name.strip())
    if _KANJI_ONLY.fullmatch(core) and not is_company(core):
        for place in range(1, len(core)):
            for part in (core[:place], core[place:]):
                if len(part) > 1 or (len(core) <= _SHORT_NAME and part not in _ENDINGS):
                    yield part


def _words(profile: Profile) -> Iterator[str]:
    yield from _full_name(profile.name)
    yield from name_parts(_READ_FORMS.sub(" ", profile.kana))
    for person in profile.people:
        yield from name_parts(person.name)
    yield from (name for name in _CALLED.findall(profile.family) if name not in _OF_THE_FAMILY)
    yield from chain(*(name_parts(part) for part in _employers(profile.job)))
    yield from _address_parts(profile.address)
    for vehicle in profile.vehicles:
        yield vehicle.plate


def _employers(job: str) -> Iterable[str]:
    return (part for part in re.split(r"[\s、,・/／]+", job) if is_company(part))


def _address_parts(address: str) -> Iterator[str]:
    """Give the address, its town, what follows that, and its building; no prefecture alone."""
    for line in filter(None, map(str.strip, address.splitlines())):
        local = _PREFECTURE.sub("", line)
        municipality = addresses.town(line)
        yield from (line, local)
        yield from _municipality_parts(municipality)
        [first, *rest] = local.removeprefix(municipality).split() or [""]
        found = _AREA.match(first)
        area = found[1] if found else ""
        named = (part.rstrip(_OF_A_ROOM) for part in rest)
        for part in (first, area, *rest, *named):
            if len(part) > 1 and part.strip(_OF_A_ROOM):
                yield part


def _municipality_parts(municipality: str) -> Iterator[str]:
    """Give 瑞穂町 and 瑞穂 of 西多摩郡瑞穂町."""
    for name in (municipality, municipality.rpartition("郡")[2]):
        for part in (name, name[:-1]):
            if len(part) > 1:
                yield part


def _figures(profile: Profile) -> Iterator[str]:
    for phone in profile.phones:
        yield from of_phone(phone)
    yield from of_postal_code(profile.postal_code)
    for line in profile.address.splitlines():
        yield from chain(*map(of_house_number, _NUMBERED.findall(line)))
    for vehicle in profile.vehicles:
        yield from of_plate(vehicle.plate)
    if profile.birthday is not None:
        yield from of_birthday(profile.birthday)
    for person in profile.people:
        if person.phone is not None:
            yield from of_phone(person.phone)
        if person.birthday is not None:
            yield from of_birthday(person.birthday)
        elif person.born_in is not None:
            yield from of_birth_year(person.born_in)

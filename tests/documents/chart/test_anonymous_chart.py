"""The chart for a meeting shows the deal and not the person."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import chain

import jaconv
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.masking import STRUCK_OUT
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.nameless_chart import without_personal_data
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.reaching import Reach
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.domain.wishes import Wish
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.words import addressed, customer
from tests.documents.chart.made_charts import Made, charts

MakeChart = Callable[..., CustomerChart]
ReadBack = Callable[[bytes], str]


@pytest.fixture
def full_of_names(make_chart: MakeChart, faces: list[Drawing]) -> CustomerChart:
    """A chart with a name wherever one can stand."""
    says = "佐藤様の奥様の美紀さんから。サトウ様の090-1234-5678へ"
    chart = make_chart(said=says, reason=says, bring=says, notes=says, portrait=faces[3])
    people = (Person("佐藤 美紀", "妻", Phone("+819099998888"), date(1985, 2, 3), notes="看護師"),)
    profile = replace(chart.customer.profile, people=people, looks="背の高い方")
    [deal] = chart.deals
    words = replace(deal.deal.decision, decided_by=says, customer_does=says, words=says)
    of_deal = replace(deal.deal, wish=f"ノア {says}", decision=words, competitor=says, rivals=says)
    concerns = tuple(
        replace(each, words=says, remedy=says, condition=says) for each in deal.concerns
    )
    mother = Profile("佐藤 花子", "サトウ ハナコ")
    return replace(
        chart,
        customer=replace(chart.customer, profile=profile),
        deals=(
            replace(
                deal,
                deal=of_deal,
                concerns=concerns,
                roles=(DealRole(Role.PAYER, "鈴木 太郎"),),
            ),
        ),
        household=(Customer(CustomerId(8), 3202, mother),),
        mentions=(Mention("美紀さんのお誕生日", date(2026, 10, 4)),),
        wishes=(Wish(f"ノア {says}", notes=says),),
        attempts=(
            Attempt(
                CustomerId(1),
                Channel.PHONE,
                Result.SPOKE,
                datetime(2026, 9, 30, 10, 0),
                words=f"{says} 花子さん、鈴木さん",
            ),
        ),
    )


def _printed(*charts: CustomerChart) -> bytes:
    return customer_chart_pdf(
        charts,
        printed_at=datetime(2026, 10, 2, 9, 5),
        printed_by="田中 一郎",
        showroom="三鷹店",
        variant=Variant.ANONYMOUS,
    )


def test_nothing_on_it_says_who_the_customer_is(
    full_of_names: CustomerChart, read_back: ReadBack
) -> None:
    pdf = _printed(full_of_names)
    reader = PdfReader(BytesIO(pdf))
    bookmarks = [str(each.title) for each in reader.outline if not isinstance(each, list)]
    text = "\n".join(chain([read_back(pdf)], map(str, (reader.metadata or {}).values()), bookmarks))
    for hidden in (
        *("佐藤", "健一", "サトウ", "ケンイチ", "美紀", "花子", "ハナコ", "鈴木", "太郎"),
        *("1234-5678", "9999", "181-0013", "下連雀", "1983", "昭和58年", "1985", "看護師"),
        *("システムエンジニア", "キャンプ", "お子様", "多摩", "背の高い", "誕生日"),
    ):
        assert hidden not in text.replace("\n", ""), hidden


def test_it_shows_the_number_the_initials_and_the_deal(
    make_chart: MakeChart, read_back: ReadBack
) -> None:
    text = read_back(_printed(make_chart()))
    for expected in (
        _("Customer chart without personal data"),
        *(addressed("S.K."), "3201", "田中 一郎"),
        *("下取り額の回答", "査定書", "ノア S-Z", "今月末", "ご夫婦", "下取りがもう少し"),
        *("妻が後部座席を気にしていて", "本部に再査定を依頼", "アクア", "令和9年"),
    ):
        assert expected in text, expected


def test_it_has_no_face(full_of_names: CustomerChart, read_back: ReadBack) -> None:
    without = replace(full_of_names, portrait=None)
    assert _printed(full_of_names) == _printed(without)
    assert _("Portrait") not in read_back(_printed(without)).split("\n")


def test_someone_whose_name_is_not_known_is_not_told_by_their_looks(
    make_chart: MakeChart, read_back: ReadBack
) -> None:
    chart = make_chart("", "")
    profile = replace(chart.customer.profile, looks="赤いフィットの親子")
    looks = replace(chart, customer=replace(chart.customer, profile=profile))
    assert "親子" not in read_back(_printed(looks))


KANJI = st.text("佐藤鈴木渡邉髙橋𠮷崎葵健翔蓮美咲", min_size=1, max_size=3)
READING = st.text("サトウスズキタナカワベヨシアオイケンショ", min_size=2, max_size=5)
NUMBERS = st.integers(0, 99_999_999).map(lambda number: f"{number:08}")
BEFORE = st.sampled_from(["", "「", "昨日、", "それは", "お電話で", "納期の件。", "\n"])
AFTER = st.sampled_from(["様", "さん", "様の奥様", "が", "は、", "。", "", "です", "の車"])


@st.composite
def people(draw: st.DrawFn) -> Profile:
    """A customer with a name, phone, address, birthday and plate, and somebody of the family."""
    space = draw(st.sampled_from(["", " ", "　"]))
    digits = draw(NUMBERS)
    return Profile(
        space.join((draw(KANJI), draw(KANJI))),
        " ".join((draw(READING), draw(READING))),
        (Phone(f"+8190{digits}"),),
        postal_code=f"{digits[:3]}-{digits[3:7]}",
        address=f"神奈川県藤沢市辻堂{digits[0]}-{digits[2:4]}-{digits[5]} グラン辻堂{digits[:3]}",
        birthday=draw(st.dates(date(1930, 1, 1), date(2008, 12, 31))),
        vehicles=(
            Vehicle("アクア", "トヨタ", f"湘南 {digits[:3]} さ {digits[3:5]}-{digits[5:7]}"),
        ),
        people=(Person(draw(KANJI), "妻", Phone(f"+8180{digits[::-1]}")),),
    )


def _spellings(known: Profile) -> Iterator[str]:
    """Give what is known of somebody in the ways in which people write it down."""
    [phone], [person] = known.phones, known.people
    assert person.phone is not None and known.birthday is not None
    names = [known.name, *known.name.split(), person.name]
    yield from (name for name in names if len(name) > 1)
    yield "".join(known.name.split())
    for kana in (known.kana, "".join(known.kana.split())):
        yield from (kana, jaconv.kata2hira(kana), jaconv.z2h(kana))
    for number in (phone.number, person.phone.number):
        national = "0" + number.removeprefix("+81")
        hyphened = f"{national[:3]}-{national[3:7]}-{national[7:]}"
        yield from (national, hyphened, jaconv.h2z(hyphened, digit=True, ascii=True), number)
    yield from (known.postal_code, known.address, "藤沢市", "グラン辻堂")
    yield from (known.vehicles[0].plate, "".join(known.vehicles[0].plate.split()))
    yield from (f"{known.birthday:%Y-%m-%d}", formats.era_day(known.birthday))


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(known=people(), before=BEFORE, after=AFTER, data=st.data())
def test_nothing_known_of_anybody_is_on_it_however_it_is_written(
    known: Profile,
    before: str,
    after: str,
    data: st.DataObject,
    make_chart: MakeChart,
    read_back: ReadBack,
) -> None:
    secret = data.draw(st.sampled_from(sorted(set(_spellings(known)))))
    says = f"{before}{secret}{after}"
    chart = make_chart(said=says, reason=says, bring=says)
    [deal] = chart.deals
    concerns = tuple(replace(each, words=says, remedy=says) for each in deal.concerns)
    decision = replace(deal.deal.decision, words=says, decided_by=says)
    deal = replace(
        deal, deal=replace(deal.deal, wish=says, decision=decision, rivals=says), concerns=concerns
    )
    chart = replace(chart, customer=replace(chart.customer, profile=known), deals=(deal,))
    text = "".join(read_back(_printed(chart)).split())
    assert STRUCK_OUT in text
    assert "".join(secret.split()) not in text.replace(STRUCK_OUT, "|")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=charts())
def test_no_writing_keeps_it_from_being_made_or_shows_the_person(made: Made) -> None:
    profile = without_personal_data(made.chart).customer.profile
    assert profile.name not in ("", made.chart.customer.name)
    assert replace(profile, name="", vehicles=(), reach=Reach()) == Profile(state=profile.state)
    assert all(vehicle.plate == vehicle.insurer == "" for vehicle in profile.vehicles)


def test_a_company_is_addressed_as_one_without_its_name(make_chart: MakeChart) -> None:
    chart = make_chart("株式会社山本", "ヤマモト")
    assert customer(without_personal_data(chart).customer) == "Y社 御中"

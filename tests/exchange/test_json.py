"""What scripts get as JSON."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from showroom_crm.domain.follow_ups import Repeat
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.ink import Drawing, InkTool, Layer, Point, Stroke
from showroom_crm.domain.meeting_close import Won
from showroom_crm.exchange.customer_json import write_everything
from showroom_crm.exchange.due_json import due_as_json
from showroom_crm.services.customer_export import customers_to_export
from showroom_crm.services.deal_endings import end_deal
from showroom_crm.services.follow_ups import contacts_until, move_contact, waiting_deals
from showroom_crm.services.messages import take_message
from showroom_crm.services.portraits import keep_photo, save_portrait
from showroom_crm.services.store import Store
from tests.conftest import CALL, MovableClock, Sato
from tests.services.whole_customer import complete

END_OF_DAY = datetime(2026, 10, 3, 23, 59)


def exported(store: Store, clock: MovableClock, path: Path, *, portraits: bool) -> dict[str, Any]:
    charts = customers_to_export(store, by=None, clock=clock)
    count = write_everything(path, charts, exported_at=clock.local(), portraits=portraits)
    written: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert len(written["customers"]) == count
    return written


def drawing_of(strokes: list[dict[str, Any]]) -> Drawing:
    """The drawing that a script makes of what it gets."""
    return Drawing(
        tuple(
            Stroke(
                tuple(Point(*point) for point in stroke["points"]),
                stroke["colour"],
                stroke["width"],
                InkTool(stroke["tool"]),
                Layer(stroke["layer"]),
            )
            for stroke in strokes
        )
    )


def test_everything_that_is_kept_of_a_customer_is_given_out(
    store: Store, clock: MovableClock, sato: Sato, tmp_path: Path
) -> None:
    written = exported(store, clock, tmp_path / "all.json", portraits=False)
    assert (written["format"], written["version"]) == ("showroom_crm", 1)
    (customer,) = written["customers"]
    assert (customer["name"], customer["birthday"]) == ("佐藤 健一", "1983-04-05")
    assert customer["phones"] == [{"number": "+819012345678", "kind": "mobile"}]
    assert customer["vehicles"][0]["inspection_until"] == "2027-03-31"
    assert customer["staff"] == {"code": "tanaka", "name": "田中"}
    assert customer["contacts"] == []
    assert "portrait" not in customer
    (deal,) = customer["deals"]
    assert (deal["wish"], deal["state"]) == ("シエンタ", "open")
    assert deal["decision"] == {
        "words": "今月末",
        "on": "2026-10-31",
        "decided_by": "ご夫婦",
        "from_on": None,
        "customer_does": "",
    }
    assert deal["meetings"][0]["said"] == "妻が後部座席を気にしていて"
    assert deal["meetings"][0]["ending"] == "agreed"
    assert deal["concerns"] == [
        {
            "category": "trade_in",
            "words": "今の車がいくらになるか",
            "remedy": "査定の上乗せを相談",
            "would_buy": "yes",
            "condition": "",
            "resolved": False,
            "remedy_due": "2026-10-03T15:00:00",
            "remedy_state": "to_do",
        }
    ]
    assert deal["contacts"][0]["at"] == "2026-10-03T15:00:00"
    assert deal["contacts"][0]["agreed"] is True


def test_a_contact_tells_how_it_repeats_and_its_own_lead_times(
    store: Store, clock: MovableClock, sato: Sato, tmp_path: Path
) -> None:
    plan = replace(CALL, repeats=Repeat.YEARLY, lead_minutes=(60, 10))
    move_contact(store, sato.follow_up_id, plan, by=None, clock=clock)
    written = exported(store, clock, tmp_path / "all.json", portraits=False)
    (contact,) = written["customers"][0]["deals"][0]["contacts"]
    assert (contact["repeats"], contact["lead_minutes"]) == ("yearly", [60, 10])


def test_what_belongs_to_a_customer_beside_talks_is_given_out(
    store: Store, clock: MovableClock, sato: Sato, tmp_path: Path
) -> None:
    wife = complete(store, sato, clock)
    chart = store.charts.chart(sato.customer_id)
    written = exported(store, clock, tmp_path / "all.json", portraits=False)
    customer = next(each for each in written["customers"] if each["number"] == 1001)
    assert customer["household"] == [store.customers.get(wife).number]
    for name in ("wishes", "mentions", "attempts", "events"):
        assert len(customer[name]) == len(getattr(chart, name)), name
    assert len(customer["ended_contacts"]) == len(chart.ended)
    (deal, *_others) = customer["deals"]
    for name in ("estimates", "steps", "roles"):
        assert len(deal[name]) == len(getattr(chart.deals[0], name)), name
    for name in ("attempts", "people"):
        assert customer[name], name
        assert not {"id", "customer_id"} & {key for each in customer[name] for key in each}, name


def test_messages_and_what_follows_an_order_are_given_out_without_numbers_of_ours(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId, tmp_path: Path
) -> None:
    take_message(
        store, sato.customer_id, caller="奥様", words="色の件で", wish="", by=tanaka, clock=clock
    )
    end_deal(store, sato.deal_id, Won(date(2026, 11, 2)), by=tanaka, clock=clock)
    written = exported(store, clock, tmp_path / "all.json", portraits=False)
    [customer] = written["customers"]
    assert customer["messages"] == [
        {
            "caller": "奥様",
            "words": "色の件で",
            "taken_at": "2026-10-03T12:00:00",
            "wish": "",
            "seen_at": None,
        }
    ]
    [deal] = customer["deals"]
    assert deal["delivery_on"] == "2026-11-02"
    assert deal["order_tasks"][0] == {
        "words": store.order_tasks.of_deal(sato.deal_id)[0].words,
        "done_on": None,
    }


def test_portraits_are_given_out_as_their_strokes_when_wished(
    store: Store, clock: MovableClock, sato: Sato, tmp_path: Path
) -> None:
    stroke = Stroke((Point(10, 20, 1.0, 0), Point(30, 40, 0.0, 8)), "#B3261E", 9.0)
    leaning = Stroke((Point(5, 5, 1.0, 0, tilt=30),), tool=InkTool.PENCIL, layer=Layer.SKETCH)
    drawing = Drawing((stroke, leaning))
    save_portrait(store, sato.customer_id, drawing, by=None, clock=clock)
    written = exported(store, clock, tmp_path / "all.json", portraits=True)
    [upright, leant] = written["customers"][0]["portrait"]
    assert upright == {
        "colour": "#B3261E",
        "width": 9.0,
        "tool": "pen",
        "layer": "ink",
        "points": [[10, 20, 1.0, 0], [30, 40, 0.0, 8]],
    }
    assert leant["points"] == [[5, 5, 1.0, 0, 30]]
    assert drawing_of([upright, leant]) == drawing


def test_only_the_portrait_that_is_shown_leaves_and_never_a_photo(
    store: Store, clock: MovableClock, sato: Sato, tmp_path: Path
) -> None:
    for x in (10.0, 20.0):
        drawing = Drawing((Stroke((Point(x, 0, 1.0),)),))
        save_portrait(store, sato.customer_id, drawing, anew=True, by=None, clock=clock)
    keep_photo(store, sato.customer_id, b"the photo", by=None, clock=clock)
    path = tmp_path / "all.json"
    written = exported(store, clock, path, portraits=True)
    assert written["portraits"] == "shown"
    assert [each["points"] for each in written["customers"][0]["portrait"]] == [[[20, 0, 1.0, 0]]]
    assert "photo" not in path.read_text("utf-8")
    assert exported(store, clock, path, portraits=False)["portraits"] == "none"


def test_an_empty_showroom_gives_an_empty_list(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    assert exported(store, clock, tmp_path / "all.json", portraits=True)["customers"] == []


@pytest.mark.parametrize(
    ("now", "urgency", "late"),
    [
        (datetime(2026, 10, 3, 12, 0), "today", 0),
        (datetime(2026, 10, 3, 16, 30), "overdue", 90),
    ],
)
def test_a_contact_that_is_due_is_told_with_how_late_it_is(
    store: Store, sato: Sato, now: datetime, urgency: str, late: int
) -> None:
    due = json.loads(due_as_json(contacts_until(store, END_OF_DAY), waiting_deals(store), now=now))
    assert due["now"] == now.isoformat()
    assert due["waiting"] == []
    (contact,) = due["due"]
    assert (contact["urgency"], contact["late_minutes"]) == (urgency, late)
    assert (contact["at"], contact["until"]) == ("2026-10-03T15:00:00", None)
    assert (contact["name"], contact["reason"]) == ("佐藤 健一", "下取り額の回答")
    assert contact["last_words"] == "妻が後部座席を気にしていて"

"""A customer of whom everything is known, in long texts."""

from datetime import date, datetime, time, timedelta

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, Decision, WouldBuy
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.vehicles import Payment, Vehicle
from showroom_crm.services import calls, customers, deals, follow_ups, meetings, mentions
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock

PROFILE = Profile(
    name="長曽我部 宗右衛門",
    kana="チョウソカベ ソウエモン",
    phones=(read_phone("090-9876-5432"), read_phone("0422-12-3456")),
    postal_code="1810013",
    address="東京都三鷹市下連雀1-2-3 グランドメゾン三鷹の森 1203号室",
    birthday=date(1980, 10, 20),
    job="市立病院 事務長",
    vehicles=(
        Vehicle(
            "アルファード",
            maker="トヨタ",
            grade="エグゼクティブラウンジ",
            inspection_until=date(2026, 12, 20),
            payment=Payment.BALLOON,
            payment_until=date(2027, 2, 28),
        ),
    ),
    people=(
        Person("長曽我部 千恵子", relation="妻", decides=True, birthday=date(1982, 10, 30)),
        Person("美咲", relation="長女", birthday=date(2011, 10, 12)),
    ),
)
SAID = (
    "妻が後部座席の乗り降りを気にしていて、母が足を悪くしたので低い床の車がよい。"
    "今の車の下取りがいくらになるか次第で、月々は三万円までに抑えたい。"
    "他社の見積も取っているが、できればこちらで長く付き合いたいと思っている。"
)
PROPOSED = "シエンタの福祉車両とノアの二台をご案内し、試乗は土曜の午前をお勧めした。"
NEXT_TIME = (
    "お母様の膝の具合を最初に伺う。後部座席の高さを実測した表と、助手席リフトの写真を用意する。"
)
CONCERNS = (
    Concern(
        ConcernCategory.TRADE_IN,
        "今の車がいくらになるか、ほかの店では百二十万円と言われた",
        "査定の上乗せを店長に相談し、過走行の減点を見直して金曜までにお答えする",
        WouldBuy.YES_IF,
        condition="百三十万円なら今月中に決める",
    ),
    Concern(ConcernCategory.FAMILY, "妻が後部座席の乗り降りを気にしている", "試乗車をご自宅へ"),
    Concern(ConcernCategory.LOAN, "月々三万円まで", "頭金と回数を変えた三通りの表をお持ちする"),
    Concern(ConcernCategory.PARKING, "立体駐車場の高さが足りないかもしれない", "管理会社に確認"),
)
CALL = Plan(
    Channel.PHONE,
    datetime(2026, 10, 5, 18, 0),
    reason="下取り額の上乗せについて店長の回答をお伝えし、土曜の試乗のお時間を決める",
    bring="査定書、ローン三通りの試算表、助手席リフトの写真",
    until=time(20, 0),
)
VISIT = Plan(Channel.VISIT_US, datetime(2026, 10, 10, 10, 30), reason="ご夫婦で試乗")
MENTIONS = (
    "娘さんの高校の文化祭 10/9",
    "ご夫婦の結婚二十周年のご旅行(金沢) 10/8",
    "釣りは黒鯛、今年は浦安の堤防",
    "お母様の膝の手術の経過",
)


def take_down(store: Store, clock: MovableClock, by: StaffId) -> CustomerId:
    """Keep the customer with all that belongs to them."""
    customer_id = customers.add_customer(store, PROFILE, by=by, clock=clock).customer_id
    earlier = Record(NOON - timedelta(days=20), said="そろそろ買い替えを考えている")
    first = meetings.begin_meeting(
        store, customer_id, earlier, wish="シエンタ", by=by, clock=clock
    ).meeting_id
    decision = Decision("来月の決算まで", date(2026, 10, 31), "ご夫婦とお母様で相談して")
    soon = NextContact(Plan(Channel.PHONE, NOON - timedelta(days=3), reason="在庫のご連絡"))
    meetings.close_meeting(store, first, Answers(decision=decision), soon, by=by, clock=clock)
    chart = store.charts.chart(customer_id)
    deal_id = chart.deals[0].deal.id
    tried = Attempt(
        customer_id,
        Channel.PHONE,
        Result.NOT_IN,
        NOON - timedelta(days=3),
        words="奥様に伝言をお願いした",
        follow_up_id=chart.planned[0].id,
    )
    calls.record_attempt(store, tried, CALL, by=by, clock=clock)
    last = Record(
        NOON - timedelta(days=1),
        attendees="ご夫婦、お母様",
        said=SAID,
        proposed=PROPOSED,
        next_time=NEXT_TIME,
        tags=("下取り", "家族"),
    )
    answered = store.charts.chart(customer_id).planned[0].id
    held = meetings.begin_meeting(
        store, customer_id, last, deal_id=deal_id, answers_id=answered, by=by, clock=clock
    ).meeting_id
    answers = Answers(CONCERNS, decision)
    meetings.close_meeting(store, held, answers, NextContact(CALL), by=by, clock=clock)
    follow_ups.plan_contact(store, customer_id, VISIT, deal_id=deal_id, by=by, clock=clock)
    estimate = Estimate(
        date(2026, 9, 28), "シエンタ", "Z ハイブリッド 7人乗り", total=3_280_000, monthly=29_800,
        valid_until=date(2026, 10, 31),
    )  # fmt: skip
    deals.keep_estimate(store, deal_id, estimate, by=by, clock=clock)
    for typed in MENTIONS:
        mentions.add_mention(store, customer_id, typed, by=by, clock=clock)
    return customer_id

"""The words of a file for values of the domain; a file keeps them whatever the screen says."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.folding import fold
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.reaching import Refusal
from showroom_crm.domain.vehicles import Payment, VehicleUse

Value = TypeVar("Value", bound=StrEnum)

# In Japanese, in English, and what other programs write for the same.
_WORDS: Mapping[StrEnum, tuple[str, ...]] = {
    CustomerState.ACTIVE: ("取引中", "Active"),
    CustomerState.REPLACED_ELSEWHERE: ("他社代替", "Bought elsewhere"),
    CustomerState.MOVED_AWAY: ("転居先不明", "Moved away", "転居"),
    CustomerState.DECEASED: ("ご逝去", "Deceased", "逝去", "死亡"),
    CustomerState.SUSPENDED: ("取引停止", "Suspended"),
    Channel.PHONE: ("電話", "Phone", "TEL"),
    Channel.VISIT_US: ("来店", "Showroom visit"),
    Channel.VISIT_THEM: ("訪問", "Home visit"),
    Channel.LINE: ("LINE", "LINE"),
    Channel.SMS: ("SMS", "SMS", "ショートメール"),
    Channel.MAIL: ("メール", "E-mail", "Eメール", "Mail", "Email"),
    Channel.POST: ("郵送", "Letter", "DM", "Post"),
    Refusal.NO_PHONE: ("電話不可", "No phone"),
    Refusal.NO_WORK_PHONE: ("勤務先への電話不可", "No work phone", "勤務先電話不可"),
    Refusal.NO_MESSAGE: ("伝言不可", "No message"),
    Refusal.KEEP_FROM_FAMILY: ("ご家族に内緒", "Keep from family", "家族に内緒"),
    Refusal.NO_DIRECT_MAIL: ("DM不可", "No direct mail"),
    Refusal.NO_CONTACT: ("一切の連絡不要", "No contact", "連絡不要"),
    VehicleUse.PRIVATE: ("自家用乗用車", "Private", "乗用", "自家用"),
    VehicleUse.KEI: ("軽乗用車", "Kei", "軽", "軽自動車"),
    VehicleUse.SMALL_CARGO: ("小型貨物車", "Small cargo", "小型貨物"),
    VehicleUse.KEI_CARGO: ("軽貨物車", "Kei cargo", "軽貨物"),
    VehicleUse.OTHER: ("その他", "Other"),
    Payment.CASH: ("現金", "Cash"),
    Payment.LOAN: ("ローン", "Loan", "クレジット"),
    Payment.BALLOON: ("残価設定", "Balloon", "残クレ", "残価"),
    Payment.LEASE: ("リース", "Lease"),
}
_YES = ("はい", "Yes", "○", "〇", "1", "true", "有", "法人")


def word(value: StrEnum, *, language: str) -> str:
    """Return the word for a value in a file."""
    japanese, english, *_others = _WORDS[value]
    return japanese if language == "ja" else english


def value_of(values: type[Value], written: str) -> Value | None:
    """Return the value that a word means in any language, or None."""
    folded = fold(written)
    return next(
        (value for value in values if folded in {fold(each) for each in _WORDS[value]}), None
    )


def yes(*, language: str) -> str:
    """Return the word for what holds."""
    return _YES[0] if language == "ja" else _YES[1]


def is_yes(written: str) -> bool:
    """Tell whether a cell says that something holds."""
    return written.strip().casefold() in {each.casefold() for each in _YES}

"""What is said in the meetings of one deal, from the first visit to what we promise next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from random import Random

from showroom_crm.domain.deals import Concern, Decision, LostReason, WouldBuy
from showroom_crm.domain.decision_spans import read_span
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.meetings import Place
from showroom_crm.services.demo import times
from showroom_crm.services.demo.people import Person
from showroom_crm.services.demo.texts import Promise, Talk, Texts, promise_of

_PLACES = {Channel.VISIT_US: Place.SHOWROOM, Channel.VISIT_THEM: Place.THEIR_HOME}
_DAYS = {"month_end": times.month_end, "next_weekend": times.next_weekend}
_WOULD_BUY = (WouldBuy.YES, WouldBuy.YES, WouldBuy.YES_IF, WouldBuy.NOT_ASKED)


@dataclass(frozen=True)
class Spoken:
    """What was said in one meeting, and where; `answers` is the promise that led to it."""

    place: Place
    attendees: str
    said: str
    proposed: str
    answers: Promise | None = None


@dataclass(frozen=True)
class Conversation:
    """The meetings of a deal in their order, the concerns they raised, what we promise next."""

    meetings: tuple[Spoken, ...]
    concerns: tuple[Concern, ...]
    promise: Promise


class Conversations:
    """Lets people talk; the same random numbers give the same words."""

    def __init__(self, texts: Texts, random: Random) -> None:
        self._texts = texts
        self._words = texts.words
        self._random = random
        passing_by = self._words["unclosed"]["talks"]
        self._passing_by = cycle(random.sample(passing_by, len(passing_by)))

    def about(self, person: Person, *, meetings: int) -> Conversation:
        """Return a conversation of one to four meetings about one or two concerns."""
        first, second = self._two_talks(person)
        spoken = [self._opening(person, first)]
        promises = [first.promise, first.then, second.promise, second.then]
        if meetings > 1:
            spoken.append(self._again(person, first))
        concerns = [self._concern(person, first, resolved=meetings > 2)]
        if meetings > 2:
            spoken.append(self._next_thing(person, second))
            concerns.append(self._concern(person, second, resolved=False))
        if meetings > 3:
            spoken.append(self._again(person, second))
        *made, promise = (self._promise(person, each) for each in promises[: len(spoken)])
        answering = (
            replace(each, answers=made[number - 1]) if number else each
            for number, each in enumerate(spoken)
        )
        return Conversation(tuple(answering), tuple(concerns), promise)

    def order(self, person: Person) -> Spoken:
        """Return the meeting in which someone buys."""
        said, proposed = self._random.choice(self._words["won"][_side(person)])
        return self._spoken(person, Place.SHOWROOM, said, proposed)

    def farewell(self, person: Person) -> tuple[LostReason, Spoken]:
        """Return why someone will not buy here, and the meeting in which they say so."""
        reasons = self._words["lost"][_side(person)]
        reason = self._random.choice(list(reasons))
        said, answered = self._random.choice(reasons[reason])
        return LostReason(reason), self._spoken(person, Place.PHONE, said, answered)

    def passing_by(self, person: Person) -> Spoken:
        """Return a first visit that nobody has closed."""
        said, proposed = next(self._passing_by)
        return self._spoken(person, Place.SHOWROOM, said, proposed)

    def decision(self, person: Person, *, on: date) -> Decision:
        """Return when someone said, on a day, that they will conclude."""
        decisions = self._words["decisions"]
        side = "senior" if person.kind == "senior" else _side(person)
        words, rule = self._random.choice(decisions[side])
        until = person.profile.vehicles[0].inspection_until
        span = read_span(words, today=on, inspection_until=until)
        day = _DAYS[rule](on) if rule else None
        decided_by = {"single": "by_single", "company": "by_company"}.get(person.kind, "by_family")
        return Decision(
            words=words,
            on=day if span is None else span.last,
            from_on=None if span is None or span.first == span.last else span.first,
            decided_by=self._filled(person, self._random.choice(decisions[decided_by])),
        )

    def after_sale(self) -> Promise:
        """Return a contact with someone who has bought."""
        return promise_of(self._random.choice(self._words["after_sale"]["contacts"]))

    def _two_talks(self, person: Person) -> Sequence[Talk]:
        first, *others = self._random.sample(self._fitting(person), 4)
        second = next((talk for talk in others if talk.category != first.category), others[0])
        return first, second

    def _fitting(self, person: Person) -> Sequence[Talk]:
        return [
            talk
            for talk in self._texts.talks
            if person.kind in talk.who
            and (not talk.wish or person.wish.kind in talk.wish)
            and not (talk.inspection_far and person.inspection_near)
        ]

    def _opening(self, person: Person, talk: Talk) -> Spoken:
        near = person.inspection_near and not person.company
        openers = self._words["openers"]["inspection_near" if near else _side(person)]
        return self._visit(person, talk, self._random.choice(openers))

    def _again(self, person: Person, talk: Talk) -> Spoken:
        place = _PLACES.get(talk.promise.channel, Place.PHONE)
        return self._spoken(
            person, place, talk.again, talk.answered, alone=talk.category == "family"
        )

    def _next_thing(self, person: Person, talk: Talk) -> Spoken:
        return self._visit(person, talk, self._random.choice(self._words["later"][_side(person)]))

    def _visit(self, person: Person, talk: Talk, opener: str) -> Spoken:
        place = Place.THEIR_HOME if person.company else Place.SHOWROOM
        return self._spoken(
            person, place, opener + talk.said, talk.proposed, alone=talk.category == "family"
        )

    def _concern(self, person: Person, talk: Talk, *, resolved: bool) -> Concern:
        return Concern(
            talk.category,
            words=self._filled(person, talk.concern),
            remedy=self._filled(person, talk.remedy),
            would_buy=WouldBuy.YES if resolved else self._random.choice(_WOULD_BUY),
            resolved=resolved,
        )

    def _spoken(
        self, person: Person, place: Place, said: str, proposed: str, *, alone: bool = False
    ) -> Spoken:
        alone = alone or place is Place.PHONE
        return Spoken(
            place,
            self._attendees(person, alone=alone),
            self._filled(person, said),
            self._filled(person, proposed),
        )

    def _attendees(self, person: Person, *, alone: bool) -> str:
        if person.company:
            return str(self._random.choice(["社長", "社長", "総務の方"]))
        together = {"couple": ["ご夫婦"], "parents": ["ご夫婦", "ご家族で"], "senior": ["ご夫婦"]}
        if alone or self._random.random() < 0.5:
            return "ご本人"
        return str(self._random.choice(together.get(person.kind, ["ご本人"])))

    def _promise(self, person: Person, promise: Promise) -> Promise:
        reason, bring = self._filled(person, promise.reason), self._filled(person, promise.bring)
        return Promise(promise.channel, reason, bring)

    def _filled(self, person: Person, text: str) -> str:
        return text.format(**person.words)


def _side(person: Person) -> str:
    return "company" if person.company else "private"

"""The sentences of the close in the showroom's own words: one setting for all its reps."""

import json

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.said_sentences import Said, accepted_sentence
from showroom_crm.services.store import Store

_NAME = "said_sentences"

Own = dict[tuple[str, Said], str]


def own_sentences(store: Store) -> Own:
    """Return what was kept, by language and sentence; what cannot be read is left out."""
    kept = store.settings.get(_NAME)
    try:
        written = {} if kept is None else json.loads(kept)
    except ValueError:
        return {}
    own: Own = {}
    for key, text in written.items() if isinstance(written, dict) else ():
        language, _slash, name = str(key).partition("/")
        try:
            said = Said(name)
            own[language, said] = accepted_sentence(said, text)
        except (ValueError, TypeError, RuleBroken):
            continue
    return own


def keep_sentences(store: Store, language: str, texts: dict[Said, str], *, clock: Clock) -> Changes:
    """Keep sentences of a language for every rep; one that is not given is the original again.

    Raises RuleBroken as `accepted_sentence`.
    """
    accepted = {said: accepted_sentence(said, text) for said, text in texts.items()}
    with store.transaction():
        others = {key: text for key, text in own_sentences(store).items() if key[0] != language}
        kept = others | {(language, said): text for said, text in accepted.items()}
        written = {f"{spoken}/{said}": text for (spoken, said), text in kept.items()}
        store.settings.keep(_NAME, json.dumps(written, ensure_ascii=False), at=clock.utc())
    return Changes(everything=True)

"""Whose words go on unmarked: in an account of the writer's own, only those of somebody who talks with others.

``The plan is old. In May the Mayor was cited as saying that it leaks. All dams leak.`` So says whoever writes.
"""

from functools import cache

import msgspec

from reftel.extracting.lexicon.load import cues, meeting_lists, speakers
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.own_views import judges_it
from reftel.extracting.registry import Registry
from reftel.model.redacted import is_redacted


def without_monologues(drafts: list[Draft], notes: Notes, registry: Registry) -> list[Draft]:
    """The drafts without what seems to go on from a person who talks with nobody, in a paragraph that does not begin
    with him: judgements in it are the post's.
    """
    if notes.cable.kind not in ("telegram", "airgram"):
        return drafts
    talking, first = _talking(notes, registry), _firsts(drafts, notes)
    kept = []
    for draft in drafts:
        alone = _goes_on(draft, registry) and draft.speaker not in talking
        opening = first[notes.sentence_of(draft).para]
        if alone and opening is not None and draft.speaker.rsplit(maxsplit=1)[-1] not in opening.text:
            kept += _of_post(draft, notes)
        else:
            kept.append(draft)
    return kept


def _firsts(drafts: list[Draft], notes: Notes) -> dict[int, Sentence | None]:
    """The first sentence of each paragraph, None where somebody speaks in it."""
    spoken = {draft.sentence for draft in drafts if draft.voice == "reported"}
    first: dict[int, Sentence | None] = {}
    for sentence in notes.sentences:
        first.setdefault(sentence.para, None if sentence.index in spoken else sentence)
    return first


def _goes_on(draft: Draft, registry: Registry) -> bool:
    person = draft.frame == "implicit" and draft.voice == "reported" and not is_redacted(draft.speaker)
    return person and not draft.addressees and registry.person(draft.speaker.rsplit(maxsplit=1)[-1]) is not None


def _of_post(draft: Draft, notes: Notes) -> list[Draft]:
    if not judges_it(notes.sentence_of(draft)):
        return []
    mine = {"speaker": "post", "holder": "post", "voice": "post", "frame": "comment", "because": "comment"}
    return [msgspec.structs.replace(draft, **mine)]


def _talking(notes: Notes, registry: Registry) -> frozenset[str]:
    """The persons of the sentences in which people meet, or are told something."""
    found: set[str] = set()
    for sentence in notes.sentences:
        words = sentence.parse.words if sentence.parse is not None else sentence.text.split()
        if _of_talks().isdisjoint(word.lower() for word in words if word != "US"):
            continue
        found.update(person.short for word in words if word[0].isupper() and (person := registry.person(word)))
    return frozenset(found)


@cache
def _of_talks() -> frozenset[str]:
    officers = {words for words, name in speakers().post.items() if name != "post"}
    return meeting_lists()["talks"] | cues("conversing") | officers

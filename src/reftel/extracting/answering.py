"""Who answers whom: ``The Ambassador urged that it be mended. Marin replied that it was new.``: each told the other."""

from collections.abc import Sequence

import msgspec

from reftel.extracting.lexicon.load import cues
from reftel.extracting.notes import Draft, Notes
from reftel.extracting.pronouns import REPLIES, one_person
from reftel.extracting.registry import Registry

_FRAMES = frozenset(["that", "bare", "quote", "paren", "inf", "wh", "object", "prep", "alone"])


def answered(drafts: Sequence[Draft], notes: Notes, registry: Registry) -> list[Draft]:
    """The statements with whom they were told to, where the next one answers them in the same paragraph.

    Nothing but words of the one who is answered stands between the two.
    """
    found = _to_questions(list(drafts), registry)
    order = sorted(range(len(found)), key=lambda turn: (found[turn].sentence, found[turn].start))
    for place, turn in enumerate(order[1:], start=1):
        reply, before = found[turn], found[order[place - 1]]
        if not _may_talk(reply, registry) or reply.verb_negated:
            continue
        ours = _is_own(before, registry) != _is_own(reply, registry)
        if reply.verb not in REPLIES and not (ours and reply.sentence == before.sentence + 1 and not reply.addressees):
            continue
        if not _may_talk(before, registry) or before.speaker == reply.speaker or not _near(before, reply, notes):
            continue
        if before.addressees and before.addressees != (reply.speaker,):
            continue
        for earlier in reversed(order[:place]):
            told = found[earlier]
            if told.speaker != before.speaker or told.sentence < before.sentence or told.addressees:
                break
            if _may_talk(told, registry):
                found[earlier] = msgspec.structs.replace(told, addressees=(reply.speaker,))
        if not reply.addressees:
            found[turn] = msgspec.structs.replace(reply, addressees=(before.speaker,))
    return found


def _is_own(draft: Draft, registry: Registry) -> bool:
    """Whether one of the post says it: what stands beside it as another's was told to each other."""
    return draft.speaker in registry.staff or draft.speaker in registry.roles.values()


def _to_questions(found: list[Draft], registry: Registry) -> list[Draft]:
    """``To the Ambassador's question whether it leaked Marin replied that it did``: each to the other."""
    for turn, asked in enumerate(found):
        if asked.frame != "nominal" or asked.act != "ask" or asked.addressees:
            continue
        for place, told in enumerate(found):
            answers = told.sentence == asked.sentence and told.start > asked.end and told.speaker != asked.speaker
            if answers and _may_talk(told, registry):
                found[turn] = msgspec.structs.replace(asked, addressees=(told.speaker,))
                if not told.addressees:
                    found[place] = msgspec.structs.replace(told, addressees=(asked.speaker,))
                break
    return found


def _near(before: Draft, reply: Draft, notes: Notes) -> bool:
    one, other = notes.sentences[before.sentence], notes.sentences[reply.sentence]
    apart = before.sentence < reply.sentence or before.end <= reply.start
    return apart and one.para == other.para and 0 <= other.index - one.index <= 1


def _may_talk(draft: Draft, registry: Registry) -> bool:
    """Whether a statement is somebody's in a talk: a person's, told by nobody else."""
    known = one_person(draft.speaker, registry) or draft.speaker in registry.staff
    if draft.speaker.lower() in cues("anybody"):
        return False
    return known and draft.voice == "reported" and draft.frame in _FRAMES and not draft.relayed_by

"""Conversations that a report tells of: ``On March 3, Foreign Minister Marin told the Ambassador``, with a day."""

import re
from typing import TYPE_CHECKING

from reftel.extracting.cues import tokens_of
from reftel.extracting.lexicon.load import meeting_lists
from reftel.extracting.mention import Mention
from reftel.extracting.notes import Draft
from reftel.extracting.occasions import place_of
from reftel.extracting.participants import pieces
from reftel.model.meeting import Participant

if TYPE_CHECKING:
    from reftel.extracting.encounters import Scene


def by_report(scene: "Scene") -> list[Mention]:
    """``On March 3, Foreign Minister Marin told the Ambassador``: a day, and two who spoke with each other."""
    lead = next((date for date in scene.dates if date.start <= 4), None)
    first = lead is not None and re.match(r"(?:on )?$", scene.sentence.text[: lead.start], re.IGNORECASE) is not None
    for draft in scene.drafts:
        if draft.speaker_at is None or draft.verb not in meeting_lists()["told"]:
            continue
        if draft.verb_at is None and (told := _in_aside(scene, draft)) is not None:
            return [told]
        if draft.relayed_by or draft.verb_at is None or scene.status(draft.verb_at) != "held":
            continue
        beside = _beside(scene, draft.verb_at)
        if not (beside or (first and draft.verb == "tell") or _dated(scene, draft.verb_at, draft)):
            continue
        who = _named_at(scene, draft.speaker_at.start, draft.speaker_at.end)
        whom = [one for at in draft.addressees_at for one in _named_at(scene, at.start, at.end) if one not in who]
        whom = whom or _told(scene, draft.verb_at)
        ours = [one for one in (*who, *whom) if one.of_post]
        if who and whom and (ours or beside):
            because = f"told at a {beside}" if beside else "told on a day"
            return [scene.mention(draft.verb_at, "conversation", "held", who, whom, because)]
    return []


def _in_aside(scene: "Scene", draft: Draft) -> Mention | None:
    """``The dam leaked, Marin told Poloff on March 3.``: what the parser was not shown is read as words."""
    heard = draft.addressees_at[0] if len(draft.addressees_at) == 1 else None
    if draft.speaker_at is None or heard is None or draft.relayed_by:
        return None
    days = [date.edtf for date in scene.dates if heard.start <= date.start + scene.sentence.start < heard.end]
    who, whom = draft.speaker, next(iter(draft.addressees), None)
    if not days or len(days[0]) < 7 or whom is None or {who, whom}.isdisjoint(scene.registry.staff):
        return None
    sides = [
        Participant(name=name, words=scene.people.place(at.start, at.end), of_post=name in scene.registry.staff)
        for name, at in ((who, draft.speaker_at), (whom, heard))
    ]
    return Mention(
        sentence=scene.sentence.index,
        kind="conversation",
        status="held",
        who=(sides[0],),
        whom=(sides[1],),
        when=days[0],
        because="told on a day",
    )


def _told(scene: "Scene", verb: int) -> list[Participant]:
    """Whom a verb of telling has behind it, where what was told stands before: ``…, Marin told Poloff March 3``."""
    thing = scene.parse.child(verb, "dobj", "dative")
    if thing is None or thing < verb:
        return []
    return scene.people.of(pieces(scene.parse, scene.parse.left(thing), thing + 1, scene.dated)[0], loose=False)


def _beside(scene: "Scene", verb: int) -> str | None:
    """What somebody told another at, who must have been there: ``during his visit``, ``on the margins of``."""
    parse = scene.parse
    for link in parse.children(verb, "prep"):
        place = parse.child(link, "pobj")
        if place is None or parse.lower[link] not in (*meeting_lists()["before"], "on"):
            continue
        if parse.lower[place] in meeting_lists()["presences"]:
            return parse.lower[place]
    return None


def _dated(scene: "Scene", verb: int, draft: Draft) -> bool:
    """Whether a day hangs on a verb of telling, and is none of what was told: ``told Poloff August 2 that``."""
    tokens = tokens_of(scene.sentence.text)
    for date in scene.dates:
        if not draft.start <= date.start + scene.sentence.start < draft.end and len(date.edtf) >= 7:
            place = place_of(tokens, date, scene.sentence, people=True)
            if place is not None and place.verb == verb:
                return True
    return False


def _named_at(scene: "Scene", start: int, end: int) -> list[Participant]:
    tokens = [token for token in range(len(scene.parse)) if start <= scene.parse.starts[token] < end]
    if not tokens:
        return []
    return scene.people.of(pieces(scene.parse, tokens[0], tokens[-1] + 1, scene.dated)[0], loose=False)

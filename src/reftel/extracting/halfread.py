"""Reports that the parser reads by halves: what it takes for the object is who speaks, for the addressee who acts."""

import msgspec

from reftel.extracting.lexicon.load import frames
from reftel.extracting.notes import Draft
from reftel.extracting.parse import Parse
from reftel.extracting.tellers import can_tell
from reftel.extracting.walk import Walk, mention_of

_US = frozenset(["us", "me", "him", "them"])
_SHORTEST = 12  # characters of a quotation that says something
_STOPS = frozenset([",", ":"])
_SAYING = frozenset(
    ["say", "state", "write", "declare", "announce", "add", "note", "comment", "remark", "assert", "warn", "conclude"]
)


def mended(walk: Walk, draft: Draft) -> Draft:
    """A report as its words have it, where the parser has it otherwise.

    ``"It leaks," declared Marin at the dam``: what he declares is the quotation. ``told us Ostrels were late``: we are
    told, and the Ostrels are late.
    """
    return _with_acting(walk, _unquoted(walk, draft))


def _unquoted(walk: Walk, draft: Draft) -> Draft:
    at = draft.speaker_at
    if at is None or draft.frame != "object" or draft.start != at.start:
        return draft
    said = [place for place in walk.quotes if walk.sentence.start <= place[0] and place[1] <= at.start]
    if not said:
        return draft
    return msgspec.structs.replace(draft, frame="quote", start=said[0][0], end=said[-1][1], root=None, lo=0, hi=0)


def _with_acting(walk: Walk, draft: Draft) -> Draft:
    parse = walk.parse
    if draft.frame != "bare" or len(draft.addressees_at) != 1:
        return draft
    told = draft.addressees_at[0]
    first = next((turn for turn, start in enumerate(parse.starts) if start == told.start), 0)
    if not first or parse.lower[first - 1] not in _US or parse.heads[first - 1] != draft.verb_at:
        return draft
    if not told.end < draft.start or parse.deps[first - 1] not in ("dobj", "dative"):
        return draft
    return msgspec.structs.replace(
        draft, addressees_at=(walk.mention(first - 1, first),), start=told.start, lo=min(first, draft.lo)
    )


def before_quotation(walk: Walk) -> list[Draft]:
    """``An op-ed in the Herald stated, "It leaks."``, where the parser finds no clause that is stated."""
    parse = walk.parse
    said = next((place for place in walk.quotes if place[0] > walk.sentence.start), None)
    if said is None or said[1] - said[0] < _SHORTEST or said[1] > walk.sentence.end:
        return []
    first = next((turn for turn, start in enumerate(parse.starts) if start >= said[0]), len(parse))
    inside = [turn for turn in range(first, len(parse)) if parse.starts[turn] < said[1]]
    if first < 3 or not inside or parse.words[first - 2] not in _STOPS or not parse.words[first][0].isupper():
        return []
    for verb in range(first - 1, 0, -1):
        frame = frames().get(parse.lemma(verb))
        if frame is None or frame.lemma not in _SAYING or parse.tags[verb] not in ("VBD", "VBZ", "VBG"):
            continue
        subject = _subject(parse, verb)
        if subject is None or not can_tell(parse, subject, frame, walk.names):
            return []
        draft = walk.draft(
            "quote",
            inside[0],
            inside[0],
            inside[-1] + 1,
            verb=None,
            lemma=frame.lemma,
            act=frame.act,
            speaker=mention_of(walk, subject),
        )
        return [] if draft is None else [msgspec.structs.replace(draft, verb_at=verb)]
    return []


def _subject(parse: Parse, verb: int) -> int | None:
    """Who does it; of ``published an op-ed stating`` the paper that states."""
    subject = parse.child(verb, "nsubj")
    if subject is not None or parse.tags[verb] != "VBG":
        return subject
    return parse.child(verb, "compound") or (parse.heads[verb] if parse.deps[verb] == "acl" else None)

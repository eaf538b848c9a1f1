"""What somebody says behind a colon, with no verb of saying before it: ``Marin was blunt: the dam would break``."""

from reftel.extracting.lexicon.load import cues, frames, speakers
from reftel.extracting.notes import Draft
from reftel.extracting.tellers import can_tell
from reftel.extracting.walk import Walk, mention_of

_SHORTEST = 3  # words behind the colon
_BETWEEN = 5  # words between the verb and the colon


def behind_colon(walk: Walk) -> list[Draft]:
    """``Marin was blunt: …``, ``Marin's answer was simple: …``, ``Not so, Marin shot back: …``."""
    parse = walk.parse
    if walk.sentence.asides or ":" not in parse.words:
        return []
    colon = parse.words.index(":")
    if colon < 2 or len(parse) - colon - 1 < _SHORTEST or walk.quoted(parse.starts[colon]):
        return []
    for verb in range(colon - 1, max(colon - _BETWEEN, 0), -1):
        if parse.tags[verb] not in ("VBD", "VBZ", "VBP") or parse.negated(verb):
            continue
        who = _speaker(walk, verb, colon)
        if who is None:
            return []
        end = len(parse)
        draft = walk.draft(
            "bare", colon + 1, colon + 1, end, verb=None, lemma="say", act="state", speaker=mention_of(walk, who)
        )
        return [] if draft is None else [draft]
    return []


def _speaker(walk: Walk, verb: int, colon: int) -> int | None:
    """Who speaks, where the words before the colon tell how, or are for what he says."""
    parse = walk.parse
    subject = parse.child(verb, "nsubj")
    if subject is None:
        before = verb - 1
        subject = before if before >= 0 and parse.tags[before] == "NNP" else None
    if subject is None:
        return None
    behind = parse.lower[verb + 1 : colon]
    if parse.lower[verb] in cues("copulas"):
        if not behind or behind[-1] not in cues("manners") or "not" in behind:
            return None
        owner = parse.child(subject, "poss")
        if owner is not None and parse.lower[subject] in cues("words_of"):
            return owner if parse.tags[owner].startswith("NNP") or parse.lemma(owner) in speakers().nouns else None
    elif (parse.lower[verb], *behind) not in _RETORTS:
        return None
    return subject if can_tell(parse, subject, frames()["feel"], walk.names) else None


_RETORTS = frozenset(
    [
        ("shot", "back"),
        ("fired", "back"),
        ("snapped", "back"),
        ("hit", "back"),
        ("put", "it", "bluntly"),
        ("put", "it", "simply"),
    ]
)

"""What a cable bids others to do: ``Embassy should inform``, ``Post is requested to``, ``Abstain unless``.

Instructions are the writer's own requests. A bare imperative is one only where the Department writes, behind *please*,
or in a list that an instruction opens; else a verb at the head of a sentence may be a heading, or a telegram without
its subject.
"""

from typing import Final, Literal

from reftel.extracting.lexicon.load import cues
from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.parse import Parse

Bidding = Literal["bids", "permits", "opens"]  # "Post should:" only opens a list

HOME: Final = frozenset(["STATE", "SECSTATE"])  # the stations of the Department, which instructs posts
_BIDDING: Final = frozenset(["should", "must", "shall"])
_BIDDEN: Final = frozenset(
    ["requested", "asked", "instructed", "directed", "urged", "encouraged", "invited", "tasked", "reminded"]
)
_ALLOWED: Final = frozenset(["authorized", "authorised", "permitted", "free"])
_ASKING: Final = frozenset(
    ["requests", "request", "asks", "ask", "instructs", "directs", "urges", "encourages", "invites", "requested"]
)
_HOME: Final = frozenset(["department", "washington", "dept", "we", "state"])
_HEAD: Final = 8  # tokens from the beginning among which stands who is bidden
_REACH: Final = 4  # tokens behind it among which its verb stands: "Embassy Sestrin should"
_BULLETS: Final = frozenset(["-", "--", "*", "•", ".", "–", "—"])
_BEHIND: Final = frozenset(["unless", "if", "from", "against", "that", "only"])
_LEAD: Final = 5  # tokens of the longest "Posts should also:"
_SHORT: Final = 3  # tokens of the shortest instruction


def bidding_of(sentence: Sentence, *, at_home: bool, listed: bool) -> Bidding | None:
    """Whether a sentence bids somebody to act, or permits it; None where it does neither.

    ``at_home`` is whether the Department writes, ``listed`` whether an instruction opened the list it belongs to.
    """
    parse = sentence.parse
    if parse is None or len(parse) < _SHORT or sentence.in_quote or sentence.text.rstrip("\"”’') ").endswith("?"):
        return None
    if sentence.text.rstrip().endswith(":") and len(parse) <= _LEAD and _of_somebody(parse) is not None:
        return "opens"
    return _of_somebody(parse) or _asked_by_us(parse) or _imperative(sentence, parse, bare=at_home or listed)


def is_spoken(found: list[Draft]) -> bool:
    """Whether somebody else than the writer says the sentence: ``Marin insisted that the Embassy should``."""
    return any(
        draft.speaker_at is not None and draft.frame != "implicit" and not _is_ours(draft.speaker_at.text)
        for draft in found
    )


def _is_ours(name: str) -> bool:
    """Whether a name is the writer's side, or what the parser made of a telegram (``REQUEST EMBASSY inform``)."""
    low = name.lower().removeprefix("the ")
    return low in _HOME | {"post", "i", "u.s.", "us", "usg", "embassy"} or low.split()[0] in _ASKING


def _of_somebody(parse: Parse) -> Bidding | None:
    """``Embassy should inform``, ``If asked, post may say``, ``Posts are requested to report``."""
    for at in range(min(_HEAD, len(parse) - 2)):
        if parse.lower[at] not in cues("bidden") or parse.deps[at] == "pobj":
            continue
        for turn in range(at + 1, min(at + 1 + _REACH, len(parse) - 1)):
            word = parse.lower[turn]
            if word in _BIDDING and parse.lower[turn + 1] not in ("have", "be") and not _past(parse, turn):
                return "bids"
            if word == "may" and parse.lower[at] != "you":
                return "permits"
            if word in ("is", "are"):
                ahead = parse.lower[turn + 1 : turn + 4]
                if "to" in ahead or "to" in parse.lower[turn + 1 : turn + 5]:
                    if not _BIDDEN.isdisjoint(ahead):
                        return "bids"
                    if not _ALLOWED.isdisjoint(ahead):
                        return "permits"
                break
            if not (parse.tags[turn].startswith(("NNP", "NN", "RB")) or word in ("also", "(", ")")):
                break
    return None


def _past(parse: Parse, at: int) -> bool:
    """``should have known`` blames, and bids nothing."""
    return "have" in parse.lower[at + 1 : at + 3]


def _asked_by_us(parse: Parse) -> Bidding | None:
    """``Department requests Post approach``, ``We ask that Embassy inform``, ``REQUEST EMBASSY INFORM``."""
    for at in range(min(_HEAD, len(parse) - 2)):
        word = parse.lower[at]
        if word not in _ASKING or not (at == 0 or parse.lower[at - 1] in _HOME | {"also", "therefore", "further"}):
            continue
        behind = [
            other for other in parse.lower[at + 1 : at + 4] if other not in ("that", "the", "all", "each", "action")
        ]
        if behind and behind[0] in cues("bidden"):
            return "bids"
    return None


def _imperative(sentence: Sentence, parse: Parse, *, bare: bool) -> Bidding | None:
    """``Please report any response``; of the Department also ``Abstain unless the text is amended``."""
    at = 0
    while at < len(parse) - 2 and parse.lower[at] in _BULLETS:
        at += 1
    if parse.lower[at] in ("if", "unless", "as") and "," in parse.lower[at : at + 16]:
        at = parse.lower.index(",", at) + 1  # "If asked, tell the Ministry"
    polite = at < len(parse) and parse.lower[at] in ("please", "pls")
    at += polite
    if at >= len(parse) - 1 or not (polite or bare):
        return None
    word = parse.lower[at]
    if word == "do" and parse.lower[at + 1] == "not":
        at += 2
        word = parse.lower[at] if at < len(parse) else ""
    if word not in cues("orders"):
        return None
    root = parse.deps[at] == "ROOT"
    subject = parse.child(at, "nsubj", "nsubjpass")
    if subject is not None and subject < at:
        return None
    plain = parse.tags[at] in ("VB", "VBP") or polite
    if root and (sentence.text.isupper() or parse.lower[at + 1] in _BEHIND):
        plain = True  # "Abstain unless", which the tagger takes for a name
    return "bids" if plain else None

"""Whether a date in a sentence is that of what happens in it: of the meeting, the call, the speech, and not of a paper,
of what is agreed, or of an event that is only named.

Told by the words around it and, where there is a parse, by what the date hangs on: ``the agreement signed at the July
summit`` dates the agreement, ``during a July 5 meeting with Bly, he said`` the saying.
"""

from functools import cache
from typing import Final, NamedTuple

from reftel.extracting.cues import Token
from reftel.extracting.dates import DateMention, words
from reftel.extracting.notes import Sentence
from reftel.extracting.parse import Parse

DETERMINERS: Final = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "this", "that", "'s", "any"])
_MARGINS: Final = frozenset(
    ["margins", "margin", "sidelines", "sideline", "fringes", "course", "day", "days"]
)  # of a summit
_YEARLY: Final = frozenset(
    ["in", "during", "early", "late", "mid", "mid-"]
)  # a year behind these is that of what happens
LONGEST: Final = 10  # words of a name that may stand between
WINDOW: Final = 4  # words behind a date among which the occasion is looked for: "the March 3 meetings"
STEPS: Final = 12  # up the tree from a date to the verb that it belongs to


class Words(NamedTuple):
    """The word lists of dates.toml that tell occasions."""

    occasions: frozenset[str]
    meetings: frozenset[str]
    bounds: frozenset[str]
    edges: frozenset[str]
    own: frozenset[str]
    crowds: frozenset[str]
    public: frozenset[str]
    apart: frozenset[str]


class Place(NamedTuple):
    """Where a date belongs: the token of the verb that it hangs on, if there is a parse, and whether people meet or
    speak with each other there.
    """

    verb: int | None
    meets: bool


@cache
def lists() -> Words:
    """The word lists."""
    return Words(
        frozenset(words()["occasions"]),
        frozenset(words()["meetings"]),
        frozenset(words()["bounds"]),
        frozenset(words()["edges"]),
        frozenset(words()["own_people"]),
        frozenset(words()["crowds"]),
        frozenset(words()["public"]),
        frozenset(words()["apart"]),
    )


def place_of(tokens: tuple[Token, ...], mention: DateMention, sentence: Sentence, *, people: bool) -> Place | None:
    """Where a date of a sentence belongs, or None if it is not that of what happens: not *since May*, not *the March 2
    paper*, not in brackets. ``people``: whether the sentence, outside of what is said in it, has people meet.
    """
    text, parse = sentence.text, sentence.parse
    at = next((index for index, token in enumerate(tokens) if token.start >= mention.start), len(tokens))
    before = tokens[at - 1].word if at else ""
    if before == "of" and at > 1 and tokens[at - 2].word in words()["times"]:
        before = "on"  # "on the morning of May 2"
    behind = _behind(tokens, mention, text)
    stretch = before in ("from", "between") and "/" in mention.edtf  # "talks from May 2 to 4", both ends told
    if before in lists().bounds and not stretch and not (before in ("from", "for") and behind[:1] == ["meeting"]):
        return None
    if text.count("(", 0, mention.start) > text.count(")", 0, mention.start):
        return None
    near = [token.word for token in tokens[max(at - 4, 0) : at]]
    named = before in DETERMINERS or before == "of" or behind[:1] == ["'s"]
    if not named and len(mention.edtf) == len("2004") and before not in _YEARLY:
        return None  # "cited 2004 levels"
    if named and lists().occasions.isdisjoint((*behind, *near)):
        return None
    meets = not lists().meetings.isdisjoint((*behind, *near)) if named else people
    there = mention.start + sentence.start
    beside = any(aside.start <= there < aside.end for aside in sentence.asides)  # ", Marin told us on May 2"
    token = None if parse is None or beside else _token(parse, there)
    if parse is None or token is None:
        return Place(None, meets)
    return _climbed(parse, token, meets=meets, named=named)


def _behind(tokens: tuple[Token, ...], mention: DateMention, text: str) -> list[str]:
    """The words behind a date among which its occasion stands; a name on the way is passed over: ``during the 11 May
    Sestrin River Dam Board meeting``.
    """
    after = [token for token in tokens if token.start >= mention.end]
    first = next((at for at, token in enumerate(after[:LONGEST]) if not _in_name(token, text)), 0)
    return [token.word for token in after[: max(WINDOW, first + 1)]]


def _in_name(token: Token, text: str) -> bool:
    return text[token.start].isupper() or text[token.start] in "/-&."


def _token(parse: Parse, place: int) -> int | None:
    return next((token for token, start in enumerate(parse.starts) if start >= place), None)


def _climbed(parse: Parse, token: int, *, meets: bool, named: bool) -> Place | None:
    """Up the tree from a date to the verb that it dates; None where an event that is only named is dated."""
    at = token
    for _ in range(STEPS):
        head = parse.heads[at]
        if at != token and (parse.lower[at] in lists().edges or (named and parse.lower[at] == "for")):
            return None  # "prior to the visit on March 3", "to leave for the May 2 meeting"
        if parse.tags[at].startswith(("V", "MD")) and at != token:
            if any(parse.lower[kid] in words()["ahead"] for kid in parse.children(at, "aux")):
                return None  # "hearing that Bly would be there on March 3"
            if parse.deps[at] not in ("acl", "relcl") or head == at or parse.lower[at] in lists().meetings:
                return Place(at, meets)
            if parse.lower[head] not in lists().occasions:
                return None  # "the agreement signed at the July summit"
        elif named and parse.deps[at] == "prep" and not _occasion(parse, head) and not _of_it(parse.lower[head]):
            return None  # "a reading of the May 2 announcement"
        if head == at:
            return Place(at, meets)
        at = head
    return Place(None, meets)


def _of_it(word: str) -> bool:
    """Whether a word is what of an occasion is told: its margins, its text."""
    return word in _MARGINS or word in words()["texts"]


def _occasion(parse: Parse, token: int) -> bool:
    """Whether a word is an occasion, or no thing at all: what hangs on a name was hung wrong, and dates the verb."""
    noun = parse.tags[token].startswith("NN")
    known = parse.lower[token] in lists().occasions or parse.lower[token] in lists().own
    return not noun or known or parse.tags[token].startswith("NNP")

"""Events that a verb tells of: ``Marin and the Board signed an agreement on June 3``; what they are called."""

import re
from typing import Final

from reftel.extracting.dates import DateMention
from reftel.extracting.following import phrases
from reftel.extracting.following.phrases import Hit
from reftel.extracting.mention import rows

_LONGEST: Final = 8  # words of what was done, behind the verb
_WHO: Final = 10  # and of who did it, before the verb
_THING: Final = 6  # words of a thing, with its article, of which a clause with *which* tells
_NEAR: Final = 60  # characters before a verb in which it is denied
_WORD: Final = re.compile(r"[^\s,;:()\"“”]+")
_SPACE: Final = re.compile(r"\s+")
_MONTH: Final = 7  # characters of a date that is one of a month at least
_BACK: Final = 160  # characters before a verb in which who did it stands


def happened(text: str, hit: Hit) -> bool:
    """Whether a verb tells of something done or fixed: not *to sign*, *did not sign*, *if he signed*, nor *the ban*."""
    before = [word.strip(",\"'“”").lower() for word in text[max(0, hit.start - _NEAR) : hit.start].split()[-4:]]
    if before[-2:] == ["to", "be"] and before[:-2] and before[-3] in phrases.words("slated"):
        return True
    if not phrases.words("undone").isdisjoint(before):
        return False
    if text[hit.end :].lower().startswith(" that"):
        return hit.row.words == "announce~"  # "the ruling held that"
    told_elsewhere = rows("nouns").keys() | phrases.words("kept")
    behind = [word.removesuffix("s") for word in text[hit.end : hit.end + _NEAR].lower().split()]
    if hit.row.words == "hold~" and not told_elsewhere.isdisjoint(behind):
        return False  # "held a brief meeting with Marin" is told among the meetings, "held this post" is no event
    word = text[hit.start : hit.end].split(maxsplit=1)[0].lower()
    done = word.endswith("ed") or word in phrases.words("begun") or word in phrases.words("standing")
    return done or not phrases.words("to_come").isdisjoint(before)


def fine(edtf: str | None) -> bool:
    """Whether a date is one of a month at least: a deed of a year has no day to look for."""
    return edtf is not None and len(edtf) >= _MONTH


def called(text: str, hit: Hit, dates: tuple[DateMention, ...]) -> str:
    """What was done, in the words of the text: who did it, where his name is short and whole, the verb, and what."""
    ends = [date.start for date in dates if date.start >= hit.end]
    behind: list[str] = []
    at = hit.end
    while len(behind) < _LONGEST:
        gap = _SPACE.match(text, at)
        word = _WORD.match(text, gap.end()) if gap else None
        if word is None or word.group().lower() in phrases.words("deed_stops") or word.start() in ends:
            break
        behind.append(word.group().rstrip("."))
        at = word.end()
        if text[at - 1] == ".":
            break
    while behind and behind[-1].lower() in phrases.words("deed_links"):
        behind.pop()
    return " ".join([*_doer(text, hit, dates), text[hit.start : hit.end], *behind]).strip(" '’-")


def _doer(text: str, hit: Hit, dates: tuple[DateMention, ...]) -> list[str]:
    """The words before a verb, up to a stop or the date; none where they would be cut off.

    Behind an apposition or before *which* stands the head of the clause: ``Bly, an inspector, was arrested``.
    """
    low = max(0, hit.start - _BACK)
    cut = low > 0
    ends = [date.end for date in dates if low <= date.end <= hit.start]
    low, cut = (max(ends), False) if ends else (low, cut)
    parts = [part.split() for part in re.split(r",(?!\d{3}\b)|[;:()\"“”]|--|(?<![A-Z])\.\s", text[low : hit.start])]
    if cut and len(parts) == 1:
        return []
    if parts[-1] == ["which"] and len(parts) > 1:
        return _named_last(parts[-2])  # "the agreement, which expired on June 3"
    held = _behind_openers(parts[-1])
    who = [word for word in held if word.lower() not in phrases.words("helping")]
    if not who:
        first = [] if cut else next((part for part in parts if part), [])
        whole = low == 0 or text[low - 1 : low + 1].strip() in {"", ","} or first is not parts[-1]
        before = parts[-1][: len(parts[-1]) - len(held) - 1] if held != parts[-1] else []
        who = _behind_openers(before or first) if whole else []
    while who and who[0].lower() in phrases.words("deed_links"):
        who.pop(0)
    helped: list[str] = []
    while held and held[-1].lower() in phrases.words("helping"):
        helped.insert(0, held.pop())
    return [*who, *helped] if who and len(who) <= _WHO else []


def _named_last(words: list[str]) -> list[str]:
    """The last thing that some words name, from its article on; nothing where it is long or has none."""
    for far in range(2, min(len(words), _THING) + 1):
        if words[-far].lower() in ("the", "a", "an", "its", "his", "her", "their", "our"):
            return words[1 - far :]
    return []


def _behind_openers(words: list[str]) -> list[str]:
    """The last words of some that follow no word by which a clause begins."""
    held: list[str] = []
    for word in reversed(words):
        if word.lower() in phrases.words("deed_openers"):
            break
        held.insert(0, word)
    return held

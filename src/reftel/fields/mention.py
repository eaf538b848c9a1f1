"""References in running text: ``ref A``, ``reftels``, ``septel``, ``(06 ANKARA 1234)``.

They tell which reftels a cable uses, and which cables it names without listing them.
"""

import bisect
import re
from collections.abc import Iterator

import msgspec

from reftel.facts import posts
from reftel.facts import words as facts
from reftel.fields.citing import Citing, cited
from reftel.fields.mrn import Mrn


class Mention(msgspec.Struct, frozen=True):
    """A place in a text that points to another message: ``text`` is ``[start:end]`` of the text that was read.

    ``kind`` is ``enumerator`` (``ref A``: the letter), ``reftel`` (the reference, or all of them), ``septel`` (a cable
    to come) or ``cable`` (with its MRN; none where the post is not said).
    """

    kind: str
    enumerator: str | None
    mrn: Mrn | None
    text: str
    start: int
    end: int


# "ref A", "refs (a) and (b)", "Reftel B", "refs A-C"; a letter alone, never a word.
_LETTERS = re.compile(
    r"\b(?:REFS?[.]?|REFTELS?)[ ]{1,2}(?P<letters>(?:[(][A-Z][)]|[A-Z])(?![A-Za-z'’.][A-Za-z])"
    r"(?:[ ]{0,2}(?:[,/&-]|,? ?(?:AND|OR|THROUGH|THRU|TO)\b)[ ]{0,2}(?:REF[ ])?(?:[(][A-Z][)]|[A-Z])(?![A-Za-z'’]))*)"
    r"(?![A-Za-z'’])",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?P<to>-|\b(?:THROUGH|THRU|TO)\b)?[ ]{0,2}(?:[(](?P<a>[A-Z])[)]|\b(?P<b>[A-Z])\b)", re.IGNORECASE
)
_REFTEL = re.compile(r"\bREF(?:S|TELS?)\b|\bREF\b(?![.:])", re.IGNORECASE)
_SEPTEL = re.compile(r"\bSEP(?:[ ]?TELS?)\b", re.IGNORECASE)
# A station in capitals and a number; the longest station has three words.
_CABLE = re.compile(
    r"(?<![A-Z0-9'’/.-])(?:(?P<year>(?:19|20)\d\d|\d\d)[ ]?)?"
    r"(?P<station>[A-Z][A-Za-z.']{2,19}(?:[ ][A-Z][A-Za-z.']{1,19}){0,3})[ ]{1,2}(?P<serial>0?\d{2,6})"
    r"(?![\d:%-]|[.,]\d|[A-Za-z]|/\d)"
)
_WORD_BEHIND = re.compile(r"[ ]{1,2}(?!(?:AND|OR|PARAS?|NOTAL|EXDIS|NODIS)\b)[A-Z]{2,}", re.IGNORECASE)
_NOTAL = re.compile(r"[ ]{0,2}[(,]?[ ]?NOTAL\b")
_STEP = 9  # letters that a list may leave out
_LONGEST = 40_000  # characters of a paragraph in which is looked; what is longer is no paragraph


def parse_mentions(text: str, year: int | None = None, post: str | None = None) -> tuple[Mention, ...]:
    """The references in a text, in order; ``year`` and ``post`` are those of the cable that it stands in."""
    text = text[:_LONGEST]
    found = [*_letters(text)]
    starts = [one.start for one in found]
    for kind, pattern in (("septel", _SEPTEL), ("reftel", _REFTEL)):
        found += [
            Mention(kind, None, None, one.group(), *one.span())
            for one in pattern.finditer(text)
            if not _inside(one.start(), starts, found)
        ]
    found += _cables(text, Citing(year, post))
    return tuple(sorted(found, key=lambda one: (one.start, one.enumerator or "")))


def _inside(at: int, starts: list[int], found: list[Mention]) -> bool:
    """Whether a place lies in the last of some mentions, in order, that begin before it."""
    before = bisect.bisect_right(starts, at) - 1
    return before >= 0 and at < found[before].end


def _letters(text: str) -> Iterator[Mention]:
    """The letters behind "ref", in order: ``ref A, Bonn`` and ``ref B, x`` have one each."""
    for found in _LETTERS.finditer(text):
        said: list[str] = []
        end = found.end()
        for one in _LETTER.finditer(found["letters"]):
            letter = (one["a"] or one["b"]).upper()
            if said and not 0 < ord(letter) - ord(said[-1]) <= _STEP:
                break
            said += map(chr, range(ord(said[-1]) + 1, ord(letter))) if one["to"] and said else ()
            said.append(letter)
            end = found.start("letters") + one.end()
        for letter in said:
            yield Mention("enumerator", letter, None, text[found.start() : end], found.start(), end)


def _cables(text: str, citing: Citing) -> Iterator[Mention]:
    for found in _CABLE.finditer(text):
        begin = _begin(found)
        if begin is None or not _is_cited(text, found, begin):
            continue
        told = found["year"] and begin == found.start("station")
        start = found.start() if told else begin
        for one in cited(None, text[start : found.end()], citing)[0]:
            if one.kind == "cable":
                yield Mention("cable", None, one.mrn, text[start : found.end()], start, found.end())


def _begin(found: re.Match[str]) -> int | None:
    """Where the station begins at the end of the words before a number: one that is known, or EMBTEL."""
    words = list(re.finditer(r"\S+", found["station"]))
    for word in words:
        said = found["station"][word.start() :]
        if _is_telegram(said) or posts.is_station(said):
            return found.start("station") + word.start()
    return None


def _is_telegram(said: str) -> bool:
    """Whether a word is no place but a kind of telegram: EMBTEL, DEPTEL."""
    folded = posts.fold(said)
    return folded.endswith(("TEL", "TELS")) and folded in facts.words("own-post") | facts.words("department") | {
        "DEPTEL"
    }


def _is_cited(text: str, found: re.Match[str], begin: int) -> bool:
    """Whether a place and a number are a cable: ``Rome 500``, ``PARIS 1919`` and ``IN ROME 500 PEOPLE`` are none."""
    said = text[begin : found.end("station")]
    serial = found["serial"]
    shut = text[found.end() : found.end() + 1] == ")" and "(" in text[max(0, begin - 40) : begin]
    if found["year"] and begin == found.start("station"):
        return len(serial) > 1
    if _is_telegram(said):
        return True
    if _NOTAL.match(text, found.end()) or serial.startswith("0") or len(serial) >= 5:
        return said.isupper() or shut
    if not said.isupper() or len(serial) < 3 or (len(serial) == 4 and serial[:2] in {"19", "20"} and not shut):
        return False
    return _WORD_BEHIND.match(text, found.end()) is None

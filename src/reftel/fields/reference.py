"""References: the earlier cables that a cable names (reftels), e.g. ``REF: A. STATE 113203``.

A reference is a cable, or an e-mail, telcon, memo, letter, intelligence report, handbook paragraph, a cable to come
(septel). Without a year it is of the citing cable's year; a station carries over: ``ASTANA 0278 AND 0279``.
"""

import re
from collections.abc import Iterator

from reftel.facts import posts
from reftel.fields import labels
from reftel.fields.citing import CABLE, Citing, Reference, Series, cited

__all__ = ["Reference", "parse_references"]

# A., (A), A), A:, [A], A -, A/, 1), (1); with the publisher's pilcrow, and doubled: "B. (B) TBILISI 2498".
_ENUMERATOR = re.compile(
    r"(?:^|(?<=[\s\d,;¶.)(-]))¶?[ ]?(?:REF(?:TEL)?[ ])?"
    r"(?:[(\[][ ]?(?P<a>[A-Z]{1,2})[ ]?[)\].:]{1,2}|(?P<b>[A-Z]{1,2})[).:]{1,2}(?![A-Z][.])"
    r"|(?P<e>[A-Z])/[ ](?=[A-Z0-9(])|[(]?(?P<n>[1-9]\d?)[)](?=[ ]{0,4}[A-Z0-9(])"
    r"|(?P<c>[A-Z])[ ]?-[ ]?(?!E?MAIL)(?=(?:\d\d|(?:19|20)\d\d)?[ ]?(?:[A-Z]{2}[ ])?[A-Z]{3,})"
    r"|(?<![\d.)(-])(?P<d>[A-Z])[ ](?=(?:(?:19|20)?\d\d[ ])?[A-Z]{4,14}[ ]\d{1,6}(?!\d)))[ ]{0,4}",
    re.IGNORECASE,
)
_BEHIND_WORD = re.compile(r"[A-Z]{2}(?<!AND)(?<!REF)[ ]{0,2}$", re.IGNORECASE)
_AND = re.compile(r"[ ,;]{1,3}(?:AND|&)[ ]{0,3}$", re.IGNORECASE)  # before the next letter
_WORD = 12  # characters before a letter
# Semicolons part references, but for numbers that go on with the station before: "STATE 123; 124".
_PARTS = re.compile(r";(?![ ]{0,3}\d{2,7}(?![\dA-Z])(?![ -]{1,3}[A-Z]{3}))")
_FOLLOWED = re.compile(r"[ \t]{0,80}\n[ \t\\]{0,80}\n")


def parse_references(text: str, year: int | None = None, post: str | None = None) -> tuple[Reference, ...]:
    """Read a reference line; ``year`` is the four-digit year of the citing cable, ``post`` its station.

    The text of each reference is its words without the letter; where one letter names several cables each is one.
    A bare number goes on with the station before it; with no station before it, it names no cable.
    """
    block = _block(labels.behind(labels.unlinked(text).replace("\\\n", "\n"), "references"))
    # A number of eight digits alone looks like a page line; where nothing else is left, it is the reference.
    flat = " ".join((labels.without_page_lines(block).strip() or block).replace("\\", " ").split())
    citing = Citing(year, post)
    found: list[Reference] = []
    last: Series | None = None
    for enumerator, item in _items(flat):
        for piece in _PARTS.split(item):
            if piece.strip():
                more, last = cited(enumerator, piece, citing, last)
                found += more
    return tuple(found)


# The first sentence of the body, in copies that lost their line breaks: "REF: STATE 232089  On November 5 …".
_SENTENCE = re.compile(
    r"(?<![ ])[ ]{2,}(?:On|In|At|The|This|During|An|Per|As|After|Following|Responding|Post|Poloffs?|Econoffs?|Emboffs?"
    r"|Ambassador|DCM|We|From|For|With|Since|While)[ ](?=[A-Za-z])"
)


def _block(text: str) -> str:
    """The lines that belong together: a blank line ends them unless a letter in order, or a cable, comes next."""
    text = text.strip()
    found = None if "\n" in text else _SENTENCE.search(text)
    text = text[: found.start()] if found else text
    first, *parts = _FOLLOWED.split(text)
    block = [first]
    last = _last_letter(first)
    for part in parts:
        bare = labels.without_page_lines(part).strip()
        if not bare:
            continue
        enumerator = _ENUMERATOR.match(bare)
        letter = _letter(enumerator) if enumerator else ""
        goes_on = bool(letter and last) and 0 < ord(letter[0]) - ord((last or "A")[0]) <= 3
        cable = CABLE.match(bare.split("\n")[0])
        if not goes_on and not (cable and posts.is_station(cable["station"])):
            break
        block.append(part)
        last = _last_letter(part) or letter or last
    return "\n".join(block)


def _letter(found: re.Match[str]) -> str:
    return (found["a"] or found["b"] or found["c"] or found["d"] or found["e"] or found["n"] or "").upper()


def _last_letter(text: str) -> str | None:
    return next((letter for letter, _ in reversed(list(_items(" ".join(text.split())))) if letter), None)


def _items(flat: str) -> Iterator[tuple[str | None, str]]:
    """The text between one letter and the next; letters must come in order, so that initials are not taken for one."""
    starts: list[tuple[int, int, str]] = []
    last = ""
    for found in _ENUMERATOR.finditer(flat):
        letter = _letter(found)
        if found["c"] and _BEHIND_WORD.search(flat, max(0, found.start() - _WORD), found.start()):
            continue  # an airgram: BELGRADE 313 STATE A-31 TAIPEI 76
        marked = "¶" in found.group()
        behind_letter = bool(starts) and starts[-1][1] == found.start()
        if _in_order(last, letter, marked=marked, doubled=behind_letter, first=not flat[: found.start()].strip()):
            starts.append((found.start(), found.end(), letter))
            last = letter
    begin = starts[0][0] if starts else len(flat)
    if before := flat[:begin].replace("¶", " ").strip(" ,;."):
        yield None, before
    for at, (_, start, letter) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(flat)
        if item := _AND.sub("", flat[start:end].replace("¶", " ")).strip(" ,;"):
            yield letter, item


def _in_order(last: str, letter: str, *, marked: bool, doubled: bool, first: bool) -> bool:
    if letter.isdigit() or last.isdigit():  # numbers count from 1, and stand beside no letters
        return first and letter == "1" if not last else letter == str(int(last) + 1) if last.isdigit() else False
    if len(letter) == 2 and letter[0] != letter[1]:  # "RE:", "NO."; behind Z comes AA
        return False
    if not last:
        return first or letter in {"A", "AA", "B"}  # B: the first has no letter
    if doubled or marked or letter == last:
        return True
    return len(letter) == len(last) == 1 and 0 < ord(letter) - ord(last) <= 3

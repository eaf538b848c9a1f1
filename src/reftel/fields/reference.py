"""References: the earlier cables that a cable names (reftels), e.g. ``REF: A. STATE 113203``.

A reference is a cable, or an e-mail, telcon, memo, letter, intelligence report, handbook paragraph, a cable to come
(septel). Without a year it is of the citing cable's year; a station carries over: ``ASTANA 0278 AND 0279``.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.facts import posts
from reftel.facts import words as facts
from reftel.fields import labels
from reftel.fields.mrn import Mrn, full_year, station_of


class Reference(msgspec.Struct, frozen=True):
    """One reference: its letter, its kind (``cable``, ``e-mail``, ``telcon`` …), the MRN if it is one, and its text."""

    enumerator: str | None
    kind: str
    mrn: Mrn | None
    text: str


# What is no cable, by the words it uses, in order of trial.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        ("e-mail", r"E-?[ ]?MAILS?|EMAILED|E-MSGS?"),
        (
            "telcon",
            r"TELE?-?CONS?|TELE?CONFERENCES?|PHONCONS?|PHONE[ ]?CONS?|(?:TELE)?PHONE(?:[ ]CALLS?)?|CONVERSATIONS?|VTC",
        ),
        ("septel", r"SEPTELS?|SEP[ ]?TEL"),
        ("iir", r"IIRS?"),
        ("td", r"TDX?-?\d{3}[ /-]\d{4,6}[/-]?\d{0,3}|TD-?[A-Z]?\d?"),
        ("fam", r"\d{1,2}[ ]?FA[MH](?:-\d)?(?:[ ][A-Z]?-?\d[\w.-]{0,12})?|FA[MH]"),
        ("memo", r"MEMO(?:RANDUM|RANDA|S)?|MEMCONS?|MOU"),
        ("letter", r"LETTERS?|LTR"),
        ("fax", r"FAX(?:ES)?|TELEFAX"),
        ("airgram", r"C?A-[ ]?\d{1,5}|AIRGRAMS?"),
        ("message", r"DTG(?:[ ]?\d{6}Z[ ]?[A-Z]{3}[ ]?\d{2})?|MSG"),
    )
)
_PREVIOUS = re.compile(
    r"[,;& ]{0,4}(?:(?:AND|&)[ ])?(?:ALL[ ])?(?:PREVIOUS|EARLIER|PRIOR)\b(?:[ ](?:NOTAL|CABLES?|REFTELS?))?",
    re.IGNORECASE,
)
# A., (A), A), A:, [A], A -; with the publisher's pilcrow, and doubled: "B. (B) TBILISI 2498".
_ENUMERATOR = re.compile(
    r"(?:^|(?<=[\s\d,;¶.)(-]))¶?[ ]?(?:REF(?:TEL)?[ ])?"
    r"(?:[(\[][ ]?(?P<a>[A-Z]{1,2})[ ]?[)\].:]{1,2}|(?P<b>[A-Z]{1,2})[).:](?![A-Z][.])"
    r"|(?P<c>[A-Z])[ ]?-[ ]?(?!E?MAIL)(?=(?:\d\d|(?:19|20)\d\d)?[ ]?[A-Z]{3,}))[ ]{0,4}",
    re.IGNORECASE,
)
_CABLE = re.compile(
    r"(?<![A-Z0-9'])(?:(?P<open>[(])?'?(?P<year>(?:19|20)\d\d|\d\d)(?(open)[)])[ -]{0,3})?"
    r"(?P<station>[A-Z][A-Z.'’]{0,24}(?:[ -][A-Z][A-Z.'’]{0,24}){0,6}?)[ ]{0,3}"
    r"(?:(?:NO|NR|NUMBER|CABLE|TEL)[.:]?[ ])?[#-]{0,2}[ ]{0,2}"
    r"(?P<serial>\d{1,7})(?!\d|[A-Z](?![).:]))(?!/\d{1,2}(?:/|\b))",
    re.IGNORECASE,
)
# A number by itself goes on with the station before it; a year before the next station does not.
_MORE = re.compile(
    r"(?:[ ]{0,2}(?:[,;/&]|\bAND\b|,[ ]{0,2}AND\b|\bTHRU\b|\bTHROUGH\b)[ ]{0,2}|[ ]{1,3}|[ ]?-[ ]?)"
    r"(?P<serial>\d{2,7})(?![\dA-Z/.-])(?![ -]{1,3}[A-Z]{3,}(?:[ ][A-Z]+){0,3}[ ]{0,3}\d)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[ ]{0,3}[(\[](?:(?P<year>(?:19|20)\d\d)|[^()\[\]]{1,160})[)\]]"
    r"|[ ]{0,2},?[ ](?:NOTAL|EXDIS|NODIS|STADIS|LIMDIS|ALDAC)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:[,;&/]|\bAND)[ ]{0,3}$", re.IGNORECASE)
# Semicolons part references, but for numbers that go on with the station before: "STATE 123; 124".
_PARTS = re.compile(r";(?![ ]{0,3}\d{2,7}(?![\dA-Z])(?![ -]{1,3}[A-Z]{3}))")
_FOLLOWED = re.compile(r"[ \t]{0,80}\n[ \t\\]{0,80}\n")
_DTG = re.compile(r"(?:DTG[ :]{0,2})?(?<!\d)\d{6}Z[ ]?[A-Z]{3}[ ,]{0,2}\d{2,4}\b|\b\d{4}Z\b", re.IGNORECASE)
_NUMBER = re.compile(r"#?\d{3,6}(?:[ ]?[(][^()]{0,160}[)])?(?:[ ].{0,20}[.]{3})?")
_CUT = re.compile(r"X{4,}", re.IGNORECASE)


def parse_references(text: str, year: int | None = None) -> tuple[Reference, ...]:
    """Read a reference line; ``year`` is the four-digit year of the citing cable.

    The text of each reference is its words without the letter; where one letter names several cables each is one.
    """
    block = _block(labels.behind(labels.unlinked(text).replace("\\\n", "\n"), "references"))
    flat = " ".join(labels.without_page_lines(block).replace("\\", " ").split())
    return tuple(
        reference
        for enumerator, item in _items(flat)
        for piece in _PARTS.split(item)
        if piece.strip()
        for reference in _references(enumerator, piece, year)
    )


# The first sentence of the body, in copies that lost their line breaks: "REF: STATE 232089  On November 5 …".
_SENTENCE = re.compile(
    r"[ ]{2,}(?:On|In|At|The|This|During|An|Per|As|After|Following|Responding|Post|Poloffs?|Econoffs?|Emboffs?"
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
        cable = _CABLE.match(bare.split("\n")[0])
        if not goes_on and not (cable and posts.is_station(cable["station"])):
            break
        block.append(part)
        last = _last_letter(part) or letter or last
    return "\n".join(block)


def _letter(found: re.Match[str]) -> str:
    return (found["a"] or found["b"] or found["c"] or "").upper()


def _last_letter(text: str) -> str | None:
    return next((letter for letter, _ in reversed(list(_items(" ".join(text.split())))) if letter), None)


def _items(flat: str) -> Iterator[tuple[str | None, str]]:
    """The text between one letter and the next; letters must come in order, so that initials are not taken for one."""
    starts: list[tuple[int, int, str]] = []
    last = ""
    for found in _ENUMERATOR.finditer(flat):
        letter = _letter(found)
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
        if item := flat[start:end].replace("¶", " ").strip(" ,;"):
            yield letter, item


def _in_order(last: str, letter: str, *, marked: bool, doubled: bool, first: bool) -> bool:
    if not last:
        return first or letter in {"A", "AA", "B"}  # B: the first has no letter
    if doubled or marked or letter == last:
        return True
    return len(letter) == len(last) == 1 and 0 < ord(letter) - ord(last) <= 3


def _references(enumerator: str | None, item: str, year: int | None) -> list[Reference]:
    """The references of one item: its cables, and what else its words speak of."""
    item = _LABELS.sub("", item)
    masked = _DTG.sub(lambda found: " " * len(found.group()), item)
    other = _kind_of(masked)
    found: list[Reference] = []
    rest: list[str] = []
    at = 0
    while cable := _CABLE.search(masked, at):
        alone = not found or _JOINED.search(item[max(0, cable.start() - 8) : cable.start()]) is not None
        station = _station(cable["station"], known_only=other is not None or not alone)
        if station is None:
            rest.append(item[at : cable.end("station")])
            at = cable.end("station")
            continue
        begin = cable.start() if station[1] == 0 else cable.start("station") + station[1]
        told = cable["year"] if station[1] == 0 else None
        rest.append(item[at:begin])
        cables, at = _cables(
            item, masked, cable, begin, (enumerator, station[0], full_year(told, year) if told else year)
        )
        found += cables
    rest.append(item[at:])
    return found + (_others(enumerator, rest) if found else _no_cable(enumerator, item))


_LABELS = re.compile(r"^(?:REF(?:S|TELS?)?[ ]?:[ ]?){1,2}", re.IGNORECASE)


def _cables(
    item: str, masked: str, cable: re.Match[str], begin: int, what: tuple[str | None, str, int | None]
) -> tuple[list[Reference], int]:
    """The cables that begin at a match: itself, numbers that go on with its station, a note, "and previous"."""
    enumerator, station, year = what
    end = cable.end()
    said = [(int(cable["serial"]), item[begin:end])]
    while more := _MORE.match(masked, end):
        said.append((int(more["serial"]), item[more.start("serial") : more.end()]))
        end = more.end()
    if note := _NOTE.match(item, end):
        said[-1] = (said[-1][0], said[-1][1] + item[end : note.end()].rstrip())
        year = int(note["year"]) if note["year"] else year
        end = note.end()
    found = [Reference(enumerator, "cable", _mrn(year, station, serial), words.strip()) for serial, words in said]
    if previous := _PREVIOUS.match(item, end):
        found.append(Reference(enumerator, "previous", None, previous.group().strip(" ,;&")))
        end = previous.end()
    return found, end


def _mrn(year: int | None, words: str, serial: int) -> Mrn | None:
    """None where the publisher X-ed the station out: it is never resolved."""
    return None if _CUT.search(words) else Mrn(year, station_of(words, year, serial), serial)


def _kind_of(text: str) -> str | None:
    return next((kind for kind, pattern in KINDS if pattern.search(text)), None)


def _no_cable(enumerator: str | None, item: str) -> list[Reference]:
    """An item without a cable that can be named: its kind by its words; a bare number is a cable of an unsaid post."""
    if not any(map(str.isalnum, item)):
        return []
    if _PREVIOUS.fullmatch(item):
        return [Reference(enumerator, "previous", None, item.strip())]
    kind = _kind_of(item) or ("cable" if _NUMBER.fullmatch(item) else "other")
    return [Reference(enumerator, kind, None, item.strip())]


def _others(enumerator: str | None, rest: list[str]) -> list[Reference]:
    """What stands beside cables: only what is of another kind; a date-time group is the cable's own."""
    pieces = [piece for part in rest for piece in _PIECES.split(part)]
    kinds = [(_kind_of(piece), piece.strip(" ,;.")) for piece in pieces]
    return [Reference(enumerator, kind, None, piece) for kind, piece in kinds if kind and kind != "message"]


_PIECES = re.compile(r"[;,]|[ ]AND[ ]", re.IGNORECASE)


def _station(words: str, *, known_only: bool) -> tuple[str, int] | None:
    """The station at the end of some words, and where it begins: a known one, else all words that can be one."""
    pieces = [(found.group(), found.start()) for found in re.finditer(r"[A-Z.'’]+", words, re.IGNORECASE)]
    for at in range(max(0, len(pieces) - 5), len(pieces)):
        said = _POSSESSIVE.sub("", " ".join(piece for piece, _ in pieces[at:]))
        if posts.is_station(said):
            return said, pieces[at][1]
    if known_only:
        return None
    while pieces and (pieces[0][0].upper() in facts.words("before-station") or len(pieces[0][0].strip(".'")) < 2):
        pieces = pieces[1:]
    no_station = facts.words("no-station")
    if not pieces or len(pieces) > 3 or any(piece.upper().strip(".'") in no_station for piece, _ in pieces):
        return None
    said = " ".join(piece for piece, _ in pieces)
    # A station nobody has listed: words in capitals, or one word; sentences are none.
    if (said.isupper() or len(pieces) == 1) and len(posts.fold(said)) >= 3:
        return said, pieces[0][1]
    return None


_POSSESSIVE = re.compile(r"['’]S$", re.IGNORECASE)

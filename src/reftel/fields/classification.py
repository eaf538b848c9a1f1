"""Classification: the level and caveats of a cable, its class line, and who classified it and why.

``C O N F I D E N T I A L SECTION 01 OF 02 SESTRIN 000214``. Handbook: 5 FAH-2 H-222.
"""

import re
from functools import lru_cache

import msgspec

from reftel.facts import posts
from reftel.facts.xing import is_all_xed
from reftel.fields import labels, level, persons
from reftel.fields.level import Level
from reftel.fields.remembering import remembered


class Classification(msgspec.Struct, frozen=True):
    """Level, caveats such as NOFORN, and whether it is marked SENSITIVE."""

    level: Level
    caveats: tuple[str, ...] = ()
    sensitive: bool = False


class ClassifiedBy(msgspec.Struct, frozen=True):
    """Who classified it: name and title, either as far as the line gives it."""

    name: str | None
    title: str | None = None


class ClassLine(msgspec.Struct, frozen=True):
    """The classification line: level and caveats, section (number, of how many), station and serial.

    Some retyped lines have the year too: ``C O N F I D E N T I A L 75 SESTRIN 1204``. ``captions`` are those of
    distribution and channel in the line: ``S E C R E T NODIS SESTRIN 1204``.
    """

    level: Level
    caveats: tuple[str, ...] = ()
    sensitive: bool = False
    section: tuple[int, int] | None = None
    station: str | None = None
    serial: int | None = None
    year: int | None = None
    captions: tuple[str, ...] = ()


_DIGITS = r"(?:\d{1,2}|O\d|\dO)"
_ORDINALS = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
# With the slips of transmission that are seen: SECTON, SECTIKN, ECTION, SECTION 01F03, 01GF02, O1 OF O2.
_SECTION = re.compile(
    r"[ ]{0,4}(?:FINAL[ ]{1,2})?(?:[SECTIONKQ]{5,8}|SECT?[.]?)[ ]{0,2}"
    rf"(?P<number>{_DIGITS})?[ ]{{0,2}}(?:(?:[OG0]?F|O)[ ]{{0,2}}|/)(?P<of>{_DIGITS})(?!\d)(?:[ ]SECTIONS\b)?",
    re.IGNORECASE,
)
_SECTION_IN_WORDS = re.compile(
    rf"[ ]{{0,4}}(?:FINAL[ ]{{1,2}})?SECTION[ ]{{1,2}}(?:(?P<number>{'|'.join(_ORDINALS)})[ ]{{1,2}})?OF[ ]{{1,2}}"
    rf"(?P<of>{'|'.join(_ORDINALS)})(?:[ ]SECTIONS)?\b",
    re.IGNORECASE,
)
_FINAL = re.compile(r"[ ]{0,4}FINAL[ ]{1,2}SECTION(?:[ ]OF)?(?=[ ])", re.IGNORECASE)
_PAGE = re.compile(r"[ ]{0,4}PAGE[ ]{1,2}\d{1,3}(?:[ ]{1,2}OF[ ]{1,2}\d{1,3})?(?!\d)", re.IGNORECASE)
# The serial has five or six digits; in copies that lost their line breaks the next word may follow at once.
_STATION = re.compile(
    r"[ -]{0,4}(?:FM[ ])?(?:(?P<year>(?:19|20)?\d\d)[ ])?"
    r"(?P<station>[A-Z][A-Z.'-]{0,20}(?:[ ]{1,2}[A-Z][A-Z.'-]{0,20}){0,4})[ -]{1,3}"
    r"(?P<serial>\d{5,6}(?=[A-Z])|\d{1,8}(?![\dA-Z]))",
    re.IGNORECASE,
)
# The serial glued to a station that is known: QUITO000123.
_GLUED = re.compile(r"[ ]{0,4}(?P<year>(?!))?(?P<station>[A-Z]{4,20})(?P<serial>\d{5,6})(?!\d)", re.IGNORECASE)
# The section between station and serial, or the serial forgotten: CONFIDENTIAL SESTRIN SECTION 01 OF 03.
_SECTIONED = re.compile(
    r"[ -]{0,4}(?P<station>[A-Z][A-Z.'-]{1,20}(?:[ ][A-Z][A-Z.'-]{0,20}){0,3}?)"
    r"(?=[ ]{1,3}(?:SECTION|SECT[.]?)[ ]{1,2}\d)",
    re.IGNORECASE,
)
_SERIAL_BEHIND = re.compile(r"[ ]{1,4}(?P<serial>\d{3,6})(?!\d)")
_ALONE = re.compile(r"[ ]{1,4}(?P<serial>\d{3,6})[ ./-]{0,3}")  # the post forgot its name: UNCLAS 2766
_SERIAL = re.compile(r"\d{3}")


def parse_class_line(text: str) -> ClassLine | None:
    """Read a classification line, or return None where the text does not begin with a level.

    The station may be missing (a marking by itself); lines of captions behind it are read as caveats. A level that is
    misspelt counts where station and serial follow it.
    """
    return _read_line(text[:_LONGEST])


def _read_line(text: str) -> ClassLine | None:
    flat = text.replace("\\\n", "\n").strip(" \t\r\n\\¶").replace("\t", " ")
    first, _, more = flat.partition("\n")
    told = _first_line(first)
    if told is None or not more:
        return told[0] if told else None
    line, caveats = told[0], list(told[1])
    for behind in more.split("\n"):
        words, end = level.caveats_at(behind.strip(), 0)
        if behind.strip() and (not words or behind.strip()[end:].strip(" /\\")):
            break
        caveats += words
    return msgspec.structs.replace(
        line,
        level=level.limited(line.level, caveats),
        caveats=tuple(dict.fromkeys(c for c in caveats if level.is_caveat(c))),
        sensitive=line.sensitive or "SENSITIVE" in caveats,
    )


@lru_cache(maxsize=256)  # the same line is asked for its level, its number and its kind
def _first_line(first: str) -> tuple[ClassLine, tuple[str, ...]] | None:
    """The line by itself, and all that stands in it for caveats, captions too."""
    found = level.at_start(first)
    if found is not None and (line := _class_line(found, first)) is not None:
        return line
    slip = level.slip_at_start(first) if _SERIAL.search(first) else None
    line = _class_line(slip, first) if slip else None
    return line if line is not None and line[0].serial is not None else None


def _class_line(marked: level.Marked, first: str) -> tuple[ClassLine, tuple[str, ...]] | None:
    caveats, at = list(marked.caveats), marked.end
    told, at = level.caveats_at(first, at)
    caveats += told
    section = None
    for _ in range(3):  # section and caveats in either order, and the page of the archives' copies
        numbers, at = _section_at(first, at)
        section = numbers or section
        if found := _PAGE.match(first, at):
            at = found.end()
        told, at = level.caveats_at(first, at)
        caveats += told
    if section is None and (sectioned := _SECTIONED.match(first, at)) and posts.is_station(sectioned["station"]):
        return _sectioned(marked, first, sectioned, caveats)
    found = _STATION.match(first, at) or _GLUED.match(first, at)
    if found and not _is_plausible(found["station"], found["serial"], glued=found.re is _GLUED):
        found = None
    alone = None if found else _ALONE.fullmatch(first, at)
    behind, at = level.caveats_at(first, found.end() if found else alone.end() if alone else at)
    if found and section is None:  # UNCLAS SESTRIN 3534 SECTION 1 OF 2
        section, at = _section_at(first, at)
    if found is None and first[at:].strip(" ./,*-()"):
        # More words and no station: a sentence that begins with "Secret" or "C", no marking.
        return None
    caveats += behind
    line = msgspec.structs.replace(
        _line(marked, caveats, section),
        station=None if found is None or is_all_xed(found["station"]) else _station(found["station"]),
        serial=int(found["serial"]) if found else int(alone["serial"]) if alone else None,
        year=int(found["year"]) if found and found["year"] else None,
    )
    return line, tuple(caveats)


def _sectioned(
    marked: level.Marked, first: str, found: re.Match[str], caveats: list[str]
) -> tuple[ClassLine, tuple[str, ...]] | None:
    """The line whose section stands behind the station, with the serial behind that, if it is there."""
    section, at = _section_at(first, found.end())
    serial = _SERIAL_BEHIND.match(first, at)
    told, at = level.caveats_at(first, serial.end() if serial else at)
    if section is None or first[at:].strip(" ./,*-()"):
        return None
    said = _line(marked, [*caveats, *told], section)
    number = int(serial["serial"]) if serial else None
    return msgspec.structs.replace(said, station=_station(found["station"]), serial=number), (*caveats, *told)


def _line(marked: level.Marked, caveats: list[str], section: tuple[int, int] | None) -> ClassLine:
    """Level, caveats, captions and section; the number is not known yet."""
    return ClassLine(
        level=level.limited(marked.level, caveats),
        caveats=tuple(dict.fromkeys(c for c in caveats if level.is_caveat(c))),
        sensitive=marked.sensitive or "SENSITIVE" in caveats,
        section=section,
        captions=tuple(dict.fromkeys(c for c in caveats if c not in level.TOLD and not level.is_caveat(c))),
    )


def _section_at(text: str, at: int) -> tuple[tuple[int, int] | None, int]:
    """The section, number and of how many, and where the text goes on; the final one may not say its number."""
    if found := _SECTION.match(text, at):
        of = int(found["of"].upper().replace("O", "0"))
        number = int(found["number"].upper().replace("O", "0")) if found["number"] else of
        return (number, of), found.end()
    if found := _SECTION_IN_WORDS.match(text, at):
        of = _ORDINALS.index(found["of"].upper()) + 1
        return (_ORDINALS.index(found["number"].upper()) + 1 if found["number"] else of, of), found.end()
    if found := _FINAL.match(text, at):
        return None, found.end()
    return None, at


def _is_plausible(station: str, serial: str, *, glued: bool = False) -> bool:
    """A post nobody has listed has capitals and a padded serial, so that "Confidential sources in 12 …" is no line."""
    if glued:
        return posts.is_station(station)
    return posts.is_station(station) or (station.isupper() and len(serial) >= 3)


def _station(words: str) -> str:
    """The station as the line has it, but for a mission's or embassy's prefix: ``USMISSION USNATO`` is ``USNATO``."""
    folded = posts.fold(words)
    for prefix in posts.PREFIXES:
        rest = folded.removeprefix(prefix)
        if rest != folded and rest in posts.stations():
            return rest
    whole = posts.canonical(folded)
    # USUN NEW YORK and USEU BRUSSELS are stations of more than one word; KIEV stays KIEV.
    return whole if folded.startswith(("US", "UNVIE", "SECSTATE")) else folded


@remembered(200)
def parse_classification(text: str) -> Classification | None:
    """Read level and caveats from a class line, a marking or a publisher's column: ``SECRET//NOFORN``."""
    bare = labels.unlinked(text).strip()
    bare = _LABEL.sub("", bare, count=1).strip() if ":" in bare else bare
    if (line := parse_class_line(bare)) is not None:
        return Classification(line.level, line.caveats, line.sensitive)
    marked = level.alone(bare)
    return None if marked is None else Classification(marked.level, marked.caveats, marked.sensitive)


_LABEL = re.compile(r"(?:[A-Z]{4,10}[ ])?(?:CLASSIFICATION|CLASS)[ ]{0,2}:[ ]{0,3}", re.IGNORECASE)


_LONGEST = 8_000  # characters in which reasons are looked for
_REASON_LABEL = re.compile(r"R\s?E\s?A\s?S\s?O\s?N\s?S?\b", re.IGNORECASE)
_SECTION_NUMBER = re.compile(
    r"\b(?:E[.]?O[.]?[ ]?\d{5},?[ ])?(?:SEC(?:TION)?[.]?[ ])?1\s?[./]\s?[.]?\s?[3-6](?!\d)[.]?", re.IGNORECASE
)
_LETTER = re.compile(
    r"[\s,;&/.+)(]{0,6}(?:(?:A\s?N\s?D|OR|AS\s+WELL\s+AS)[\s,(]{0,4})?[(]?\s?"
    r"(?P<letter>[A-H])\s?(?![A-Z'’.][A-Z])(?![A-Z])[)]?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|THROUGH|THRU|TO)\s?[(]?\s?(?P<letter>[A-H])\s?(?![A-Z])[)]?", re.IGNORECASE)
_PARTS = re.compile(r"[\s,]{0,3}(?:SUB)?PARA(?:GRAPH|S)?S?\b\.?", re.IGNORECASE)


@remembered(400)
def parse_reasons(text: str) -> tuple[str, ...]:
    """The letters of the reasons for classification, ``1.4 (b) and (d)`` → b, d; ranges are spelt out."""
    flat = labels.unfolded(text[:_LONGEST])
    starts = [found.end() for found in _SECTION_NUMBER.finditer(flat)]
    if not starts:
        found = _REASON_LABEL.search(flat)
        starts = [found.end()] if found else []
        if not found and re.fullmatch(r"[\s,;&/().A-H]*(?:AND[\s,;&/().A-H]*)?", flat, re.IGNORECASE):
            starts = [0]
    letters: list[str] = []
    for start in starts:
        at = start
        if flat[at : at + 1] in {":", "."}:
            at += 1
        if parts := _PARTS.match(flat, at):
            at = parts.end()  # "1.4 paragraphs (b) and (d)"
        while found := _LETTER.match(flat, at):
            letter = found["letter"].lower()
            at = found.end()
            if to := _RANGE.match(flat, at):
                at = to.end()
                letters += [chr(c) for c in range(ord(letter), ord(to["letter"].lower()) + 1)]
            letters.append(letter)
    return tuple(sorted(dict.fromkeys(letters)))


def parse_reasons_section(text: str) -> str | None:
    """The section of the order that the reasons are cited by: ``1.5`` before E.O. 13292 of 2003, ``1.4`` behind it."""
    found = _SECTION_OF.search(labels.unfolded(text[:_LONGEST]))
    return f"1.{found['section']}" if found else None


_SECTION_OF = re.compile(r"\b1\s?[./]\s?[.]?\s?(?P<section>[3-6])(?!\d)")
_BLANK = re.compile(r"\n[ \t\\]{0,80}\n")


@remembered(400)
def parse_classified_by(text: str) -> tuple[ClassifiedBy, ...]:
    """Who classified the cable: name and title, ``DCM Petra Lund; Reasons 1.5(b) and (d).`` → Petra Lund, DCM.

    A name in capitals is given in ordinary case; a name that was X-ed out stays as it is.
    """
    said = labels.behind(text, "classified", through=("reasons",)).lstrip()
    behind = labels.unfolded(_BLANK.split(said, maxsplit=1)[0])
    return tuple(ClassifiedBy(person.name, person.title) for person in persons.people(behind))

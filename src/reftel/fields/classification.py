"""Classification: the level and caveats of a cable, its class line, and who classified it and why.

``C O N F I D E N T I A L SECTION 01 OF 02 SESTRIN 000214``. Handbook: 5 FAH-2 H-222.
"""

import re
from typing import Literal

import msgspec

from reftel.facts import posts
from reftel.fields import labels, persons

Level = Literal["U", "LOU", "C", "S", "TS"]


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

    Some retyped lines have the year too: ``C O N F I D E N T I A L 75 SESTRIN 1204``.
    """

    level: Level
    caveats: tuple[str, ...] = ()
    sensitive: bool = False
    section: tuple[int, int] | None = None
    station: str | None = None
    serial: int | None = None
    year: int | None = None


def _spaced(word: str) -> str:
    """A pattern for a word that may be spaced letter by letter: ``S E C R E T``."""
    return "[ ]{0,3}".join(letter.replace(" ", "[ ]+") for letter in word)


# In order of trial: the longer word first, so that UNCLASSIFIED is not read as UNCLAS and a rest.
_WORDS: tuple[tuple[Level, bool, str], ...] = (
    ("TS", False, "TOPSECRET"),
    ("S", False, "SECRET"),
    ("C", False, "CONFIDENTIAL"),
    ("LOU", False, "LIMITEDOFFICIALUSE"),
    ("LOU", False, "LIMOFFUSE"),
    ("U", True, "SENSITIVEBUTUNCLASSIFIED"),
    ("U", False, "UNCLASSIFIED"),
    ("U", False, "UNCLAS"),
    ("LOU", False, "LOU"),
    ("U", True, "SBU"),
    ("TS", False, "TS"),
    ("U", False, "U"),
    ("C", False, "C"),
    ("S", False, "S"),
)
# The first letter may be doubled, "SS E C R E T": a slip that is seen.
_LEVELS: tuple[tuple[Level, bool, re.Pattern[str]], ...] = tuple(
    (level, sensitive, re.compile(rf"[(]?(?:{word[0]}(?={word[0]}))?{_spaced(word)}(?![A-Z])[)]?", re.IGNORECASE))
    for level, sensitive, word in _WORDS
)
_CAVEATS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"[/ ,-]{{0,4}}[(]?(?:{pattern})(?![A-Z])[)]?", re.IGNORECASE))
    for name, pattern in (
        ("EFTO", _spaced("EFTO")),
        ("FOUO", rf"{_spaced('FOUO')}|FOR[ ]OFFICIAL[ ]USE[ ]ONLY"),
        ("NOFORN", rf"{_spaced('NOFORN')}|NF|NOT[ ]RELEASABLE[ ]TO[ ]FOREIGN[ ]NATIONALS"),
        ("SENSITIVE", rf"{_spaced('SENSITIVE')}|SBU"),
        ("ORCON", "ORCON|OC"),
        ("NOCONTRACT", "NOCONTRACT"),
        ("PROPIN", "PROPIN"),
        ("REL", r"REL(?:[ ]TO)?(?:[ ,/]{1,2}(?:USA|GBR|UK|CAN|AUS|NZL|FVEY|ACGU|NATO|ISAF|MCFI|GCTF)\b){1,12}"),
        ("NODIS", _spaced("NODIS")),
        ("EXDIS", _spaced("EXDIS")),
        ("LIMDIS", _spaced("LIMDIS")),
        ("STADIS", _spaced("STADIS")),
        ("SIPDIS", "SIPDIS"),
    )
)
_DISTRIBUTION = frozenset({"NODIS", "EXDIS", "LIMDIS", "STADIS", "SIPDIS"})  # captions, no caveats
# With the slips of transmission that are seen: SECTON, SECTIKN, ECTION, SECTION 01F03, 01GF02.
_SECTION = re.compile(
    r"[ ]{0,4}(?:FINAL[ ]{1,2})?[SECTIONKQ]{5,8}[ ]{0,2}"
    r"(?P<number>\d{1,2})?[ ]{0,2}(?:[OG0]?F|O)[ ]{0,2}(?P<of>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[ ]{0,4}PAGE[ ]{1,2}\d{1,3}(?:[ ]{1,2}OF[ ]{1,2}\d{1,3})?(?!\d)", re.IGNORECASE)
# The serial has five or six digits; in copies that lost their line breaks the next word may follow at once.
_STATION = re.compile(
    r"[ ]{0,4}(?:FM[ ])?(?:(?P<year>(?:19|20)?\d\d)[ ])?"
    r"(?P<station>[A-Z][A-Z.'-]{0,20}(?:[ ]{1,2}[A-Z][A-Z.'-]{0,20}){0,4})[ -]{1,3}"
    r"(?P<serial>\d{5,6}(?=[A-Z])|\d{1,8}(?![\dA-Z]))",
    re.IGNORECASE,
)
_CUT = re.compile(r"X{4,}", re.IGNORECASE)


def _level_at(text: str, start: int) -> tuple[Level, bool, int] | None:
    for level, sensitive, pattern in _LEVELS:
        if found := pattern.match(text, start):
            return level, sensitive, found.end()
    return None


def _caveats_at(text: str, start: int) -> tuple[list[str], int]:
    caveats: list[str] = []
    while True:
        for name, pattern in _CAVEATS:
            if found := pattern.match(text, start):
                start = found.end()
                caveats.append(" ".join(found.group().strip(" /,()-").upper().split()) if name == "REL" else name)
                break
        else:
            return caveats, start


def parse_class_line(text: str) -> ClassLine | None:
    """Read a classification line, or return None where the text does not begin with a level.

    The station may be missing (a marking by itself); lines of captions behind it are read as caveats.
    """
    flat = text[:_LONGEST].replace("\\\n", "\n").strip(" \t\r\n\\¶").replace("\t", " ")
    first, _, more = flat.partition("\n")
    level = _level_at(first, 0)
    if level is None:
        return None
    name, sensitive, at = level
    caveats, at = _caveats_at(first, at)
    section = None
    for _ in range(3):  # section and caveats in either order, and the page of the archives' copies
        if found := _SECTION.match(first, at):
            of = int(found["of"])
            section = (int(found["number"]) if found["number"] else of, of)
            at = found.end()
        elif found := _PAGE.match(first, at):
            at = found.end()
        more_caveats, at = _caveats_at(first, at)
        caveats += more_caveats
    found = _STATION.match(first, at)
    if found and not _is_plausible(found["station"], found["serial"]):
        found = None
    behind, at = _caveats_at(first, found.end() if found else at)
    if found is None and first[at:].strip(" ./,*-"):
        # More words and no station: a sentence that begins with "Secret" or "C", no marking.
        return None
    for line in more.split("\n"):
        told, end = _caveats_at(line.strip(), 0)
        if line.strip() and (not told or line.strip()[end:].strip(" /\\")):
            break
        behind += told
    caveats += behind
    return ClassLine(
        level=name,
        caveats=tuple(dict.fromkeys(c for c in caveats if c not in _DISTRIBUTION and c != "SENSITIVE")),
        sensitive=sensitive or "SENSITIVE" in caveats,
        section=section,
        station=None if found is None or _CUT.fullmatch(found["station"]) else _station(found["station"]),
        serial=int(found["serial"]) if found else None,
        year=int(found["year"]) if found and found["year"] else None,
    )


def _is_plausible(station: str, serial: str) -> bool:
    """A post nobody has listed has capitals and a padded serial, so that "Confidential sources in 12 …" is no line."""
    return posts.is_station(station) or (station.isupper() and len(serial) >= 4)


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


def parse_classification(text: str) -> Classification | None:
    """Read level and caveats from a class line, a marking or a publisher's column: ``SECRET//NOFORN``."""
    line = parse_class_line(labels.unlinked(text).removeprefix("Classification:").strip())
    return None if line is None else Classification(line.level, line.caveats, line.sensitive)


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
        while found := _LETTER.match(flat, at):
            letter = found["letter"].lower()
            at = found.end()
            if to := _RANGE.match(flat, at):
                at = to.end()
                letters += [chr(c) for c in range(ord(letter), ord(to["letter"].lower()) + 1)]
            letters.append(letter)
    return tuple(sorted(dict.fromkeys(letters)))


_BLANK = re.compile(r"\n[ \t\\]{0,80}\n")


def parse_classified_by(text: str) -> tuple[ClassifiedBy, ...]:
    """Who classified the cable: name and title, ``DCM Petra Lund; Reasons 1.5(b) and (d).`` → Petra Lund, DCM.

    A name in capitals is given in ordinary case; a name that was X-ed out stays out.
    """
    said = labels.behind(text, "classified", through=("reasons",)).lstrip()
    behind = labels.unfolded(_BLANK.split(said, maxsplit=1)[0])
    return tuple(ClassifiedBy(person.name, person.title) for person in persons.people(behind))

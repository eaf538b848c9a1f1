"""Passing and attention lines: ``CAPE SOLLER FOR CALMISSION``, ``FORMIN FOR SEA/CON (HADLEIGH), MIN (OAKES)``."""

import re
from functools import cache
from typing import Literal

import msgspec

from reftel.facts import captions, readers
from reftel.fields.remembering import remembered


class Attention(msgspec.Struct, frozen=True):
    """One reader: an office, a person with rank or title, or both: ``EUR/RPM (A/S ROE)``."""

    office: str | None
    person: str | None = None
    title: str | None = None


class Leg(msgspec.Struct, frozen=True):
    """One step of a passing line: by way of whom, ``for`` readers there or to ``pass`` on, for whom, from whom."""

    via: str | None
    kind: Literal["for", "pass"]
    readers: tuple[Attention, ...]
    sender: str | None = None


class Passing(msgspec.Struct, frozen=True):
    """A passing or attention line, ``VIENNA FOR USOSCE``: by way of whom, for which offices, which persons.

    ``legs`` are its steps: ``DEPT FOR EUR; NSC FOR ROE`` has two. ``via`` is that of the first, ``offices`` and
    ``persons`` (with their titles) are those of all.
    """

    text: str
    via: str | None
    offices: tuple[str, ...]
    persons: tuple[str, ...]
    legs: tuple[Leg, ...] = ()


_LONGEST = 8_000  # characters of a text
_WIDEST = 1_200  # characters of a line and those that go on with it
_MANNER = r"(?:[ ](?:ALSO|PLEASE|PLS|KINDLY)){0,3}"
_HOW = r"(?:PASS(?:ED|ES)?(?:[ ](?:TO|FOR|TP))?|(?:REPEAT|RPT)[ ]TO|FOR)"
_VIA = r"(?!(?:PLEASE|PLS|PASS|FOR|FROM|THE|NOT)\b)[A-Z0-9][A-Z0-9 .,/'&-]{0,60}?"
# The beginning of a leg: by way of whom, and FOR or PASS TO.
_LEG = re.compile(
    rf"(?P<via>{_VIA})?(?:(?:^|[ ])(?:ALSO|PLEASE|PLS|KINDLY)(?:[ ](?:ALSO|PLEASE|PLS)){{0,2}})?"
    rf"(?:^|[ ])?(?P<how>{_HOW})[ :-]{{1,3}}(?=[A-Z0-9(\"])",
    re.IGNORECASE,
)
# Words behind which an agency is what is passed to, and begins no leg of its own.
_BEFORE = "".join(
    rf"(?<!{word})"
    for word in (r"\bTO", r"\bTP", "PASS", r"\bFOR", r"\bOF", r"\bHQ", "ALSO", "PLEASE", r"\bPLS", r"\bAND", "USDA")
)
_OFFICE_FOR = r",[ ](?=[A-Z]{1,5}/[A-Z/]{1,16}[ ]FOR[ ])"
_SAME_VIA = r",[ ](?=FOR[ ]|(?:ALSO|PLEASE|PLS)[ ](?:PLS[ ]|PLEASE[ ])?(?:PASS|FOR)\b)"
_STARTS = re.compile(rf"(?:{_VIA})?{_MANNER}[ ]?\b{_HOW}[ :]", re.IGNORECASE)
_UNDONE = re.compile(r"(?:,|;|-|\b(?:AND|FOR|TO|PASS|OF|THE))$", re.IGNORECASE)
_FOR, _FROM_WHOM = re.compile(r"FOR\b", re.IGNORECASE), re.compile(r"FROM[ ](?:THE[ ])?[A-Z]")
_LAST = re.compile(r";[ ][A-Z. ]{2,30}$")  # a reader without a word before him
_TOO = re.compile(r"[ ](?=ALSO[ ](?:FOR|PASS)[ ])", re.IGNORECASE)
_ASKED = re.compile(r"^(?:ALSO|PLEASE|PLS)[ ]", re.IGNORECASE)
_FROM = re.compile(r"[ ,]{1,2}\bFROM[ ](?P<sender>.{1,80})$", re.IGNORECASE)
_SENDER = re.compile(r"FROM[ ](?P<sender>[A-Z][A-Z0-9 .'/-]{2,60}?)[;,]?[ ](?=PASS[ ]|FOR[ ])", re.IGNORECASE)
_SENDER_INSIDE = re.compile(r"[ ]FROM[ ](?P<sender>[A-Z][^()]{1,60})(?=[)])", re.IGNORECASE)  # EUR (FOR ROE FROM BLY)
_FOR_INSIDE = re.compile(r"FOR[ ](?=[A-Z])", re.IGNORECASE)
_BRACKETS = re.compile(r"(?P<office>[^()]{0,80}?)[ ]?[(](?P<persons>[^()]{1,160})[)]?")
_DASH = re.compile(
    r"(?P<office>[A-Z0-9/]{1,20})(?:[ ]?--?[ ]|[ ]--?[ ]?|--|:[ ]?|-(?=[A-Z]+[ ][A-Z]|[A-Z]{4,}$))(?P<person>[A-Z].*)",
    re.IGNORECASE,
)
# Readers without a word before them: "NEA/MAG (ROE AND DOE)", "ISN/MNSA - ROE".
_BARE = re.compile(
    r"[A-Z]{1,6}(?:/[A-Z]{1,8}){1,3}(?:[ ]?--?[ ][A-Z][A-Z .'’-]{1,30}|[ ]?[(][A-Z][^()]{1,80}[)])[ .]{0,2}"
)
_SPLIT = re.compile(r"(?:[,;]|(?<!/)\bAND\b(?!/)|&)(?![^(]{0,160}[)])", re.IGNORECASE)
_DEPARTMENT = frozenset({"STATE", "DEPT", "DEPARTMENT", "SECSTATE"})
_SHORT = 4  # letters: what is shorter, and listed nowhere, is an office symbol rather than a name
_NAMED = re.compile(r"(?:[A-Z][.]?[ ]){0,2}[A-Z][A-Z'’-]{2,24}(?:[ ][A-Z][A-Z'’-]{1,24}){0,2}")  # J. DOE
_SYMBOL = 6  # letters of an office symbol without a stroke
_NAME = re.compile(r"[A-Z][A-Z'’.-]{2,24}(?:[ ][A-Z][A-Z'’.-]{0,24}){0,3}", re.IGNORECASE)


@cache
def _inner() -> re.Pattern[str]:
    """Where a leg ends and the next begins: at a semicolon, or before an agency or post that is to pass on."""
    agencies = "|".join(re.escape(word) for word in readers.names("agency"))
    passing = (
        r"(?:DEPT|DEPARTMENT)[ ]OF[ ][A-Z]+(?:[ ][A-Z]+)?"
        rf"|(?:AMEMBASSY|AMCONSUL|USMISSION)[ ][A-Z]+(?:[ ][A-Z]+){{0,2}}|{agencies}"
    )
    return re.compile(
        rf"(?:;[ ]?|,[ ](?:AND[ ])?|(?<=[A-Z)]){_BEFORE}[ ])(?=(?:{passing}){_MANNER}[ ]{_HOW}[ :])"
        rf"|;[ ]?(?=[A-Z0-9][A-Z0-9 .,/'&-]{{0,60}}?{_MANNER}[ ]{_HOW}[ :]|(?:PLEASE|PLS|ALSO|PASS)[ ])"
        rf"|{_OFFICE_FOR}|{_SAME_VIA}",
        re.IGNORECASE,
    )


@remembered(400)
def parse_passing(text: str) -> tuple[Passing, ...]:
    """The passing lines of a text, one a line; a line that is not done is joined with the next."""
    joined: list[str] = []
    for line in text[:_LONGEST].replace("\\\n", "\n").split("\n"):
        bare = " ".join(line.split()).rstrip("\\ ")
        if joined and bare and _goes_on(joined[-1], bare):
            joined[-1] = f"{joined[-1]} {bare}"[:_WIDEST]
        elif bare:
            joined.append(bare[:_WIDEST])
    return tuple(passing for line in joined if (passing := _passing(line)) is not None)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the one before: that is not done, or this one has no beginning of its own."""
    if _STARTS.match(before) is None or captions.at_start(line) is not None:
        return False
    if _UNDONE.search(before):
        return True
    if _FROM_WHOM.match(line):
        return True
    if _FOR.match(line):
        return _LAST.search(before) is not None
    return _STARTS.match(line) is None and line.isupper() and ":" not in line and "," in before


def _passing(line: str) -> Passing | None:
    if not line.isupper() and not _is_told(line):
        return None
    begun = _SENDER.match(line)
    parted = _inner().split(line[begun.end() :] if begun else line)
    pieces = [piece for part in parted if part and part.strip(" ,;.") for piece in _asked_too(part)]
    legs: list[Leg] = []
    for piece in pieces:
        leg = _leg(piece.strip(" ,;"), legs[-1].via if legs else None) or _bare(piece)
        if leg is None:
            return None
        legs.append(leg)
    if begun and legs:
        legs[0] = msgspec.structs.replace(legs[0], sender=begun["sender"])
    if not legs or not any(leg.readers for leg in legs):
        return None
    told = [reader for leg in legs for reader in leg.readers]
    offices = tuple(reader.office for reader in told if reader.office)
    persons = tuple(f"{r.title} {r.person}" if r.title else r.person for r in told if r.person)
    return Passing(line, legs[0].via, offices, persons, tuple(legs))


def _asked_too(piece: str) -> list[str]:
    """A leg, and a second one by way of the same: ``PARIS FOR OECD ALSO FOR EMBASSY``, not ``PARIS ALSO FOR OECD``."""
    found = _TOO.search(piece)
    if found is None or _leg(piece[: found.start()].strip(" ,;"), None) is None:
        return [piece]
    return [piece[: found.start()], piece[found.end() :]]


def _is_told(line: str) -> bool:
    """Whether a line in both cases is one all the same: by way of whom is known, or an office with a stroke follows."""
    found = _LEG.match(line)
    if found is None:
        return False
    via = (found["via"] or "").strip(" ,.")
    return readers.passes(via) if via else "/" in line[found.end() :].partition(" ")[0]


def _leg(piece: str, before: str | None) -> Leg | None:
    found = _LEG.match(piece)
    if found is None:
        return None
    via = (found["via"] or "").strip(" ,.") or None
    if via is not None:
        via = _ASKED.sub("", via)
    if via is not None and (captions.at_start(via) or via.upper() in {"AS", "IT", "ALSO"}):
        via = None
    rest = piece[found.end() :].strip(" .;,")
    sender = None
    if told := _SENDER_INSIDE.search(rest):
        sender, rest = told["sender"].strip(" ."), rest[: told.start()] + rest[told.end() :]
    elif told := _FROM.search(rest):
        sender, rest = told["sender"].strip(" ."), rest[: told.start()]
    kind: Literal["for", "pass"] = "for" if found["how"].upper() == "FOR" else "pass"
    return Leg(
        via or (before if found["how"].upper() == "FOR" else None),
        kind,
        tuple(_readers(rest, person=kind == "for" or _ends_with(via))),
        sender,
    )


def _bare(piece: str) -> Leg | None:
    parts = [part.strip(" ,.") for part in piece.split(";") if part.strip(" ,.")]
    if not all(_BARE.fullmatch(part) for part in parts):
        return None
    return Leg(None, "for", tuple(one for part in parts for one in _reader(part, person=True)))


def _ends_with(via: str | None) -> bool:
    """Whether it passes on within itself, so that a name that is no office is a person: an agency, a post."""
    return via is not None and via.upper() not in _DEPARTMENT and readers.passes(via)


def _readers(rest: str, *, person: bool) -> list[Attention]:
    head, found, behind = re.compile(r"[ ]FOR[ :-]{1,3}", re.IGNORECASE).split(rest, maxsplit=1)[0], None, ""
    if head != rest:
        found, behind = head, rest[len(head) :].strip()[4:].strip(" :-")
    if found is not None:  # DEPT PASS USTR FOR ROE: an office, and its readers
        offices = [Attention(office) for part in _SPLIT.split(found) if (office := part.strip(" .,"))]
        inner = [_reader(part, person=True) for part in _SPLIT.split(behind) if part.strip(" .,")]
        return [*offices, *(one for some in inner for one in some)]
    made: list[Attention] = []
    for part in _SPLIT.split(rest):
        if part.strip(" .,"):
            made += _reader(part, person=person)
            person = person or any(one.person for one in made)
    return made


def _reader(part: str, *, person: bool) -> list[Attention]:
    """The readers of one item: an office, a person, or an office with its persons in brackets or behind a dash."""
    part = " ".join(part.split()).strip(" .,-")
    if found := _BRACKETS.fullmatch(part):
        office = found["office"].strip(" -") or None
        if not any(map(str.isalpha, found["persons"])):
            return [Attention(f"{office} ({found['persons']})" if office else found["persons"])]
        persons = [
            bare
            for one in re.split(r",|;|/(?=[A-Z]{3})|\bAND\b|&", found["persons"])
            if (bare := _FOR_INSIDE.sub("", one.strip(" ."), count=1))
        ]
        made = [_person(None if at else office, bare) for at, bare in enumerate(persons)]
        return made or [Attention(office)]
    if (dashed := _DASH.fullmatch(part)) and (readers.is_office(dashed["office"]) or _is_parted(dashed)):
        return [_person(dashed["office"], dashed["person"].strip(" -"))]
    if readers.rank_of(part) and _NAME.search(part.partition(" ")[2]):
        return [_person(None, part)]
    if readers.is_office(part) or len(part) < _SHORT:
        return [Attention(part)]
    head, _, rest = part.partition(" ")
    if rest and readers.is_office(head) and head.upper() != "THE":
        named = _NAME.fullmatch(rest) is not None or readers.rank_of(rest) is not None
        return [_person(head, rest) if named and not readers.is_office(rest) else Attention(part)]
    if person and _NAME.fullmatch(part) and not part.upper().startswith("THE "):
        return [_person(None, part)]
    return [Attention(part)]


def _is_parted(dashed: re.Match[str]) -> bool:
    """Whether a dash between blanks has a short symbol before it and a name behind it: ``OASIA - J. DOE``."""
    between = dashed.string[dashed.end("office") : dashed.start("person")]
    if len(dashed["office"]) > _SYMBOL or not dashed["office"].isupper() or not between.startswith(" "):
        return False
    return between.endswith(" ") and _NAMED.fullmatch(dashed["person"]) is not None


def _person(office: str | None, words: str) -> Attention:
    rank = readers.rank_of(words)
    if rank is None:
        return Attention(office, words)
    return Attention(office, words[len(rank) :].strip(" ."), words[: len(rank)])

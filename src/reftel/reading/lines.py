"""Clean text to lines: where each begins and ends, cut where one line of a page holds what were several."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, count, pairwise
from operator import add

import msgspec

from reftel.facts.posts import PREFIXES
from reftel.fields.level import spaced
from reftel.reading.signs import places_of

_MARKED = r"\((?:TS|SBU|FOUO|LOU|[CSU])(?:/{1,2}[A-Z]{1,6})?\)"
_SMALL = r"\((?:ts|sbu|fouo|lou|[csu])(?:/{1,2}[a-z]{1,6})?\)"  # as where a dump has set capitals to small letters
PARAGRAPH = re.compile(
    r"(?P<before>\([A-Z/]{1,8}\)\s{0,3})?(?P<pilcrow>¶\s{0,3})?"
    rf"(?P<number>[0-9]{{1,3}})(?:\s?\.(?![0-9])|\)(?=\s{{0,3}}\()|[,:]?\s{{0,2}}(?={_MARKED}))(?P<space>\s*)"
)
# What stands between page lines and at head and foot of pages: the level, alone.
BANNER = re.compile(
    rf"(?:{spaced('UNCLASSIFIED')}|{spaced('UNCLAS')}|{spaced('LIMITEDOFFICIALUSE')}|{spaced('CONFIDENTIAL')}"
    rf"|{spaced('SECRET')}|{spaced('TOPSECRET')}|SENSITIVE BUT UNCLASSIFIED)"
    r"(?:\s{0,3}(?:/{0,2}|-{1,2})\s{0,3}(?:NOFORN|FOUO|FOR OFFICIAL USE ONLY|SBU|ENTIRE TEXT)){0,2}"
    r"(?:\s{1,9}(?:POSS(?:IBLE)?\s{1,3}DUP(?:E|LICATE)?|PTQ[0-9]{4}))?"  # the number of the tape on which it was kept
)
_BANNER_BEHIND = re.compile(r"(?<=\S) {4,}(?:CONFIDENTIAL|SECRET|UNCLASSIFIED)\s*$", re.MULTILINE)
_BANNER_ENDS = ("    CONFIDENTIAL", "    SECRET", "    UNCLASSIFIED")
LEVEL = (
    rf"U?{spaced('UNCLASSIFIED')}|U?{spaced('UNCLAS')}|{spaced('LIMITEDOFFICIALUSE')}|{spaced('LIMITEDOFFUSE')}"
    rf"|C?{spaced('CONFIDENTIAL')}|{spaced('TOPSECRET')}|S?{spaced('SECRET')}"
)
SECTION_WORD = r"(?:S[ECTION]{4,7}|SECT?\.?)"  # SECTION, with the slips that are seen: SECTON, SETCION
SECTION = rf"{SECTION_WORD}\s{{1,3}}[0-9]{{1,2}}\s{{0,2}}OF\s{{0,2}}[0-9]{{1,2}}"
CLASS_LINE = re.compile(
    rf"(?P<level>{LEVEL})(?!ARY|ARI|LY\b|IT)(?P<marks>[A-Z /,&()-]{{0,60}}?)"  # no SECRETARY GENERAL SAID IN PARA 3
    rf"(?:\s{{1,3}}{SECTION_WORD}\s{{1,3}}(?P<section>[0-9]{{1,2}})\s{{0,2}}OF\s{{0,2}}(?P<sections>[0-9]{{1,2}}))?"
    r"\s{1,4}(?:(?P<year>[0-9]{2})\s)?(?P<station>[A-Z][A-Z' .-]{1,30}?)(?<!SECTION)(?<!SECTION )"
    rf"(?:\s{{1,3}}{SECTION})?\s{{1,4}}(?P<serial>[0-9]{{1,8}})(?![0-9])",
    re.IGNORECASE,
)
# Behind the number too: SESTRIN 0214 SECTION 2 OF 3, SESTRIN 0214/2.
_SECTION_BEHIND = re.compile(rf"(?:\s{{1,3}}{SECTION}|/[0-9]{{1,2}})(?![0-9/])", re.IGNORECASE)
CLASS_STARTS = frozenset("UCSTLucstl\u017f")  # what a classification line begins with; the long s counts as an s
_PAGE_NEW = re.compile(
    r"(?=[A-Z][A-Z' .\s-]{2,33}+[0-9]{5})"  # a number behind the words at all? One step for all other lines
    r"(?P<station>[A-Z][A-Z' .-]{1,30}?)\s{1,3}(?P<serial>[0-9]{5,8})\s{1,3}(?P<page>[0-9]{3})(?:\.[0-9])?"
    r"\s{1,2}OF\s{1,2}(?P<pages>[0-9]{2,3})(?![0-9])",
    re.IGNORECASE,
)
_PAGE_OLD = re.compile(
    r"PAGE\s{1,3}(?P<page>[0-9]{2,3})\s{1,12}(?:OF\s{1,3}(?P<pages>[0-9]{2,3})\s{1,12})?"
    r"(?P<station>[A-Z][A-Z .]{1,20}?)\s{1,12}(?P<serial>[0-9]{4,6})"
    r"(?:\s{1,12}(?P<section>[0-9]{2})\s{1,2}OF\s{1,2}[0-9]{2})?"
    r"(?:\s{1,12}[0-9]{6}Z)?(?:\s{1,9}POSS(?:IBLE)?\s{1,3}DUP(?:E|LICATE)?)?"
)
_OF_POST = rf"(?:(?:{'|'.join(PREFIXES)})\s)?"  # AMEMBASSY BUENOS AIRES 11, longer than most stations alone
LABELS = (
    (
        "eo",
        re.compile(
            r"(?:EXECUTIVE ORDER|E\s?[.,]?\s?[O0]\s?[.,]?)\s{0,2}:?\s{0,3}#?(?:[0-9]{4,5}|[0-9OIl]{5}(?=[\s:]))"
            r"|E\.\s?O\.\s{0,2}:",
            re.IGNORECASE,
        ),
    ),
    (
        "tags",
        re.compile(
            r"TAGS\b\s{0,3}[:;.]?|TGAS\s?:|T[A4][CG6Q][S5]\s?:|T ?A ?G ?S\s?[:;]|TAG\s{0,2}[:;]|TAG\s(?=[A-Z]{4}\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "subject",  # with the slips that are seen: SUBEJCT, SUJBECT, SUBJET
        re.compile(
            r"SU(?=[ECT]{0,3}[BJ])[BJECT]{1,6}S?\s{0,3}[:;]|S[UV][B8][JI1][EF][CGO][TIL17]\s{0,3}[:;]|SUBJECT\s(?!(?:WAS|IS|HAS|HAD|WILL|WOULD|COULD|MAY|CAN|TO|OF|AND|CABLE|TELEGRAM|MATTER)\b)(?=[A-Z(])|(?-i:SUBJ(?:ECT)?\.\s|SUBJECT\s?-\s)"
            r"|S ?U ?B ?[JI](?: ?E ?C ?T)?\s{0,2}[:;]",
            re.IGNORECASE,
        ),
    ),
    (
        "references",
        re.compile(
            r"(?:REF(?:ERENCE)?(?:S|\(S\))?|REFTELS?|RETELS?)\s{0,3}[:;]"
            r"|R ?E ?F ?S?\s{0,2}[:;]|(?-i:REFS?\.\s(?=[A-Z0-9(]))"
            rf"|REFS?\.?\s(?=(?:[0-9]{{2}}\s?)?{_OF_POST}[A-Z(](?!\s?PARA)[A-Z.:) ]{{0,20}}[\s-]?#?[0-9])"
            r"|(?-i:(?:REFTELS?|RETELS?|REFERENCES?|REFS? ?-|RE ?:)\s(?!PARA|SECTION|PAGE|DATED|STATES? [A-Z])"
            r"(?=(?:[(]?A[).:] ?)?(?:[(]?A[).:] ?)?(?:(?:19|20)?[0-9]{2} ?)?"
            rf"{_OF_POST}[A-Z][A-Z .]{{2,20}}[ -]?#?[0-9]))",
            re.IGNORECASE,
        ),
    ),
    ("captions", re.compile(r"CAPTIONS?\s{0,2}:", re.IGNORECASE)),
    ("passing", re.compile(r"PASS LINE\s{0,2}:", re.IGNORECASE)),
    ("classified_by", re.compile(r"(?:\([A-Z/]{1,6}\)\s?)?CLA?S{1,2}I?F{0,2}I{0,2}E?D\s{1,2}BY\b", re.IGNORECASE)),
    ("reasons", re.compile(r"REASONS?(?: FOR CLASSIFICATION)?\s{0,2}:", re.IGNORECASE)),
    ("derived", re.compile(r"DERIVED\s{1,2}FROM\b|DECLASSIFY\s{1,2}ON\b", re.IGNORECASE)),
    ("drafted_by", re.compile(r"DRAFTED\s{1,2}BY\b", re.IGNORECASE)),
    ("cleared_by", re.compile(r"(?:CLEARED\s{1,2}BY|APPROVED\s{1,2}BY|CLEARANCES?)\s{0,2}:", re.IGNORECASE)),
)
_INNER = re.compile(
    r"(?<=[\s.)\]])(?=(?:E\.\s?O\.\s?[0-9]{5}|EO [0-9]{5}|TAGS? ?[:;]|(?-i:TAGS (?=[A-Z]{2,4}(?:[ ,;]|$)))"
    r"|SUBJ(?:ECT)? ?:|REFS? ?:|CLASSIFIED BY ?:))"
    r"|(?<=[a-zA-Z0-9/])(?=(?-i:E\.[Oo]\. [0-9]{5}:|TAGS: |SUBJECT: |REF: [A-Z(]|Classified By: ))"
    r"|(?:(?<=[.)]\s)|(?<=[.)]\s\s))(?=(?-i:Classified [Bb]y [A-Z]))"
    r"|(?<=[\s.)])(?=¶1\.|1\.\s?\((?:C|S|U|SBU|C/NF|S/NF)\))",
    re.IGNORECASE,
)
# What each of them has, in capitals; without I and K, for which other letters match as well.
_INNER_SIGNS = ("TAG", "SUBJ", "REF", "D BY", "EO ")
_INNER_BEGINS = ("E.", "EO ", "TAG", "SUBJ", "REF", "CLASSIFIED BY", "¶1.", "1.")  # in capitals
_INNER_DOTS = re.compile(r"[E1]\.\s?[O(]|¶1\.")
CAPTION_WORDS = (
    r"SIPDIS|NOFORN|SENSITIVE|EXDIS|NODIS|LIMDIS|STADIS|NOTAL|NOCONTRACT|ORCON|FOUO|SBU|EYES ONLY|TERREP|TERFIN"
    r"|AGRE?MENT CHANNEL|ROGER CHANNEL|DS CHANNEL|DOCKLAMP|NIACT|NATO (?:CONFIDENTIAL|SECRET|RESTRICTED)"
)
CAPTIONS = re.compile(rf"(?:{CAPTION_WORDS})(?:[\s,;/-]{{1,3}}(?:{CAPTION_WORDS}))*[\s./]*", re.IGNORECASE)


# By the sign that labels begin with: their names, and one pattern of them all with a group for each, in order of trial.
_BEGINNING = {
    "E": ("eo",),
    "T": ("tags",),
    "S": ("subject",),
    "R": ("references", "reasons"),
    "C": ("captions", "classified_by", "cleared_by"),
    "P": ("passing",),
    "D": ("derived", "drafted_by"),
    "A": ("cleared_by",),
    "(": ("classified_by",),
}
_LABEL = {
    sign: (re.compile("|".join(f"({dict(LABELS)[name].pattern})" for name in names), re.IGNORECASE), names)
    for sign, names in _BEGINNING.items()
}
_LEVEL_LABEL = re.compile(
    r"CLASSIFICATION\s{0,2}:\s{0,8}(?=(?:UNCLASSIFIED|CONFIDENTIAL|(?:TOP )?SECRET|SBU|SENSITIVE BUT UNCLASSIFIED)"
    r"(?:\s?//?\s?[A-Z]{3,10}){0,3}\s*$)",
    re.IGNORECASE,
)
_CLASS_LINE_REACH = 120  # characters
_LABEL_REACH = 120  # characters: the longest label and what must stand behind it
NUMBER_SIGNS = frozenset("(¶0123456789")  # what a paragraph number can begin with
# What every page line has, "002 OF 002"; the old one may lack it and begins with PAGE.
_COUNT = re.compile(r"[0-9]\s{1,2}OF\s{1,2}[0-9]", re.IGNORECASE)


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of clean text: its characters from ``start`` to ``end``, where the next begins, the text stripped."""

    start: int
    end: int
    next: int
    text: str
    soft: bool = False  # cut by us out of a longer line: it goes on without a line break


def in_capitals(text: str) -> str:
    """A format line in capitals, as it was sent, where somebody set it in small letters: ``fm amembassy sestrin``."""
    return text.upper() if text.islower() else text


def label_of(text: str) -> tuple[str, int] | None:
    """The head element that a line begins, and where its value begins in the text."""
    return _label_at(text[:_LABEL_REACH]) if text[:1].upper() in _LABEL else None


@lru_cache(maxsize=512)  # a head's lines are asked several times, by what sorts them and by what reads them
def _label_at(text: str) -> tuple[str, int] | None:
    pattern, names = _LABEL[text[:1].upper()]  # in capitals the long s is an s, which it counts as
    found = pattern.match(text)
    return (names[found.lastindex - 1], found.end()) if found and found.lastindex else None


def level_label(text: str) -> tuple[str, int] | None:
    """The label before the level that stands above a record e-mail, ``Classification: SECRET``, as an element."""
    found = _LEVEL_LABEL.match(text) if text[:1] in "Cc" else None
    return ("classification", found.end()) if found else None


def paragraph_number(text: str) -> re.Match[str] | None:
    """The paragraph number that a line begins with."""
    return PARAGRAPH.match(text) if text[:1] in NUMBER_SIGNS else None


def may_hold_page_line(text: str) -> bool:
    """Whether a line can be or hold a page line, by what every such line has."""
    if text.startswith("PAGE"):
        return True
    upper = text.upper()
    at = upper.find("OF", 2)
    while at > 0:  # a number before it at all? Most lines have "of" in a sentence
        if upper[at - 3 if at > 2 else 0 : at].rstrip()[-1:].isdigit():
            return _COUNT.search(text) is not None
        at = upper.find("OF", at + 2)
    return False


def class_line(text: str) -> re.Match[str] | None:
    """A line that is a classification line and nothing else: ``UNCLAS SESTRIN 0214``, ``… SECTION 02 OF 02``."""
    if len(text) > _CLASS_LINE_REACH or text[:1] not in CLASS_STARTS or not text[-1:].isdigit():
        return None
    found = CLASS_LINE.match(text)
    if found is None or found.end() == len(text):
        return found
    return found if _SECTION_BEHIND.fullmatch(text, found.end()) else CLASS_LINE.fullmatch(text)


def captioned(text: str) -> re.Match[str] | None:
    """A classification line with captions behind its number: ``UNCLASSIFIED TARSIS 9519/2 EXDIS NOFORN``."""
    found = CLASS_LINE.match(text) if text[:1] in CLASS_STARTS and len(text) <= _CLASS_LINE_REACH else None
    behind = _SECTION_BEHIND.match(text, found.end()) if found else None
    if found is None:
        return None
    return found if CAPTIONS.fullmatch(text[(behind or found).end() :].strip()) else None


def page_line(text: str) -> re.Match[str] | None:
    """``SESTRI 00000214 002 OF 002`` or ``PAGE 02 OF 04 HALIFA 00036`` at the start of the text."""
    if text.startswith("PAGE"):
        return _PAGE_OLD.match(text)
    return _PAGE_NEW.match(text)


def cut(text: str) -> list[Line]:
    """The lines of a text; joined with what ends them they are the text."""
    pieces = text.splitlines()
    if "\r" in text or "\\" in text or len(pieces) != text.count("\n") + (text[-1:] not in {"\n", ""}):
        return _cut_unlike(text)
    # Nothing but line feeds ends lines, as on most pages: no line need be looked at by itself.
    sizes = list(map(len, pieces))
    starts = list(map(add, accumulate(sizes, initial=0), count()))
    starts[-1] = len(text)
    return list(map(Line, starts, map(add, starts, sizes), starts[1:], map(str.strip, pieces)))


def _cut_unlike(text: str) -> list[Line]:
    """The lines of a text whose lines end in several ways."""
    bodies = text.splitlines()
    if "\\" in text:  # escaped line breaks of some data base
        bodies = [body.rstrip("\\ ") if body.endswith(("\\", "\\ ")) else body for body in bodies]
    starts = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    return list(map(Line, starts, map(add, starts, map(len, bodies)), starts[1:], map(str.strip, bodies)))


def parts(line: Line, text: str, cuts: list[int]) -> list[Line]:
    """One line cut at some offsets of the clean text, each strictly inside it."""
    edges = [line.start, *sorted({at for at in cuts if line.start < at < line.end})]
    made = [Line(low, high, high, text[low:high].strip(), soft=True) for low, high in pairwise(edges)]
    return [*made, Line(edges[-1], line.end, line.next, text[edges[-1] : line.end].strip())]


def cut_head(line: Line, text: str) -> list[Line]:
    """A head line cut where a second label, or what follows the classification line, begins inside it."""
    cuts = []
    if len(line.text) > 12 and line.text[0] in CLASS_STARTS and (found := CLASS_LINE.match(line.text)):
        offset = line.start + text[line.start : line.end].index(line.text[0]) if line.text else line.start
        behind = _SECTION_BEHIND.match(line.text, found.end())
        end = (behind or found).end()
        rest = line.text[end:]
        if rest.strip():
            cuts.append(offset + end)
            if captions := CAPTIONS.match(rest.lstrip()):
                cuts.append(offset + len(line.text) - len(rest.lstrip()) + captions.end())
    if not _may_go_inside(line, text):
        return parts(line, text, cuts) if cuts else [line]
    own = label_of(line.text)
    for at in _inner(text, line.start, line.end):
        inner = label_of(text[at : at + 40])
        if inner is None:  # the first paragraph: what is behind it is no head
            cuts.append(at)
            break
        if own is None or inner[0] != own[0]:
            cuts.append(at)
            own = inner
    return parts(line, text, cuts) if cuts else [line]


def _inner(text: str, start: int, end: int) -> Iterator[int]:
    """Where a label or a first paragraph begins inside a line; the pattern is tried where the letters of one stand."""
    raw = text[start:end]
    upper = raw.upper()
    if len(upper) != len(raw) or "\u0130" in raw:  # places would shift, or a letter stand for an I that is none
        yield from (found.start() for found in _INNER.finditer(text, start, end))
        return
    for at in places_of(upper, _INNER_BEGINS):
        if _INNER.match(text, start + at, end):
            yield start + at


def _may_go_inside(line: Line, text: str) -> bool:
    """Whether a label or a first paragraph may begin inside a line, by the letters that each has."""
    # Of an indented line, what begins it begins inside it.
    first = 1 if text[line.start : line.start + 1] == line.text[:1] else 0
    upper = line.text.upper()
    for sign in _INNER_SIGNS:
        if upper.find(sign, first) >= 0:
            return True
    return "." in upper and _INNER_DOTS.search(upper, first) is not None


_CUT = 5  # letters of a station that a relay leaves at least


@lru_cache(maxsize=1024)  # there are some 400 stations, and a pattern takes as long to make as a tenth of a cable
def page_of(station: str) -> re.Pattern[str]:
    """The page line of a station anywhere in a line; relays cut its name: ``SESTRI``, ``USUN NEW Y``."""
    cut = {station[:size].rstrip() for size in range(min(_CUT, len(station)), len(station) + 1)}
    names = "|".join(re.escape(name) for name in sorted(cut, key=len, reverse=True))
    page = r"\s{1,3}[0-9]{8}\s{1,3}[0-9]{3}(?:\.[0-9])?\s{1,2}OF\s{1,2}[0-9]{2,3}(?![0-9])"
    return re.compile(rf"(?<![A-Za-z])(?:{names}){page}", re.IGNORECASE)


def cut_page(line: Line, text: str, own: re.Pattern[str] | None) -> list[Line]:
    """A line that holds a page line and more, cut around it; in mid-line only for the cable's ``own`` station."""
    if line.text.endswith(_BANNER_ENDS) and (banner := _BANNER_BEHIND.search(text, line.start, line.end)):
        return parts(line, text, [banner.start() + 1])
    if " OF " not in line.text and " of " not in line.text and not line.text.startswith("PAGE"):
        return [line]
    if not may_hold_page_line(line.text):
        return [line]
    cuts = []
    if own is not None:
        cuts = [at for each in own.finditer(text, line.start, line.end) for at in each.span()]
    if not cuts and (found := page_line(line.text)) is not None:
        raw = text[line.start : line.end]
        cuts = [line.start + len(raw) - len(raw.lstrip()) + found.end()]
    made = parts(line, text, cuts)
    return [line] if sum(1 for each in made if each.text) < 2 else made


def _by_number(pattern: re.Pattern[str], number: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What ``finditer`` finds of a pattern that begins with a number, or up to two signs before it: a pilcrow, a blank.

    It is tried where the number stands: a text has few places of one, and many of what may be before it.
    """
    behind = start
    at = text.find(number, start, end)
    while at >= 0:
        for begin in range(max(behind, at - 2), at + 1):
            if found := pattern.match(text, begin, end):
                yield found
                behind = found.end()
                break
        at = text.find(number, max(at + 1, behind), end)


def inner_number(text: str, number: int, start: int, end: int, *, marked: bool, small: bool = False) -> int | None:
    """Where in a stretch of text paragraph ``number`` begins in mid-line: behind a sentence, before a mark.

    With ``small`` the mark may stand in small letters, ``16. (c) the``: then its number needs its full stop.
    """
    if marked and small:
        number_of = rf"(?<![0-9A-Za-z(])¶?{number}"
        pattern = rf"{number_of}(?:\s?[.,)]?\s{{0,2}}(?={_MARKED})|\.\s{{0,2}}(?={_SMALL}\s))"
    elif marked:
        pattern = rf"(?<![0-9A-Za-z(])¶?{number}\s?[.,)]?\s{{0,2}}(?={_MARKED})"
    else:
        pattern = rf"¶\s?{number}\.(?![0-9])|(?<![0-9A-Za-z(.,]){number}\.\s{{1,2}}(?=[A-Z])"
    for found in _by_number(re.compile(pattern), str(number), text, start, end):
        before = text[max(start, found.start() - 4) : found.start()].rstrip()
        if not before or before[-1] in ".!?\"”’')]-:*":
            return found.start()
    return None

"""Documents that the Department of State released under the Freedom of Information Act: scans with a machine's reading.

Telegrams of the 1980s stand under ``TEXT OF TELEGRAM 86SESTRI 004207`` on every page, with stamps and dirt at the
margin. Later releases bear on every page ``U.S. Department of State Case No. F-2011-00417 Doc No. C05400417 Date:
03/02/2012``, and ``RELEASED IN PART B1, 1.4(D)``.
"""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from reftel.facts.posts import post_of
from reftel.fields import parse_mrn, parse_release
from reftel.model.finding import Finding
from reftel.model.release import Release
from reftel.model.source import Span
from reftel.reading import scans
from reftel.reading.lines import page_line
from reftel.reading.mapped import pieced
from reftel.reading.passage import Format, Passage
from reftel.reading.remarks import remark

_TITLE = re.compile(
    r"TEXT[ ]{1,2}[O01DQ]F[ ]{1,2}TELEGRAM[ ]{1,3}"
    r"(?P<mrn>[0-9A-Z]{2}[0-9A-Z]{3,6}[ ]{0,2}[0-9OQDILSZBG]{5,6})(?![0-9A-Z])"
)
# "OCT 86" of a date-time group, whatever is left of its day and hour
_MONTH = re.compile(r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[ ]{1,2}(?P<year>[0-9]{2})(?![0-9])")
_CASE = re.compile(
    r"U[.]?S[.]? Department of State[ ]{1,4}Case No[.]?[ ]{1,2}(?P<case>[A-Z]{1,3}-[0-9]{4}-[0-9]{3,6})"
    r"[ ]{1,4}Doc No[.]?[ ]{1,2}(?P<doc>C[0-9]{6,9})(?:[ ]{1,4}Date:[ ]{1,2}(?P<date>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}))?"
)
_RELEASED = re.compile(
    r"RELEASED?[ ]{1,2}IN[ ]{1,2}(?:FULL|PART)|(?:DENY|DENIED)[ ]{1,2}IN[ ]{1,2}(?:FULL|PART)", re.IGNORECASE
)
_REVIEWED = re.compile(r"A/CDC/MR|APPEALS REVIEW PANEL|DEPARTMENT OF STATE\s{1,3}(?:A/|REVIEW)")
_TAPE = re.compile(r"[A-Z0-9]{3}[0-9OI]{3}\s*$")
_COUNTER = re.compile(r"[0-9]{5,6}\s{1,3}[0-9OQ\"' ]{5,7}Z|PAGE[ ]{1,2}N[OD0]")
_PAGE = re.compile(r"\s{0,4}PAGE\s{1,2}[0-9OIl]{2}\W")
_PAGE_SERIAL = re.compile(r"PAGE[ ]{1,3}[0-9]{2}[ ]{2,12}[A-Z ]{3,8}[ ]{1,6}(?P<serial>[0-9]{5,6})(?![0-9])")
# Beside a line, why something in it was taken out: in a head it is beside a line of which nothing was.
_BESIDE = re.compile(r"[ \t]{4,40}(?:(?:B[1-9](?:\([A-Z]\))?|1\.[45]\([A-H]\))[,;\s]{0,3}){1,6}$")
_END = re.compile(r"[\n\f]")
_BREAKS = frozenset("\n\f")
_WORD = re.compile(r"[A-Za-z0-9]{3,}")
_SPECKS = re.compile(r"\s{2,40}(?:•\s{0,4}){1,8}$")  # at the margin, however near
_REST = re.compile(r"[A-Z0-9]{1,2}[.?!]\s*$")  # the end of a sentence, flush left: 12. UP.
_MARGIN, _GAP, _INDENT = 52, 8, 40  # columns: text of these pages is no wider than 60 to 65
_HEAD_LINES = 60
_HEAD = 3000  # characters among which the date-time group stands


class _Line(msgspec.Struct, frozen=True):
    """A line of the source without what ends it."""

    start: int
    end: int
    text: str


def suits(text: str) -> bool:
    """Whether a text bears such a title or such a stamp."""
    titled = "TELEGRAM" in text and _TITLE.search(text) is not None
    return titled or ("Case No" in text and _CASE.search(text) is not None)


def split(text: str) -> Iterator[Passage]:
    """A passage for each telegram that a title names, or else for each document that the stamps name."""
    starts: list[tuple[int, list[re.Match[str]]]] = []
    last = ""
    for found in _TITLE.finditer(text):
        name = scans.alike("".join(found["mrn"].split()))[2:]  # the year is garbled most
        if name != last:
            starts.append((text.rfind("\n", 0, found.start()) + 1 if starts else 0, []))
            last = name
        starts[-1][1].append(found)
    release = _release(text)
    why = "the title of the page names another telegram" if starts else "the stamp of the page names another document"
    starts = starts or [(start, []) for start in _stamped(text)]
    for at, (start, titles) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(text)
        if end > start:
            made = _passage(text, start, end, _best(titles, text[start : min(end, start + _HEAD)]), release)
            yield msgspec.structs.replace(made, why=why if at else "", mixed=not titles)


def _stamped(text: str) -> list[int]:
    """Where the documents of a file begin that bear stamps only: at a page whose stamp names another than before."""
    starts, last, at = [0], "", 0
    while at < len(text):
        end = text.find("\f", at) + 1 or len(text)
        stamp = _CASE.search(text, at, end)
        if stamp is not None and last and stamp["doc"] != last:
            starts.append(at)
        last = stamp["doc"] if stamp is not None else last
        at = end
    return starts


def _best(titles: list[re.Match[str]], head: str) -> re.Match[str] | None:
    """Of the titles of one telegram that on most pages, one with a year before one without.

    Where a machine read several years on its pages, one that a month of its head has too (``OCT 86``) comes first.
    """
    counts = Counter(title["mrn"] for title in titles)
    told = {found["year"] for found in _MONTH.finditer(head)}

    def rank(title: re.Match[str]) -> tuple[bool, bool, int]:
        year = title["mrn"][:2]
        return year in told, year.isdigit(), counts[title["mrn"]]

    return max(titles, key=rank, default=None)


def _passage(text: str, start: int, end: int, title: re.Match[str] | None, release: Release) -> Passage:
    pieces: list[tuple[str, int, int]] = []
    mends: list[scans.Mend] = []
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    mrn, wrong = _number(title["mrn"], text[start:end]) if title else (None, None)
    if title is not None and mrn is not None:
        publisher["mrn"], places["mrn"] = mrn, Span(*title.span("mrn"))
        mends += [scans.Mend(title.end("mrn") - 6, title.end("mrn"), wrong)] if wrong else []
    year = mrn[:2] if mrn and mrn[:2].isdigit() else ""
    in_head, expected, since, before, at_edge = True, 1, 0, "", False
    for line in _lines(text, start, end):
        kept = _text_of(line, scan=title is not None, head=in_head, before=before)
        if kept is None:
            if in_head and title is not None and line.end < end:
                pieces.append((text[line.end], line.end, line.end + 1))
            elif in_head:  # the empty lines around a stamp are the printer's, and the list of the head goes on
                at_edge = True
                while len(pieces) > 1 and pieces[-1][0] in _BREAKS and pieces[-2][0] in _BREAKS:
                    pieces.pop()
            continue  # in the text with its line break: the sentence goes on
        if at_edge and not kept.strip():
            continue
        at_edge = False
        before = kept or before
        since += 1
        level = scans.level_of(kept)
        if level is not None and "classification" not in publisher:
            publisher["classification"] = level
            low = line.start + len(kept) - len(kept.lstrip())
            places["classification"] = Span(low, line.start + len(kept.rstrip()))
        own = _mends(kept, line.start, level=level, year=year if in_head and since <= _HEAD_LINES else None)
        told = scans.numbered(kept, line.start, expected)
        if told is not None:
            in_head, expected = False, told[0] + 1
            own = [told[1]] if told[1] is not None else []
        pieces.extend(_pieces(kept, line, own))
        mends.extend(own)
        if line.end < end:
            pieces.append((text[line.end], line.end, line.end + 1))
    return Passage(
        pieced(pieces, start, end),
        one=True,
        whole=title is not None,
        publisher=publisher,
        places=places,
        release=release,
        findings=tuple(_findings(text, mends)),
    )


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    at = start
    while at < end:
        found = _END.search(text, at, end)  # not find("\f"): where a page never ends, each line would look to the end
        stop = found.start() if found else end
        yield _Line(at, stop, text[at:stop])
        at = stop + 1


def _text_of(line: _Line, *, scan: bool, head: bool, before: str) -> str | None:
    """What of a line is the document's own: without stamps, titles, and what stands at the margin; None for nothing."""
    text = line.text
    if _CASE.search(text) or _RELEASED.search(text):
        return None
    if not scan:
        beside = _BESIDE.search(text) if head and text.endswith((")", "1", "3", "5", "6", "7")) else None
        return text[: beside.start()] if beside and beside.start() else text
    if _TITLE.search(text) or _garbled_page_line(text):
        return None
    indent = len(text) - len(text.lstrip())
    if _TAPE.fullmatch(text.strip()) or (indent >= _INDENT and not _COUNTER.match(text.lstrip())):
        return None
    if "PAGE N" in text and _COUNTER.match(text.lstrip()):
        return None
    if text.endswith("•"):
        text = _SPECKS.sub("", text)
    at = text.find(" " * _GAP, _MARGIN - 20)
    if at >= 0 and len(text) - len(text[at:].lstrip()) >= _MARGIN:
        text = text[:at]
    if _WORD.search(text) or not text.strip():
        return text
    return text if before[-1:].isalnum() and _REST.match(text) else None


def _garbled_page_line(text: str) -> bool:
    """``PAGE 03* ' TARSIS 05204``: a page line that the pages of telegrams would not be known by."""
    return _PAGE.match(text) is not None and len("".join(text.split())) < _INDENT and page_line(text.strip()) is None


def _mends(text: str, at: int, *, level: str | None, year: str | None) -> list[scans.Mend]:
    """What is wrong in a line: a level, or what stands in a head, of which the year of its titles is given."""
    if level is not None:
        bare = text.strip()
        right = " ".join(level) if " " in bare and len(bare) > len(level) + 3 else level
        right = {"TOPSECRET": "TOP SECRET", "LIMITEDOFFICIALUSE": "LIMITED OFFICIAL USE"}.get(level, right)
        low = at + len(text) - len(text.lstrip())
        return [scans.Mend(low, low + len(bare), right)] if bare != right else []
    return list(scans.mend_head(text, at, year)) if year is not None else []


def _pieces(kept: str, line: _Line, mends: list[scans.Mend]) -> Iterator[tuple[str, int, int]]:
    at, end = line.start, line.start + len(kept)
    for mend in sorted(mends, key=lambda mend: mend.start):
        if mend.start < at:
            continue  # two rules for one place: the first stands
        if mend.start > at:
            yield kept[at - line.start : mend.start - line.start], at, mend.start
        yield mend.text, mend.start, mend.end
        at = mend.end
    if end > at:
        yield kept[at - line.start :], at, end


def _findings(text: str, mends: list[scans.Mend]) -> Iterator[Finding]:
    for mend in mends:
        told = f"read as {text[mend.start : mend.end]!r} by a machine; it must be {mend.text!r}"
        yield remark("ocr-mended", told, Span(mend.start, mend.end))


def _number(printed: str, text: str) -> tuple[str | None, str | None]:
    """The number of a title, digits where digits stand and letters where letters stand; and its serial if it is wrong.

    The page lines of the telegram have the serial too: that on most of them counts. A garbled year is that of a month
    of the head, if it has one, else it is left out.
    """
    bare = "".join(printed.split())
    serial = scans.as_digits(bare[-6:])
    year, station = bare[:2], scans.as_letters(bare[2:-6])
    if not serial.isdigit() or not station.isalpha():
        return None, None
    if not year.isdigit():
        told = {found["year"] for found in _MONTH.finditer(text[:_HEAD])}
        year = told.pop() if len(told) == 1 else ""
    pages = Counter(int(found["serial"]) for found in _PAGE_SERIAL.finditer(text))
    most = max(pages, key=lambda number: (pages[number], number == int(serial)), default=int(serial))
    wrong = f"{most:06d}" if most != int(serial) and pages[most] > pages[int(serial)] + 1 else None
    if (post := post_of(station)) is not None:
        station = post.station  # cut to six letters in a title
    found = parse_mrn(f"{year} {station} {wrong or serial}".strip())
    return (str(found) if found is not None and (year or found.year is None) else None), wrong


def _release(text: str) -> Release:
    """What the stamps say; of those of the 1980s a machine reads no more than whose they are."""
    told = parse_release(text)
    if told is not None:
        return Release("released", told.authority, told.date, told.classification, told.part, told.withheld)
    reviewed = _REVIEWED.search(text) is not None
    return Release("released", "US Department of State") if reviewed else Release()


FOIA = Format("foia", suits, split)

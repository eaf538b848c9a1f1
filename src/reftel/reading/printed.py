"""Telegrams of 1973 to 1979 as the message centre printed them: what stands on their pages that is no text.

Each page begins with the level and ``PAGE 02 TARSIS 00417 021405Z``; over the first stand the offices
(``ACTION NEA-10``), a log number behind dashes, and in outgoing telegrams who drafted and approved it. Who published
them stamped every page (``Declassified/Released US Department of State EO Systematic Review 30 JUN 2005``).
"""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reftel.fields.dtg import MONTHS
from reftel.model.release import Release
from reftel.reading.lines import BANNER, Line, class_line, label_of, page_line, paragraph_number

OFFICES = re.compile(
    r"(?:(?:ACTION|INFO|ORIGIN)\s{1,6})?(?:(?:[A-Z/]{1,8}\s?[-‐–]\s?[0-9]{2,3}|\(\s{0,2}[A-Z]{2,6}\s{0,2}\))[\s,]{0,9}){1,14}"
    r"(?:/[0-9]{3}\s{0,2}[A-Z]{0,3}|[A-Z])?\s*$"
    r"|/[0-9]{3}\s{0,2}[A-Z]\s*$"
)
# An office and its copies as a scan may have them, COP1?-01, CIAE-p0; no other line of a head has several of them.
_OFFICE = re.compile(r"(?<![\w-])[A-Z0-9/?]{1,8}\s?[-‐–]\s?[0-9A-Za-z]{2}(?![\w-])")
LOGGED = re.compile(  # the time stands before the log number in some years
    r"(?:/[0-9]{3}\s{0,2}[A-Z]\s{1,9})?(?:-{6,}|[‐–—]{3,})\s{0,12}(?:(?P<early>[0-9]{6}Z)\s{1,6}(?P<after>[0-9A-F]{5,8})"
    r"|(?P<log>[0-9A-F]{5,8})(?![0-9A-Z])(?:\s{1,6}(?P<time>[0-9]{6}Z))?)(?:\s{1,4}/(?P<lane>[0-9]{1,3}))?"
)
LOG_INSIDE = re.compile(r"\s-{6,}\s{0,12}[0-9A-F]{5,8}(?:\s{1,6}[0-9]{6}Z)?(?:\s{1,4}/[0-9]{1,3})?")
LANE = re.compile(r"[0-9]{1,6}\s*$")  # of the message centre, over the offices
TAPE = re.compile(r"PTQ[0-9]{4}$")
DRAFTING = re.compile(r"(?:DRAFTED|APPROVED|CLEARED|AUTHORIZED)\s{1,3}BY\b|CLEARANCES?\s{0,2}:", re.IGNORECASE)
POSSIBLE_DUPLICATE = re.compile(r"\bPOSS(?:IBLE)?\s{1,3}DUP(?:E|LICATE)?\b", re.IGNORECASE)
STAMP = re.compile(
    r"Declassified/Released\s{1,8}(?P<agency>US\s{1,4}Department\s{1,4}of\s{1,4}State)\s{1,8}"
    r"(?P<review>EO\s{1,4}Systematic\s{1,4}Review)\s{1,8}(?P<date>[0-9]{1,2}\s{1,4}[A-Za-z]{3}\s{1,4}[0-9]{4})",
    re.IGNORECASE,
)
# What follows is what the National Archives say of the telegram above it.
ATTRIBUTES = re.compile(r"^[ \t\f\xa0]{0,200}Message Attributes[ \t\r\xa0]{0,40}$", re.MULTILINE)
_STAMP_SIGN = re.compile(r"/[rR][eE][lL][eE]")  # every stamp has it, and a text without stamps hardly anywhere
WHO = re.compile(r"(?:^|[\n\r\f]|\s{3})\s{0,60}(?P<who>[A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20}){1,3})\s{1,8}$")
_PAGE = "\f"
_NUMBER = re.compile(r"[0-9]{1,6}")
_FIRST = frozenset("<Mm*")
_END = re.compile(r"<{2,3}\s{0,3}END OF DOCUMENT\s{0,3}>{2,3}$", re.IGNORECASE)
# What a data base set behind some texts too: *** Current Classification *** LIMITED OFFICIAL USE
_SHEET = re.compile(
    r"Message\s(?:Text|Attributes)$|\*{3} (?:Current|Original|Previous) [A-Z ]{3,60} \*{3}", re.IGNORECASE
)
# The line of the CIA at the edges of each page: Approved For Release 2008/03/12 : CIA-RDP84S00558R000100020003-4
_CREST_SIGN = "or Release"
_CREST = re.compile(r"(?:Sanitized Copy )?Approved [Ff]or Release[ :]{1,4}[0-9/]{8,10}[ :;.]{1,4}CIA-[A-Z0-9-]{6,34}$")


class Stamp(msgspec.Struct, frozen=True):
    """A stamp of release and its place in the clean text: who signed it, for which agency, on which day (ISO)."""

    start: int
    end: int
    who: str | None
    agency: str
    date: str | None


def furniture(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines begin that a publisher set around the pages: stamps, over one line or several, and end marks."""
    if not lines:
        return frozenset()
    low, high = lines[0].start, lines[-1].end
    found = {
        line.start for line in lines if line.text[:1] in _FIRST and (_END.match(line.text) or _SHEET.match(line.text))
    }
    if text.find(_CREST_SIGN, low, high) >= 0:
        found.update(line.start for line in lines if _CREST_SIGN in line.text and _CREST.match(line.text.strip()))
    if text.find(_PAGE, low, high) >= 0:
        found.update(_repeated(text, lines))
    for stamp in stamps(text, low, high):
        at = max(0, bisect.bisect_right(lines, stamp.start, key=lambda line: line.start) - 1)
        while at < len(lines) and lines[at].start < stamp.end:
            if lines[at].text:
                found.add(lines[at].start)
            at += 1
    return frozenset(found)


def _repeated(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Where the lines begin that stand at the edges of most pages with nothing but their numbers changed.

    So a program prints its pages: ``http://example.org/cable 3/17``, ``Page 2 of 3``. The level is the sender's, and so
    is a head that each page has, of a telegram in sections or of several on a page each; and two paragraphs may begin
    alike. What ends pages in the same words, with no number that changes, may be text, or who signed each of several:
    such a line must stand apart, and below no head of its own page; one that begins them must stand first, or below
    such a one.
    """
    pages: list[list[Line]] = [[]]
    apart: set[int] = set()  # the lines above which there is an empty one
    gap = False
    for line in lines:
        if line.text:
            pages[-1].append(line)
            apart.update((line.start,) if gap else ())
        gap = not line.text
        if text.find(_PAGE, line.end, line.next) >= 0:
            pages.append([])
    pages = [page for page in pages if page]
    seen: defaultdict[tuple[int, str], list[Line]] = defaultdict(list)
    for page in pages:
        for edge in dict.fromkeys((0, 1, -1, -2)):
            if len(page) > 2 and -len(page) <= edge < len(page) and not _is_of_telegram(page[edge].text):
                seen[edge, _NUMBER.sub("#", page[edge].text)].append(page[edge])
    headed = False  # by a line above it
    for (edge, words), same in sorted(seen.items(), key=lambda one: abs(one[0][0])):
        often = len(same) > 1 and len(same) * 3 >= len(pages) * 2
        if not often or BANNER.fullmatch(words) or words.startswith(("PAGE #", "NNN")):
            continue
        counted = len({line.text for line in same}) > 1 or "://" in words
        below = edge < 0 and apart.issuperset(line.start for line in same) and not _each_a_message(pages)
        if counted or edge == 0 or (edge == 1 and headed) or below:
            headed |= edge == 0
            yield from (line.start for line in same)


def _each_a_message(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether most pages have a classification line: each is a telegram, and its last line who signed it."""
    return 2 * sum(any(class_line(line.text) is not None for line in page) for page in pages) > len(pages)


def _is_of_telegram(text: str) -> bool:
    """Whether a line is of a head, or begins a numbered paragraph, of which two may say the same."""
    number = paragraph_number(text)
    begins = number is not None and number.end() < len(text)  # a number alone is that of a page
    return begins or class_line(text) is not None or label_of(text) is not None


def stamps(text: str, low: int, high: int) -> Iterator[Stamp]:
    """The stamps in a stretch of text, each with who signed it."""
    if _STAMP_SIGN.search(text, low, high) is None:
        return
    for found in STAMP.finditer(text, low, high):
        before = max(low, found.start() - 90)
        who = WHO.search(text[before : found.start()])
        start = before + who.start("who") if who else found.start()
        day, month, year = found["date"].upper().split()
        date = f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}" if month in MONTHS else None
        agency = " ".join(found["agency"].split())
        yield Stamp(start, found.end(), who["who"] if who else None, agency, date)


def lists_offices(text: str, several: int = 3) -> bool:
    """Whether a line says which offices get how many copies, ``INFO OCT-01 ISO-00``, damaged by a scan or not.

    ``several`` are the fewest that a damaged one must have.
    """
    if OFFICES.match(text):
        return True
    if text.count("-") < several:
        return False
    offices = [len(found) for found in _OFFICE.findall(text)]
    return len(offices) >= several and sum(offices) * 2 > len(text.replace(" ", ""))


def breaks_page(text: str) -> bool:
    """Whether a line belongs to the foot or head of a page: the level alone, or a page line."""
    return BANNER.fullmatch(text) is not None or page_line(text) is not None


def first_page(text: str) -> tuple[str, str, str] | None:
    """Station, serial and section of a line that heads the first page of a telegram, or of a section of one."""
    if not text.startswith("PAGE 01") and not text.startswith("PAGE 1 "):
        return None
    found = page_line(text)
    if found is None:
        return None
    parts = found.groupdict()
    return parts["station"].strip(), parts["serial"].lstrip("0"), parts.get("section") or ""


def top_of_page(lines: Sequence[Line], at: int) -> int:
    """Where the page begins whose page line stands at an index: at the level above it, if there is one."""
    for above in range(at - 1, max(-1, at - 5), -1):
        text = lines[above].text
        if text:
            return above if BANNER.fullmatch(text) else at
    return at


def stamped(stamp: Stamp | None, level: str | None = None) -> Release:
    """The release that a stamp tells of: on which day, by whose authority."""
    if stamp is None:
        return Release(classification=level)
    authority = ", ".join(filter(None, [stamp.who, stamp.agency]))
    return Release("released", authority, stamp.date, level)

"""Lines to drafts of paragraphs: which lines one has, its number and mark, and where in it blocks begin."""

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

from reftel.reading.headings import LONG, Found, lists_participants
from reftel.reading.lines import NUMBER_SIGNS, PARAGRAPH
from reftel.reading.numbering import Candidate, Numbered
from reftel.reading.sheet import QUOTE_MARK, QUOTED_HEAD, Sheet

_SPELLED = r"TOP\sSECRET|SECRET|CONFIDENTIAL|SENSITIVE\sBUT\sUNCLASSIFIED|UNCLASSIFIED|UNCLAS|LIMITED\sOFFICIAL\sUSE"
_WORD = rf"(?:TS|SBU|FOUO|LOU|NF|NOFORN|REL|OC|ORCON|[CSUN]|{_SPELLED})"
_MORE = (
    r"(?:\s{0,2}(?:/{1,2}|-|,)\s{0,2}[A-Z][A-Z ,/]{0,40}"  # /NF, - ENTIRE TEXT
    r"|\s(?:REL|NF|NOFORN|ENTIRE)[A-Z ,/]{0,40})?"
)
MARK = re.compile(
    rf"\(\s{{0,2}}(?P<mark>{_WORD}{_MORE})\.?\s{{0,2}}\)"
    rf"|(?P<open>{_WORD}(?:/{{1,2}}[A-Z]{{1,6}})?)\)|\(\s?(?P<shut>SBU|[CSU](?:/NF)?)\s(?=[A-Z])",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r" ?([/,-]) ?")
_BULLET = re.compile(r"(?:[-*•–—]{1,3}|o|\(?[a-z0-9]{1,2}\)|[A-Z][.)]|[ivx]{1,4}[.)])\s")
_ITEM = re.compile(r"(?:[-*•–—]{1,3}|o|\(?[a-z0-9]{1,2}\)|[A-Z][.)]|[IVXivx]{1,4}[.)])\s")
_QUOTED = frozenset({QUOTED_HEAD, QUOTE_MARK})  # of a telegram that is sent on: its text is another's
_PAGED = frozenset({"page-line", "furniture"})  # a page ends here, and not always a sentence
_WORD_FIRST = re.compile(r"[A-Za-z][A-Za-z][A-Za-z'’-]*[ ,;]|[aAI] |[A-Z][a-z]+[.:?!]")
_LETTERED = re.compile(r"(?:¶\s?)?(?:[A-Z]|[IVX]{2,5})[.,)]\s{0,3}")
_DAYS = 31
_FOOT = 12  # lines of foot and head between two pages
_MONTH_ABOVE = re.compile(
    r"\b(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)$",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[.!?:;][\"'”’)\]8]{0,3}$")  # "8" is a closing quotation mark after a garble: said.8


class Draft(msgspec.Struct):
    """A paragraph being put together of lines; ``news`` are the places in ``lines`` of those that begin a block."""

    number: int | None
    mark: str | None
    start: int
    text_start: int
    lines: list[int]
    news: list[int]
    heading: int | None = None
    level: int = 0


def candidates_of(sheet: Sheet) -> list[Candidate]:
    """The lines of the body that look like the start of a numbered paragraph."""
    found = []
    body = enumerate(sheet.lines[sheet.body :], sheet.body)
    for at, text in [(at, text) for at, line in body if (text := line.text)[:1] in NUMBER_SIGNS]:
        if sheet.kinds[at] == "text" and (match := PARAGRAPH.match(text)):
            rest = text[match.end() :]
            marked = match["before"] is not None or MARK.match(rest) is not None
            if not marked and int(match["number"]) <= _DAYS and _MONTH_ABOVE.search(_above(sheet, at)):
                continue  # "… BY MARCH / 12. WE …" is a day
            found.append(Candidate(at, int(match["number"]), marked, match["pilcrow"] is not None))
    return found


def _above(sheet: Sheet, at: int) -> str:
    """The line right above one, or above the foot of the page that ended there; nothing below an empty line."""
    for above in range(at - 1, max(sheet.body, at - _FOOT) - 1, -1):
        if sheet.kinds[above] == "text":
            between = sheet.kinds[above + 1 : at]
            return sheet.lines[above].text if not between or "page-line" in between else ""
    return ""


def drafts_of(sheet: Sheet, starts: dict[int, Numbered], kinds: list[str], headings: list[Found]) -> list[Draft]:
    """Put lines to paragraphs: to the last numbered one, or each block for itself before the first number.

    ``starts`` are the lines that begin numbered paragraphs; the kinds of lines that come to a paragraph become so.
    """
    made = _Drafting(sheet, {each.first: index for index, each in enumerate(headings)})
    ruled = "rule" in sheet.kinds
    marks = [at for at, kind in enumerate(kinds[sheet.body :], sheet.body) if kind != "text" or at in starts]
    at = sheet.body
    for mark in [*marks, len(kinds)]:
        if at < mark:  # lines of text in a row: the first may begin a paragraph, the others go on with it
            made.line(at)
            if sheet.rows:
                for own in range(at + 1, mark):
                    made.line(own)
            else:
                last = max(at + 1, mark - 1) if ruled else mark  # the last may stand over a rule
                made.run(at + 1, last)
                if last < mark:
                    made.line(last)
            kinds[at:mark] = ["paragraph"] * (mark - at)
        if mark in starts and kinds[mark] == "text":
            made.numbered(mark, starts[mark])
            kinds[mark] = "paragraph"
        elif mark < len(kinds):
            made.between(mark, kinds[mark])
        at = mark + 1
    return made.drafts


class _Drafting:
    """The drafts so far, and what stood since the last line of the last one."""

    def __init__(self, sheet: Sheet, titles: dict[int, int]) -> None:
        self.sheet = sheet
        self.titles = titles
        self.ruled = "rule" in sheet.kinds
        self.drafts: list[Draft] = []
        self.heading: int | None = None
        self.gap = self.broken = self.paged = False

    def between(self, at: int, kind: str) -> None:
        """A line that is of no paragraph."""
        if kind in _QUOTED:
            self.broken = True
        elif kind == "heading":
            self.heading = self.titles.get(at, self.heading)
            self.broken = True
        elif kind == "blank":
            self.gap = True
        elif kind in _PAGED:
            self.paged = True

    def numbered(self, at: int, start: Numbered) -> None:
        """The first line of a numbered paragraph."""
        self._begin(_numbered(self.sheet, at, start))

    def line(self, at: int) -> None:
        """A line of text: it begins a paragraph of its own or a block of the last one, or goes on with that."""
        current = self.drafts[-1] if self.drafts else None
        apart = self.gap or self.broken
        if current is None or (
            current.number is None and apart and (self.broken or not self.paged or not _joins(self.sheet, current, at))
        ):
            self._begin(_unnumbered(self.sheet, at))
            return
        new = _new_block(self.sheet, current, at) or (apart and not _joins(self.sheet, current, at))
        new = new or (
            self.ruled and _at_rule(self.sheet, at) and lists_participants(self.sheet.lines[current.lines[0]].text)
        )
        if new:
            current.news.append(len(current.lines))
        current.lines.append(at)
        self.gap = self.broken = self.paged = False

    def run(self, low: int, high: int) -> None:
        """Lines right below one of the last paragraph, where there are no tables, and beside no rule."""
        if low >= high:
            return
        current, lines = self.drafts[-1], self.sheet.lines
        texts = [line.text for line in lines[low - 1 : high]]
        first = _WORD_FIRST.match  # as ``_runs_on``: asked of every line
        for at in [at for at, (above, own) in enumerate(pairwise(texts), low) if len(above) > LONG or not first(own)]:
            current.lines.extend(range(current.lines[-1] + 1, at))
            if _new_block(self.sheet, current, at):
                current.news.append(len(current.lines))
        current.lines.extend(range(current.lines[-1] + 1, high))

    def _begin(self, draft: Draft) -> None:
        draft.heading = self.heading
        self.drafts.append(draft)
        self.gap = self.broken = self.paged = False


def _runs_on(before: str, text: str) -> bool:
    """A word of small letters or one with a capital first, below a line of ordinary length: no block begins there."""
    return len(before) <= LONG and _WORD_FIRST.match(text) is not None


def _new_block(sheet: Sheet, current: Draft, at: int) -> bool:
    """Whether a line right below another begins a block: a row of a table, an item, a paragraph of a re-flowed page."""
    text = sheet.lines[at].text
    before = sheet.lines[current.lines[-1]].text
    if at in sheet.rows or current.lines[-1] in sheet.rows:
        return True
    if _runs_on(before, text):
        return False
    text = text.lstrip("¶ ")
    if len(before) > LONG and _TERMINAL.search(before):
        return True
    if (bullet := _BULLET.match(text)) is None:
        return False
    # A dash at the start of a line may go on with a sentence; below another item it is an item.
    block = sheet.lines[current.lines[current.news[-1]]].start if current.news else current.text_start
    above = _BULLET.match(sheet.text[block : block + 12].lstrip())
    return _TERMINAL.search(before) is not None or (above is not None and above.group()[0] == bullet.group()[0])


def _at_rule(sheet: Sheet, at: int) -> bool:
    """Whether a line is a short title over a rule, or stands below one: ``United States`` in a list of participants."""
    above = sheet.kinds[at - 1] == "rule"
    below = at + 1 < len(sheet.kinds) and sheet.kinds[at + 1] == "rule"
    return above or (below and len(sheet.lines[at].text) < 60)


def _joins(sheet: Sheet, current: Draft, at: int) -> bool:
    """Whether a line goes on with the sentence that the paragraph broke off in."""
    before = sheet.lines[current.lines[-1]].text
    text = sheet.lines[at].text.lstrip("¶ ")
    if _TERMINAL.search(before) or _ITEM.match(text) or at in sheet.rows:
        return False
    if current.lines[-1] == at - 1:
        return _BULLET.match(text) is None and not (len(before) > LONG and text[:1].isupper())
    between = {sheet.kinds[index] for index in range(current.lines[-1] + 1, at)}
    if between - {"blank"}:
        return not between & {"rule", *_QUOTED}
    last = before.rsplit(" ", 1)[-1]
    return text[:1].islower() or (len(before) > 44 and (last[:1].islower() or last[-1] in ",-"))


def _numbered(sheet: Sheet, at: int, start: Numbered) -> Draft:
    line = sheet.lines[at]
    lead = line.start + lead_of(sheet, at)
    found = PARAGRAPH.match(line.text)
    if found is None:
        raise AssertionError("a numbered line begins with its number")
    offset = found.end()
    mark = None
    if found["before"]:
        mark = found["before"].strip().strip("()").upper()
    elif (portion := MARK.match(line.text, offset)) is not None:
        mark = _mark(portion)
        offset = portion.end()
    rest = line.text[offset:]
    text_start = lead + offset + len(rest) - len(rest.lstrip())
    return Draft(start.number, mark, lead, text_start, [at], [])


def _mark(found: re.Match[str]) -> str:
    return _marked(found["mark"] or found["open"] or found["shut"])


@lru_cache(maxsize=256)  # nearly all are C, S, U or SBU
def _marked(raw: str) -> str:
    return _SEPARATED.sub(r"\1", " ".join(raw.upper().split()))


def _unnumbered(sheet: Sheet, at: int) -> Draft:
    line = sheet.lines[at]
    lead = line.start + lead_of(sheet, at)
    mark, text_start = None, lead
    found = MARK.match(line.text)
    if found and found["mark"]:
        mark = _mark(found)
        rest = line.text[found.end() :]
        text_start = lead + found.end() + len(rest) - len(rest.lstrip())
    elif (letter := _LETTERED.match(line.text)) and (found := MARK.match(line.text, letter.end())) and found["mark"]:
        mark = _mark(found)  # "C. (SBU) ...": the letter is no number, and stays in the text
    return Draft(None, mark, lead, text_start, [at], [])


def lead_of(sheet: Sheet, at: int) -> int:
    """How many characters of white space a line begins with."""
    line = sheet.lines[at]
    raw = sheet.text[line.start : line.end]
    return len(raw) - len(raw.lstrip())

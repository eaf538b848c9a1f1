"""Where one document of a source ends and the next begins, and which of them are no telegrams.

A title (``MEMORANDUM OF CONVERSATION``) counts with the labels of its head below it, a letter with its salutation and
its close. A document begins at the top of a page, behind a rule, an end mark or blank lines; inside a telegram only at
the top of a page or behind its end, and never between BEGIN TEXT and END TEXT. What is none of these stays as it is:
whether it holds several telegrams is asked of its lines (``messages``).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise

import msgspec

from reftel.facts.kinds import Paper, label_of, title_of
from reftel.fields.day import parse_day
from reftel.reading.firstlines import DTG, is_class_line
from reftel.reading.lines import BANNER, CAPTION_WORDS, NUMBER_SIGNS, Line, page_line
from reftel.reading.lines import label_of as head_label
from reftel.reading.mailed import starts_message
from reftel.reading.printed import first_page
from reftel.reading.sheet import exercise
from reftel.reading.signs import in_small, lowered, places_of

_SIGNS = re.compile(
    r"memorandum|memcon|telcon|airgram|a i r g r a m|m e m o r a n d u m|record of|enclosure|attachment|withdraw"
    r"|index card|cross[ -]reference|source card|access\s+restricted|\bDear |separator|page\s+[0-9]+\s+of",
    re.IGNORECASE,
)
# The same signs in small letters: a search that ignores case stops at every character, these go from sign to sign.
_SMALL_SIGNS = (
    "memorandum", "memcon", "telcon", "airgram", "a i r g r a m", "m e m o r a n d u m", "record of", "enclosure",
    "attachment", "withdraw", "index card", "cross reference", "cross-reference", "source card", "separator",
)  # fmt: skip
_SMALL_PATTERNS = (  # each behind a word that it has, which is looked for in a tenth of the time
    ("restricted", re.compile(r"access\s+restricted")),
    ("dear ", re.compile(r"dear (?<=\bdear )")),
    ("page", re.compile(r"page\s+[0-9]+\s+of")),
)
LEVEL = re.compile(
    rf"{BANNER.pattern}"
    rf"(?:[\s/,-]{{1,3}}(?:{CAPTION_WORDS}|XGDS(?:-[1-4])?|GDS|EYES ONLY|NODIS/[A-Z]{{3,12}})){{0,4}}\s{{0,3}}$",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(
    rf"(?:{BANNER.pattern}\s{{1,60}})?(?:PAGE\s{{1,3}})?(?P<page>[0-9]{{1,3}})\s{{1,3}}OF\s{{1,3}}(?P<pages>[0-9]{{1,3}})"
    rf"(?:\s{{1,60}}{BANNER.pattern})?\s{{0,3}}$"
    rf"|(?:{BANNER.pattern}\s{{1,60}})?(?:PAGE\s{{1,3}}[0-9]{{1,3}}|-{{1,2}}\s{{0,2}}[0-9]{{1,3}}\s{{0,2}}-{{1,2}})\s{{0,3}}$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"[-=*_ ]{0,40}(?:DOCUMENT\s{1,2}|FILE\s{1,2})?SEPARATOR(?:\s{1,2}(?:PAGE|SHEET))?[-=*_ ]{0,40}$"
    r"|[-=*_ ]{2,40}(?:NEW|NEXT)\s{1,2}DOCUMENT[-=*_ ]{2,40}$|[-=*_ ]{2,40}END\s{1,2}OF\s{1,2}DOCUMENT[-=*_ ]{2,40}$",
    re.IGNORECASE,
)
BLANK_PAGE = re.compile(
    r"[-\[( ]{0,3}(?:THIS\s)?PAGE\s(?:IS\s)?(?:INTENTIONALLY\s)?(?:LEFT\s)?BLANK[-\]) .]{0,3}$|BLANK\sPAGE$"
    r"|INTENTIONALLY\s(?:LEFT\s)?BLANK$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-=_*~#]{12,}\s{0,3}$|(?:[-=_*~#]\s){8,}[-=_*~#]?$")
_RULED = frozenset("-=_*~#DdFfSs")  # what a rule or separator begins with, unless with a letter that counts as one
_ENDING = frozenset("N#BE")  # what an end mark or EXERCISE begins with
_ENDED = re.compile(r"(?:N{3,4}|Nnnn|#[0-9]{4}|BT)\s{0,3}$|BT\s{1,3}#[0-9]{4}$")
_OPENS = re.compile(
    r"\b(?:BEGIN|START)\s(?:OF\s)?(?:[A-Z' -]{0,40}\s)?(?:TEXT|QUOTE|LETTER|MEMO|MEMORANDUM|MEMCON|UNOFFICIAL|INFORMAL)"
    r"|\b(?:TEXT|LETTER|MEMORANDUM|MEMCON|NOTE)\b[^.]{0,60}\b(?:FOLLOWS|AS FOLLOWS)\b[:. ]|\bQUOTE\b[:.]?\s{0,3}$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:END\s(?:OF\s)?(?:[A-Z' -]{0,40}\s)?(?:TEXT|QUOTE|LETTER|MEMO)|UNQUOTE)\b", re.IGNORECASE)
SALUTATION = re.compile(r"Dear\s[A-Z][\w.'’ -]{1,60}[:,]$|(?:Excellency|Sir|Madam|Your Excellency)[:,]$")
CLOSE = re.compile(
    r"(?:(?:Very\s)?(?:Sincerely|Respectfully|Truly|Cordially|Faithfully)(?:\s[Yy]ours)?|Yours\s(?:very\s)?(?:sincerely|truly|faithfully|ever)"
    r"|(?:With\s)?(?:[Ww]arm(?:est)?|[Bb]est|[Kk]ind(?:est)?)\s(?:[Pp]ersonal\s)?(?:[Rr]egards|[Ww]ishes)|Accept,\sExcellency.{0,100})[,.]$"
)
_CELLS = re.compile(r"\s{3,}(?![\s:])")
_NUMBERED = re.compile(r"\(?[0-9]{1,2}[.)]\s")
_TOP, _BELOW, _LETTER, _CLOSING = (
    12,
    30,
    26,
    400,
)  # lines with text: to a title, to its labels, to a salutation; to a close


class Look(msgspec.Struct, frozen=True):
    """What a document looks like from its top: its kind, the line of its title or salutation, and the words of it."""

    kind: Paper
    at: int
    words: str
    labels: int


class Document(msgspec.Struct, frozen=True):
    """The lines of a document, its kind where it is no telegram, and why it begins where it does."""

    lines: list[Line]
    look: Look | None = None
    why: str = ""


class _Cut(msgspec.Struct, frozen=True):
    at: int
    look: Look | None
    why: str


class _Page(msgspec.Struct, frozen=True):
    """What a page says of itself, which it is and of how many; the line that begins the one before it, and what the
    last of those before it said that says something.
    """

    number: tuple[int, int] | None
    before: int
    last: tuple[int, int] | None


class _Places(msgspec.Struct, frozen=True):
    """What stands where in a source: the lines that begin a page, salutations, and the closes of letters.

    ``told`` keeps what was found of a line, for each is looked at from several above it.
    """

    pages: dict[int, _Page]
    greetings: list[int]
    closes: list[int]
    told: dict[int, Look | str]


def has_sign(text: str) -> bool:
    """Whether ``_SIGNS`` is found in a text."""
    if _counts_as_ascii(text):
        return _SIGNS.search(text) is not None
    low = lowered(text)
    return any(sign in low for sign in _SMALL_SIGNS) or any(
        word in low and sign.search(low) for word, sign in _SMALL_PATTERNS
    )


def _counts_as_ascii(text: str) -> bool:
    """Whether a text has letters that match ASCII ones where case is ignored."""
    return not text.isascii() and any(letter in text for letter in "ſıİ\u212a")


def split_documents(text: str, lines: list[Line]) -> list[Document]:
    """The documents of a stretch of text; every line is in one."""
    if not has_sign(text):
        return [Document(lines)]
    pages = _pages(text, lines)
    greetings = [at for at, line in enumerate(lines) if line.text[-1:] in {":", ","} and SALUTATION.match(line.text)]
    closes = [at for at, line in enumerate(lines) if CLOSE.match(line.text)] if greetings else []
    places = _Places(pages, greetings, closes, {})
    cuts = [_Cut(0, _look(lines, 0, places), "")]
    state = _State(lines, _opening(text, lines))
    for at in range(len(lines)):
        state.step(at)
        if not at or not _may_begin(state, top=at in pages):
            continue
        if (cut := _cut(lines, at, state, cuts[-1], places)) is not None:
            cuts.append(cut)
            state.begin()
    edges = [*cuts, _Cut(len(lines), None, "")]
    return [
        Document(lines[low.at : high.at], _moved(low), low.why) for low, high in pairwise(edges) if high.at > low.at
    ]


def _moved(cut: _Cut) -> Look | None:
    """The look of a document with its line counted from the document's first."""
    return None if cut.look is None else msgspec.structs.replace(cut.look, at=cut.look.at - cut.at)


class _State:
    """What is known of the document that is being gone through, above a line."""

    def __init__(self, lines: Sequence[Line], opening: frozenset[int]) -> None:
        self._lines = lines
        self._opening = opening
        self.begin()

    def begin(self) -> None:
        """A document begins."""
        self.telegram = self.ended = self.quoted = self.told = False
        self.blanks, self.ruled = 0, False

    def step(self, at: int) -> None:
        """Take in the line above the one that is asked about."""
        text = self._lines[at - 1].text if at else ""
        if not text:
            self.blanks += 1
            return
        first = text[0]  # most lines begin with none of the signs of what is looked for here
        rule = (first in _RULED or not first.isascii()) and bool(_RULE.match(text) or _SEPARATOR.match(text))
        self.ruled = rule or (self.ruled and (LEVEL.match(text) is not None or PAGE_NUMBER.match(text) is not None))
        self.blanks = 0
        self.told = self.told or (first in NUMBER_SIGNS and _NUMBERED.match(text) is not None)
        if first in _ENDING and (
            _ENDED.match(text) or (self.telegram and self.told and not self.quoted and exercise(text))
        ):
            self.ended = True
        if self.quoted and _CLOSES.search(text):
            self.quoted = False
        elif at - 1 in self._opening and _OPENS.search(text) and not _CLOSES.search(text):
            self.quoted = True
        if not self.telegram:
            self.telegram = _of_telegram(text)


def _opening(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The lines in which a quoted text may begin: all in which one does, and few more."""
    places = places_of(in_small(text), ("begin", "start", "follows", "quote"))
    if _counts_as_ascii(text):
        places += [line.start for line in lines if not line.text.isascii()]
    starts = [line.start for line in lines]
    return frozenset(bisect_right(starts, place) - 1 for place in places)


def _of_telegram(text: str) -> bool:
    """Whether only a telegram has such a line."""
    return (
        starts_message(text)
        or _classified(text)
        or DTG.match(text) is not None
        or text.startswith(("FM ", "DE RU", "ZNR ", "ZNY "))
        or first_page(text) is not None
    )


def _classified(text: str) -> bool:
    """Whether a line is a classification line, and not a level beside a day: ``SECRET/NODIS   April 2, 1974``."""
    return is_class_line(text) and parse_day(text) is None


def _pages(text: str, lines: Sequence[Line]) -> dict[int, _Page]:
    """The lines that begin a page, each with what the page says of itself."""
    starts = [0]
    if "\f" in text:
        starts += [at + 1 for at, line in enumerate(lines[:-1]) if text.find("\f", line.end, line.next) >= 0]
    found: dict[int, _Page] = {}
    before = 0
    last: tuple[int, int] | None = None
    for low, high in pairwise([*starts, len(lines)]):
        texts = [line.text for line in lines[low:high] if line.text]
        edges = dict.fromkeys([*texts[:3], *reversed(texts[-3:])])
        numbers = [PAGE_NUMBER.match(each) for each in edges if page_line(each) is None]
        told = next((one for one in numbers if one and one["pages"]), None)
        number = (int(told["page"]), int(told["pages"])) if told else None
        found[low] = _Page(number, before, last)
        before, last = low, number or last
    return found


def _may_begin(state: _State, *, top: bool) -> bool:
    return (top or state.ruled or state.ended or state.blanks > 0) and not (state.quoted and not state.ended)


def _cut(lines: list[Line], at: int, state: _State, last: _Cut, places: _Places) -> _Cut | None:
    """The boundary before a line, if there is one."""
    page = places.pages.get(at)
    top = page is not None
    if (not lines[at].text and not top) or (last.look is not None and _in_head(lines, last.look, at)):
        return None
    look = _look(lines, at, places, near=not top)
    if page is not None and _separates(lines, page.before, at):
        return _Cut(at, look, "a separator page stands before it")
    if page is not None and page.number is not None and _restarts(page.number, page.last):
        return _Cut(at, look, f"page numbers begin anew: page 1 of {page.number[1]}")
    if look is not None and _counts(look, last, state, top=top):
        where = "at the top of a page" if top else "behind a rule" if state.ruled else "behind a blank line"
        named = "a salutation" if look.kind == "letter" else look.words
        return _Cut(at, look, f"{where} stands {named}")
    paper = last.look is not None or (state.ruled and not state.telegram)
    if paper and look is None and _telegram_begins(lines, at):
        return _Cut(at, None, "the head of a telegram begins")
    return None


def _in_head(lines: Sequence[Line], look: Look, at: int) -> bool:
    """Whether a line stands above the title of the document that is being read, or right below it."""
    return at <= look.at or (at - look.at < 11 and sum(1 for line in lines[look.at + 1 : at] if line.text) < 3)


def _separates(lines: Sequence[Line], low: int, high: int) -> bool:
    """Whether a page holds nothing but the words of a separator."""
    said = [line.text for line in lines[low:high] if line.text]
    return 0 < len(said) < 6 and any(_SEPARATOR.match(text) for text in said)


def _restarts(number: tuple[int, int], last: tuple[int, int] | None) -> bool:
    """Whether a page is the first of so many, behind the last page of others."""
    return number[0] == 1 and last is not None and last[0] == last[1]


def _counts(look: Look, last: _Cut, state: _State, *, top: bool) -> bool:
    """Whether a title is that of another document and not one that is repeated, named or quoted."""
    if last.look is not None and not look.labels and look.words.upper() == last.look.words.upper():
        return False  # a title that stands on each page
    if top:
        return not state.telegram or state.ended or look.kind != "enclosure" or state.ruled
    if state.telegram:
        return state.ended and (look.labels > 1 or look.kind == "letter")
    if look.kind in {"enclosure", "card"}:
        return state.ruled
    return look.labels > 1 or state.ruled


def _telegram_begins(lines: Sequence[Line], at: int) -> bool:
    """Whether the first lines with text from here on are those of a telegram."""
    said = islice((line.text for line in lines[at : at + 60] if line.text and not LEVEL.match(line.text)), 14)
    first = next(said, "")
    if exercise(first):
        first = next(said, "")
    if not first:
        return False
    if starts_message(first) or first_page(first) is not None:
        return True
    if _classified(first):  # the lines behind it are looked at only where it may be the first of a head
        return len({label[0] for text in (first, *said) if (label := head_label(text))}) > 1
    return DTG.match(first) is not None and any(text.startswith("FM ") for text in islice(said, 3))


def _page_end(lines: Sequence[Line], start: int, pages: dict[int, _Page]) -> int:
    """The end of the page that the first line with text from here on stands on."""
    said = False
    for at in range(start, min(len(lines), start + 4 * _TOP)):
        if said and at in pages:
            return at
        said = said or bool(lines[at].text)
    return len(lines)


def _look(lines: Sequence[Line], start: int, places: _Places, *, near: bool = False) -> Look | None:
    """What a document that begins here looks like; with ``near`` its title stands in the lines right here."""
    said = 0
    for at in range(start, min(_page_end(lines, start, places.pages), start + 4 * _TOP)):
        text = lines[at].text
        if near and said and (not text or said > 2):
            break
        if not text:
            continue
        told = places.told.get(at)
        if told is None:
            told = places.told[at] = _line_told(lines, at)
        if told == "beside":
            continue
        if told == "telegram" or said >= _TOP:
            break
        if isinstance(told, Look):
            return told
        said += 1
        if _NUMBERED.match(text) or len(text) > (60 if near else 160):
            break
    return _letter(lines, start, places)


def _line_told(lines: Sequence[Line], at: int) -> Look | str:
    """The look of a document whose title is a line; else what the line is of: ``beside``, ``telegram``, ``text``."""
    text = lines[at].text
    if LEVEL.match(text) or PAGE_NUMBER.match(text) or exercise(text):
        return "beside"
    if _of_telegram(text) or page_line(text) is not None:
        return "telegram"
    return _titled(lines, at) or "text"


def _titled(lines: Sequence[Line], at: int) -> Look | None:
    """The look of a document that has its title in a line, alone or beside labels, level and number."""
    cells = _CELLS.split(lines[at].text)
    title = title_of(lines[at].text)
    words = lines[at].text
    for cell in cells[:6] if title is None else ():
        title, words = title_of(cell), cell
        if title is not None:
            break
    if title is None:
        return None
    below = _below(lines, at + 1)
    names = {label[0] for text in below for cell in _CELLS.split(text)[:6] if (label := label_of(cell))}
    names |= {label[0] for cell in cells[:6] if (label := label_of(cell))}
    count = len(names & title.labels)
    if count < title.needs:
        return None
    if title.kind == "enclosure" and (len(below) < 3 or below[0].lower().startswith(("as stated", "1.", "a/s"))):
        return None  # the list of what is enclosed, at the end of a letter
    if title.kind == "card" and len(lines) - at > 120:
        return None
    return Look(title.kind, at, " ".join(words.split()), len(names) if title.needs else 0)


def _below(lines: Sequence[Line], at: int) -> list[str]:
    """The next lines with text."""
    found: list[str] = []
    for line in lines[at : at + 4 * _BELOW]:
        if line.text:
            found.append(line.text)
        if len(found) == _BELOW:
            break
    return found


def _letter(lines: Sequence[Line], start: int, places: _Places) -> Look | None:
    """A letter: a day above the salutation, and a close below it."""
    greetings, closes = places.greetings, places.closes
    end = min(len(lines), start + 4 * _LETTER)
    if (first := bisect_left(greetings, start)) == len(greetings) or greetings[first] >= end:
        return None  # asked at many a line, and hardly ever is one near
    said, dated = 0, False
    for at in range(start, end):
        text = lines[at].text
        if not text:
            continue
        if said >= _LETTER or len(text) > 120 or _of_telegram(text) or label_of(text):
            return None
        said += 1
        if SALUTATION.match(text):
            below = bisect_right(closes, at)
            closed = below < len(closes) and closes[below] < at + _CLOSING
            return Look("letter", at, text, 0) if closed and dated else None
        dated = dated or (len(text) < 60 and parse_day(text) is not None)
    return None

"""What the lines behind the head are: text, page lines, what is repeated on a new page, rules, blanks.

Most are text, and are told in a run: what begins like prose is looked at no further, unless the whole body has a sign
of something else and the line has it too.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reftel.reading.firstlines import DTG, LONG, is_addressed
from reftel.reading.lines import (
    BANNER,
    CAPTIONS,
    CLASS_LINE,
    Line,
    class_line,
    cut_page,
    label_of,
    may_hold_page_line,
    page_line,
    page_of,
    paragraph_number,
)
from reftel.reading.printed import LOG_INSIDE, LOGGED, TAPE, lists_offices
from reftel.reading.sheet import Sheet, exercise, is_rule, put

_SIGNS = frozenset("(/=_*~.‐–—")  # which a rule, an office list or a log number begins with
_PROSE = re.compile(
    r"[a-z0-9]|[^\w(/=_*~.‐–—-]|-(?!-----)[^a-z]*+[a-z]"  # begins small, with a number, a quotation mark, a dash
    r"|(?!PAGE)[A-Z][^a-z]*+[a-z](?:.*[a-z.,;:)\"'-])?$"  # or with a capital, has small letters and ends in no number
    # or has none, and begins with no word that stands alone; without numbers and brackets, or with several words first
    r"|(?!PAGE|E\s?X|U[ .-]?N[ .-]?C|L[ .-]?I[ .-]?M|C[ .-]?O[ .-]?N[ .-]?F|S[ .-]?E[ .-]?C|TOP |T[ .-]O[ .-]P"
    r"|SENSITIVE|SIPDIS|NOFORN|PTQ)"
    r"(?:[A-Z][A-Z ,.;:'\"/&-]*+|[A-Z]+ [A-Z]+ [A-Z](?!.*[0-9]{5})[^(]*[A-Z,.;:'\"])$"
)
_SECTION = re.compile(r"\bSECTION\s{1,3}[0-9]{1,2}\s{0,2}OF\s{0,2}(?P<sections>[0-9]{1,2})(?![0-9])")
_PROSE_WITHIN = re.compile(r"[a-z]|[.;] ")
_OFFICES = 5  # on a line that a scan damaged: fewer may be types of aeroplanes
_WIDE = "    "
_WIDE_BLANKS = re.compile(r" {4}[^\n]*")
_COUNT = re.compile(r"OF(?<=\s..)\s{1,2}[0-9]")  # "002 OF 002" is in every page line but PAGE 02
_COUNT_SLOW = re.compile(r"[oO][fF](?<=\s..)\s{1,2}[0-9]")  # where a letter is two in capitals, which would move places


def sort_body(sheet: Sheet, rest: Sequence[Line]) -> None:
    """Sort the lines behind the head, which is sorted, and add them to the sheet."""
    walk = _Walk(sheet)
    lines, kinds = sheet.lines, sheet.kinds
    at = 0
    for mark in [*_marks(sheet, rest), len(rest)]:
        while at < mark and walk.after_page:  # on a new page every line is looked at, until one is text
            walk.line(rest[at])
            at += 1
        if at < mark:
            lines += rest[at:mark]
            kinds += ["text"] * (mark - at)
            at = mark
        if at < len(rest):
            if rest[at].text or sheet.furniture:
                walk.line(rest[at])
            else:
                lines.append(rest[at])
                kinds.append("blank")
                walk.label = False
            at += 1


def _marks(sheet: Sheet, rest: Sequence[Line]) -> list[int]:
    """The places of the lines that may be something else than text."""
    texts = [line.text for line in rest]
    marks = [at for at, text in enumerate(texts) if not _PROSE.match(text)]
    whole = "\n".join(texts)
    signs = _counts(texts, whole)
    if _WIDE in whole:
        signs += [found.start() for found in _WIDE_BLANKS.finditer(whole)]
    if not signs and not sheet.furniture:
        return marks
    ends = list(accumulate(len(text) + 1 for text in texts))
    more = {bisect_right(ends, sign) for sign in signs}
    if sheet.furniture:
        more.update(at for at, line in enumerate(rest) if line.start in sheet.furniture)
    return sorted(more.union(marks))


def _counts(texts: Sequence[str], whole: str) -> list[int]:
    """Where in some lines, of which the whole is made, a page may be counted, in any case."""
    capitals = whole.upper() if whole.isascii() else "\n".join(map(str.upper, texts))  # few lines are not ASCII
    found = _COUNT.finditer(capitals) if len(capitals) == len(whole) else _COUNT_SLOW.finditer(whole)
    return [each.start() for each in found]


class _Walk:
    """What is known at a line from those above it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.after_page = False  # behind a page line, and no text since
        self.label = False  # behind a label of a head that is repeated there
        self._told = _own_line(sheet)
        self._own = page_of(self._told["station"]) if self._told else None
        self._sections = (self._told["sections"] or "").lstrip("0") if self._told else ""
        self._head: set[str] | None = None

    def line(self, whole: Line) -> None:
        """Take in a line, or the lines that it is cut to."""
        sheet = self.sheet
        if sheet.furniture and whole.start in sheet.furniture:
            put(sheet, whole, "furniture")
        elif not whole.text:
            put(sheet, whole, "blank")
            self.label = False
        elif is_rule(whole.text):
            put(sheet, whole, "rule")
        elif not self.after_page and _running(whole.text):
            put(sheet, whole, "text")
        else:
            for line in cut_page(whole, sheet.text, self._own):
                put(sheet, line, self._kind(line.text))

    def _kind(self, text: str) -> str:
        kind = self._of_page(text) if text else "blank"
        if kind is None and self.after_page:
            kind = self._repeated(text)
        if kind is None:
            kind, self.after_page = "text", False
        elif kind == "blank":
            self.label = False
        elif kind in {"page-line", "distribution", "section-head"}:
            self.after_page = True
        return kind

    def _of_page(self, text: str) -> str | None:
        """What a line is of itself, wherever it stands."""
        if is_rule(text):
            return "rule"
        if page_line(text):
            return "page-line"
        if exercise(text):
            return "notice:exercise"
        if lists_offices(text, _OFFICES) or TAPE.match(text) or LOGGED.match(text):
            return "distribution"
        # Ends in its serial.
        if text[-1].isdigit() and ((class_line(text) and BANNER.match(text.upper())) or self._begins_section(text)):
            return "section-head"
        if BANNER.fullmatch(text):
            return "banner"
        if text == "SIPDIS":
            return "sipdis"
        if text in {"NOFORN", "SENSITIVE"} or (self.after_page and CAPTIONS.fullmatch(text)):
            return "repeated-head"
        return None

    def _begins_section(self, text: str) -> bool:
        """Whether a line says that another section of this cable begins, without the level: SECTION 02 OF 03."""
        found = _SECTION.search(text)
        if found is None or self._told is None or (found["sections"] or "").lstrip("0") != self._sections:
            return False
        rest = f"{text[: found.start()]} {text[found.end() :]}".upper().replace(self._told["station"].upper(), "")
        return not rest.strip(" 0123456789-/")

    def _repeated(self, text: str) -> str | None:
        """Whether a line on a new page is one of the head again."""
        self._head = self._head or head_texts(self.sheet)
        if " ".join(text.split()) in self._head and (" " in text or CAPTIONS.fullmatch(text)):  # one word may sign
            self.label = self.label or label_of(text) is not None
            return "repeated-head"
        if len(text) > LONG and _is_first_lines(text):
            return "repeated-head"
        if _is_labelled(text) or DTG.match(text) or is_addressed(text):
            self.label = True
            return "repeated-head"
        return "repeated-head" if self.label and not paragraph_number(text) else None


def _is_first_lines(text: str) -> bool:
    """Whether a line that lost its breaks is the first lines of a head: offices, log number, and what was sent."""
    log = LOG_INSIDE.search(text)
    if log is None or not lists_offices(text[: log.start()].lstrip("* "), _OFFICES):
        return False
    rest = text[log.end() :].strip()
    return not rest or (DTG.match(rest) is not None and " FM " in rest and _PROSE_WITHIN.search(rest) is None)


def _is_labelled(text: str) -> bool:
    """Whether a line begins with the label of a head: with its colon, since SUBJECT WAS ARRESTED begins a sentence."""
    label = label_of(text)
    return label is not None and (label[0] in {"eo", "classified_by"} or text[: label[1]].rstrip()[-1:] in {":", ";"})


def _own_line(sheet: Sheet) -> re.Match[str] | None:
    """The classification line, with its station and how many sections there are."""
    first = sheet.groups.get("classification", [[]])[0]
    return CLASS_LINE.match(sheet.lines[first[0]].text) if first else None


def head_texts(sheet: Sheet) -> set[str]:
    """The lines of the head, which may be repeated on a new page."""
    return {" ".join(sheet.lines[at].text.split()) for runs in sheet.groups.values() for run in runs for at in run}


def _running(text: str) -> bool:
    """Whether a line has nothing of a page line, class line, office list, rule or banner.

    Those begin with a capital and have no small letters, or begin with a sign that is asked for here.
    """
    first = text[0]
    if first.isalpha():
        plain = not text.isupper() and (not text[-1].isdigit() or first.islower())
    elif first == "-":
        plain = not text.startswith("------") and not is_rule(text)
    else:
        plain = first not in _SIGNS
    return plain and _WIDE not in text and not may_hold_page_line(text)

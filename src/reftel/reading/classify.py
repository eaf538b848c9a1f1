"""What every line of a message is: transmission, head element, text, page line, notice … or ``unread``.

A line goes to one kind only. The head is found by its labels: it lasts to the last label before the first numbered
paragraph, and whatever runs on from that label.
"""

import re

import msgspec

from reftel.reading.lines import (
    BANNER,
    CAPTIONS,
    CLASS_LINE,
    PARAGRAPH,
    Line,
    cut_head,
    cut_page,
    label_of,
    page_line,
)

HEAD_LIMIT = 400  # lines: the longest address list of a book message is well below it

_ROUTING = r"[QRU][A-Z]{3,7}"
_FL1 = re.compile(r"V?ZCZC\s?[A-Z0-9]{3,12}\b")
_FL2 = re.compile(rf"(?:ZZ|OO|PP|RR|YY)\s+{_ROUTING}(?:\s+{_ROUTING})*\s*$")
_FL2_ON = re.compile(rf"{_ROUTING}(?:\s+{_ROUTING})*\s*$")
_FL3 = re.compile(r"DE\s+[QRU][A-Z]{3,7}\b")
_FL4 = re.compile(r"ZN[RY]\s+[A-Z]{5}\b")
_FL5 = re.compile(r"(?:[ZOPRY]\s+){0,2}[0-9]{6}Z\s+[A-Z]{3}\s+[0-9]{2,4}\b")
_PARTIAL = re.compile(r"This record is a partial extract of the original cable", re.IGNORECASE)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PRESS = re.compile(rf"{_DAY}, [0-9]{{1,2}} [A-Z][a-z]+ [0-9]{{4}}, [0-9]{{1,2}}:[0-9]{{2}}\s*$")
_CORRECTED = re.compile(
    r"C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s{1,3}(?:C\s?O\s?P\s?Y|COPY|CAPTION)|CORRECTED COPY", re.IGNORECASE
)
_PASSING = re.compile(
    r"[A-Z][\w/&.,;:'() -]{0,60}?\b(?:FOR|PASS|PASSES|ALSO|TO|PLEASE PASS)\b\s+\S|(?:FOR|PASS|ALSO|PLS PASS|PLEASE PASS)\b\s*\S",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[-=_*~.][ \t]{0,3}){3,}$")
_ITEM = re.compile(r"[¶]?\s?\(?[A-Z0-9]{1,2}[.)]\s?")
_REASONS = re.compile(r"(?:for\s+)?reasons?\b|1\.[45]|[a-z(]|and\b|[0-9]", re.IGNORECASE)


class Sheet(msgspec.Struct):
    """The lines of one message with their kinds; ``groups`` holds, for a head element, each of its runs of lines."""

    text: str
    lines: list[Line]
    kinds: list[str]
    groups: dict[str, list[list[int]]]
    body: int


def is_rule(text: str) -> bool:
    """A line of dashes or stars, as under a heading."""
    return len(text) > 2 and text[0] in "-=_*~." and _RULE.match(text) is not None


def starts_message(text: str) -> bool:
    """Whether a transmission begins with this line."""
    return _FL1.match(text) is not None or _PARTIAL.match(text) is not None


def classify(text: str, lines: list[Line]) -> Sheet:
    """Sort the lines of one message."""
    sheet = Sheet(text, [], [], {}, 0)
    at = _transmission(sheet, lines)
    at = _preview(sheet, lines, at)
    at = _head(sheet, lines, at)
    sheet.body = len(sheet.lines)
    _body(sheet, lines[at:])
    return sheet


def _put(sheet: Sheet, line: Line, kind: str, *, more: bool = False) -> None:
    sheet.lines.append(line)
    sheet.kinds.append(kind)
    if kind.startswith("header:"):
        groups = sheet.groups.setdefault(kind[7:], [])
        if more and groups:
            groups[-1].append(len(sheet.lines) - 1)
        else:
            groups.append([len(sheet.lines) - 1])


def _has_head(lines: list[Line]) -> bool:
    for line in lines[:HEAD_LIMIT]:
        if not line.text:
            continue
        if label_of(line.text) or CLASS_LINE.match(line.text) or _FL5.match(line.text) or _FL1.match(line.text):
            return True
        if _PARTIAL.match(line.text):
            return True
        if PARAGRAPH.match(line.text):
            return False
    return False


def _transmission(sheet: Sheet, lines: list[Line]) -> int:
    """Format lines 1 to 11; gives the index of the first line behind them."""
    if not _has_head(lines):
        return 0
    current = ""
    for at, line in enumerate(lines[:HEAD_LIMIT]):
        text = line.text
        if not text:
            _put(sheet, line, "blank")
            if current in {"action", "info"}:
                current = ""
            continue
        if CLASS_LINE.match(text) or label_of(text) or PARAGRAPH.match(text):
            return at
        kind = _format_line(text, current)
        if kind is None:
            if not sheet.groups and not any(sheet.text[: line.start].strip()):
                pass
            _put(sheet, line, "unread")
            current = ""
            continue
        _put(sheet, line, kind, more=kind == f"header:{current}" and not text.startswith(("TO ", "INFO ")))
        current = kind[7:] if kind.startswith("header:") else ""
    return min(len(lines), HEAD_LIMIT)


def _format_line(text: str, current: str) -> str | None:
    if _FL1.match(text) or _FL2.match(text) or _FL3.match(text) or _FL4.match(text):
        return "header:transmission"
    if current == "transmission" and _FL2_ON.match(text):
        return "header:transmission"
    if _FL5.match(text):
        return "header:dtg"
    if _PARTIAL.match(text):
        return "notice:partial-extract"
    if _PRESS.match(text) or text.startswith("Cable dated:"):
        return "publisher"
    if text == "BT":
        return "break"
    if BANNER.fullmatch(text):
        return "banner"
    if page_line(text):
        return "page-line"
    for label, kind in (("FM ", "origin"), ("TO ", "action"), ("INFO ", "info"), ("XMT ", "info")):
        if text.startswith(label):
            return f"header:{kind}"
    return f"header:{current}" if current in {"action", "info"} else None


def _preview(sheet: Sheet, lines: list[Line], at: int) -> int:
    """Pass over a first copy of the head that the publisher cut short (``…``) before the whole text begins again."""
    if at >= len(lines):
        return at
    text = sheet.text
    first = CLASS_LINE.match(lines[at].text)
    if first is None:
        return at
    start = lines[at].start + 10
    second = CLASS_LINE.search(text, start, min(start + 4000, lines[-1].end))
    while second is not None and second["serial"].lstrip("0") != first["serial"].lstrip("0"):
        second = CLASS_LINE.search(text, second.end(), min(start + 4000, lines[-1].end))
    if second is None or second["section"] != first["section"] or "..." not in text[start : second.start()]:
        return at
    while at < len(lines) and lines[at].next <= second.start():
        _put(sheet, lines[at], "preview")
        at += 1
    if at < len(lines) and lines[at].start < second.start():
        line = lines[at]
        _put(sheet, Line(line.start, second.start(), second.start(), "", soft=True), "preview")
        rest = text[second.start() : line.end]
        lines[at] = Line(second.start(), line.end, line.next, rest.strip())
    return at


def _first_paragraph(lines: list[Line], at: int) -> int:
    """Index of the first line that begins a numbered paragraph, or of the end."""
    for index in range(at, len(lines)):
        found = PARAGRAPH.match(lines[index].text)
        if found and (
            found["pilcrow"] or found["number"] in {"1", "11"} or lines[index].text[found.end() :][:1] == "("
        ):
            return index
    return len(lines)


def _last_label(lines: list[Line], at: int, paragraph: int) -> int:
    """Index of the last line before the first paragraph that begins a head element, or -1."""
    last = -1
    gap = 0
    for index in range(at, min(paragraph, at + HEAD_LIMIT)):
        text = lines[index].text
        if label_of(text) or (last < 0 and CLASS_LINE.match(text)):
            last, gap = index, 0
        elif text:
            gap += 1
            if gap > 30 and paragraph == len(lines):
                break
    return last


def _head(sheet: Sheet, lines: list[Line], at: int) -> int:
    """The classification line, captions, passing lines and labelled elements."""
    cutted: list[Line] = []
    paragraph = _first_paragraph(lines, at)
    for line in lines[at : min(paragraph + 1, at + HEAD_LIMIT)]:
        cutted.extend(cut_head(line, sheet.text))
    if len(cutted) > min(paragraph + 1, at + HEAD_LIMIT, len(lines)) - at:
        lines[at : min(paragraph + 1, at + HEAD_LIMIT)] = cutted
        paragraph = _first_paragraph(lines, at)
    last = _last_label(lines, at, paragraph)
    if last < 0:
        return at
    current, gap, labelled = "", False, False
    while at < len(lines) and at < paragraph:
        text = lines[at].text
        if not text:
            _put(sheet, lines[at], "blank")
            gap = True
            at += 1
            continue
        if at > last and not _runs_on(current, text, sheet, gap=gap):
            break
        kind = _head_kind(text, current, gap=gap, labelled=labelled)
        more = kind == f"header:{current}" and label_of(text) is None and current not in {"captions"}
        _put(sheet, lines[at], kind, more=more)
        labelled = labelled or label_of(text) is not None
        if kind.startswith("header:"):
            current = kind[7:]
        gap = False
        at += 1
    return at


def _head_kind(text: str, current: str, *, gap: bool, labelled: bool) -> str:
    if label := label_of(text):
        return f"header:{label[0]}"
    if not labelled and CLASS_LINE.match(text):
        return "header:classification"
    if page_line(text):
        return "page-line"
    if _CORRECTED.search(text):
        return "notice:corrected-copy"
    if CAPTIONS.fullmatch(text) or (not labelled and CAPTIONS.match(text) and "," in text):
        return "header:captions"
    if BANNER.fullmatch(text):
        return "banner" if current else "header:classification"
    if not labelled:
        adjacent = current == "passing" and not gap
        return "header:passing" if adjacent or _PASSING.match(text) else "header:other"
    return f"header:{current}" if _may_go_on(current, text, gap=gap) else "header:other"


def _may_go_on(current: str, text: str, *, gap: bool) -> bool:
    if not gap:
        return current not in {"captions", "other"}
    if current == "subject":
        return text.upper() == text
    if current == "tags":
        return re.fullmatch(r"(?:[A-Z]{2,6}[,;\s]*)+", text) is not None
    if current == "references":
        return True
    return current == "classified_by" and _REASONS.match(text) is not None


def _runs_on(current: str, text: str, sheet: Sheet, *, gap: bool) -> bool:
    """Whether a line behind the last label still belongs to the head."""
    if label_of(text) or page_line(text):
        return True
    if current == "classification":
        return CAPTIONS.fullmatch(text) is not None or (not gap and _PASSING.match(text) is not None)
    if current in {"captions", "passing"}:
        return CAPTIONS.fullmatch(text) is not None or _PASSING.match(text) is not None
    if is_rule(text):
        return False
    if current == "references":
        return not gap or (_ITEM.match(text) is not None and len(text) < 120)
    if current in {"classified_by", "reasons", "derived"}:
        before = sheet.lines[-1].text if not gap else ""
        done = before.endswith((".", ")")) or "..." in before or gap
        return bool(_REASONS.match(text) and len(text) < 90 and not PARAGRAPH.match(text)) or not done
    if CAPTIONS.fullmatch(text):
        return True
    return not gap


def _body(sheet: Sheet, rest: list[Line]) -> None:
    """Behind the head: text, page lines, what is repeated on a new page, rules, and blanks."""
    head = {" ".join(sheet.lines[at].text.split()) for runs in sheet.groups.values() for run in runs for at in run}
    after_page = False
    label = False
    for whole in rest:
        for line in cut_page(whole, sheet.text):
            text = line.text
            if not text:
                kind = "blank"
                label = False
            elif page_line(text):
                kind, after_page = "page-line", True
            elif len(text) < 120 and CLASS_LINE.fullmatch(text) and BANNER.match(text.upper()):
                kind, after_page = "section-head", True
            elif BANNER.fullmatch(text):
                kind = "banner"
            elif text in {"SIPDIS", "NOFORN", "SENSITIVE"} or (after_page and CAPTIONS.fullmatch(text)):
                kind = "sipdis" if text == "SIPDIS" else "repeated-head"
            elif is_rule(text):
                kind = "rule"
            elif after_page and " ".join(text.split()) in head:
                kind = "repeated-head"
            elif after_page and label_of(text):
                kind, label = "repeated-head", True
            elif after_page and label and not PARAGRAPH.match(text):
                kind = "repeated-head"
            else:
                kind, after_page = "text", False
            _put(sheet, line, kind)

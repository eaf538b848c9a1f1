"""A telegram that is sent on in another one, with its head: one message that holds a quotation, and not two in a row.

Words above its head tell it: QUOTE, BEGIN TEXT, FOLLOWING REPEAT PARIS 1234, IS RETRANSMITTED FOR YOUR INFORMATION. So
does a head right under a head, since a message has a text. Its head is none of the outer one's: its lines are a
quotation's, its number is what the outer message repeats, and its labelled lines count where the outer one has none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter

from reftel import fields
from reftel.fields import Mrn
from reftel.fields.service import Service
from reftel.model.cable import Paragraph
from reftel.model.reemission import Quoted
from reftel.model.source import Field
from reftel.reading.blocks import Text
from reftel.reading.bodylines import sort_body
from reftel.reading.classify import opened, sort_head
from reftel.reading.firstlines import DTG, is_class_line, is_routed, lists_again
from reftel.reading.lines import CAPTIONS, Line, label_of
from reftel.reading.mailed import starts_message
from reftel.reading.mapped import Mapped
from reftel.reading.printed import STAMP, breaks_page
from reftel.reading.sheet import QUOTE_MARK, QUOTED_HEAD, Sheet, put
from reftel.reading.transmission import ORIGIN, ROUTED, SECURITY

_ADOPTED = ("eo", "tags", "subject", "references", "classified_by", "reasons")
_NAMED = frozenset({"eo", "tags", "subject"})  # with one of them a message has labelled lines of its own
_BETWEEN = frozenset({QUOTED_HEAD, "blank", "page-line", "banner", "furniture", "repeated-head", "distribution"})
_HEAD = 60  # lines of a head above its classification line
_BLOCK = 8  # lines of what announces a telegram
_WORDS = r"(?:QUOTE|QTE|TEXT|CABLE|MESSAGE|TELEGRAM)"
_OPENS = re.compile(
    rf"(?<!UN)(?<!END )(?<!END OF )\b(?:BEGIN(?:NING)?\s(?:OF\s)?{_WORDS}|QUOTE|QTE)[\s:.)*\"-]{{0,9}}$"
    r"|^[\s*(\"-]{0,9}TEXT[\s:.)*\"-]{0,9}$",
    re.IGNORECASE,
)
_SHUTS = re.compile(rf"\bUNQ(?:UO)?TE\b|\bEND\s(?:OF\s)?{_WORDS}\b", re.IGNORECASE)
_BOTH = re.compile(rf"(?P<shuts>{_SHUTS.pattern})|\b(?:BEGIN(?:NING)?\s(?:OF\s)?{_WORDS}|QUOTE|QTE)\b", re.IGNORECASE)
_OPEN_ALONE = re.compile(rf"[*(\"-]{{0,9}}(?:BEGIN\s(?:OF\s)?)?{_WORDS}[\s:.)*\"-]{{0,9}}", re.IGNORECASE)
_SHUT_ALONE = re.compile(rf"[*(\"-]{{0,9}}(?:UNQ(?:UO)?TE|END\s(?:OF\s)?{_WORDS})[\s:.)*\"-]{{0,9}}", re.IGNORECASE)
_NUMBER = r"(?:[0-9]{2}\s)?[A-Z][A-Z .]{1,24}\s[0-9]{1,7}\b"
_ANNOUNCES = re.compile(
    r"\b(?:FOLLOWING|FOL|FOLL|FOLLG)\s(?:IS\s|ARE\s|WAS\s)?(?:AN?\s|THE\s)?(?:(?:FULL|COMPLETE)\s)?"
    rf"(?:REPEAT|RPT|RE-?TRANSMI|RE-?SEN|TELEGRAM|TELS?\b|CABLE|MESSAGE|MSG\b|TEXT\sOF|SENT\b|SEPTEL|{_NUMBER})"
    r"|\b(?:REPEATED|RPTD|RE-?TRANSMITTED|READDRESSED|RELAYED|RESENT)\s(?:FOR|TO|HEREWITH|BELOW|HEREUNDER)\b"
    rf"|\bRE-?TRANSMI(?:SSION|TTED|TTAL|TTING)\b|\bREADDRESS(?:ED|AL)\b|\b(?:TEXT|REPEAT)\sOF\s{_NUMBER}",
    re.IGNORECASE,
)


def head_start(lines: Sequence[Line], at: int, low: int) -> int:
    """The first line of the head that has its classification line here, or of what was sent ahead of it."""
    first = at
    for above in range(at - 1, max(low, at - _HEAD) - 1, -1):
        text = lines[above].text
        if not text or _of_page(text):
            continue
        if not _sent_ahead(text):
            break
        first = above
    return first


def _sent_ahead(text: str) -> bool:
    if text == "BT" or text.startswith(("FM ", "TO ", "INFO ")):
        return True
    sent = DTG.match(text) or SECURITY.match(text) or ROUTED.match(text) or ORIGIN.match(text)
    return sent is not None or starts_message(text) or is_routed(text) or lists_again(text)


def announced(lines: Sequence[Line], at: int, low: int) -> int | None:
    """Where the words begin that announce the head of another telegram in the lines below; None where none do."""
    blocks: list[list[int]] = [[]]
    for above in range(at - 1, max(low, at - 3 * _BLOCK) - 1, -1):
        text = lines[above].text
        text = "" if text and _of_page(text) else text
        if text and (label_of(text) or is_class_line(text) or CAPTIONS.fullmatch(text)):
            break
        if text and len(blocks[-1]) < _BLOCK:
            blocks[-1].append(above)
        elif blocks[-1] and not _is_opener(lines, blocks[-1]):
            break  # the next block above, and nothing but a mark was in this one
        elif blocks[-1]:
            blocks.append([])
    nearest = blocks[0]
    if not nearest:
        return None
    last = lines[nearest[0]].text
    if not _OPENS.search(last) and " " not in last.strip(".:"):
        return None  # who signed the text above
    for block in filter(None, blocks):
        said = " ".join(lines[above].text for above in reversed(block))
        if _ANNOUNCES.search(said) and not _SHUTS.search(lines[block[0]].text):
            return block[-1]
    return nearest[0] if _OPENS.search(lines[nearest[0]].text) else None


def _of_page(text: str) -> bool:
    """Whether a line is of the foot or head of a page, or a stamp that stands there."""
    return breaks_page(text) or STAMP.search(text) is not None


def _is_opener(lines: Sequence[Line], block: list[int]) -> bool:
    return len(block) == 1 and _OPENS.search(lines[block[0]].text) is not None


def follows_head(lines: Sequence[Line], at: int, low: int) -> bool:
    """Whether nothing but a head that says who sent it stands above: no label and no end."""
    if at - low > 4 * _HEAD:
        return False
    texts = [line.text for line in lines[low:at] if line.text]
    sent = any(text.startswith("FM ") for text in texts) and any(map(is_class_line, texts))
    return sent and not any(map(label_of, texts)) and len(texts) < _HEAD


def classify_retransmitted(text: str, lines: list[Line], quoted: Sequence[int]) -> Sheet:
    """Sort the lines of a message that holds others; ``quoted`` are the places of their classification lines."""
    wanted = set(quoted)
    places = [at for at, line in enumerate(lines) if line.start in wanted]
    begins = [head_start(lines, at, 0) for at in places]
    first = announced(lines, begins[0], 0)
    end = begins[0] if first is None else first
    own = lines[:end]
    sheet, own = opened(text, own, lines)
    at = sort_head(sheet, own)
    sheet.body = len(sheet.lines)
    sort_body(sheet, [*own[at:], *lines[end : begins[0]]])
    bare = not _NAMED & sheet.groups.keys() and not _goes_on(sheet)
    for begin, behind in zip(begins, [*begins[1:], len(lines)], strict=True):
        rest = lines[begin:behind]
        inner = Sheet(text, [], [], {}, {}, 0, furniture=sheet.furniture)
        done = sort_head(inner, rest)
        base = len(sheet.lines)
        for line, kind in zip(inner.lines, inner.kinds, strict=True):
            head = kind.startswith(("header:", "notice:", "repeated-head", "unread", "break"))
            put(sheet, line, QUOTED_HEAD if head else kind)
        sheet.quoted += [base + run[0] for run in inner.groups.get("classification", [])[:1]]
        if bare:
            _adopt(sheet, inner, base)
        bare = False
        sort_body(sheet, rest[done:])
    _mark(sheet)
    return sheet


def _goes_on(sheet: Sheet) -> bool:
    """Whether it is a section behind the first, whose labelled lines stand in that."""
    run = sheet.groups.get("classification", [[]])[0]
    told = fields.parse_class_line(sheet.lines[run[0]].text) if run else None
    return told is not None and told.section is not None and told.section[0] > 1


def _mark(sheet: Sheet) -> None:
    """Take QUOTE and UNQUOTE, where they stand alone around what is sent on, out of the text."""
    for at in sheet.quoted:
        above = next((one for one in range(at - 1, -1, -1) if sheet.kinds[one] not in _BETWEEN), 0)
        if above >= sheet.body and _OPEN_ALONE.fullmatch(sheet.lines[above].text):
            sheet.kinds[above] = QUOTE_MARK
    for _, end in sent_on(sheet):
        if _SHUT_ALONE.fullmatch(sheet.lines[end].text):
            sheet.kinds[end] = QUOTE_MARK


def _adopt(sheet: Sheet, inner: Sheet, base: int) -> None:
    """Take the labelled lines of what is sent on for those of the message, which has none."""
    for name in _ADOPTED:
        if name in inner.groups and name not in sheet.groups:
            sheet.groups[name] = [[base + at for at in run] for run in inner.groups[name]]
            sheet.lent.append(name)
            for run in sheet.groups[name]:
                for at in run:
                    sheet.kinds[at] = f"header:{name}"


def sent_on(sheet: Sheet) -> list[tuple[int, int]]:
    """The lines of each telegram that is sent on, from its classification line to the words that end it.

    One whose end is not told is left out: what stands behind it may be the outer one's.
    """
    found: list[tuple[int, int]] = []
    for at, behind in zip(sheet.quoted, [*sheet.quoted[1:], len(sheet.lines)], strict=True):
        place = _matching([line.text for line in sheet.lines[at + 1 : behind]])
        if place is not None:
            found.append((at, at + 1 + place[0]))
    return found


def _matching(texts: Sequence[str]) -> tuple[int, int] | None:
    """Which of some texts in a quotation has the words that end it, and where: not those of a quotation inside it.

    ``QUOTE`` may be a noun, and an ``UNQUOTE`` lost, so that none is left for the outer one: then it ends with the
    first that stands alone on its line, or the last.
    """
    depth, shut = 1, []
    for at, text in enumerate(texts):
        for mark in _BOTH.finditer(text):
            depth += -1 if mark["shuts"] else 1
            if mark["shuts"]:
                shut.append((at, mark.start()))
            if not depth:
                return shut[-1]
    alone = (one for one in shut if _SHUT_ALONE.fullmatch(texts[one[0]]))
    return next(alone, shut[-1] if shut else None)


def apart(places: Sequence[int], regions: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each of some lines the place of the telegram that is sent on in which it stands, of those of ``sent_on``."""
    starts = [low for low, _ in regions]
    found = ((at, bisect_right(starts, at) - 1) for at in places)
    return [own if own >= 0 and at < regions[own][1] else None for at, own in found]


def with_quotations(sheet: Sheet, mapped: Mapped, paragraphs: Sequence[Paragraph], texts: Sequence[Text]) -> list[Text]:
    """The embedded texts, and the telegrams that are sent on as such, in their order."""
    made = [*texts, *_quotations(sheet, mapped, paragraphs, texts)]
    return sorted(made, key=lambda one: (one.first, one.start))


def with_told(paragraphs: Sequence[Paragraph], texts: Sequence[Text], told: Sequence[Quoted]) -> list[Text]:
    """The embedded texts, and the telegrams that are sent on as a record tells them; none of these overlap."""
    made = [*texts]
    held = _holder(texts)
    behind = 0
    for one in told:
        last = one.last - 1
        if not behind <= one.first <= last < len(paragraphs) or not 0 <= one.clean_end <= len(paragraphs[last].text):
            continue
        behind = one.last
        if not held(one.first, last):
            made.append(Text("quote", one.title, one.first, 0, last, one.clean_end, closed=True))
    return sorted(made, key=lambda one: (one.first, one.start))


def _holder(texts: Sequence[Text]) -> Callable[[int, int], bool]:
    """What tells of a first and a last paragraph whether one of the texts holds both."""
    ordered = sorted((one.first, one.last) for one in texts)
    furthest = list(accumulate((last for _, last in ordered), max))  # of the texts up to each, which begin no later

    def held(first: int, last: int) -> bool:
        before = bisect_right(ordered, first, key=itemgetter(0))
        return before > 0 and furthest[before - 1] >= last

    return held


def _quotations(sheet: Sheet, mapped: Mapped, paragraphs: Sequence[Paragraph], texts: Sequence[Text]) -> Iterator[Text]:
    """The telegrams that are sent on as embedded texts, but for those that are told to be one by their marks."""
    starts = [one.start for one in paragraphs]
    held = _holder(texts)
    for low, high in sent_on(sheet):
        begin, end = mapped.start_of(sheet.lines[low].start), mapped.end_of(sheet.lines[high].start)
        inside = range(bisect_left(starts, begin), bisect_right(starts, end))
        if not inside or held(inside[0], inside[-1]):
            continue
        told = fields.parse_class_line(sheet.lines[low].text)
        title = f"{told.station} {told.serial:06d}" if told and told.station and told.serial is not None else "quote"
        ended = _matching([paragraphs[at].text for at in inside])
        last = paragraphs[inside[-1]].text
        stop = ended[1] if ended is not None and ended[0] == len(inside) - 1 else len(last)
        if stop or len(inside) > 1:
            yield Text("quote", title, inside[0], 0, inside[-1], stop, closed=True)


def repeated(sheet: Sheet, mapped: Mapped, source: str) -> tuple[Field[Service], ...]:
    """The telegrams that a message sends on, each by the number in its head."""
    made: list[Field[Service]] = []
    for at in sheet.quoted:
        line = sheet.lines[at]
        told = fields.parse_class_line(line.text)
        if told is None or told.station is None or told.serial is None:
            continue
        start = sheet.text.index(line.text, line.start)
        span = mapped.span(start, start + len(line.text))
        own = Mrn(_year(sheet, at), told.station, told.serial)
        made.append(Field(Service("repetition", own, None, " ".join(line.text.split())), span.of(source), span))
    return tuple(made)


def _year(sheet: Sheet, at: int) -> int | None:
    """The year of the date-time group above a classification line, in the same head."""
    for above in range(at - 1, max(-1, at - _HEAD), -1):
        if sheet.kinds[above] == QUOTED_HEAD and DTG.match(sheet.lines[above].text):
            sent = fields.parse_dtg(sheet.lines[above].text)
            return sent.at.year if sent else None
        if sheet.kinds[above] not in {QUOTED_HEAD, "blank"}:
            break
    return None

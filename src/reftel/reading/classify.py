"""What every line of a message is: transmission, head element, text, page line, notice … or ``unread``.

A line goes to one kind only. The head is found by its labels: it lasts to the last label before the first numbered
paragraph, and whatever runs on from that label.
"""

import re

from reftel.facts import posts
from reftel.fields import parse_handling, parse_origin
from reftel.reading.bodylines import sort_body
from reftel.reading.firstlines import (
    DTG,
    cut_glued,
    goes_on,
    is_addressed,
    is_class_line,
    is_routed,
    label_of_address,
    lists_again,
    rejoined,
)
from reftel.reading.headlines import CAPTION, LOOK_AHEAD, captions_below, cites, handles, is_cell, is_item, unlabelled
from reftel.reading.lines import (
    BANNER,
    CAPTIONS,
    CLASS_LINE,
    Line,
    cut_head,
    in_capitals,
    label_of,
    level_label,
    page_line,
    paragraph_number,
    parts,
)
from reftel.reading.mailed import (
    COVERING,
    HEAD_LIMIT,
    MAIL_LABEL,
    PARTIAL,
    forwarded,
)
from reftel.reading.printed import DRAFTING, LANE, LOGGED, breaks_page, furniture, lists_offices
from reftel.reading.roles import heading_role
from reftel.reading.sheet import Sheet, exercise, is_rule, put
from reftel.reading.transmission import CHANNEL, ORIGIN, POSITIONAL, ROUTED, ROUTED_ON, SECURITY

_BLOCK = 60  # lines of drafters and clearances

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PRESS = re.compile(rf"{_DAY}, [0-9]{{1,2}} [A-Z][a-z]+ [0-9]{{4}}, [0-9]{{1,2}}:[0-9]{{2}}\s*$")
_CORRECTED = re.compile(
    r"[\s/*(\[-]{0,80}C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s{1,3}(?:C\s?O\s?P\s?Y|COPY|CAPTION)\b", re.IGNORECASE
)
# Other notes on the transmission, in the head: NOTE BY OC/T, ZFR, SUSPECTED DUPLICATE; fields.service reads them.
_SERVICED = re.compile(
    r"[\s/*(\[-]{0,80}(?:NOTE(?: BY OC|:? SVC)|SVC\b|SERVICE (?:NOTE|MESSAGE)|SUSPECTED DUP|DUPLICATE OF"
    r"|(?:PLS |PLEASE )?(?:ZF[RDG]\b|CANCEL )|RETRANSMI|RESENDING"
    r"|THIS (?:CABLE|MESSAGE|TELEGRAM) (?:REPLACES|CORRECTS|SUPERSEDES|CANCELS))"
)
_RELEASED = re.compile(
    r"(?:Declassified/Released|DECLASSIFIED/RELEASED|Declassified|DECLASSIFIED|Released|RELEASED)\b.{0,100}[0-9]{4}",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"[A-Z][\w/&.,;:'() -]{0,60}?\b(?:FOR:?|PASS|PASSES|ALSO|TO|PLEASE PASS)(?:(?<=:)|\b)\s+\S"
    r"|(?:FOR|PASS|ALSO|PLS PASS|PLEASE PASS)\b\s*\S"
    r"|(?-i:[A-Z]{1,6}(?:/[A-Z]{1,8}){1,3}\s?(?:--?\s[A-Z]{3}|\([A-Z]{3}))",
    re.IGNORECASE,
)
_PASSED = re.compile(r"\b(?:FOR|PASS|PASSES)\b")
_SAID = re.compile(  # in sentences, and hardly in the names of offices
    r"\b(?:THAT|WAS|WERE|IS|ARE|BE|BEEN|HAS|HAD|HAVE|WOULD|WILL|WHICH|WHO|WITH|BY|IN|ON|AT|AS|NOT|HE|WE|IT|HIS|THEY)\b"
)
_STATIONLESS = re.compile(rf"{BANNER.pattern}\s{{1,3}}[0-9]{{3,6}}")  # LIMITED OFFICIAL USE 2766
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}$")  # of the publisher's listing
_REASONS = re.compile(r"(?i:(?:for\s+)?reasons?\b|and\b|(?:through|thru|to|or)\s[(]?[a-h][).,])|1\.[45]|[a-z(0-9]")
_TITLE_MARK = re.compile(r"\((?:TS|SBU|LOU|[CSU])(?:/{1,2}[A-Z]{1,6})?\)\s(?!AND\b|OR\b)[A-Z]")
_INITIAL = re.compile(r"(?<![A-Z.])[A-Z]\.$")
_PLACE = 30  # characters of what a wrapped sender goes on with
_SUBJECT = 6  # lines; the handbook asks for no more than three
_FIRST = frozenset({"header:transmission", "header:dtg", "header:origin"})
_FROM_PREVIEW = frozenset({"subject", "references", "classified_by", "tags", "eo"})


def classify(text: str, lines: list[Line]) -> Sheet:
    """Sort the lines of one message."""
    sheet, lines = opened(text, lines, lines)
    at = sort_head(sheet, lines)
    sheet.body = len(sheet.lines)
    sort_body(sheet, lines[at:])
    return sheet


def opened(text: str, lines: list[Line], whole: list[Line]) -> tuple[Sheet, list[Line]]:
    """A sheet for a message, and its lines without those of the e-mail that it was forwarded in: they are put there."""
    sheet = Sheet(text, [], [], {}, {}, 0, furniture=furniture(text, whole))
    if above := forwarded(lines):
        for line in lines[:above]:
            put(sheet, line, COVERING if line.text else "blank")
        lines = lines[above:]
    return sheet, lines


def sort_head(sheet: Sheet, lines: list[Line]) -> int:
    """Sort the lines of the head, which may be cut for it; gives the index of the first line behind them."""
    at = _preview(sheet, lines, _transmission(sheet, lines))
    at = _head(sheet, lines, at)
    _from_preview(sheet)
    _level_alone(sheet)
    return at


def _has_head(lines: list[Line]) -> bool:
    first = next((in_capitals(line.text) for line in lines[:HEAD_LIMIT] if line.text), "")
    if is_addressed(first) or is_routed(first) or SECURITY.match(first) or ROUTED.match(first) or ORIGIN.match(first):
        return True
    for line in lines[:HEAD_LIMIT]:
        if not line.text:
            continue
        if label_of(line.text) or is_class_line(line.text) or DTG.match(line.text) or CHANNEL.match(line.text):
            return True
        if PARTIAL.match(line.text) or line.text.startswith("Cable dated:"):
            return True
        if paragraph_number(line.text):
            return False
    return False


def _transmission(sheet: Sheet, lines: list[Line]) -> int:
    """Format lines 1 to 11; gives the index of the first line behind them."""
    if not _has_head(lines):
        return 0
    lines[:HEAD_LIMIT] = rejoined(cut_glued(lines[:HEAD_LIMIT], sheet.text), sheet.text)
    current, again, listed = "", False, ""
    for at, line in enumerate(lines[:HEAD_LIMIT]):
        text = in_capitals(line.text)
        if not text:
            put(sheet, line, "blank")
            if current in {"action", "info"} and not _at_page_break(sheet, lines, at):
                current = ""
            continue
        if line.start in sheet.furniture:
            put(sheet, line, "furniture")
            continue
        if not current and listed and lists_again(text):
            current = listed  # behind a blank line or a page line the list goes on
        drafted = "dtg" not in sheet.groups and (current == "drafting" or DRAFTING.match(text) is not None)
        if not drafted and (is_class_line(text) or label_of(text) or paragraph_number(text)):
            return at
        if "origin" in sheet.groups and BANNER.fullmatch(text) and _opens_head(lines, at):
            return at
        if not sheet.groups and (CAPTIONS.fullmatch(text) or _shouted_passing(text)) and _opens_head(lines, at):
            return at  # a head that was cut off above them
        kind = _format_line(text, current, sheet)
        if kind in _FIRST and _is_doubled(lines, at):
            put(sheet, line, "doubled-line")
            continue
        again = again or (kind in {"header:transmission", "header:dtg", "header:origin"} and "info" in sheet.groups)
        wrapped = kind == "header:origin" and current == "origin" and label_of_address(text) is None
        again = again or (kind in {"header:dtg", "header:origin"} and kind[7:] in sheet.groups and not wrapped)
        if again and (kind.startswith("header:") or kind == "unread"):
            kind = "repeated-head"
        put(sheet, line, kind, more=kind == f"header:{current}" and not text.startswith(("TO", "INFO ")))
        if kind not in {"page-line", "banner"}:
            current = kind[7:] if kind.startswith("header:") else ""
        listed = current if current in {"action", "info"} else "" if kind.startswith("header:") else listed
    return min(len(lines), HEAD_LIMIT)


def _opens_head(lines: list[Line], at: int) -> bool:
    """Whether a level that stands alone is a classification line without a number: captions or labels come below it.

    At the foot or head of a page a page line, or more addressees, do; of record e-mail the labels of its first lines.
    """
    captioned = False
    for line in lines[at + 1 : at + 1 + LOOK_AHEAD]:
        text = in_capitals(line.text)
        if not text:
            continue
        if label_of(text):
            return True
        if ":" in text and label_of_address(text):
            return False
        if CAPTIONS.fullmatch(text):
            captioned = True
        elif breaks_page(text) or lists_again(text) or is_class_line(text) or paragraph_number(text):
            break
    return captioned


def _is_doubled(lines: list[Line], at: int) -> bool:
    """Whether the line below is the same: of a line that is there twice the second counts, and what goes on with it."""
    return at + 1 < len(lines) and lines[at + 1].text == lines[at].text


def _at_page_break(sheet: Sheet, lines: list[Line], at: int) -> bool:
    """Whether an empty line stands beside the foot or head of a page, and was put there with them.

    The foot is printed below the last line of a page: an empty line between those is the sender's.
    """
    before = next((kind for kind in sheet.kinds[:-61:-1] if kind != "blank"), "")  # a page has some 60 lines
    after = next((line for line in lines[at + 1 : at + 6] if line.text), None)
    if before in {"page-line", "furniture"} or after is None:
        return before in {"page-line", "furniture"}
    if after.start in sheet.furniture or before == "banner":
        return after.start in sheet.furniture or breaks_page(after.text)
    return page_line(after.text) is not None


def _format_line(text: str, current: str, sheet: Sheet) -> str:
    if current in {"action", "info"} and is_routed(text):  # most lines of most heads
        return _address_line(text, current, sheet)
    if CHANNEL.match(text) or ROUTED.match(text) or ORIGIN.match(text):
        return "header:transmission"
    if SECURITY.match(text) or POSITIONAL.match(text):
        return "header:transmission"
    if current == "transmission" and ROUTED_ON.match(text):
        return "header:transmission"
    if DTG.match(text):
        return "header:dtg"
    if PARTIAL.match(text):
        return "notice:partial-extract"
    if exercise(text):
        return "notice:exercise"
    if _PRESS.match(text) or text.startswith("Cable dated:"):
        return "publisher"
    if text == "BT":
        return "break"
    if BANNER.fullmatch(text):
        return "banner"
    if _STATIONLESS.fullmatch(text) or (not sheet.groups and level_label(text)):
        return "header:classification"
    if page_line(text) or text.startswith("PAGE "):
        return "page-line"
    if lists_offices(text):
        return "header:distribution"
    if LOGGED.match(text):
        return "header:filing"
    if LANE.match(text):
        return "header:other"
    if (label := label_of_address(text)) is not None:
        # Offices stand over what was sent, addressees below it: INFO here is of a list that a scan damaged.
        offices = label == "info" and current == "distribution" and not sheet.groups.keys() & {"dtg", "origin"}
        return "header:distribution" if offices else f"header:{label}"
    if text.startswith("XMT "):  # takes posts out of a collective in the list above it
        return f"header:{current if current in {'action', 'info'} else 'info'}"
    if DRAFTING.match(text) or (current == "drafting" and len(sheet.groups["drafting"][-1]) < _BLOCK):
        return "header:drafting"
    if current == "origin" and _sender_goes_on(sheet, text):
        return "header:origin"
    kind = _address_line(text, current, sheet) if current in {"action", "info"} else "unread"
    return "publisher" if kind == "unread" and is_cell(text) else kind


def _sender_goes_on(sheet: Sheet, text: str) -> bool:
    """Whether the FM line was wrapped: with this line it names a post, and without it none."""
    first = in_capitals(sheet.lines[sheet.groups["origin"][-1][-1]].text)
    names = [posts.canonical(parse_origin(said) or "") for said in (first, f"{first} {text}")]
    return len(text) < _PLACE and not posts.is_station(names[0]) and posts.is_station(names[1])


def _address_line(text: str, current: str, sheet: Sheet) -> str:
    """The kind of a line under the addressees: theirs, if it goes on with them."""
    runs = sheet.groups[current]
    first, before = (in_capitals(sheet.lines[at].text) for at in (runs[0][0], runs[-1][-1]))
    goes = goes_on(first, before, text)
    return f"header:{current}" if goes else "unread"


def _preview(sheet: Sheet, lines: list[Line], at: int) -> int:
    """Pass over a first copy of the head that the publisher cut short (``…``) before the whole text begins again."""
    if at >= len(lines):
        return at
    text = sheet.text
    first = CLASS_LINE.match(lines[at].text)
    start = lines[at].start + 10
    end = min(start + 4000, lines[-1].end)
    if first is None or text.find("...", start, end) < 0:
        return at
    # The second copy stands behind the dots; if those do, it does behind the first, and so does its number.
    behind = text.index(lines[at].text, lines[at].start) + first.end()
    if text.find("...", start, behind) < 0 and text.find(first["serial"].lstrip("0"), behind, end) < 0:
        return at
    second = CLASS_LINE.search(text, start, end)
    while second is not None and second["serial"].lstrip("0") != first["serial"].lstrip("0"):
        second = CLASS_LINE.search(text, second.end(), end)
    if second is None or second["section"] != first["section"] or "..." not in text[start : second.start()]:
        return at
    cut: list[Line] = []
    while at < len(lines) and lines[at].next <= second.start():
        cut.append(lines[at])
        at += 1
    if at < len(lines) and lines[at].start < second.start():
        line = lines[at]
        head, tail = parts(line, text, [second.start()])
        cut.append(head)
        lines[at] = tail
    copy = Sheet(text, [], [], {}, {}, 0)
    left = list(cut)
    done = _head(copy, left, 0)
    base = len(sheet.lines)
    for line in [*copy.lines, *left[done:]]:
        put(sheet, line, "preview")
    sheet.preview = {name: [[base + index for index in run] for run in runs] for name, runs in copy.groups.items()}
    return at


def _from_preview(sheet: Sheet) -> None:
    """Head elements that stand in the cut first copy only."""
    for name, runs in sheet.preview.items():
        broken = sheet.lines[runs[-1][-1]].text.endswith("...")
        if name in _FROM_PREVIEW and name not in sheet.groups and (name == "subject" or not broken):
            sheet.groups[name] = runs
            sheet.adopted.append(name)
            for run in runs:
                for at in run:
                    sheet.kinds[at] = f"header:{name}"


def _level_alone(sheet: Sheet) -> None:
    """Without a classification line, a level that stands alone over the text is what there is of it."""
    if "classification" not in sheet.groups and sheet.groups and "banner" in sheet.kinds:
        at = sheet.kinds.index("banner")
        sheet.kinds[at] = "header:classification"
        sheet.groups["classification"] = [[at]]


def _first_paragraph(lines: list[Line], at: int) -> int:
    """Index of the first line that begins a numbered paragraph, or of the end."""
    for index in range(at, len(lines)):
        found = paragraph_number(lines[index].text)
        if found is None:
            continue
        first = found["number"] in {"1", "11"}
        if found["pilcrow"] or (first and "." in found.group()):
            return index
        if (first or lines[index].text[found.end() :][:1] == "(") and not cites(lines, index, found):
            return index
    return len(lines)


def _last_label(lines: list[Line], at: int, paragraph: int) -> int:
    """Index of the last line before the first paragraph that begins a head element, or -1."""
    last = -1
    gap = 0
    seen: set[str] = set()
    for index in range(at, min(paragraph, at + HEAD_LIMIT)):
        text = lines[index].text
        label = label_of(text)
        # Of two, one without a colon begins a sentence: REF A STATES THAT 500 TONS ARRIVED.
        if label and label[0] in seen and ":" not in text[: label[1]]:
            label = None
        if label or (last < 0 and is_class_line(text)):
            last, gap = index, 0
            seen.update(label[:1] if label else ())
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
            put(sheet, lines[at], "blank")
            gap = gap or not _at_page_break(sheet, lines, at)
            at += 1
            continue
        if lines[at].start in sheet.furniture:
            put(sheet, lines[at], "furniture")
            at += 1
            continue
        titled = current == "tags" and "subject" not in sheet.groups and unlabelled(lines, at, paragraph)
        if at > last and not (
            titled or _runs_on(current, text, sheet, gap=gap) or captions_below(lines, at, current, sheet.furniture)
        ):
            break
        if _is_doubled(lines, at) and label_of(text):
            put(sheet, lines[at], "doubled-line")
            at += 1
            continue
        kind = "header:subject" if titled else _head_kind(sheet, text, current, gap=gap, labelled=labelled)
        more = not titled and kind == f"header:{current}" and label_of(text) is None and current != "captions"
        put(sheet, lines[at], kind, more=more)
        labelled = labelled or label_of(text) is not None
        if kind.startswith("header:"):
            current = kind[7:]
        gap = gap and kind in {"banner", "page-line"}
        at += 1
    return at


def _head_kind(sheet: Sheet, text: str, current: str, *, gap: bool, labelled: bool) -> str:
    if _TIME.match(text):
        return "header:other"
    if label := label_of(text):
        return f"header:{label[0]}"
    if (not labelled or "classification" not in sheet.groups) and is_class_line(text):
        return "header:classification"
    if not current and not labelled and "classification" not in sheet.groups and BANNER.fullmatch(in_capitals(text)):
        return "header:classification"  # before captions, of which LIMITED OFFICIAL USE is one
    if page_line(text):
        return "page-line"
    if _CORRECTED.match(text):
        return "notice:corrected-copy"
    if _SERVICED.match(text):
        return "notice:service"
    if current and BANNER.fullmatch(text) and _is_level(sheet, text):
        return "banner"  # though LIMITED OFFICIAL USE is a caption too
    if current == "references" and not gap and in_capitals(text).strip(".()") == "NOTAL":
        return "header:references"  # wrapped behind the last number
    if CAPTIONS.fullmatch(text) or (
        not labelled
        and (
            (CAPTIONS.match(text) and ("," in text or _CORRECTED.search(text)))
            or (len(text) < CAPTION and parse_handling(text))
        )
    ):
        return "header:captions"
    if _RELEASED.match(text):
        return "notice:release"
    if BANNER.fullmatch(text):
        return "banner" if current or "classification" in sheet.groups else "header:classification"
    if not labelled:
        adjacent = current == "passing" and not gap
        return "header:passing" if adjacent or _PASSING.match(text) else "header:other"
    mail = current == "subject" and MAIL_LABEL.match(text) is not None
    return f"header:{current}" if not mail and _may_go_on(current, text, gap=gap) else "header:other"


def _is_level(sheet: Sheet, text: str) -> bool:
    """Whether a line is the level that the classification line begins with, as it stands at head and foot of pages."""
    first = sheet.groups.get("classification", [[]])[0]
    bare = "".join(sheet.lines[first[0]].text.split()) if first else ""
    return bare.upper().startswith("".join(text.split()).upper())


def _may_go_on(current: str, text: str, *, gap: bool) -> bool:
    if not gap:
        return current not in {"captions", "other"}
    if current == "subject":
        return text.upper() == text
    if current == "tags":
        return re.fullmatch(r"(?:[A-Z]{2,}+[,;\s]*+)++", text) is not None
    if current == "references":
        return True
    return current == "classified_by" and _REASONS.match(text) is not None and _TITLE_MARK.match(text) is None


def _runs_on(current: str, text: str, sheet: Sheet, *, gap: bool) -> bool:
    """Whether a line behind the last label still belongs to the head."""
    if label_of(text) or page_line(text):
        return True
    if current == "classification":
        return handles(text) or (not gap and _shouted_passing(text))
    if current in {"captions", "passing"}:
        return handles(text) or _shouted_passing(text)
    if is_rule(text) or heading_role(text) is not None:
        return False
    if gap and current in {"classified_by", "reasons", "derived"} and _TITLE_MARK.match(text):
        return False  # "(C) A Weak Hand": the first heading
    if current == "tags" and not gap:
        return text.upper() == text or "(" in text
    if current == "references":
        return not gap or (len(text) < 120 and any(map(str.isdigit, text[3:])) and is_item(text))
    if current in {"classified_by", "reasons", "derived"}:
        before = sheet.lines[-1].text if not gap else ""
        done = (before.endswith((".", ")")) and not _INITIAL.search(before)) or "..." in before or gap
        return bool(_REASONS.match(text) and len(text) < 90 and not paragraph_number(text)) or not done
    if CAPTIONS.fullmatch(text):
        return True
    if current == "subject" and (len(sheet.groups["subject"][-1]) >= _SUBJECT or MAIL_LABEL.match(text)):
        return False  # no blank line, or none that a scan left blank, parts it from the text
    return not gap


def _shouted_passing(text: str) -> bool:
    """A passing line where no label follows that would tell it from a sentence: in capitals."""
    if text.upper() != text or text.endswith(".") or _PASSING.match(text) is None:
        return False
    return _PASSED.search(text) is not None and _SAID.search(text) is None

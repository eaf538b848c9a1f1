"""What stands around the text of a message: signature, service notes, end of message, exercise banners, trailers."""

import re

from reftel import fields
from reftel.facts.signing import signer
from reftel.model.cable import PageLine
from reftel.reading.lines import BANNER, CLASS_LINE, in_capitals, page_line
from reftel.reading.mapped import Mapped
from reftel.reading.sheet import QUOTE_MARK, Sheet, cut_at, exercise

_END = re.compile(r"N{3,4}\s*$|Q{4}\s*$|Nnnn\s*$|#[0-9]{4}\s*$|#{1,6}\s*$|BT(?:\s*#[0-9]{4})?\s*$")
_SERVICE = re.compile(
    r"(?:NOTE:?\s{1,2})?(?:SVC\b|SERVICE\b|CORRECTED\b|DUPLICATE\b|ZF[DR]\b).{0,120}$"
    r"|NOTE:?\s+SVC.{0,120}$|NOTE BY OC.{0,120}$"
)
_GROUP = re.compile(r"(?:GP|GROUP)[ -]{0,2}[1-4][.]?")  # of E.O. 10501, alone at the end
# That the reader's post may receive only what is urgent was thought of: "Sestrin minimize considered." [K]
_MINIMIZE = re.compile(r"(?:[A-Z][A-Za-z' -]{2,30} )?MINIMIZE CONSIDERED\.?", re.IGNORECASE)
_TRAILER = re.compile(
    r"[A-Z]{0,8}VZCZC?$"
    r"|=*\s*CABLE ENDS\s*=*$|END\s(?:OF\s)?CABLE(?:\sTEXT)?\.?$|[0-9]{4}[A-Z]{2,20}[0-9]{3,6}\s+-\s.{0,80}$"
    r"|\"?(?:Please )?Visit\b.{0,200}$|\"?https?://\S{1,300}$|>\s*$|\"\s*+(?:,\s*)?$|(?:UN)?CLASSIFIED\s*$"
    r"|NOT FOR .{0,60}DISTRIBUTION$|\\+$"
    # The mark that ended a file of CP/M and DOS (Ctrl-Z) or of a teletype (Ctrl-D), NULs that fill a block, a fence.
    r"|[\x00\x04\x1a]+$|[`~]{3,8}$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:/S/\s*)?[A-Z][A-Za-zÀ-ÿ'’.-]{1,24}(?:\s[A-Z][A-Za-zÀ-ÿ'’.-]{0,24}){0,3}(?:\s*/S/|\s?/\s?[A-Za-z]{2,24})?\s*$"
)
_UNQUOTED = re.compile(r"(?:[A-Z][A-Z'-]{2,24}[ .]{1,4})?(?:UNQUOTE|UNQTE)[ .]{1,8}(?=[A-Z]{3})")
_ENDED = re.compile(
    r"(?:[.)\"?!”'*:]|\]|(?:^|[\]\s])(?:B[1-9]|1\.[45]\([A-H]\)),?|[Xx]{6}|\bEND\s(?:OF\s)?(?:COMMENT|SUMMARY|NOTE|TEXT|QUOTE|MESSAGE)|\bUNQ(?:UO)?TE)$",
    re.IGNORECASE,
)
_VISIT = re.compile(r"\"?(?:Please )?Visit\b.{0,60}\bWeb ?site|https?://", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:END|UNQUOTE|UNQTE|COMMENT|SUMMARY|NOTE|TEXT|NOFORN|SIPDIS|CONFIDENTIAL|SECRET|BEGIN|CABLE|REDACTED)\b",
    re.IGNORECASE,
)
# The sender's name behind the last sentence, on its line: "... came home in May. Halloran".
_BEHIND = re.compile(r"(?:[a-z]{4}|[a-z0-9][)\"”])[.?!][)\"”’]{0,2}[\s\\]{1,4}(?P<name>[A-Z][A-Za-z'’-]{3,24})[\s\\]*$")
# The Department's own telegrams of the seventies: "... BY MAY 2. HADLEIGH".
_SHOUTED_BEHIND = re.compile(r"[A-Z0-9)\"][.?!]\"?\s{1,4}(?P<name>[A-Z][A-Z'-]{3,24})$")
# A name at the very end behind a sentence, a redaction or the end of a comment; who signs there must be known, ...
_KNOWN_BEHIND = re.compile(
    r"(?:[.?!][)\"”’]{0,2}|[)\"”’*]|[Xx]{6}|(?:COMMENT|SUMMARY|TEXT))[\s\\]{1,4}"
    r"(?P<name>(?!X{6})[A-Za-z][A-Za-z'’-]{2,24}(?: [A-Z][A-Za-z'’-]{2,24})?)[\s\\]*$",
    re.IGNORECASE,
)
# ... or his name is in capitals where the text is not.
_CAPITALS_BEHIND = re.compile(
    r"(?<=[\w)\"”’%][\w)\"”’%])(?<!\bM[rs])(?<!\b[DS]r)(?<!\bMrs)(?<!\bGen)(?<!\bCol)(?<!\bAmb)(?<!\bSen)(?<!\bRep)"
    r"(?<!\bGov)[.?!][)\"”’]{0,2}[\s\\]{1,4}"
    r"(?P<name>(?!X{6})(?:[A-Z'’]{2,3} )?[A-Z][A-Z'’-]{3,24}(?: [A-Z][A-Z'’-]{2,24})?)[\s\\]*$"
)
_NO_NAME = re.compile(
    r"(?:This|That|These|Those|They|There|Their|Then|When|While|With|What|Which|However|Also|From|Post|Embassy|Comment"
    r"|Unquote|Quote|Regards|Ends|Text|Thanks|Web|Website|Site|Internet|SIPRNET|Home|Page|Note|Text|Begin|Summary|Redacted|SIPDIS|NOFORN)$",
    re.IGNORECASE,
)
TRAIL_LINES = 60
_TAIL_REACH = 60  # characters of the last line in which a name is looked for


def read_tail(sheet: Sheet) -> dict[int, str]:
    """Kinds for the last lines, from the end: trailers and notices, then a signature."""
    if "mrn" in sheet.groups and (labelled := _labelled_signature(sheet)):
        return labelled
    _cut_tail(sheet)
    kinds = _web_site(sheet) or _people_behind(sheet)
    at = min(kinds, default=len(sheet.lines)) - 1
    steps, small = 0, _is_small(sheet)
    while at >= sheet.body and steps < TRAIL_LINES:
        text = in_capitals(sheet.lines[at].text) if small else sheet.lines[at].text
        kind = sheet.kinds[at]
        if kind in {
            "blank",
            "page-line",
            "banner",
            "section-head",
            "repeated-head",
            "rule",
            "sipdis",
            "furniture",
            "distribution",
        }:
            at -= 1
            steps += kind != "blank"
            continue
        noted = _noted(text)
        if noted is None:
            break
        kinds[at] = noted
        at -= 1
        steps += 1
    if kinds and (signed := _behind_web_site(sheet, kinds)) is not None:
        kinds[signed] = "header:signature"
        return kinds
    if at >= sheet.body and sheet.kinds[at] == "text" and _cut_signature(sheet, at):
        kinds = {index + (index > at): kind for index, kind in kinds.items()}
        at += 1
    above = next((index for index in range(at - 1, sheet.body - 1, -1) if sheet.lines[index].text), sheet.body)
    if above > sheet.body and sheet.kinds[above] == "text":
        if _GROUP.fullmatch(sheet.lines[above].text):
            sheet.kinds[above] = "header:eo"
        elif _MINIMIZE.fullmatch(sheet.lines[above].text):
            sheet.kinds[above] = "notice:minimize"
    for below, kind in _signature(sheet, at):
        kinds[below] = kind
    return kinds


def _labelled_signature(sheet: Sheet) -> dict[int, str]:
    """Kinds for the end of a record e-mail, ``Signature: ROE`` and who drafted, cleared and released it behind that.

    Each label stands before what it tells, or alone on the line above it.
    """
    end = len(sheet.lines)
    low = max(sheet.body, end - TRAIL_LINES)
    labelled = ((at, name) for at in range(end - 1, low - 1, -1) if (name := _labelled_name(sheet, at)) is not None)
    at, name = next(labelled, (end, end))
    behind = [below for below in range(name + 1, end) if sheet.kinds[below] == "text"]
    if at == end or not all(_TRAILING.match(sheet.lines[below].text) for below in behind[:1]):
        return {}
    kinds = {at: "trailer", name: "header:signature"}
    kind = "trailer"
    for below in behind:
        if told := _TRAILING.match(sheet.lines[below].text):
            kind = "header:drafting" if told["people"] else "trailer"
        kinds[below] = kind
    return kinds


def _labelled_name(sheet: Sheet, at: int) -> int | None:
    """The line of the name that the label ``Signature`` stands before: its own, or the next that is not empty."""
    text = sheet.lines[at].text
    if sheet.kinds[at] != "text" or text[:9].upper() != "SIGNATURE":
        return None
    if text[9:].strip(" \t:"):
        return at if fields.parse_signature(text) else None
    below = next((below for below in range(at + 1, len(sheet.lines)) if sheet.lines[below].text), None)
    signs = below is not None and sheet.kinds[below] == "text" and fields.parse_signature(sheet.lines[below].text)
    return below if signs else None


_TRAILING = re.compile(
    r"(?P<people>(?:Drafted|Cleared|Approved)(?:\s?By)?\s?:)|Released\s?By\s?:|Info\s?:|Attachments?\s?:"
    r"|Dissemination Rule\s?:",
    re.IGNORECASE,
)
# What lost its line break at the end: "... in May. Visit Sestrin's Classified Website: ...", its signature, NNNN.
_TAIL = re.compile(
    r"(?<=[.!?)\"])\s{1,3}(?=Visit\s[A-Z][^\n]{0,60}(?:Classified|Web\s?site))|\s(?=NNNN(?:\s|$))|(?<=\sNNNN)\s"
    r"|(?<=[A-Z])\s?(?=#{2,6}\s*$)"  # HALLORAN##
    r"|(?:(?<=[Xx]{4})|(?<=/)|(?<=\.html)|(?<=\.cfm))\s{1,3}(?=[A-Z][A-Z'-]{3,24}\s*$)"
)


_TAIL_SIGNS = ("isit ", "NNNN", "http", "##")


def _cut_tail(sheet: Sheet) -> None:
    """Cut the last lines where the advertisement of a web site, a signature behind it, or NNNN stands in mid-line."""
    for at in range(len(sheet.lines) - 1, max(sheet.body, len(sheet.lines) - 14) - 1, -1):
        line = sheet.lines[at]
        if sheet.kinds[at] != "text" or not any(sign in line.text for sign in _TAIL_SIGNS):
            continue
        cuts = [found.end() for found in _TAIL.finditer(sheet.text, line.start, line.end)]
        cut_at(sheet, at, cuts)


def _behind_web_site(sheet: Sheet, kinds: dict[int, str]) -> int | None:
    """The signature that stands behind the advertisement of a web site, alone on the last line."""
    end = min((index for index, kind in kinds.items() if kind == "notice:end-of-message"), default=len(sheet.lines))
    trail = [index for index, kind in kinds.items() if kind == "trailer" and index < end]
    if not trail:
        return None
    at = max(trail)
    text = sheet.lines[at].text
    above = next(
        (sheet.lines[index].text for index in range(at - 1, sheet.body - 1, -1) if sheet.lines[index].text), ""
    )
    advertised = any(_VISIT.match(sheet.lines[index].text) for index in trail if index != at)
    name = re.fullmatch(r"[A-Z][A-Za-z'’-]{2,24}", text) is not None and _NO_NAME.match(text) is None
    # Cut off by us, or behind a blank: no broken address that goes on.
    cut_off = sheet.lines[at - 1].soft or not sheet.lines[at - 1].text
    whole = cut_off or not above.endswith((":", "/", "-", "www.", " at", " the", " of"))
    return at if advertised and name and whole and fields.parse_signature(text) else None


def _cut_signature(sheet: Sheet, at: int) -> bool:
    """Cut the last line of the text where a name stands behind its last sentence."""
    line = sheet.lines[at]
    origin = sheet.groups.get("origin", [])
    outgoing = bool(origin) and sheet.lines[origin[0][0]].text.startswith("FM SECSTATE")
    end = line.text[-_TAIL_REACH:]
    found = _BEHIND.search(end) or (_SHOUTED_BEHIND.search(end) if outgoing else None)
    if found is None and any(map(str.islower, end)):
        found = _CAPITALS_BEHIND.search(end)
    if found is None and (known := _KNOWN_BEHIND.search(end)) is not None:
        first = sheet.groups.get("classification", [[]])[0]
        told = CLASS_LINE.match(sheet.lines[first[0]].text) if first else None
        found = known if told and signer(known["name"], told["station"], None).basis != "unknown" else None
    if found is None or _NO_NAME.match(found["name"]) or not fields.parse_signature(found["name"]):
        return False
    name = sheet.text.rindex(found["name"], line.start, line.end)
    return len(cut_at(sheet, at, [name])) == 2


def _web_site(sheet: Sheet) -> dict[int, str]:
    """The advertisement of a post's web site at the very end, over several short lines."""
    low = max(sheet.body, len(sheet.lines) - 14)
    for at in range(low, len(sheet.lines)):
        below = sheet.lines[at:]
        if (
            _VISIT.match(sheet.lines[at].text)
            and all(len(line.text) < 160 for line in below)
            and sheet.kinds[at] == "text"
        ):
            rest = (index for index in range(at, len(sheet.lines)) if sheet.kinds[index] == "text")
            return {index: _noted(sheet.lines[index].text) or "trailer" for index in rest}
    return {}


def _people_behind(sheet: Sheet) -> dict[int, str]:
    """Who drafted, cleared and approved, each line with its label, where nothing else stands behind them."""
    kinds: dict[int, str] = {}
    for at in range(len(sheet.lines) - 1, max(sheet.body, len(sheet.lines) - TRAIL_LINES) - 1, -1):
        if not sheet.lines[at].text:
            continue
        told = _TRAILING.match(sheet.lines[at].text) if sheet.kinds[at] == "text" else None
        if told is None:
            break
        kinds[at] = "header:drafting" if told["people"] else "trailer"
    return kinds if "header:drafting" in kinds.values() else {}


def _noted(text: str) -> str | None:
    if exercise(text):
        return "notice:exercise"
    if _GROUP.fullmatch(text):
        return "header:eo"
    if _END.match(text):
        return "notice:end-of-message"
    if _SERVICE.match(text):
        return "notice:service"
    if _MINIMIZE.fullmatch(text):
        return "notice:minimize"
    if _TRAILER.match(text) or BANNER.fullmatch(text):
        return "trailer"
    return None


def _signature(sheet: Sheet, at: int) -> list[tuple[int, str]]:
    """The line that signs, if the last line of text does; a repeated title may stand behind it."""
    behind: list[tuple[int, str]] = []
    while at >= sheet.body and len(behind) < 4:
        text = sheet.lines[at].text
        if sheet.kinds[at] == QUOTE_MARK:
            return []  # who signs above it signs what is quoted
        if sheet.kinds[at] == "text":
            above = next((index for index in range(at - 1, sheet.body, -1) if sheet.lines[index].text), at)
            if above < at and sheet.lines[above].text == text and _SIGNATURE.match(text) and len(behind) < 3:
                behind.append((at, "trailer"))  # printed twice: the first signs
                at = above
                continue
            if is_signature(sheet, at):
                return [*behind, (at, "header:signature")]
            # "ORVANE MARIN AN...": the page repeats its title behind the signature.
            if not (text.endswith("...") and text.isupper() and len(text) < 60):
                return []
            behind.append((at, "trailer"))
        at -= 1
    return []


def is_signature(sheet: Sheet, at: int) -> bool:
    """A surname alone on a line: in capitals, or behind a blank line."""
    text = sheet.lines[at].text
    before = next((sheet.lines[i].text for i in range(at - 1, sheet.body - 1, -1) if sheet.kinds[i] == "text"), "")
    small = text.islower() and before.islower() and _is_small(sheet)
    text = in_capitals(text) if small else text
    quoted = _UNQUOTED.match(text)  # who sent it on signs behind its end
    text = text[quoted.end() :] if quoted else text
    if len(text) > 40 or text.endswith("...") or not text.strip("Xx") or _WORDS.match(text):
        return False
    if at == sheet.body or not fields.parse_signature(text):
        return False
    if not _SIGNATURE.match(text):
        text = fields.untitled(text)  # "BLY, Charge d'Affaires a.i."
        if not _SIGNATURE.match(text):
            return False
    letters = [sign for sign in text if sign.isalpha()]
    upper = sum(1 for sign in letters if sign.isupper()) / max(1, len(letters))
    alone = not sheet.lines[at - 1].text or sheet.kinds[at - 1] != "text"
    ended = quoted is not None or len(before) > 100 or _ENDED.search(before) is not None
    if small:
        return alone and ended
    if text.endswith(".") and text.isupper() and before and not ended:
        return False  # the last word of a sentence, on a page of its own
    only = len(text.split()) == 1 and upper > 0.7 and any(sign.islower() for sign in before)
    return only or (upper > 0.7 and (alone or ended)) or (ended and len(text.split()) <= (3 if alone else 1))


def _is_small(sheet: Sheet) -> bool:
    """Whether a telegram was set in small letters throughout, its classification line too."""
    return any(sheet.lines[run[0]].text.islower() for run in sheet.groups.get("classification", [])[:1])


def page_lines(sheet: Sheet, kinds: list[str], mapped: Mapped) -> tuple[PageLine, ...]:
    """The lines that pages were opened with, in the order of the text."""
    made = []
    for at, kind in enumerate(kinds) if "page-line" in kinds else ():
        if kind != "page-line" or (found := page_line(sheet.lines[at].text)) is None:
            continue
        line = sheet.lines[at]
        below = next((index for index in range(at + 1, min(at + 4, len(kinds))) if sheet.lines[index].text), at)
        marked = BANNER.search(line.text, found.end()) is not None or kinds[below] in {"banner", "section-head"}
        pages = int(found["pages"]) if found["pages"] else None
        station = " ".join(found["station"].split()).upper()
        span = mapped.span(line.start, line.end)
        made.append(PageLine(station, int(found["serial"]), int(found["page"]), pages, marked, span))
    return tuple(sorted(made, key=lambda line: line.span))

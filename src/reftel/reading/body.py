"""Lines to paragraphs: number, portion mark, clean text with its map, headings and the paragraphs under them."""

import bisect
import re

import msgspec

from reftel.model.cable import Block, Heading, Paragraph, Role, Run
from reftel.model.finding import Finding
from reftel.reading.classify import Sheet
from reftel.reading.lines import PARAGRAPH, inner_number, parts
from reftel.reading.mapped import Mapped
from reftel.reading.numbering import Candidate, Numbered, number
from reftel.reading.roles import blocks_of, heading_role, opening

_WORD = r"(?:TS|SBU|FOUO|LOU|NF|NOFORN|REL|OC|ORCON|[CSUN])"
MARK = re.compile(
    rf"\(\s{{0,2}}(?P<mark>{_WORD}(?:\s{{0,2}}(?:/{{1,2}}|-|,)\s{{0,2}}[A-Z][A-Z ,/]{{0,40}}|\s(?:REL|NF|NOFORN|ENTIRE)[A-Z ,/]{{0,40}})?)"
    rf"\s{{0,2}}\)|(?P<open>{_WORD}(?:/{{1,2}}[A-Z]{{1,6}})?)\)|\(\s?(?P<shut>SBU|[CSU](?:/NF)?)\s(?=[A-Z])",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\S+(?: \S+)*")
_BULLET = re.compile(r"(?:[-*•–—o]{1,3}|\(?[a-z0-9]{1,2}\)|[A-Z][.)]|[ivx]{1,4}[.)])\s")
_TERMINAL = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")


class Part(msgspec.Struct, frozen=True):
    """A stretch of clean characters that belongs to a paragraph; ``new`` if it begins a block of its own."""

    start: int
    end: int
    new: bool = False


class Draft(msgspec.Struct):
    """A paragraph being put together."""

    number: int | None
    mark: str | None
    start: int
    text_start: int
    parts: list[Part]
    lines: list[int]
    heading: int | None = None


class Body(msgspec.Struct, frozen=True):
    """What the body came to; ``kinds`` corrects the kinds of lines that turned out to be headings or paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    kinds: dict[int, str]
    findings: tuple[Finding, ...]


def candidates_of(sheet: Sheet) -> list[Candidate]:
    """The lines of the body that look like the start of a numbered paragraph."""
    found = []
    for at in range(sheet.body, len(sheet.lines)):
        if sheet.kinds[at] != "text":
            continue
        match = PARAGRAPH.match(sheet.lines[at].text)
        if match:
            rest = sheet.lines[at].text[match.end() :]
            marked = match["before"] is not None or MARK.match(rest) is not None
            found.append(Candidate(at, int(match["number"]), marked, match["pilcrow"] is not None))
    return found


def read_body(sheet: Sheet, mapped: Mapped, *, has_head: bool) -> Body:
    """Paragraphs and headings of one message."""
    numbered = number(candidates_of(sheet), has_head=has_head)
    inner = _cut_inner(sheet, numbered)
    if inner:
        numbered = number(candidates_of(sheet), has_head=has_head)
    starts = {start.line: start for start in numbered}
    kinds: dict[int, str] = {}
    headings = _headings(sheet, starts, kinds)
    drafts = _drafts(sheet, starts, kinds, headings)
    paragraphs = _finish(sheet, mapped, drafts, headings)
    findings = [*_number_findings(sheet, mapped, numbered), *_artefacts(sheet, mapped, drafts)]
    spans = [
        (text, mapped.span(sheet.lines[first].start + _lead(sheet, first), sheet.lines[last].end))
        for first, last, text in headings
    ]
    made = []
    for at, (text, span) in enumerate(spans):
        under = [index for index, draft in enumerate(drafts) if draft.heading == at]
        first = under[0] if under else sum(1 for draft in drafts if draft.start < sheet.lines[headings[at][0]].start)
        made.append(Heading(text, span, first, under[-1] + 1 if under else first))
    return Body(tuple(paragraphs), tuple(made), kinds, tuple(findings))


def _cut_inner(sheet: Sheet, numbered: list[Numbered]) -> list[int]:
    """Cut lines in which a missing paragraph begins in the middle; gives the offsets."""
    cuts: list[int] = []
    for at, start in enumerate(numbered):
        follower = numbered[at + 1] if at + 1 < len(numbered) else None
        if follower is not None and (follower.restart or follower.number <= start.number + 1):
            continue
        line = sheet.lines[start.line]
        marked = MARK.search(line.text[:20]) is not None
        low = line.start + 3
        high = sheet.lines[follower.line].start if follower else sheet.lines[-1].end
        stop = follower.number if follower else start.number + 60
        if follower is None and not marked:
            continue
        for missing in range(start.number + 1, min(stop, start.number + 60)):
            found = inner_number(sheet.text, missing, low, high, marked=marked)
            if found is None:
                break
            cuts.append(found)
            low = found + 3
    for found in reversed(cuts):
        at = bisect.bisect_right(sheet.lines, found, key=lambda line: line.start) - 1
        if sheet.kinds[at] == "text" and at >= sheet.body:
            halves = parts(sheet.lines[at], sheet.text, [found])
            sheet.lines[at : at + 1] = halves
            sheet.kinds[at : at + 1] = ["text"] * len(halves)
    return cuts


def _lead(sheet: Sheet, at: int) -> int:
    line = sheet.lines[at]
    raw = sheet.text[line.start : line.end]
    return len(raw) - len(raw.lstrip())


_HEAD_WORDS = re.compile(r"[A-Za-z]")


def _headings(sheet: Sheet, starts: dict[int, Numbered], kinds: dict[int, str]) -> list[tuple[int, int, str]]:
    """Headings: lines over a rule, and short lines of their own before a numbered paragraph."""
    found: list[tuple[int, int, str]] = []
    texts = [at for at in range(sheet.body, len(sheet.lines)) if sheet.kinds[at] in {"text", "rule"}]
    taken: set[int] = set()
    for place, at in enumerate(texts):
        if sheet.kinds[at] == "rule":
            up = _over_rule(sheet, texts, place, starts, taken)
            if up:
                _take(sheet, up, found, kinds, taken)
        elif at in starts and place:
            up = _before_number(sheet, texts, place, starts, taken)
            if up:
                _take(sheet, up, found, kinds, taken)
    return sorted(found)


def _take(
    sheet: Sheet, up: list[int], found: list[tuple[int, int, str]], kinds: dict[int, str], taken: set[int]
) -> None:
    taken.update(up)
    for at in up:
        kinds[at] = "heading"
    text = " ".join(" ".join(sheet.lines[at].text.split()) for at in up)
    found.append((up[0], up[-1], text.strip("*_-=¶ ").strip() or text))


def _blank_between(sheet: Sheet, low: int, high: int) -> bool:
    return any(not sheet.lines[at].text for at in range(low + 1, high))


def _over_rule(sheet: Sheet, texts: list[int], place: int, starts: dict[int, Numbered], taken: set[int]) -> list[int]:
    """The lines right over a rule, up to a blank, another rule or the end of a sentence; at most four."""
    up: list[int] = []
    while place - len(up) > 0 and len(up) < 4:
        at = texts[place - len(up) - 1]
        below = up[0] if up else texts[place]
        if at in starts or at in taken or sheet.kinds[at] == "rule" or _blank_between(sheet, at, below):
            break
        text = sheet.lines[at].text
        if len(text) > 100 or (up and _TERMINAL.search(text)) or _BULLET.match(text):
            break
        up.insert(0, at)
    if len(up) == 4 or not up or not _HEAD_WORDS.search(sheet.lines[up[0]].text):
        return []
    if sheet.lines[up[-1]].text.endswith(".") and len(up) > 1:
        return []
    return up


def _before_number(
    sheet: Sheet, texts: list[int], place: int, starts: dict[int, Numbered], taken: set[int]
) -> list[int]:
    """A block of one to three short lines before a numbered paragraph that is no sentence."""
    up: list[int] = []
    while place - len(up) > 0 and len(up) < 3:
        at = texts[place - len(up) - 1]
        below = up[0] if up else texts[place]
        if at in starts or at in taken or sheet.kinds[at] == "rule":
            break
        if up and _blank_between(sheet, at, below):
            break
        if len(sheet.lines[at].text) > 110:
            break
        up.insert(0, at)
    if not up:
        return []
    before = up[0] - 1
    while before >= sheet.body and sheet.kinds[before] in {
        "page-line",
        "repeated-head",
        "section-head",
        "banner",
        "sipdis",
    }:
        before -= 1
    alone = before < sheet.body or not sheet.lines[before].text or len(sheet.lines[before].text) > 110
    alone = alone or sheet.kinds[before] == "rule"
    text = " ".join(sheet.lines[at].text for at in up)
    return up if alone and looks_like_heading(text) else []


def looks_like_heading(text: str) -> bool:
    """Short, no sentence and no list item: ``Reaction in Parliament``, ``GREECE: A THIRD OPTION?``"""
    if not 2 < len(text) <= 180 or not _HEAD_WORDS.search(text) or _BULLET.match(text) or text[0].islower():
        return False
    if text.endswith((".", ",", ";")) and not text.endswith("..."):
        return text.isupper() and len(text) < 70 and text.endswith(".")
    words = text.split()
    if text.isupper() or len(words) <= 3:
        return True
    capitals = sum(1 for word in words if word[:1].isupper() or not word[:1].isalpha())
    return capitals >= len(words) / 2 or len(words) <= 12


def _drafts(
    sheet: Sheet, starts: dict[int, Numbered], kinds: dict[int, str], headings: list[tuple[int, int, str]]
) -> list[Draft]:
    """Put lines to paragraphs: to the last numbered one, or each block for itself before the first number."""
    drafts: list[Draft] = []
    first_of = {first: index for index, (first, _, _) in enumerate(headings)}
    current: Draft | None = None
    heading: int | None = None
    gap = broken = False
    for at in range(sheet.body, len(sheet.lines)):
        kind = kinds.get(at, sheet.kinds[at])
        if kind == "heading":
            heading = first_of.get(at, heading)
            broken = True
            continue
        if kind == "blank":
            gap = True
            continue
        if kind == "rule":
            continue
        if kind != "text":
            continue
        if at in starts:
            current = _numbered(sheet, at, starts[at])
            current.heading = heading
            drafts.append(current)
        elif current is None or (current.number is None and (gap or broken)):
            current = _unnumbered(sheet, at)
            current.heading = heading
            drafts.append(current)
        else:
            new = (gap or broken or _new_block(sheet, current, at)) and not _joins(sheet, current, at)
            line = sheet.lines[at]
            current.parts.append(Part(line.start, line.end, new))
            current.lines.append(at)
            if broken and current.number is not None:
                current.heading = current.heading
        gap = broken = False
        kinds[at] = "paragraph"
    return drafts


def _new_block(sheet: Sheet, current: Draft, at: int) -> bool:
    text = sheet.lines[at].text
    before = sheet.lines[current.lines[-1]].text
    return bool(_BULLET.match(text)) or (len(before) > 100 and bool(_TERMINAL.search(before)))


def _joins(sheet: Sheet, current: Draft, at: int) -> bool:
    """Whether a line goes on with the sentence that the paragraph broke off in."""
    before = sheet.lines[current.lines[-1]].text
    text = sheet.lines[at].text
    if _TERMINAL.search(before) or _BULLET.match(text):
        return False
    if current.lines[-1] == at - 1:
        return not (len(before) > 100 and text[:1].isupper())
    between = {sheet.kinds[index] for index in range(current.lines[-1] + 1, at)}
    if between - {"blank"}:
        return "rule" not in between
    return text[:1].islower() or text[:1].isdigit() or len(before.split()) > 3


def _numbered(sheet: Sheet, at: int, start: Numbered) -> Draft:
    line = sheet.lines[at]
    lead = line.start + _lead(sheet, at)
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
    return Draft(start.number, mark, lead, text_start, [Part(text_start, line.end)], [at])


def _mark(found: re.Match[str]) -> str:
    raw = found["mark"] or found["open"] or found["shut"]
    return re.sub(r"\s*([/,-])\s*", r"\1", " ".join(raw.upper().split()))


def _unnumbered(sheet: Sheet, at: int) -> Draft:
    line = sheet.lines[at]
    lead = line.start + _lead(sheet, at)
    mark, text_start = None, lead
    found = MARK.match(line.text)
    if found and found["mark"]:
        mark = _mark(found)
        rest = line.text[found.end() :]
        text_start = lead + found.end() + len(rest) - len(rest.lstrip())
    return Draft(None, mark, lead, text_start, [Part(text_start, line.end)], [at])


def _clean(sheet: Sheet, mapped: Mapped, draft: Draft) -> tuple[str, tuple[Run, ...]]:
    """The clean text of a paragraph and its map: white space folded, lines joined, what stood between taken out."""
    out: list[str] = []
    runs: list[Run] = []
    size = 0
    last = -1
    for part in draft.parts:
        new = part.new
        for piece in _PIECE.finditer(sheet.text, part.start, part.end):
            if last >= 0:
                glue = "\n\n" if new else " "
                if not new and last <= part.start and _hyphenated(out[-1], piece.group()):
                    glue = ""
                if glue:
                    gap = mapped.span(last, piece.start())
                    runs.append(Run(size, size + len(glue), gap.start, gap.end))
                    out.append(glue)
                    size += len(glue)
            for stretch in mapped.stretches_of(piece.start(), piece.end()):
                runs.append(
                    Run(
                        size + stretch.clean - piece.start(),
                        size + stretch.clean_end - piece.start(),
                        stretch.start,
                        stretch.end,
                    )
                )
            out.append(piece.group())
            size += len(piece.group())
            last, new = piece.end(), False
    return "".join(out), tuple(runs)


def _hyphenated(before: str, after: str) -> bool:
    return len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[0].isalpha()


def _finish(sheet: Sheet, mapped: Mapped, drafts: list[Draft], headings: list[tuple[int, int, str]]) -> list[Paragraph]:
    made: list[Paragraph] = []
    open_role: Role | None = None
    closed: int | None = None
    for draft in drafts:
        text, runs = _clean(sheet, mapped, draft)
        role, stays_open = opening(text, open_role)
        if role in {"comment", "summary"} and open_role is None and draft.heading is not None:
            if heading_role(headings[draft.heading][2]) is None and draft.heading == (
                drafts[len(made) - 1].heading if made else None
            ):
                closed = draft.heading
        if draft.heading is not None and draft.heading == closed:
            draft.heading = None
        heading = None if draft.heading is None else headings[draft.heading][2]
        if role == "body" and heading is not None:
            role = heading_role(heading) or "body"
        open_role = stays_open
        span = mapped.span(draft.start, _last(sheet, draft))
        start_of_text = mapped.start_of(draft.text_start) if runs else span.end
        made.append(
            Paragraph(
                number=draft.number,
                mark=draft.mark,
                role=role,
                heading=heading,
                start=span.start,
                text_start=min(start_of_text, span.end),
                end=span.end,
                raw="",
                text=text,
                runs=runs,
                blocks=tuple(_blocks(text, runs)),
            )
        )
    return made


def _last(sheet: Sheet, draft: Draft) -> int:
    line = sheet.lines[draft.lines[-1]]
    raw = sheet.text[line.start : line.end]
    return max(draft.start, line.start + len(raw.rstrip()))


def _blocks(text: str, runs: tuple[Run, ...]) -> list[Block]:
    made = []
    probe = Paragraph(
        number=None, mark=None, role="body", heading=None, start=0, text_start=0, end=0, raw="", text=text, runs=runs
    )
    for role, start, end in blocks_of(text):
        span = probe.source_span(start, end)
        made.append(Block(role, start, end, span.start, span.end))
    return made


def _number_findings(sheet: Sheet, mapped: Mapped, numbered: list[Numbered]) -> list[Finding]:
    findings = []
    garbled = [start for start in numbered if start.garbled]
    if garbled:
        span = mapped.span(sheet.lines[garbled[0].line].start, sheet.lines[garbled[0].line].end)
        message = f"the pilcrow of {len(garbled)} paragraphs was read as the digit 1; numbers are decoded by sequence"
        findings.append(Finding("pilcrow-as-digit", "info", message, span.start, span.end, "L042"))
    before = 0
    for start in numbered:
        if start.restart and start.number <= before:
            code, message = "numbering-restart", f"numbering starts anew at {start.number}"
        elif start.number > before + 1:
            code, message = (
                "numbering-gap",
                f"¶{start.number} follows ¶{before}" if before else f"begins with ¶{start.number}",
            )
        else:
            code = ""
        if code:
            span = mapped.span(sheet.lines[start.line].start, sheet.lines[start.line].end)
            findings.append(
                Finding(code, "warning" if code == "numbering-gap" else "info", message, span.start, span.end, "L042")
            )
        before = start.number
    return findings


def _artefacts(sheet: Sheet, mapped: Mapped, drafts: list[Draft]) -> list[Finding]:
    """SIPDIS inside a paragraph, and lines joined over a blank or a page line."""
    findings = []
    for draft in drafts:
        for before, at in zip(draft.lines, draft.lines[1:], strict=False):
            if at == before + 1:
                continue
            part = next(part for part in draft.parts if part.end == sheet.lines[at].end)
            between = [sheet.kinds[index] for index in range(before + 1, at)]
            for index in range(before + 1, at):
                if sheet.kinds[index] == "sipdis":
                    span = mapped.span(sheet.lines[index].start, sheet.lines[index].end)
                    text = "SIPDIS inside a paragraph is an artefact; taken out"
                    findings.append(Finding("sipdis-in-text", "info", text, span.start, span.end, "L025"))
            if not part.new and "sipdis" not in between:
                span = mapped.span(sheet.lines[before].end, sheet.lines[at].start)
                text = "a page break or blank line inside a sentence; joined"
                findings.append(Finding("joined-line", "info", text, span.start, span.end, "L049"))
    return findings

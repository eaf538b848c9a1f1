"""A telegram composed from values alone: every raw text and span may be blank, and it reads back as the same cable.

``model.reemission`` says how it is laid out. It is no telegram that anybody sent, and says so in its mark.
"""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from reftel.model.cable import Cable, Heading, Notice, Paragraph
from reftel.model.reemission import (
    BLOCK,
    END,
    MARK,
    NOTICE,
    PROTECTED,
    ROW,
    RULE,
    SIGNATURE,
    WIDTH,
    Paged,
    Quoted,
    Tabled,
    Withheld,
)
from reftel.writing.elements import ELEMENTS, NOTED, written
from reftel.writing.formats.format import Form
from reftel.writing.wrapping import escaped, wrap

PAGED = Paged.__struct_fields__
_HEAD_NOTICES = frozenset({"partial-extract", "corrected-copy", "release"})


def write(cable: Cable) -> str:
    """The telegram of a cable, and behind it the mark and the notes."""
    top, tail = _notices(cable)
    lines, runs, notes = _head(cable, top)
    for block in _body(cable):
        lines += ["", *block]
    if cable.signature:
        lines += ["", *(" " * SIGNATURE + escaped(name) for name in cable.signature)]
    for notice in tail:
        lines += ["", *_notice(notice)]
    told = {"HEAD": ", ".join(f"{count} {name}" for name, count in runs), **_notes(cable, notes)}
    lines += ["", MARK.format(count=len(lines) + 1)]
    for key, value in told.items():
        lines += _note(key, value)
    return "\n".join(lines) + "\n\n"  # an empty line ends the notes


def _head(cable: Cable, notices: tuple[Notice, ...]) -> tuple[list[str], list[tuple[str, int]], dict[str, Any]]:
    """The lines of the head, what each run of them is, and what they do not say."""
    lines: list[str] = []
    runs: list[tuple[str, int]] = []
    notes: dict[str, Any] = {}

    def put(name: str, new: list[str], *, gap: bool) -> None:
        if gap and lines:
            lines.append("")
            runs.append(("blank", 1))
        lines.extend(new)
        runs.append((name, len(new)))

    pending = [*notices]
    if notices and (notices[0].kind == "exercise" or (cable.dtg is None and cable.transmission is None)):
        over = 1 if notices[0].kind == "exercise" else len(pending)
        put("notice", [line for notice in pending[:over] for line in _indented(notice)], gap=False)
        pending = pending[over:]
    for element in ELEMENTS:
        one = written(element, cable)
        for name in one.unsaid:
            notes[name] = getattr(cable.head, name)
        if one.lines:
            put(element.name, one.lines, gap=element.gap)
        if element.name == "classification" and pending:
            put("notice", [line for notice in pending for line in _indented(notice)], gap=True)
    return lines, runs, notes


def _notices(cable: Cable) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """The notices over the text, and those behind it."""
    kinds = [notice.kind for notice in cable.notices]
    split = max((at + 1 for at, kind in enumerate(kinds) if kind in _HEAD_NOTICES), default=0)
    if kinds[:1] == ["exercise"] and len(kinds) > 1:  # the banner stands over and under the text
        split = max(split, 1)
    return cable.notices[:split], cable.notices[split:]


def _notice(notice: Notice) -> list[str]:
    if notice.text == END and notice.kind == "end-of-message":
        return [END]
    return _indented(notice)


def _indented(notice: Notice) -> list[str]:
    """A notice over the text, where an end of message is indented too: flush left it would go on with what is above."""
    return wrap(notice.text, first=" " * NOTICE)


def _body(cable: Cable) -> Iterator[list[str]]:
    """The headings and paragraphs, each as lines."""
    headings = list(cable.headings)
    for at, paragraph in enumerate(cable.paragraphs):
        while headings and headings[0].first <= at:
            yield _heading(headings.pop(0))
        yield _paragraph(paragraph)
    yield from map(_heading, headings)


def _heading(heading: Heading) -> list[str]:
    lines = wrap(escaped(heading.text))
    return [*lines, "-" * min(WIDTH, max(3, *map(len, lines), 3))]


def _paragraph(paragraph: Paragraph) -> list[str]:
    first, lead = _opening(paragraph), 0
    lines: list[str] = []
    text, glue = paragraph.text, ""
    while True:
        at = text.find("\n")
        piece = text if at < 0 else text[:at]
        if glue == "\n\n":
            lines.append("")
        lines += wrap(escaped(piece), first=first if not glue else " " * lead)
        if at < 0:
            return lines
        glue = "\n\n" if text.startswith("\n\n", at) else "\n"
        lead = BLOCK if glue == "\n\n" else ROW
        text = text[at + len(glue) :]


def _opening(paragraph: Paragraph) -> str:
    """Number and mark as they are printed; where there are none, what keeps the text from being taken for them."""
    number = "" if paragraph.number is None else f"{paragraph.number}. "
    if paragraph.mark is not None:
        return f"{number}({paragraph.mark}) "
    if number:
        return f"{number} " if paragraph.text.startswith("(") else number
    begins = paragraph.text[:1].isdigit() or paragraph.text.startswith(("(", END)) or RULE.fullmatch(paragraph.text)
    return " " * PROTECTED if begins else ""


def _notes(cable: Cable, unsaid: dict[str, Any]) -> dict[str, str]:
    """What no line says: the kind of document, how the date is known, how it came to be open, what the page says."""
    notes: dict[str, str] = {"KIND": cable.kind, "COMPLETENESS": cable.completeness}
    if cable.head.date is not None:
        notes["DATE"] = _json(cable.head.date.value)
    others = [notice.kind for notice in cable.notices if not (notice.kind == "end-of-message" and notice.text == END)]
    if others:
        notes["NOTICES"] = ", ".join(others)
    if msgspec.to_builtins(cable.release) != msgspec.to_builtins(type(cable.release)()):
        notes["RELEASE"] = _json(cable.release)
    if cable.publisher:
        notes["PUBLISHER"] = _json(cable.publisher)
    if cable.service:
        notes["SERVICE"] = _json([one.value for one in cable.service])
    if withheld := [
        Withheld(one.kind, one.where, one.field, one.extent) for one in cable.redactions if one.where != "paragraph"
    ]:
        notes["REDACTIONS"] = _json(withheld)
    if cable.page_lines:
        notes["PAGE_LINES"] = _json([Paged(*(getattr(one, name) for name in PAGED)) for one in cable.page_lines])
    notes |= {name.upper(): _json(field.value) for name in NOTED if (field := getattr(cable.head, name)) is not None}
    if any(one.level for one in cable.paragraphs):
        notes["LEVELS"] = ", ".join(str(one.level) for one in cable.paragraphs)
    first = cable.headings[0].first if cable.headings else len(cable.paragraphs)
    apart = [str(at) for at, one in enumerate(cable.paragraphs) if at >= first and one.heading is None]
    if apart:
        notes["APART"] = ", ".join(apart)
    if tables := tabled(cable):
        notes["TABLES"] = _json(tables)
    if sent_on := quoted(cable):
        notes["QUOTED"] = _json(sent_on)
    for name, field in unsaid.items():
        notes[name.upper()] = "null" if field is None else _json(field.value)
    return notes


def tabled(cable: Cable) -> list[Tabled]:
    """The tables of a cable: the words of a row stand in the text, which words are a cell only here."""
    return [
        Tabled(at, table.clean, table.clean_end, table.rows)
        for at, paragraph in enumerate(cable.paragraphs)
        for table in paragraph.tables
    ]


def quoted(cable: Cable) -> list[Quoted]:
    """The telegrams that a cable sends on: a quotation from the begin of a paragraph, by a number that it repeats."""
    numbers = {f"{own.station} {own.serial:06d}" for one in cable.service if (own := one.value.refers_to) is not None}
    found = []
    for one in cable.blocks:
        if one.kind == "quote" and one.title in numbers:
            blocks = cable.paragraphs[one.last - 1].blocks
            ends = (block.clean_end for block in blocks if block.kind == "quote" and block.clean == 0)
            found.append(Quoted(one.first, one.last, next(ends, 0), one.title))
    return found


def _json(value: object) -> str:
    """JSON in plain letters, without an ampersand: it can be broken anywhere, and nothing in it is decoded."""
    return json.dumps(msgspec.to_builtins(value)).replace("&", "\\u0026")


def _note(key: str, value: str) -> list[str]:
    """A note; each further line begins with a blank, and is broken at a blank where there is one."""
    text, lines = f"{key}: {value}", []
    while len(text) > WIDTH:
        blank = text.rfind(" ", WIDTH // 2, WIDTH)
        cut = WIDTH if blank < 0 else blank
        lines.append(text[:cut])
        text = f" {text[cut:]}"
    return [*lines, text]


TELEGRAM = Form("telegram", write)

"""Lines of the head to fields: each value with its characters and their place."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from reftel import fields
from reftel.fields.classification import ClassLine, parse_class_line, parse_reasons
from reftel.fields.precedence import parse_precedence
from reftel.model.cable import Clearance, Head, Passing
from reftel.model.finding import Finding
from reftel.model.source import Field, Span
from reftel.reading.classify import Sheet
from reftel.reading.lines import CAPTION_WORDS, CLASS_LINE, label_of
from reftel.reading.mapped import Mapped
from reftel.reading.passing import read_passing
from reftel.reading.transmission import read_transmission

T = TypeVar("T")

_CAPTION = re.compile(rf"\b(?:{CAPTION_WORDS})\b", re.IGNORECASE)
_REASON = re.compile(r"(?:for\s+)?reasons?\b|\b1\.[3456]\b", re.IGNORECASE)
_LINKS = re.compile(r"\[[^\[\]]{0,80}\]\([^()]{0,200}\)")


class Piece(msgspec.Struct, frozen=True):
    """A run of lines of one head element: its clean range without the label, and the places of its lines."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


class Reader:
    """The head of one message: its sheet and the map to the source it came from."""

    def __init__(self, sheet: Sheet, mapped: Mapped, source: str) -> None:
        self.sheet = sheet
        self.mapped = mapped
        self.source = source

    def pieces(self, name: str) -> list[Piece]:
        """The runs of lines of a head element."""
        return [self._piece(run) for run in self.sheet.groups.get(name, [])]

    def _piece(self, run: list[int]) -> Piece:
        parts = []
        for place, at in enumerate(run):
            line = self.sheet.lines[at]
            raw = self.sheet.text[line.start : line.end]
            start = line.start + len(raw) - len(raw.lstrip())
            if place == 0 and (label := label_of(line.text)) and label[0] != "eo":
                behind = raw.lstrip()[label[1] :]
                start += label[1] + len(behind) - len(behind.lstrip(" \t:;."))
            end = max(start, line.start + len(raw.rstrip()))
            if end > start or len(run) == 1:
                parts.append((start, end))
        if not parts:
            line = self.sheet.lines[run[0]]
            parts = [(line.end, line.end)]
        return Piece(parts[0][0], parts[-1][1], tuple(parts))

    def text(self, pieces: list[Piece]) -> str:
        """The clean text of some runs, a line break between lines."""
        return "\n".join(self.sheet.text[start:end] for piece in pieces for start, end in piece.parts)

    def field(self, value: T, pieces: list[Piece]) -> Field[T]:
        """A value with its characters and their place; the places of its lines where something stands between."""
        spans = [self.mapped.span(start, end) for piece in pieces for start, end in piece.parts]
        whole = Span(spans[0].start, spans[-1].end)
        apart = len(pieces) > 1 or any(
            self.sheet.text[low[1] : high[0]].strip()
            for piece in pieces
            for low, high in zip(piece.parts, piece.parts[1:], strict=False)
        )
        return Field(value, whole.of(self.source), whole, tuple(spans) if apart else ())

    def parsed(self, name: str, parse: Callable[[str], Any], *, first: bool = False) -> Field[Any] | None:
        """The field of a head element, or None where it is not there or says nothing."""
        pieces = self.pieces(name)
        if first:
            pieces = pieces[:1]
        if not pieces:
            return None
        value = parse(self.text(pieces))
        if value is None or value == () or value == "":
            return None
        if isinstance(value, list):
            value = tuple(value)
        return self.field(value, pieces) if value else None


class HeadRead(msgspec.Struct, frozen=True):
    """What the head came to: its fields, the classification line taken apart, and findings."""

    head: Head
    line: ClassLine | None
    findings: tuple[Finding, ...]


def read_head(sheet: Sheet, mapped: Mapped, source: str) -> HeadRead:
    """Read the fields of a message's head; the MRN has no year yet unless its line says it."""
    reader = Reader(sheet, mapped, source)
    line_pieces = reader.pieces("classification")[:1]
    line = parse_class_line(reader.text(line_pieces)) if line_pieces else None
    dtg = reader.parsed("dtg", fields.parse_dtg, first=True)
    year = dtg.value.at.year if dtg else None
    mrn = _mrn(reader, line, line_pieces, year)
    known_year = year if year is not None else (mrn.value.year if mrn else None)
    addressed = _addressees(reader)
    head = Head(
        mrn=mrn,
        dtg=dtg,
        precedence=reader.parsed("dtg", parse_precedence, first=True),
        transmission=_transmission(reader),
        origin=reader.parsed("origin", _origin, first=True),
        action=addressed[0],
        info=addressed[1],
        passing=_passing(reader),
        classification=_classification(reader, line_pieces),
        captions=_captions(reader),
        sections=reader.field(line.section, line_pieces) if line and line.section else None,
        eo=reader.parsed("eo", fields.parse_eo, first=True),
        classified_by=reader.parsed("classified_by", fields.parse_classified_by, first=True),
        reasons=_reasons(reader),
        drafted_by=reader.parsed("drafted_by", _people, first=True),
        cleared_by=reader.parsed("cleared_by", _people, first=True),
        tags=reader.parsed("tags", fields.parse_tags, first=True),
        subject=reader.parsed("subject", fields.parse_subject, first=True),
        references=reader.parsed("references", lambda text: fields.parse_references(text, known_year)),
    )
    return HeadRead(head, line, tuple(_findings(head)))


def _mrn(reader: Reader, line: ClassLine | None, pieces: list[Piece], year: int | None) -> Field[Any] | None:
    if line is None or line.station is None or line.serial is None:
        return None
    start, end = pieces[0].start, pieces[0].end
    found = CLASS_LINE.match(reader.sheet.text, start, end)
    if found:
        start, end = found.start("year") if found["year"] else found.start("station"), found.end("serial")
        if year is None and found["year"]:
            year = fields.mrn.full_year(found["year"])
    return reader.field(fields.mrn.Mrn(year, line.station, line.serial), [Piece(start, end, ((start, end),))])


def _origin(text: str) -> str | None:
    return " ".join(text.removeprefix("FM ").split()) or None


def _addressees(reader: Reader) -> tuple[Field[Any] | None, Field[Any] | None]:
    made: list[Field[Any] | None] = []
    for name, label in (("action", "TO"), ("info", "INFO")):
        pieces = reader.pieces(name)
        text = reader.text(pieces)
        both = fields.parse_addressees(text if text.startswith(label) else f"{label} {text}") if pieces else None
        value = tuple(getattr(both, name)) if both is not None else ()
        made.append(reader.field(value, pieces) if value else None)
    return made[0], made[1]


def _transmission(reader: Reader) -> Field[Any] | None:
    pieces = reader.pieces("transmission")
    dtg = reader.pieces("dtg")[:1]
    value = read_transmission(reader.text(pieces).splitlines(), reader.text(dtg))
    return reader.field(value, [*pieces, *dtg]) if value else None


def _classification(reader: Reader, pieces: list[Piece]) -> Field[Any] | None:
    if not pieces:
        return None
    captions = reader.pieces("captions")
    value = fields.parse_classification("\n".join([reader.text(pieces), *(reader.text([one]) for one in captions)]))
    return reader.field(value, pieces) if value else None


def _captions(reader: Reader) -> Field[Any] | None:
    pieces = reader.pieces("captions")
    words = [found.group().upper() for found in _CAPTION.finditer(reader.text(pieces))]
    return reader.field(tuple(dict.fromkeys(words)), pieces) if words else None


def _passing(reader: Reader) -> Field[Any] | None:
    pieces = reader.pieces("passing")
    values: list[Passing] = []
    for piece in pieces:
        values.extend(read_passing(text) for text in _passing_lines(reader.text([piece])))
    return reader.field(tuple(values), pieces) if values else None


def _passing_lines(text: str) -> list[str]:
    """Lines of passing, those that only run on (after a comma, or without a FOR of their own) joined to the one before."""
    made: list[str] = []
    for line in text.splitlines():
        runs_on = made and (
            made[-1].rstrip().endswith((",", "-", "/", ";", " AND")) or " FOR " not in f" {line.upper()} "
        )
        if runs_on and "PASS" not in line.upper():
            made[-1] = f"{made[-1].rstrip()} {line.strip()}"
        else:
            made.append(line.strip())
    return made


def _reasons(reader: Reader) -> Field[Any] | None:
    for name in ("reasons", "classified_by"):
        pieces = reader.pieces(name)
        value = tuple(parse_reasons(reader.text(pieces))) if pieces else ()
        if not value:
            continue
        first, last = pieces[0].start, pieces[-1].end
        found = _REASON.search(reader.sheet.text, first, last)
        start = found.start() if found else first
        return reader.field(value, [Piece(start, last, ((start, last),))])
    return None


def _people(text: str) -> tuple[Clearance, ...]:
    return tuple(Clearance(one.name, one.title) for one in fields.parse_classified_by(text) if one.name)


def _findings(head: Head) -> list[Finding]:
    found: list[Finding] = []
    tags = head.tags
    if tags is not None:
        if _LINKS.search(tags.text):
            text = "TAGS hold a converter's mark-up; stripped, kept in the source"
            found.append(Finding("tags-markup", "info", text, tags.span.start, tags.span.end, "L037"))
        unknown = [tag.code for tag in tags.value if tag.kind == "unknown"]
        if unknown:
            text = f"unknown TAGS: {', '.join(unknown)}"
            found.append(Finding("unknown-tag", "warning", text, tags.span.start, tags.span.end, "L035"))
    return found

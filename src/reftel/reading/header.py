"""Lines of the head to fields: each value with its characters and their place."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, TypeVar

import msgspec

from reftel import fields
from reftel.facts import posts, tags
from reftel.facts.xing import is_all_xed
from reftel.fields import ClassLine, Mrn, Passing, Reference
from reftel.fields.day import parse_day
from reftel.fields.drafting import Drafter
from reftel.fields.eo import ExecutiveOrder, declassification
from reftel.fields.mrn import full_year
from reftel.fields.remembering import remembered
from reftel.fields.tags import misread_tags
from reftel.model.cable import CableDate, Clearance, Filing, Head, Transmission
from reftel.model.finding import Finding
from reftel.model.source import Field, Span
from reftel.reading.lines import CAPTIONS, CLASS_LINE, in_capitals, label_of, level_label, page_line
from reftel.reading.mapped import Mapped
from reftel.reading.printed import LOGGED
from reftel.reading.reftels import inferred, references_of
from reftel.reading.remarks import remark
from reftel.reading.sheet import Sheet
from reftel.reading.transmission import read_transmission

T = TypeVar("T")

HEAD_LINES = 60  # the page line of a telegram that was printed stands above its offices

# A slip of the transmission: UUNCLAS, SS E C R E T.
_DOUBLED = re.compile(r"([UCST])\1(?=NCLAS|\s?O|\s?E|\s?O\s?P)")
_YEARED = re.compile(
    r"(?<![oOfF]\s)(?<![oOfF]\s\s)(?<=\s)[0-9]{2}\s(?!OF\s)(?=[A-Z][A-Z .'-]{1,30}\s[0-9]{1,6}\s*$)"
)  # ... 75 LIBREVILLE 1895
_REASON = re.compile(r"(?:for\s+)?reasons?\b|\b1\.[3456]\b", re.IGNORECASE)
_REASON_FIRST = re.compile(r"\d\s?:\s{0,3}1[.][45]\s?[(]")  # E.O. 12958: 1.4 (B,D), and DECL below
_SECTION = re.compile(r"\b1\s?[./]\s?[.]?\s?(?P<section>[3-6])(?!\d)")
_DECLASSIFY = re.compile(r"\s*DECLASSIFY\s{1,2}ON\b", re.IGNORECASE)
_LINKS = re.compile(r"\[[^\[\]]{0,80}\]\([^()]{0,200}\)")


# The parsers are given the label again, so that no word of a text is taken for one.
_LABELS = {"subject": "SUBJECT: ", "tags": "TAGS: ", "references": "REF: ", "classified_by": "Classified By: "}


_LIMITED = frozenset({"LOU", "LIMITED OFFICIAL USE"})
_SENT = frozenset({"dtg", "origin", "mrn"})  # what is sent in capitals, and read in them


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
        self._pieces: dict[str, list[Piece]] = {}

    def label(self, text: str) -> tuple[str, int] | None:
        """The element that a line begins, and where its value begins."""
        return label_of(text) or level_label(text)

    def pieces(self, name: str) -> list[Piece]:
        """The runs of lines of a head element."""
        # In a drafting block every line has a label of its own, or means something by having none.
        if name not in self._pieces:
            runs = self.sheet.groups.get(name, [])
            self._pieces[name] = [self._piece(run, labelled=name != "drafting") for run in runs]
        return self._pieces[name]

    def _piece(self, run: list[int], *, labelled: bool) -> Piece:
        parts = []
        text = self.sheet.text
        for place, at in enumerate(run):
            line = self.sheet.lines[at]
            start = text.find(line.text, line.start, line.end) if line.text else line.end
            end = start + len(line.text)
            if place == 0 and labelled and (label := self.label(line.text)) and label[0] != "eo":
                behind = text[start + label[1] : line.end]
                start += label[1] + len(behind) - len(behind.lstrip(" \t:;."))
                end = max(start, end)
            if end > start or len(run) == 1:
                parts.append((start, end))
        if not parts:
            line = self.sheet.lines[run[0]]
            parts = [(line.end, line.end)]
        return Piece(parts[0][0], parts[-1][1], tuple(parts))

    def text(self, pieces: list[Piece]) -> str:
        """The clean text of some runs, a line break between lines."""
        text = "\n".join(self.sheet.text[start:end] for piece in pieces for start, end in piece.parts)
        return text if text.isascii() else text.replace("\xa0", " ")  # a blank that does not break is one

    def field(self, value: T, pieces: list[Piece]) -> Field[T]:
        """A value with its characters and their place; the places of its lines where something stands between."""
        if len(pieces) == 1:
            parts, text = pieces[0].parts, self.sheet.text
            if len(parts) == 1:
                only = self.mapped.span(*parts[0])
                return Field(value, only.of(self.source), only)
            if all(low[1] <= high[0] and not text[low[1] : high[0]].strip() for low, high in pairwise(parts)):
                whole = self.mapped.span(parts[0][0], parts[-1][1])  # as most: nothing stands between the lines
                return Field(value, whole.of(self.source), whole)
        spans = [self.mapped.span(start, end) for piece in pieces for start, end in piece.parts]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        apart = len(pieces) > 1 or any(
            self.sheet.text[low[1] : high[0]].strip()
            for piece in pieces
            for low, high in zip(piece.parts, piece.parts[1:], strict=False)
        )
        return Field(value, whole.of(self.source), whole, tuple(spans) if apart else ())

    def parsed(self, name: str, parse: Callable[[str], Any], *, first: bool = False) -> Field[Any] | None:
        """The field of a head element, or None where it is not there or says nothing."""
        if name not in self.sheet.groups:
            return None
        pieces = self.pieces(name)
        if first:
            pieces = pieces[:1]
        if not pieces:
            return None
        text = self.text(pieces)
        value = parse(_LABELS.get(name, "") + (in_capitals(text) if name in _SENT else text))
        if value is None or value in ((), ""):
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
    line_text = reader.text(line_pieces) if line_pieces else ""
    if line_pieces and "\n" in sheet.text[slice(*line_pieces[0].parts[0])]:  # it was wrapped to the next line
        line_text = line_text.replace("\n", " ", 1)
    line_text = line_text[1:] if _DOUBLED.match(line_text) else line_text
    if found := _YEARED.search(line_text):
        line_text = line_text[: found.start()] + line_text[found.end() :]
    line = fields.parse_class_line(line_text) if line_pieces else None
    transmission = _transmission(reader)
    findings: list[Finding] = []
    if line_pieces and not reader.text(line_pieces).startswith(line_text[:8]):
        place = mapped.span(line_pieces[0].start, line_pieces[0].end)
        findings.append(remark("level-repaired", "the level's first letter is doubled", place))
    dtg = reader.parsed("dtg", fields.parse_dtg, first=True)
    date = reader.parsed("dateline", _dateline, first=True) if dtg is None else None
    year = dtg.value.at.year if dtg else int(date.value.edtf[:4]) if date else None
    mrn = _mrn(reader, line=line, pieces=line_pieces, year=year, transmission=transmission, findings=findings)
    known_year = year if year is not None else (mrn.value.year if mrn else None)
    own, month = mrn.value if mrn else None, dtg.value.at.month if dtg else None
    addressed, reasons = _addressees(reader), _reasons(reader)
    classification = _classification(reader, line_pieces, line_text)
    limited = classification is not None and classification.value.level == "LOU"
    captions = _captions(reader, line.captions if line else (), line_pieces, limited=limited)
    head = Head(
        date=date,
        mrn=mrn,
        dtg=dtg,
        precedence=reader.parsed("dtg", fields.parse_precedence, first=True),
        transmission=transmission,
        origin=reader.parsed("origin", _origin, first=True),
        action=addressed[0],
        info=addressed[1],
        passing=reader.parsed("passing", _passing),
        classification=classification,
        captions=captions[0],
        handling=captions[1],
        sections=reader.field(line.section, line_pieces) if line and line.section else None,
        eo=_order(reader),
        classified_by=reader.parsed("classified_by", fields.parse_classified_by, first=True),
        reasons=reasons[0],
        reasons_section=reasons[1],
        distribution=reader.parsed("distribution", fields.parse_distribution),
        filing=reader.parsed("filing", _filing, first=True),
        drafted_by=reader.parsed("drafted_by", _people, first=True) or _drafting(reader, "drafted_by"),
        approved_by=_drafting(reader, "approved_by"),
        cleared_by=reader.parsed("cleared_by", _people, first=True) or _drafting(reader, "cleared_by"),
        tags=reader.parsed("tags", fields.parse_tags, first=True),
        subject=reader.parsed("subject", _subject, first=True),
        references=reader.parsed("references", lambda text: references_of(text, own, known_year, month)),
    )
    findings += _misread(reader)
    return HeadRead(head, line, (*findings, *_findings(head, known_year)))


def _misread(reader: Reader) -> Iterator[Finding]:
    """The codes of TAGS with a digit where a letter must stand, and a subject that has lost its label."""
    for piece in reader.pieces("tags")[:1]:
        text = reader.sheet.text[piece.start : piece.end]
        for at, code in misread_tags(text) if any(map(str.isdigit, text)) else ():
            place = reader.mapped.span(piece.start + at, piece.start + at + len(code))
            yield remark("ocr-mended", f"{text[at : at + len(code)]!r} must be the code {code}", place)
    for run in reader.sheet.groups.get("subject", [])[:1]:
        if label_of(reader.sheet.lines[run[0]].text) is None:
            (piece,) = reader.pieces("subject")[:1]
            yield remark(
                "subject-unlabelled",
                "what stands below TAGS is the subject",
                reader.mapped.span(piece.start, piece.end),
            )


def read_references(
    sheet: Sheet, mapped: Mapped, source: str, mrn: Field[Mrn] | None, year: int
) -> Field[tuple[Reference, ...]] | None:
    """The references of a head without a year, by the one that was found for the cable elsewhere."""
    own = mrn.value if mrn else None
    reader = Reader(sheet, mapped, source)
    return reader.parsed("references", lambda text: references_of(text, own, year, None))


def _mrn(
    reader: Reader,
    *,
    line: ClassLine | None,
    pieces: list[Piece],
    year: int | None,
    transmission: Field[Transmission] | None,
    findings: list[Finding],
) -> Field[Mrn] | None:
    """The message number of the classification line; where line 3 has another serial, that of line 3.

    In 1,120 of 1,120 copies the serial of line 3 is that of the classification line modulo 10,000, so a difference
    means that the classification line is garbled or another cable's.
    """
    told: Field[Mrn] | None = reader.parsed("mrn", fields.parse_mrn, first=True)
    if told is not None and (line is None or line.serial is None):
        known = told.value.year or year
        return msgspec.structs.replace(told, value=msgspec.structs.replace(told.value, year=known))
    if line is None or line.station is None or line.serial is None or is_all_xed(line.station):
        told = _mrn_of_line_3(reader, year, transmission, findings) if pieces else None
        return told or _mrn_of_page(reader, year, findings)
    start, end = pieces[0].start, pieces[0].end
    found = CLASS_LINE.match(reader.sheet.text, start, end)
    if found:
        start, end = found.start("year") if found["year"] else found.start("station"), found.end("serial")
        if year is None and found["year"]:
            year = full_year(found["year"])
    field = reader.field(Mrn(year, line.station, line.serial), [Piece(start, end, ((start, end),))])
    serial = transmission.value.serial if transmission else None
    agrees = serial is None or serial == line.serial % 10000
    if agrees and posts.is_station(line.station):
        return field
    origin = fields.parse_origin(in_capitals(reader.text(reader.pieces("origin")[:1]))) or ""
    if agrees:
        near = _near_station(origin, line.station) if serial is not None else None
        return msgspec.structs.replace(field, value=Mrn(year, near, line.serial)) if near else field
    text = f"line 3 has serial {serial:04d}, the classification line {line.station} {line.serial}"
    findings.append(remark("mrn-disagrees", text, field.span))
    return _mrn_of_line_3(reader, year, transmission, []) or field


def _mrn_of_line_3(
    reader: Reader, year: int | None, transmission: Field[Transmission] | None, findings: list[Finding]
) -> Field[Mrn] | None:
    """Post of the FM line and serial of line 3; of the Department's own cables it has the last four digits only."""
    station = posts.canonical(fields.parse_origin(in_capitals(reader.text(reader.pieces("origin")[:1]))) or "")
    serial = transmission.value.serial if transmission else None
    if transmission is None or serial is None or station == "STATE" or not posts.is_station(station):
        return None
    findings.append(remark("mrn-elsewhere", "the classification line has no number; line 3 has", transmission.span))
    return Field(Mrn(year, station, serial), transmission.text, transmission.span, transmission.parts)


def _mrn_of_page(reader: Reader, year: int | None, findings: list[Finding]) -> Field[Mrn] | None:
    """Post and serial of the first page line, ``PAGE 01 TARSIS 00417 021405Z``, where the station is a known one."""
    if "page-line" not in reader.sheet.kinds[:HEAD_LINES]:
        return None
    at = reader.sheet.kinds.index("page-line")
    line = reader.sheet.lines[at]
    found = page_line(line.text)
    station = posts.canonical(found["station"]) if found else ""
    if found is None or not posts.is_station(station):
        return None
    start = reader.sheet.text.index(line.text, line.start)
    place = (start + found.start("station"), start + found.end("serial"))
    field = reader.field(Mrn(year, station, int(found["serial"])), [Piece(*place, (place,))])
    findings.append(remark("mrn-elsewhere", "the classification line has no number; the page line has", field.span))
    return field


def _near_station(origin: str, station: str) -> str | None:
    """The known station in the FM line of which this one is a slip: BRUSELS under FM AMEMBASSY BRUSSELS."""
    words = origin.split()
    for start in range(len(words)):
        known = posts.fold(" ".join(words[start:]))
        close = abs(len(known) - len(station)) <= 1 and SequenceMatcher(None, known, station).ratio() > 0.8
        if close and posts.is_station(known):
            return known
    return None


def _addressees(reader: Reader) -> tuple[Field[Any] | None, Field[Any] | None]:
    made: list[Field[Any] | None] = []
    for name, label in (("action", "TO"), ("info", "INFO")):
        pieces = reader.pieces(name)
        text = in_capitals(reader.text(pieces))
        labelled = text.upper().startswith((label, "ACTION"))
        both = fields.parse_addressees(text if labelled else f"{label} {text}") if pieces else None
        value = tuple(getattr(both, name)) if both is not None else ()
        made.append(reader.field(value, pieces) if value else None)
    return made[0], made[1]


def _transmission(reader: Reader) -> Field[Any] | None:
    pieces = reader.pieces("transmission")
    dtg = reader.pieces("dtg")[:1]
    lines, sent = (in_capitals(reader.text(each)) for each in (pieces, dtg))
    value = read_transmission(lines.splitlines(), sent)
    return reader.field(value, sorted([*pieces, *dtg], key=lambda piece: piece.start)) if value else None


def _classification(reader: Reader, pieces: list[Piece], text: str) -> Field[Any] | None:
    """Level and caveats of the classification line and of the captions; the place of one that is the level, too."""
    if not pieces:
        return None
    below = reader.pieces("captions")
    captions = [_handling(reader.text([one])) for one in below]
    value = fields.parse_classification("\n".join([text, *captions]))
    if value is None:
        return None
    own = fields.parse_classification(text)
    if value.level == "LOU" and (own is None or own.level != "LOU"):
        told = (not _LIMITED.isdisjoint(fields.parse_captions(one)) for one in captions)
        pieces = [*pieces, *(one for one, limits in zip(below, told, strict=True) if limits)]
    return reader.field(value, pieces)


def _captions(
    reader: Reader, in_line: tuple[str, ...], line: list[Piece], *, limited: bool
) -> tuple[Field[Any] | None, Field[Any] | None]:
    """The captions, each once, and the handling that they tell: those of the classification line stand first.

    LIMITED OFFICIAL USE is none where it is the level (``limited``).
    """
    pieces = reader.pieces("captions")
    told = "\n".join([*in_line, *([_handling(reader.text(pieces))] if pieces else [])])
    captions, handling = fields.parse_captions(told), fields.parse_handling(told)
    if limited:
        captions = tuple(one for one in captions if one not in _LIMITED)
        handling = tuple(one for one in handling if one.caption not in _LIMITED)
    places = [*line, *pieces] if in_line else pieces
    return reader.field(captions, places) if captions else None, reader.field(handling, places) if handling else None


def _handling(text: str) -> str:
    """The handling words at the start of each line: ``NOFORN, NOT FOR INTERNET DISTRIBUTION`` begins with one."""
    return "\n".join([told for line in text.split("\n") if (told := _handled(line)) is not None])


@remembered(120)
def _handled(line: str) -> str | None:
    words = " ".join(line.split())
    if fields.parse_handling(words):
        return words
    found = CAPTIONS.match(words)
    return found.group() if found else None


def _dateline(text: str) -> CableDate | None:
    found = parse_day(text)
    return CableDate(found[0], "dateline") if found else None


def _origin(text: str) -> str | None:
    return fields.parse_origin(" ".join(text.split("\n")))  # the line may be wrapped


def _passing(text: str) -> tuple[Passing, ...]:
    return fields.parse_passing(text)


def _reasons(reader: Reader) -> tuple[Field[Any] | None, Field[str] | None]:
    """The letters, and the section of the order that they are of."""
    # "Classified By: PolCouns Ada Quill, E.O. 12958, reasons 1.4 (b)": behind the second order stand the reasons.
    for name in ("reasons", "classified_by", "eo"):
        pieces = reader.pieces(name)
        if name == "eo" and pieces and _REASON_FIRST.search(reader.text(pieces[:1])) is None:
            pieces = pieces[1:]
        value = tuple(fields.parse_reasons(reader.text(pieces))) if pieces else ()
        if not value:
            continue
        first, last = pieces[0].start, pieces[-1].end
        found = _REASON.search(reader.sheet.text, first, last)
        start = found.start() if found else first
        section = _SECTION.search(reader.sheet.text, start, last)
        told = reader.field(f"1.{section['section']}", [Piece(*section.span(), (section.span(),))]) if section else None
        return reader.field(value, [Piece(start, last, ((start, last),))]), told
    return None, None


def _order(reader: Reader) -> Field[ExecutiveOrder] | None:
    """The E.O. line; in record e-mail it is the number alone, and ``Declassify on:`` says below what it instructs."""
    order: Field[ExecutiveOrder] | None = reader.parsed("eo", fields.parse_eo, first=True)
    if order is None or order.value.text or "derived" not in reader.sheet.groups:
        return order
    for piece in reader.pieces("derived"):
        line = reader.sheet.text[reader.sheet.text.rfind("\n", 0, piece.start) + 1 : piece.end]
        told = " ".join(reader.text([piece]).split()).strip(" ;,.")
        if told and _DECLASSIFY.match(line):
            value = ExecutiveOrder(order.value.order, declassification(told, order.value.order), f"DECL: {told}")
            return reader.field(value, [*reader.pieces("eo")[:1], piece])
    return order


def _people(text: str) -> tuple[Clearance, ...]:
    return tuple(Clearance(one.name, one.title) for one in fields.parse_classified_by(text) if one.name)


def _filing(text: str) -> Filing | None:
    found = LOGGED.match(text.strip())
    return Filing(found["log"] or found["after"], found["time"] or found["early"], found["lane"]) if found else None


def _drafting(reader: Reader, name: str) -> Field[tuple[Clearance, ...]] | None:
    """Who drafted, approved or cleared an outgoing telegram, with the lines of the block that say so."""
    pieces = reader.pieces("drafting")
    lines = [place for piece in pieces for place in piece.parts]
    told = fields.parse_drafting(reader.text(pieces)) if pieces else None
    people = getattr(told, name) if told else ()
    if not people:
        return None
    return reader.field(people_of(people), [Piece(lines[0][0], lines[-1][1], tuple(lines))])


def people_of(people: tuple[Drafter, ...]) -> tuple[Clearance, ...]:
    """The people of a drafting block; where it names an office only, that."""
    return tuple(Clearance(one.name or one.office or str(one), None, one.office, one.note) for one in people)


def _subject(text: str) -> str | None:
    """The subject; what a publisher cut short ends in dots that are not the sender's."""
    subject = fields.parse_subject(text)
    return subject.removesuffix("...").rstrip() if subject else None


def _findings(head: Head, year: int | None) -> list[Finding]:
    found: list[Finding] = []
    if head.references is not None and (before := inferred(head.references.value, year)):
        text = f"of the year before, since they would lie in the future: {', '.join(before)}"
        found.append(remark("reference-year", text, head.references.span))
    told = head.tags
    if told is not None:
        if _LINKS.search(told.text):
            found.append(
                remark("tags-markup", "TAGS hold a converter's mark-up; stripped, kept in the source", told.span)
            )
        unknown = [tag.code for tag in told.value if tag.kind == "unknown"]
        if unknown:
            found.append(remark("unknown-tag", f"unknown TAGS: {_suggested(unknown)}", told.span))
    return found


def _suggested(unknown: list[str]) -> str:
    """Unknown codes, each with the known ones that it may mean; they are never taken for those."""
    shown = []
    for at, code in enumerate(unknown):
        near = [*tags.suggestions(code)]
        joined = code + unknown[at + 1] if at + 1 < len(unknown) else ""
        near += [joined] if joined and tags.tag_of(joined) else []
        shown.append(f"{code} ({' or '.join(near)}?)" if near else code)
    return ", ".join(shown)

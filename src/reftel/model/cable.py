"""The record of one communication: its head, its paragraphs, and where each was read."""

from __future__ import annotations

import bisect
from operator import attrgetter
from typing import Any, Literal, TypeVar

import msgspec

from reftel.facts.signing import Signer, signer
from reftel.fields.address import Addressee
from reftel.fields.caption import Handling
from reftel.fields.classification import Classification, ClassifiedBy
from reftel.fields.declassifying import Declassification, declassify
from reftel.fields.distribution import Distribution
from reftel.fields.dtg import Dtg
from reftel.fields.eo import ExecutiveOrder
from reftel.fields.mention import Mention, parse_mentions
from reftel.fields.mrn import Mrn
from reftel.fields.participants import Participant
from reftel.fields.passing import Passing
from reftel.fields.reference import Reference
from reftel.fields.service import Service
from reftel.fields.signal import Signal
from reftel.fields.subject import title_mark
from reftel.fields.tags import Tag
from reftel.model.finding import Finding
from reftel.model.release import Release
from reftel.model.source import Field, Node, Source, SourceRef, Span
from reftel.model.structure import (
    POST,
    BlockKind,
    Foreign,
    Item,
    Protection,
    Redaction,
    Repair,
    Role,
    Stretch,
    Table,
)

T = TypeVar("T")
_CLEAN = attrgetter("clean")

Kind = Literal["telegram", "airgram", "memcon", "memorandum", "letter", "enclosure", "card", "unknown"]
DateBasis = Literal["dtg", "julian", "collection", "index", "text", "dateline"]
Completeness = Literal["whole", "partial", "missing_sections", "stub"]


class CableDate(msgspec.Struct, frozen=True):
    """The day a cable was sent, in EDTF (``2006-10-24``; ``2005-05~`` where the year was inferred), and its basis."""

    edtf: str
    basis: DateBasis


class Run(msgspec.Struct, frozen=True, gc=False):
    """A stretch of clean text and the source characters behind it.

    Where both lengths are equal they map one to one; otherwise (a decoded entity, folded white space) as a whole.
    """

    clean: int
    clean_end: int
    start: int
    end: int


class Block(msgspec.Struct, frozen=True):
    """A part of a paragraph in another voice or role: ``Summary. … End Summary.``, ``(Note: … End Note.)``.

    ``clean`` and ``clean_end`` are offsets in the paragraph's clean text, ``start`` and ``end`` in the source.
    ``speaker`` is the post unless the block names another; ``closed`` if it says where it ends.
    """

    role: Role
    clean: int
    clean_end: int
    start: int
    end: int
    kind: BlockKind | None = None
    speaker: str = POST
    closed: bool = True


def _value(field: Field[T] | None) -> T | None:
    return None if field is None else field.value


def _values(field: Field[tuple[T, ...]] | None) -> tuple[T, ...]:
    return () if field is None else field.value


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph: ``start``/``end`` cover number to last character, ``text_start`` begins behind the mark.

    ``raw`` is the slice of the source (law 3); ``text`` is the clean text: entities decoded, lines joined, page
    lines and stray SIPDIS taken out, garbles mended; ``runs`` map it back. ``heading`` is the heading it stands under,
    if any. ``level`` is 0 for the cable's own paragraphs, 1 for those of an embedded text that is numbered anew;
    ``capitals`` says that the text is in capitals throughout.
    """

    number: int | None
    mark: str | None
    role: Role
    heading: str | None
    start: int
    text_start: int
    end: int
    raw: str
    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...] = ()
    level: int = 0
    items: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()
    repairs: tuple[Repair, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    capitals: bool = False

    @property
    def span(self) -> Span:
        """From number to last character."""
        return Span(self.start, self.end)

    def source_span(self, start: int, end: int) -> Span:
        """The place in the source of ``text[start:end]``; what was folded or decoded maps as a whole.

        Raises:
            ValueError: if the range is empty or lies outside the clean text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such range in a text of {len(self.text)} characters: {start}..{end}")
        first = self.runs[bisect.bisect_right(self.runs, start, key=_CLEAN) - 1]
        last = self.runs[bisect.bisect_right(self.runs, end - 1, key=_CLEAN) - 1]
        return Span(into(first, start), into(last, end - 1, after=True))

    def role_at(self, offset: int) -> Role:
        """The role of the clean text at an offset: that of the innermost block, else of the paragraph."""
        inside = [block for block in self.blocks if block.clean <= offset < block.clean_end]
        return min(inside, key=lambda block: block.clean_end - block.clean).role if inside else self.role


def into(run: Run, offset: int, *, after: bool = False) -> int:
    """The source offset of a clean character in a run; behind it with ``after``."""
    if run.clean_end - run.clean == run.end - run.start:
        return run.start + (offset - run.clean) + after
    return run.end if after else run.start


class Heading(msgspec.Struct, frozen=True):
    """A heading of the body and the paragraphs under it, as indexes into ``cable.paragraphs`` (half-open)."""

    text: str
    span: Span
    first: int
    last: int


class Notice(msgspec.Struct, frozen=True):
    """A line about the message, not of it: ``partial-extract``, ``service``, ``end-of-message`` …"""

    kind: str
    text: str
    span: Span


class Mentioned(msgspec.Struct, frozen=True):
    """A reference in the text: what it points to, the number of its paragraph, and its place in the source."""

    mention: Mention
    para: int | None
    span: Span


class PageLine(msgspec.Struct, frozen=True):
    """A line that a page was opened with, ``ASTANA 00000280 002 OF 002``: it stands between or within paragraphs.

    ``pages`` is None where the line does not say; ``marked`` is whether the level stands on it or on the line below.
    """

    station: str
    serial: int
    page: int
    pages: int | None
    marked: bool
    span: Span


class Clearance(msgspec.Struct, frozen=True):
    """Who drafted, approved or cleared the cable, as far as it says so.

    ``name`` is the office where a block names no person; ``note`` is what stands in brackets: ``DRAFT``, ``SUBS``.
    """

    name: str
    title: str | None = None
    office: str | None = None
    note: str | None = None


class Filing(msgspec.Struct, frozen=True):
    """What the message centre printed behind its dashes: log number, time (``082206Z``), and lane (``/73``)."""

    log: str
    time: str | None = None
    lane: str | None = None


class Transmission(msgspec.Struct, frozen=True):
    """Format lines 1 to 5 but for the DTG: channel, routing, station serial, operating signals.

    ``prosign`` is the digraph of precedence; ``julian`` is (day of the year, hhmm) of line 3; ``security`` are the
    letters of line 4, ``release_code`` those behind its class (``AA``, ``BB/FFFFF``), ``tail`` a crypto or terminal
    id in brackets. ``signals`` are the codes of lines 3 to 5 but ``ZZH``, each once; ``operating`` has all of them
    with what they refer to. ``media`` and ``content`` are the language-media pair and content code of JANAP 128.
    """

    channel: str | None = None
    prosign: str | None = None
    routed_to: tuple[str, ...] = ()
    station: str | None = None
    serial: int | None = None
    page: int | None = None
    julian: tuple[int, str] | None = None
    security: str | None = None
    signals: tuple[str, ...] = ()
    release_code: str | None = None
    tail: str | None = None
    media: str | None = None
    content: str | None = None
    operating: tuple[Signal, ...] = ()


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a cable: every value with its characters and their place; None where the cable does not say."""

    mrn: Field[Mrn] | None = None
    date: Field[CableDate] | None = None
    dtg: Field[Dtg] | None = None
    precedence: Field[tuple[str, ...]] | None = None
    transmission: Field[Transmission] | None = None
    origin: Field[str] | None = None
    action: Field[tuple[Addressee, ...]] | None = None
    info: Field[tuple[Addressee, ...]] | None = None
    passing: Field[tuple[Passing, ...]] | None = None
    classification: Field[Classification] | None = None
    captions: Field[tuple[str, ...]] | None = None
    handling: Field[tuple[Handling, ...]] | None = None
    sections: Field[tuple[int, int]] | None = None
    eo: Field[ExecutiveOrder] | None = None
    classified_by: Field[tuple[ClassifiedBy, ...]] | None = None
    reasons: Field[tuple[str, ...]] | None = None
    reasons_section: Field[str] | None = None
    distribution: Field[Distribution] | None = None
    filing: Field[Filing] | None = None
    drafted_by: Field[tuple[Clearance, ...]] | None = None
    approved_by: Field[tuple[Clearance, ...]] | None = None
    cleared_by: Field[tuple[Clearance, ...]] | None = None
    tags: Field[tuple[Tag, ...]] | None = None
    subject: Field[str] | None = None
    references: Field[tuple[Reference, ...]] | None = None
    signature: Field[tuple[str, ...]] | None = None
    participants: Field[tuple[Participant, ...]] | None = None
    place: Field[str] | None = None
    number: Field[str] | None = None


class Cable(msgspec.Struct, frozen=True, kw_only=True):
    """The record of one communication, all its sections joined.

    ``publisher`` holds what the publisher's page says beside the cable (``mrn``, ``created``, ``classification`` …):
    it is used only where the cable itself is silent, and then the value's basis says so. ``service`` holds what is
    said of the transmission itself: a corrected copy, a repetition, a cancellation, each with its place.
    """

    source: SourceRef
    span: Span
    kind: Kind
    head: Head
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Stretch, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    protections: tuple[Protection, ...] = ()
    notices: tuple[Notice, ...] = ()
    service: tuple[Field[Service], ...] = ()
    page_lines: tuple[PageLine, ...] = ()
    release: Release = Release()
    completeness: Completeness = "whole"
    publisher: dict[str, str] = {}
    versions: tuple[SourceRef, ...] = ()
    findings: tuple[Finding, ...] = ()

    def field(self, name: str) -> Field[Any] | None:
        """The value of a head element with its characters and place, e.g. ``cable.field("subject")``.

        Raises:
            AttributeError: if there is no such head element.
        """
        found: Field[Any] | None = getattr(self.head, name)
        return found

    @property
    def capitals(self) -> bool:
        """Whether most of the text is in capitals, as telegrams of the 1970s are."""
        size = sum(len(paragraph.text) for paragraph in self.paragraphs)
        return size > 0 and sum(len(each.text) for each in self.paragraphs if each.capitals) * 2 > size

    @property
    def mrn(self) -> Mrn | None:
        """Message reference number; without a year where it cannot be known."""
        return _value(self.head.mrn)

    @property
    def citation(self) -> str:
        """The MRN as printed, ``06ASTANA280``, or the start of the source's hash where there is none."""
        return str(self.mrn) if self.mrn else f"source:{self.source.sha256[:12]}@{self.span.start}"

    @property
    def date(self) -> str | None:
        """The day of sending, in EDTF."""
        found = self.head.date
        return found.value.edtf if found else None

    @property
    def date_basis(self) -> DateBasis | None:
        """What the date rests on."""
        found = self.head.date
        return found.value.basis if found else None

    @property
    def dtg(self) -> Dtg | None:
        """Date-time group."""
        return _value(self.head.dtg)

    @property
    def precedence(self) -> tuple[str, ...]:
        """FLASH, IMMEDIATE, PRIORITY, ROUTINE: for action, then for info."""
        return _values(self.head.precedence)

    @property
    def transmission(self) -> Transmission | None:
        """Format lines 1 to 5."""
        return _value(self.head.transmission)

    @property
    def origin(self) -> str | None:
        """The post that sent it, as its FM line says."""
        return _value(self.head.origin)

    @property
    def action(self) -> tuple[Addressee, ...]:
        """Addressees that are to act."""
        return _values(self.head.action)

    @property
    def info(self) -> tuple[Addressee, ...]:
        """Addressees that are informed."""
        return _values(self.head.info)

    @property
    def passing(self) -> tuple[Passing, ...]:
        """Passing and attention lines."""
        return _values(self.head.passing)

    @property
    def classification(self) -> Classification | None:
        """Level, caveats and whether it is marked sensitive."""
        return _value(self.head.classification)

    @property
    def captions(self) -> tuple[str, ...]:
        """Handling words in the head, each once, in order."""
        return _values(self.head.captions)

    @property
    def handling(self) -> tuple[Handling, ...]:
        """The captions with kind, meaning and whom they name, in order, repeats and all."""
        return _values(self.head.handling)

    @property
    def eo(self) -> ExecutiveOrder | None:
        """The executive order line."""
        return _value(self.head.eo)

    @property
    def declassify_on(self) -> str | None:
        """The day on which the E.O. line says it is declassified (ISO), if it names one."""
        return self.eo.declassify if self.eo else None

    @property
    def declassification(self) -> Declassification | None:
        """When it is declassified by its own line, and why: a rule computed, not what was done."""
        return declassify(self.eo, self.classification.level if self.classification else None, self.date)

    @property
    def classified_by(self) -> tuple[ClassifiedBy, ...]:
        """Who classified it."""
        return _values(self.head.classified_by)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Letters of the reasons for classification."""
        return _values(self.head.reasons)

    @property
    def drafted_by(self) -> tuple[Clearance, ...]:
        """Who drafted it, where it says so."""
        return _values(self.head.drafted_by)

    @property
    def distribution(self) -> Distribution | None:
        """The offices that got it, with the number of copies."""
        return _value(self.head.distribution)

    @property
    def filing(self) -> Filing | None:
        """Log number and time of the message centre."""
        return _value(self.head.filing)

    @property
    def approved_by(self) -> tuple[Clearance, ...]:
        """Who approved it, where it says so."""
        return _values(self.head.approved_by)

    @property
    def cleared_by(self) -> tuple[Clearance, ...]:
        """Who cleared it, where it says so."""
        return _values(self.head.cleared_by)

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Who took part in the conversation that a memcon records."""
        return _values(self.head.participants)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """TAGS: Traffic Analysis by Geography and Subject."""
        return _values(self.head.tags)

    @property
    def subject(self) -> str | None:
        """The subject, unfolded to one line."""
        return _value(self.head.subject)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The reftels."""
        return _values(self.head.references)

    @property
    def mentions(self) -> tuple[Mentioned, ...]:
        """The references in the text of the paragraphs, ``ref A``, ``septel``, ``(06 ANKARA 1234)``, in order."""
        year, post = (self.mrn.year, self.mrn.station) if self.mrn else (None, None)
        year = int(self.date[:4]) if year is None and self.date else year
        return tuple(
            Mentioned(found, paragraph.number, paragraph.source_span(found.start, found.end))
            for paragraph in self.paragraphs
            for found in parse_mentions(paragraph.text, year, post)
        )

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Whom the names at the end mean, by post and day, with the basis; what is written stays in ``signature``."""
        station = self.mrn.station if self.mrn else None
        return tuple(signer(name, station, self.date) for name in self.signature)

    @property
    def subject_mark(self) -> str | None:
        """The portion mark before the subject, ``C`` in ``SUBJECT: (C) …``; None where it has none."""
        mark = title_mark(self.head.subject.text) if self.head.subject else None
        return mark.mark if mark else None

    @property
    def signature(self) -> tuple[str, ...]:
        """The names at the end."""
        return _values(self.head.signature)


def citation_of(cable: str, para: int | None) -> str:
    """A citation as a footnote gives it: ``06ASTANA280 ¶4``."""
    return cable if para is None else f"{cable} ¶{para}"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What reading a source gave: its cables, what was doubtful, and a node for every character.

    A container (an archive of files) has the readings of its members in ``members``.
    """

    source: Source
    nodes: tuple[Node, ...]
    cables: tuple[Cable, ...]
    findings: tuple[Finding, ...] = ()
    members: tuple[Reading, ...] = ()

"""A document in TEI that ``writing.formats.tei`` wrote: the words stand in its elements, the record in its header.

What TEI has no element for stands as JSON in ``xenoData``, the place that TEI has for what is of another scheme.
"""

import json

import msgspec

from reftel.model.cable import Cable, CableDate, Head, Heading, Notice, PageLine, Paragraph
from reftel.model.reemission import Record
from reftel.model.source import Field, Node, Span
from reftel.model.structure import Redaction, Table
from reftel.reading.blocks import stretches_of, texts_of, with_texts
from reftel.reading.body import blocks_in
from reftel.reading.elements import Document
from reftel.reading.foreign import with_foreign
from reftel.reading.markup import Element
from reftel.reading.protections import protections_of
from reftel.reading.redactions import redactions_of
from reftel.reading.reemitted import VALUES
from reftel.reading.retransmitted import with_told
from reftel.reading.roles import assign
from reftel.reading.structure import structured


def read_written(read: Document, own: Element) -> tuple[Cable, list[Node]] | None:
    """The cable of such a document; None where what stands in its header is no record of one."""
    content = read.mapped.text[read.clean(own.inner) : read.clean(own.inner_end)]
    try:
        record = msgspec.convert(json.loads(content), Record)
        head = _head(read, own, record)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None
    rows = [one for one in read.div.children if one.name in {"head", "p"}]
    titles = [one for one in rows if one.name == "head"][1:]  # the first is that of the document
    spoken = [one for one in rows if one.name == "p"]
    pieces = [read.piece(one, frozenset()) for one in titles]
    firsts = [sum(1 for one in spoken if one.start < title.start) for title in titles]
    if len(spoken) != len(record.paragraphs):
        return None
    over = [sum(1 for title in titles if title.start < one.start) - 1 for one in spoken]
    names = [pieces[at].text if at >= 0 else None for at in over]
    paragraphs: list[Paragraph] = []
    texts = [read.piece(one, frozenset()) for one in spoken]
    for at, (one, (role, under)) in enumerate(zip(texts, assign([each.text for each in texts], names), strict=True)):
        told = record.paragraphs[at]
        over[at] = over[at] if under and told.under else -1
        paragraph = Paragraph(
            number=told.number,
            mark=told.mark,
            role=role,
            heading=names[at] if over[at] >= 0 else None,
            start=one.start,
            text_start=one.start,
            end=one.end,
            raw="",
            text=one.text,
            runs=one.runs,
            blocks=tuple(blocks_in(one.text, one.runs)),
            level=told.level,
        )
        paragraphs.append(structured(paragraph, read.source.text))
    headings = []
    for at, piece in enumerate(pieces):
        under_it = [index for index, heading in enumerate(over) if heading == at]
        first, last = (under_it[0], under_it[-1] + 1) if under_it else (firsts[at], firsts[at])
        headings.append(Heading(piece.text, Span(piece.start, piece.end), first, last))
    cable = _cable(read, own, record, head=head, paragraphs=tuple(paragraphs), headings=tuple(headings))
    return cable, _nodes(read, own, rows)


def _head(read: Document, own: Element, record: Record) -> Head:
    kinds = {**VALUES, "date": CableDate}
    told = {name: value for name, value in record.head.items() if name in kinds}
    made = {name: read.field(msgspec.convert(value, kinds[name]), own) for name, value in told.items()}
    return msgspec.structs.replace(Head(), **made)


def _cable(
    read: Document,
    own: Element,
    record: Record,
    *,
    head: Head,
    paragraphs: tuple[Paragraph, ...],
    headings: tuple[Heading, ...],
) -> Cable:
    place = Span(own.inner, own.inner_end)
    said = place.of(read.source.text)
    paragraphs = with_foreign(paragraphs)
    texts = with_told(paragraphs, texts_of(paragraphs, headings), record.quoted)
    paragraphs = with_texts(paragraphs, texts) if texts else paragraphs
    made = list(paragraphs)
    for one in record.tables:
        if 0 <= one.para < len(made) and 0 <= one.clean < one.clean_end <= len(made[one.para].text):
            span = made[one.para].source_span(one.clean, one.clean_end)
            table = Table(one.rows, one.clean, one.clean_end, span.start, span.end)
            made[one.para] = msgspec.structs.replace(made[one.para], tables=(*made[one.para].tables, table))
    paragraphs = tuple(made)
    withheld = (Redaction(one.kind, place, one.where, None, one.field, one.extent) for one in record.redactions)
    return Cable(
        source=read.source.ref,
        span=Span(0, len(read.source.text)),
        kind=record.kind,
        head=head,
        paragraphs=paragraphs,
        headings=headings,
        blocks=tuple(stretches_of(paragraphs, headings, texts)),
        redactions=(*withheld, *redactions_of(Head(), (), paragraphs, read.source.text)),
        protections=tuple(protections_of(paragraphs)),
        notices=tuple(Notice(one.kind, one.text, place) for one in record.notices),
        service=tuple(Field(one, said, place) for one in record.service),
        page_lines=tuple(PageLine(**msgspec.structs.asdict(one), span=place) for one in record.page_lines),
        release=record.release,
        completeness=record.completeness,
        publisher=record.publisher,
    )


def _nodes(read: Document, own: Element, rows: list[Element]) -> list[Node]:
    spans = [(own.start, own.end, "note")]
    spans += [(one.start, one.end, "heading" if one.name == "head" else "paragraph") for one in rows]
    nodes: list[Node] = []
    at = 0
    for start, end, kind in sorted(spans):
        if start >= at:
            nodes += [Node("markup", at, start)] if start > at else []
            nodes.append(Node(kind, start, end))
            at = end
    end = len(read.source.text)
    return [*nodes, Node("markup", at, end)] if at < end else nodes

"""A cable, set for reading: its head in plain words, who says what in its paragraphs, what it hangs together with.

``?as=received`` shows the source instead, every character coloured by what it was read as, at the same place.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.model.browsing import Lacking
from reftel.model.cable import Cable, Paragraph
from reftel.model.finding import Finding
from reftel.model.heading import heading_of
from reftel.model.library import LibraryItem
from reftel.model.links import Links
from reftel.model.quoting import quoted_in
from reftel.model.source import Node
from reftel.model.statement import Statement
from reftel.web import strings
from reftel.web.heads import Lead, Row, lead, rows
from reftel.web.pieces import STATEMENT, Marked, Piece, clean_place, pieces
from reftel.web.views.view import Asked, Page, View, cable_of, digits
from reftel.workflow import citing
from reftel.workflow.access import is_withheld
from reftel.workflow.reader import Reader
from reftel.workflow.received import MARKED_UP, published_text


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as the margin names it: its number on the page, and the number of its speaker."""

    number: int
    speaker_number: int
    statement: Statement
    sign: str
    word: str
    repeats: int | None = None


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker in the margin of a paragraph, and what he does in it."""

    number: int
    name: str
    said: tuple[Said, ...]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph: its place on the page, its text in pieces, its margin.

    ``whose`` is the number of the quoted telegram that it is of, ``above`` that telegram's head as it stands in the
    source, over its first paragraph; ``broken`` if its text breaks off where something may have been taken out.
    """

    anchor: str
    number: int | None
    mark: str | None
    role: str
    heading: str | None
    pieces: tuple[Piece, ...]
    voices: tuple[Voice, ...]
    findings: tuple[Finding, ...]
    start: int
    end: int
    level: int = 0
    withheld: bool = False
    broken: bool = False
    whose: str | None = None
    above: str = ""


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the source, what it was read as, and the paragraph that begins with it."""

    text: str
    kind: str
    family: str
    anchor: str | None = None


class CablePage(Page, frozen=True, kw_only=True):
    """A cable.

    ``voices`` are all who speak in it, the most talkative first, with how often; ``blocks`` its paragraphs; ``actors``
    says who each speaker is, by id; ``lacking`` why there are no statements, where none were made;
    ``withheld`` is how many portions the reader may not see; ``tags`` are what Zotero reads; ``original`` is the head
    as it stands in the source; ``received`` the source in stretches, where that is asked for,
    ``published`` whether it is without its mark-up; ``at`` is the anchor of the paragraph asked for; ``shelved`` are
    the items of libraries to which its sources are attached.
    """

    citation: str
    called: str
    subject: str | None
    level: str | None
    lead: Lead
    rows: tuple[Row, ...]
    original: str
    blocks: tuple[Block, ...]
    voices: tuple[tuple[int, str, int], ...]
    actors: dict[str, str]
    links: Links | None
    findings: tuple[Finding, ...]
    source: str
    source_name: str
    versions: tuple[str, ...]
    cable: Cable
    tags: tuple[tuple[str, str], ...] = ()
    withheld: int = 0
    received: tuple[Received, ...] = ()
    as_received: bool = False
    published: bool = False
    lacking: Lacking | None = None
    at: str = ""
    shelved: tuple[LibraryItem, ...] = ()


def page(reader: Reader, asked: Asked) -> CablePage:
    """The cable with the number that the address names."""
    mrn = asked.path["mrn"]
    cable = cable_of(reader, mrn)
    statements = reader.statements(cable)
    findings = reader.findings(cable)
    speakers = _speakers(statements)
    called = reader.called([cable.citation])
    body = min((paragraph.start for paragraph in cable.paragraphs), default=cable.span.end)
    as_received = asked.one("as") == "received"
    text = reader.stretch(cable.source.sha256, cable.span.start, cable.span.end if as_received else body)
    hits = reader.marks(asked.one("q"), [paragraph.text for paragraph in cable.paragraphs])
    return CablePage(
        title=f"{cable.citation} {heading_of(cable) or ''}".strip() if cable.mrn else reader.label(cable.citation),
        citation=cable.citation,
        called=reader.number(cable.citation) or "",
        subject=heading_of(cable),
        level=cable.classification.level if cable.classification else None,
        lead=lead(cable),
        rows=tuple(rows(cable)),
        original=text[: max(0, body - cable.span.start)].strip("\r\n"),
        blocks=tuple(_quoting(reader, cable, _blocks(cable, statements, findings, hits))),
        voices=_counted(statements, speakers),
        actors={name: id_ for (_, name), id_ in called.items() if name in speakers},
        links=reader.links(cable),
        findings=tuple(one for one in findings if not _inside(cable, one)),
        withheld=sum(map(is_withheld, cable.paragraphs)),
        source=cable.source.sha256,
        source_name=cable.source.name,
        versions=tuple(one.sha256 for one in cable.versions),
        cable=cable,
        tags=citing.tags(cable),
        received=tuple(_received(cable, text, reader.nodes(cable.source.sha256))) if as_received else (),
        as_received=as_received,
        published=cable.source.format in MARKED_UP,
        lacking=reader.lacking(cable),
        at=_at(cable, asked.one("at")),
        shelved=reader.shelved(cable),
    )


def _speakers(statements: Iterable[Statement]) -> dict[str, int]:
    """A number for each speaker, in the order in which they first speak."""
    numbers: dict[str, int] = {}
    for one in statements:
        numbers.setdefault(one.speaker, len(numbers) + 1)
    return numbers


def _counted(statements: Sequence[Statement], speakers: dict[str, int]) -> tuple[tuple[int, str, int], ...]:
    """Who speaks, and how often; what is only repeated is not counted again."""
    counts = dict.fromkeys(speakers, 0)
    for one in statements:
        counts[one.speaker] += one.echo_of is None
    told = ((speakers[name], _name(name), count) for name, count in counts.items() if count)
    return tuple(sorted(told, key=lambda one: (-one[2], one[0])))


def _name(speaker: str) -> str:
    return strings.POST if speaker == "post" else speaker


def _inside(cable: Cable, finding: Finding) -> bool:
    return any(one.start <= finding.start < one.end for one in cable.paragraphs) and finding.end > 0


def _blocks(
    cable: Cable,
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    hits: Sequence[Sequence[tuple[int, int]]],
) -> Iterable[Block]:
    speakers = _speakers(statements)
    numbers = {one.id: number for number, one in enumerate(statements, 1)}
    heading = None
    for place, (anchor, paragraph) in enumerate(_anchored(cable.paragraphs)):
        here = [one for one in statements if paragraph.start <= one.start < paragraph.end]
        doubts = tuple(one for one in findings if paragraph.start <= one.start < paragraph.end and one.end)
        yield Block(
            anchor=anchor,
            number=paragraph.number,
            mark=paragraph.mark,
            role=paragraph.role,
            heading=paragraph.heading if paragraph.heading != heading else None,
            pieces=pieces(
                paragraph.text,
                (
                    *(Marked(start, end, "hit") for start, end in hits[place]),
                    *_asides(cable, paragraph, place),
                    *_marks(paragraph, here, doubts, numbers),
                ),
            ),
            voices=_voices(here, speakers, numbers),
            findings=doubts,
            start=paragraph.start,
            end=paragraph.end,
            level=paragraph.level,
            withheld=is_withheld(paragraph),
            broken=any(one.code == "text-blank" for one in doubts),
        )
        heading = paragraph.heading


def _quoting(reader: Reader, cable: Cable, blocks: Iterable[Block]) -> Iterable[Block]:
    """The blocks, those of a quoted telegram with its number, and its head over the first."""
    quotations = quoted_in(cable)
    for place, block in enumerate(blocks):
        one = next((each for each in reversed(quotations) if each.first <= place < each.last), None)
        if one is None:
            yield block
            continue
        above = reader.stretch(cable.source.sha256, one.start, block.start) if one.first == place else ""
        yield msgspec.structs.replace(block, whose=one.title, above=above.strip())


def _at(cable: Cable, text: str) -> str:
    """The anchor of the paragraph in which a character of the source stands; none of what stands in no paragraph."""
    place = digits(text)
    return next(
        (anchor for anchor, one in _anchored(cable.paragraphs) if place is not None and one.start <= place < one.end),
        "",
    )


def _anchored(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    """Paragraphs with their places on the page: by number, those without or with one that stood before by place."""
    anchors: set[str] = set()
    for place, paragraph in enumerate(paragraphs, 1):
        anchor = f"p{paragraph.number}"
        if paragraph.number is None or paragraph.level or anchor in anchors:
            anchor = f"t{place}"
        anchors.add(anchor)
        yield anchor, paragraph


def _asides(cable: Cable, paragraph: Paragraph, place: int) -> Iterable[Marked]:
    """What in a paragraph is no plain text of its own: blocks in another voice, tables, labels, redactions."""
    for block in paragraph.blocks:
        if block.role != paragraph.role:
            yield Marked(block.clean, block.clean_end, block.role)
    for table in paragraph.tables:
        yield Marked(table.clean, table.clean_end, "table")
    for item in paragraph.items:
        end = min(item.clean + max(1, len(item.label)), item.clean_end)
        yield Marked(item.clean, end, f"label{max(1, min(item.level, 3))}")
    for redaction in cable.redactions:
        if redaction.para == place and (at := clean_place(paragraph, redaction.span.start, redaction.span.end)):
            yield Marked(*at, "redaction")


def _marks(
    paragraph: Paragraph, here: Iterable[Statement], doubts: Iterable[Finding], numbers: dict[str, int]
) -> Iterable[Marked]:
    """What is said in a paragraph, and what is doubtful in it."""
    for doubt in doubts:
        at = clean_place(paragraph, doubt.start, doubt.end)
        if at and doubt.severity != "info" and at[1] - at[0] < len(paragraph.text):
            yield Marked(*at, "doubt")
    for one in here:
        if at := clean_place(paragraph, one.start, one.end):
            yield Marked(*at, STATEMENT, numbers[one.id])


def _voices(here: Iterable[Statement], speakers: dict[str, int], numbers: dict[str, int]) -> tuple[Voice, ...]:
    """Who says what in a paragraph, the speakers in the order in which they speak."""
    said: dict[str, list[Said]] = {}
    for one in here:
        sign, word = strings.ACTS[one.act]
        said.setdefault(one.speaker, []).append(
            Said(
                number=numbers[one.id],
                speaker_number=speakers[one.speaker],
                statement=one,
                sign=sign,
                word=word,
                repeats=numbers.get(one.echo_of or ""),
            )
        )
    return tuple(Voice(number=speakers[name], name=_name(name), said=tuple(listed)) for name, listed in said.items())


FAMILIES = {
    "header": "head",
    "paragraph": "text",
    "heading": "heading",
    "page-line": "page",
    "section-head": "page",
    "sipdis": "page",
    "notice": "notice",
    "covering-note": "notice",
    "unread": "unread",
    "blank": "blank",
}


def _received(cable: Cable, text: str, nodes: Iterable[Node]) -> Iterable[Received]:
    """The characters of the cable in its source (``text``), by what they were read as."""
    begins: dict[int, str] = {}
    for place, one in enumerate(cable.paragraphs):
        named = f"p{one.number}" if one.number is not None and not one.level else f"t{place + 1}"
        begins[one.start] = named if named not in begins.values() else f"t{place + 1}"
    low, high = cable.span.start, cable.span.end
    for node in nodes:
        start, end = max(node.start, low), min(node.end, high)
        if start < end:
            inside = [begins[place] for place in begins if start <= place < end]
            yield Received(
                text=published_text(text[start - low : end - low], cable.source.format),
                kind=node.kind,
                family=FAMILIES.get(node.kind.partition(":")[0], "other"),
                anchor=inside[0] if inside else None,
            )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Statement]]:
    """The statements of the cable as rows."""
    return Statement, reader.statements(cable_of(reader, asked.path["mrn"]))


VIEW = View(
    name="cable",
    path="/cable/{mrn}",
    page=page,
    table=table,
    asks=(
        ("as", "received: the source, by what was read from where"),
        ("q", "a query whose words are marked"),
        ("at", "a character of the source: its paragraph"),
    ),
)

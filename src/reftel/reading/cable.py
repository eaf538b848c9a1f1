"""A passage to cables: its messages read and joined, what the publisher says filled in, every character in a node."""

import bisect
import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from reftel import fields
from reftel.facts import languages, posts
from reftel.fields.service import Service
from reftel.model.cable import Cable, Clearance, Completeness, Head, Kind, Notice, Paragraph, Run
from reftel.model.finding import Finding
from reftel.model.release import Release
from reftel.model.source import Field, Node, Source, Span
from reftel.reading.asides import asides_of
from reftel.reading.blanks import SCAN, blanks_of
from reftel.reading.blocks import stretches_of, texts_of, unclosed, with_texts
from reftel.reading.body import read_body
from reftel.reading.classify import classify
from reftel.reading.clearance import classifier, clearances
from reftel.reading.dating import MONTHS, Bounds, bounds_of, date_cable
from reftel.reading.documents import Document, split_documents
from reftel.reading.foreign import with_foreign
from reftel.reading.frus import read_document
from reftel.reading.header import people_of, read_head, read_references
from reftel.reading.join import Message, join_sections, joined_sheet, missing, of_sections
from reftel.reading.lines import cut, in_capitals
from reftel.reading.mailed import COVERING, mail_year, sent_by_mail
from reftel.reading.mapped import Mapped
from reftel.reading.messages import split_messages
from reftel.reading.notices import page_lines, read_tail
from reftel.reading.paperheads import read_paper_head
from reftel.reading.papers import sort_paper
from reftel.reading.passage import Passage
from reftel.reading.printed import stamped, stamps
from reftel.reading.protections import protections_of
from reftel.reading.published import page_field, published
from reftel.reading.redactions import redactions_of
from reftel.reading.reemitted import parse, read_copy
from reftel.reading.remarks import in_order, remark
from reftel.reading.retransmitted import classify_retransmitted, repeated, with_quotations
from reftel.reading.servicing import possible_duplicate, service_of
from reftel.reading.sheet import QUOTE_MARK, Sheet
from reftel.reading.signs import Whole
from reftel.reading.structure import repaired, structured


class Made(msgspec.Struct, frozen=True):
    """What a passage came to."""

    cables: tuple[Cable, ...]
    nodes: tuple[Node, ...]
    findings: tuple[Finding, ...]


def read_passage(source: Source, passage: Passage) -> Made:
    """Read the messages of a passage to cables."""
    mapped = passage.mapped
    if passage.document:
        cable, nodes = read_document(source, mapped)
        return Made((cable,), tuple(nodes), cable.findings)
    if passage.copied and (copy := parse(mapped)) is not None:
        cable, placed = read_copy(source, mapped, copy)
        region = Run(0, len(mapped.text) + 1, mapped.start, mapped.end)
        return Made((cable,), tuple(_nodes(mapped, placed, region)), cable.findings)
    lines = cut(mapped.text)
    if passage.lead:  # the head stands behind the body in its row, and is read first
        lines.sort(key=lambda line: line.start < passage.lead)
    documents = split_documents(mapped.text, lines) if passage.mixed else [Document(lines)]
    messages = [message for document in documents for message in _messages(source, passage, document)]
    cables: list[Cable] = []
    placed = []
    findings: list[Finding] = []
    scanned = source.encoding == "pdf" or any(one.code == "ocr-mended" for one in passage.findings)
    groups = [messages] if passage.whole and messages else join_sections(messages, scanned=scanned)
    for place, group in enumerate(groups):
        # What the publisher says is about the first; another cable behind it is none of the page's.
        about = passage if place == 0 else Passage(mapped, passage.one, release=passage.release)
        cable, kinds = _cable(source, about, group)
        why = group[0].why or (passage.why if place == 0 else "")
        if why or place:
            cable = _bounded(cable, source.text, why or "the head of another telegram begins")
        cables.append(cable)
        placed.extend(kinds)
        findings.extend(cable.findings)
    if not lines and passage.one:
        cables.append(_stub(source, passage))
        findings.extend(cables[-1].findings)
    regions = passage.regions or (Run(0, len(mapped.text) + 1, mapped.start, mapped.end),)
    placed.sort()
    nodes = [node for region in regions for node in _nodes(mapped, placed, region)]
    return Made(tuple(cables), tuple(nodes), tuple(findings))


def _messages(source: Source, passage: Passage, document: Document) -> Iterator[Message]:
    """The messages of a document, or the document itself where it is no telegram."""
    mapped = passage.mapped
    if (look := document.look) is not None:
        sheet = sort_paper(mapped.text, document)
        yield Message(sheet, read_paper_head(sheet, mapped, source.text, look), look.kind, document.why)
        return
    for place, run in enumerate(split_messages(document.lines, one=passage.one)):
        text = mapped.text
        sheet = classify_retransmitted(text, run.lines, run.quoted) if run.quoted else classify(text, run.lines)
        yield Message(sheet, read_head(sheet, mapped, source.text), None, document.why if place == 0 else "")


def _bounded(cable: Cable, text: str, why: str) -> Cable:
    """A cable with the finding that says why it begins where it does."""
    page = f", page {text.count(chr(12), 0, cable.span.start) + 1}" if chr(12) in text else ""
    low, high = cable.span.start, cable.span.end
    said = high - len(text[low:high].lstrip())
    end = text.find("\n", said, high)
    place = Span(low, high if end < 0 else end)
    told = remark(
        "document-boundary", f"another document ({cable.kind}) begins at {cable.span.start}{page}: {why}", place
    )
    return msgspec.structs.replace(cable, findings=in_order((told, *cable.findings)))


def _nodes(mapped: Mapped, placed: list[tuple[int, str]], region: Run) -> list[Node]:
    """A node for each run of lines of a kind in a region; each begins where the line before it ends."""
    if region.end <= region.start:
        return []
    low = bisect.bisect_left(placed, region.clean, key=lambda line: line[0])
    high = bisect.bisect_left(placed, region.clean_end, key=lambda line: line[0])
    kinds: list[str] = []
    starts: list[int] = []
    last = ""
    for clean, kind in placed[low:high]:
        if kind == last and kinds:
            continue
        at = mapped.end_of(clean) if clean > region.clean else region.start
        if not starts:
            starts.append(region.start)
        elif starts[-1] < at:
            starts.append(at)
        else:
            kinds.pop()  # a line without characters of its own
        kinds.append(kind.partition("#")[0])
        last = kind
    if not kinds:
        return [Node("blank", region.start, region.end)]
    return list(map(Node, kinds, starts, [*starts[1:], region.end]))


def _stub(source: Source, passage: Passage) -> Cable:
    place = Span(passage.mapped.start, passage.mapped.end)
    finding = remark("no-text", "the source has a place for the text, and no text", place)
    head, disagree = published(Head(), source, passage)
    created = page_field(passage, source, "created")
    dated = date_cable(dtg=None, mrn=head.mrn, transmission=None, created=created, paragraphs=(), source=source.text)
    head = msgspec.structs.replace(head, date=dated.date, mrn=dated.mrn)
    return Cable(
        source=source.ref,
        span=place,
        kind=passage.kind or ("telegram" if passage.publisher else "unknown"),
        head=head,
        paragraphs=(),
        release=_release(passage),
        completeness="stub",
        publisher=passage.publisher,
        findings=(*passage.findings, finding, *disagree, *dated.findings),
    )


def _cable(source: Source, passage: Passage, group: list[Message]) -> tuple[Cable, list[tuple[int, str]]]:
    mapped = passage.mapped
    for message in group:
        if message.kind is None:
            for at, kind in read_tail(message.sheet).items():
                message.sheet.kinds[at] = kind
    sheet = joined_sheet(group)
    read = group[0].read
    has_head = read.line is not None or bool(sheet.groups)
    body = read_body(sheet, mapped, has_head=has_head)
    paragraphs = tuple(structured(paragraph, source.text) for paragraph in body.paragraphs)
    paragraphs = with_foreign(paragraphs)
    texts = texts_of(paragraphs, body.headings, body.whole)
    texts = with_quotations(sheet, mapped, paragraphs, texts) if sheet.quoted else texts
    paragraphs = with_texts(paragraphs, texts) if texts else paragraphs
    blocks = tuple(stretches_of(paragraphs, body.headings, texts))
    kinds = body.kinds
    head, disagree = published(_from_behind(sheet, kinds, mapped, source, read.head), source, passage)
    created = page_field(passage, source, "created") if "created" in passage.publisher else None
    press = _press_date(sheet, mapped, source)
    created = created or press
    publisher = {**passage.publisher, "created": press.value} if created is press and press else passage.publisher
    dated = date_cable(
        dtg=head.dtg,
        mrn=head.mrn,
        transmission=head.transmission,
        created=created,
        paragraphs=paragraphs,
        source=source.text,
        bounds=_bounds(head, sheet),
    )
    references = head.references
    yearless = read.head.dtg is None and (read.head.mrn is None or read.head.mrn.value.year is None)
    if read.head.references and yearless and dated.mrn and dated.mrn.value.year:
        # The year that was found for the cable is that of the references that name none.
        references = read_references(group[0].sheet, mapped, source.text, read.head.mrn, dated.mrn.value.year)
    cleared = head.cleared_by or (_cleared(paragraphs, source) if body.whole.has("leared", "pproved by") else None)
    date = head.date or dated.date
    head = msgspec.structs.replace(head, date=date, mrn=dated.mrn, references=references, cleared_by=cleared)
    head = _classified(paragraphs, source, head, body.whole)
    notices = (*_notices(sheet, kinds, mapped, source), *asides_of(paragraphs, source.text, body.whole))
    lost = missing(group)
    cut = _cut_short(paragraphs, head, telegram=group[0].kind is None)
    findings = [*passage.findings, *read.findings, *body.findings, *disagree, *dated.findings, *cut]
    # The line that ends a quoted telegram ends what "Begin text:" opens too.
    findings += blanks_of(paragraphs) if source.format == SCAN else ()
    findings += [*_repeats(sheet, mapped), *repaired(paragraphs), *(() if QUOTE_MARK in kinds else unclosed(blocks))]
    findings += of_sections(group, lost, head.mrn.span if head.mrn else Span(0, 0))
    starts = [line.start for line in sheet.lines]
    kind = group[0].kind or _kind(head, sheet, passage)
    completeness = _completeness(head, paragraphs, notices, lost, sheet)
    if kind == "card":
        completeness = "stub"  # a card is there in place of the text
    elif group[0].kind is not None:
        completeness = "whole" if paragraphs else "stub"  # whether a level is marked says nothing
    elif cut and not lost:
        completeness = "partial"
    elif kind == "unknown" and completeness == "partial" and not _fragment(head, paragraphs, sheet):
        completeness = "whole"  # no cable, and nothing says that something is missing
        findings.append(remark("no-cable", "nothing of a cable's head, and no portion mark", Span(0, 0)))
    release = _release(passage, group[0].sheet)
    cable = Cable(
        source=source.ref,
        span=_span(sheet, mapped, min(starts)),
        kind=kind,
        head=head,
        paragraphs=paragraphs,
        headings=body.headings,
        blocks=blocks,
        redactions=tuple(redactions_of(head, body.headings, paragraphs, source.text, body.whole, release=release)),
        protections=tuple(protections_of(paragraphs)) if body.whole.has("rotect") else (),
        notices=notices,
        service=_service(sheet, mapped, source, notices, head),
        page_lines=page_lines(sheet, kinds, mapped),
        release=release,
        completeness=completeness,
        publisher=publisher,
        findings=in_order(findings),
    )
    return cable, _placed(starts, kinds, body.firsts)


def _bounds(head: Head, sheet: Sheet) -> Bounds:
    """What the head says of a year that has to be inferred."""
    above = "\n".join(line.text for line, kind in zip(sheet.lines, sheet.kinds, strict=True) if kind == COVERING)
    return bounds_of(head.eo.value if head.eo else None, mail_year(above) if above else None)


def _span(sheet: Sheet, mapped: Mapped, first: int) -> Span:
    """Where a cable stands: from its first line, or from the very start, to the end of its last."""
    last = max([line.next for line in sheet.lines])
    return Span(mapped.end_of(first) if first else mapped.start, mapped.end_of(last))


def _service(
    sheet: Sheet, mapped: Mapped, source: Source, notices: tuple[Notice, ...], head: Head
) -> tuple[Field[Service], ...]:
    """What it says of its own transmission, and which telegrams it sends on."""
    told = service_of(notices, head)
    known = {note.value.refers_to for note in told}
    sent_on = tuple(one for one in repeated(sheet, mapped, source.text) if one.value.refers_to not in known)
    return (*possible_duplicate(sheet, mapped, source.text), *told, *sent_on)


def _placed(starts: list[int], kinds: list[str], firsts: frozenset[int]) -> list[tuple[int, str]]:
    """Where each line begins, and its kind; a paragraph's own, so that two in a row are two nodes."""
    names = ["unread" if kind == "text" else kind for kind in kinds] if "text" in kinds else kinds.copy()
    begins = [at for at in sorted(firsts) if kinds[at] == "paragraph"]
    for at, behind in pairwise([*begins, len(kinds)]):
        own = f"paragraph#{at}"
        names[at:behind] = [own if name == "paragraph" else name for name in names[at:behind]]
    return list(zip(starts, names, strict=True))


def _from_behind(sheet: Sheet, kinds: list[str], mapped: Mapped, source: Source, head: Head) -> Head:
    """The head with what stands behind the text: who signed, who drafted a record e-mail, the group of E.O. 10501."""
    head = _signed(sheet, kinds, mapped, source, head) if head.signature is None else head
    head = _drafted(sheet, kinds, mapped, source, head)
    return _grouped(sheet, kinds, mapped, source, head)


def _signed(sheet: Sheet, kinds: list[str], mapped: Mapped, source: Source, head: Head) -> Head:
    if "header:signature" not in kinds:
        return head
    at = kinds.index("header:signature")
    line = sheet.lines[at]
    raw = sheet.text[line.start : line.end]
    start = line.start + len(raw) - len(raw.lstrip())
    names = fields.parse_signature(in_capitals(line.text))
    span = mapped.span(start, start + len(line.text))
    return msgspec.structs.replace(head, signature=Field(tuple(names), span.of(source.text), span))


def _drafted(sheet: Sheet, kinds: list[str], mapped: Mapped, source: Source, head: Head) -> Head:
    """Who drafted, cleared and approved a record e-mail, which says so behind its signature."""
    rows = [sheet.lines[at] for at in range(sheet.body, len(kinds)) if kinds[at] == "header:drafting"]
    told = fields.parse_drafting("\n".join(row.text for row in rows)) if rows else None
    if told is None:
        return head
    span = mapped.span(rows[0].start, rows[-1].end)
    found = {name: getattr(told, name) for name in told.__struct_fields__ if getattr(head, name) is None}
    made = {name: Field(people_of(people), span.of(source.text), span) for name, people in found.items() if people}
    return msgspec.structs.replace(head, **made)


def _grouped(sheet: Sheet, kinds: list[str], mapped: Mapped, source: Source, head: Head) -> Head:
    """The group of E.O. 10501, ``GP-3``, where it stands alone behind the text and no line of the head has an order."""
    at = next((at for at in range(sheet.body, len(kinds)) if kinds[at] == "header:eo"), None)
    order = fields.parse_eo(sheet.lines[at].text) if at is not None and head.eo is None else None
    if at is None or order is None:
        return head
    line = sheet.lines[at]
    start = sheet.text.index(line.text, line.start)
    span = mapped.span(start, start + len(line.text))
    return msgspec.structs.replace(head, eo=Field(order, span.of(source.text), span))


def _cleared(paragraphs: tuple[Paragraph, ...], source: Source) -> Field[tuple[Clearance, ...]] | None:
    for paragraph in paragraphs:
        if (found := clearances(paragraph.text)) is not None:
            span = paragraph.source_span(found.start, found.end)
            return Field(found.people, span.of(source.text), span)
    return None


def _classified(paragraphs: tuple[Paragraph, ...], source: Source, head: Head, whole: Whole) -> Head:
    """The head with who classified the cable and why, where it does not say so but one of the first paragraphs does."""
    for paragraph in paragraphs[:_FIRST] if head.classified_by is None and whole.has("lassified by") else ():
        if (found := classifier(paragraph.text)) is not None:
            span = paragraph.source_span(found.start, found.end)
            text = span.of(source.text)
            section = Field(found.section, text, span) if found.section and head.reasons is None else None
            return msgspec.structs.replace(
                head,
                classified_by=Field(found.people, text, span),
                reasons=head.reasons or Field(found.reasons, text, span),
                reasons_section=head.reasons_section or section,
            )
    return head


def _notices(sheet: Sheet, kinds: list[str], mapped: Mapped, source: Source) -> tuple[Notice, ...]:
    made: list[Notice] = []
    told = {kind for kind in set(kinds) if kind.startswith("notice:")}
    for line, kind in zip(sheet.lines, kinds, strict=True) if told else ():
        if kind in told:
            raw = sheet.text[line.start : line.end]
            start = line.start + len(raw) - len(raw.lstrip())
            span = mapped.span(start, start + len(line.text))
            made.append(Notice(kind[7:], span.of(source.text), span))
    return tuple(made)


def _kind(head: Head, sheet: Sheet, passage: Passage) -> Kind:
    if passage.kind is not None:
        return passage.kind
    told = head.classification or head.dtg or head.transmission or head.eo or head.tags or passage.publisher
    more = head.references or head.classified_by or head.captions
    # Of a piece of a head that has its addresses only, those that no letter has: routed, or of a post.
    routed = any(one.routing for name in (head.action, head.info) if name for one in name.value)
    sent = head.origin is not None and posts.addressed(head.origin.value) is not None
    cut = "notice:partial-extract" in sheet.kinds
    return "telegram" if told or more or routed or sent or cut else "unknown"


def _fragment(head: Head, paragraphs: tuple[Paragraph, ...], sheet: Sheet) -> bool:
    """Whether a text without a classification is still part of a cable: it has a number, subject or portion marks.

    Sender and subject of an e-mail are none of a cable.
    """
    own = None if sent_by_mail(sheet.lines) is not None else head.subject or head.origin
    told = own or head.mrn or head.passing or head.captions
    return told is not None or any(paragraph.mark for paragraph in paragraphs)


def _completeness(
    head: Head, paragraphs: tuple[Paragraph, ...], notices: tuple[Notice, ...], lost: list[int], sheet: Sheet
) -> Completeness:
    if not paragraphs and not sheet.groups:
        return "stub"
    if any(notice.kind == "partial-extract" for notice in notices):
        return "partial"
    if lost:
        return "missing_sections"
    if not paragraphs or head.classification is None or _begins_late(paragraphs):
        return "partial"
    return "whole"


def _begins_late(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the first paragraphs are not there: the numbers begin at three or more, with nothing readable before."""
    first = next((at for at, one in enumerate(paragraphs) if one.number is not None), None)
    if first is None or (paragraphs[first].number or 0) < _LATE:
        return False
    return not any(_READABLE.search(one.text) for one in paragraphs[:first])


def _cut_short(paragraphs: tuple[Paragraph, ...], head: Head, *, telegram: bool) -> list[Finding]:
    """A text that ends in the middle of a word or sentence, and without a signature."""
    if not paragraphs or head.signature is not None:
        return []
    last = paragraphs[-1]
    end = last.text[-_LAST_SENTENCE:].rstrip()
    if not _DOTS.search(end[-40:]) and not (telegram and _breaks_off(end, listed=bool(last.items or last.tables))):
        return []
    return [remark("text-cut", "the text breaks off in mid-sentence", Span(max(last.start, last.end - 3), last.end))]


def _breaks_off(end: str, *, listed: bool) -> bool:
    """Whether a text ends in a comma or a hyphen, or in words of a sentence that none of its signs ends.

    The last item of a list may have none, nor may a short text; and what has no little word may be a name or a heading.
    """
    if end.endswith((",", "-")):
        return end[-2:-1].isalpha()
    words = _SENTENCES.split(end)[-1].split()
    if listed or len(end) < _SHORTEST or len(words) < _FEWEST or not words[-1].isalpha():
        return False
    return (words[-1].islower() or end.isupper()) and not languages.ENGLISH.isdisjoint(map(str.lower, words))


def _repeats(sheet: Sheet, mapped: Mapped) -> list[Finding]:
    """The head that is there twice, and what was taken from its cut first copy."""
    made = []
    for name in sheet.adopted:
        run = sheet.groups[name][0]
        place = mapped.span(sheet.lines[run[0]].start, sheet.lines[run[-1]].end)
        made.append(remark("head-from-preview", f"{name} stands in the cut first copy of the head only", place))
    for name in sheet.lent:
        run = sheet.groups[name][0]
        place = mapped.span(sheet.lines[run[0]].start, sheet.lines[run[-1]].end)
        made.append(remark("head-from-quoted", f"{name} is that of the telegram that it sends on", place))
    for at in (at for at in range(sheet.body) if sheet.kinds[at] == "doubled-line"):
        place = mapped.span(sheet.lines[at].start, sheet.lines[at].end)
        made.append(remark("line-doubled", "a line of the head is there twice; it counts once", place))
    above = [at for at in range(sheet.body) if sheet.kinds[at] == COVERING]
    if above:
        place = mapped.span(sheet.lines[above[0]].start, sheet.lines[above[-1]].end)
        made.append(remark("covering-note", "the e-mail in which the telegram was forwarded; none of its words", place))
    twice = [at for at in range(sheet.body) if sheet.kinds[at] == "repeated-head"]
    if twice:
        place = mapped.span(sheet.lines[twice[0]].start, sheet.lines[twice[-1]].end)
        made.append(remark("head-repeated", "the head is there twice; the first counts", place))
    return made


_LATE = 3  # the number of the first paragraph that is there, from which on others before it are lost
_READABLE = re.compile(r"[A-WYZa-wyz]")  # a letter that is no X of a publisher
_FIRST = 3  # paragraphs, of which one may say who classified
_DOTS = re.compile(r"[^\s.]\.\.\.(?:\n\n(?:[0-9]{2} ?)?[A-Z]{3,20} ?[0-9]{1,6})?$")  # the number is what is next to it
_SENTENCES = re.compile(r"[.!?:;][\"”’)\]]{0,2}\s")
_LAST_SENTENCE, _SHORTEST, _FEWEST = 400, 200, 3  # characters of an end, of a text that is no scrap; words
_PRESS = re.compile(r"(?:[A-Z][a-z]+, )?([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4}), ([0-9:]{4,5})")
_STAMP = re.compile(r"Cable dated:\s?([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})")


def _press_date(sheet: Sheet, mapped: Mapped, source: Source) -> Field[str] | None:
    """The day that a publisher set over the text: ``Tuesday, 14 September 2004, 09:08``."""
    for at in (at for at in range(sheet.body) if sheet.kinds[at] == "publisher"):
        line = sheet.lines[at]
        span = mapped.span(line.start, line.end)
        if found := _STAMP.match(line.text):
            return Field(f"{found[1]} {found[2]}", span.of(source.text), span)
        if (found := _PRESS.match(line.text)) and found[2].lower() in MONTHS:
            month = MONTHS.index(found[2].lower()) + 1
            return Field(f"{found[3]}-{month:02d}-{int(found[1]):02d} {found[4]}", span.of(source.text), span)
    return None


def _release(passage: Passage, sheet: Sheet | None = None) -> Release:
    """What the publisher says of it, or the stamps: by whose authority it is open, since when, and what it is now."""
    told = passage.release
    if told.status != "unknown":
        return told
    text = passage.mapped.text
    # Of its own lines only: a passage may hold a thousand cables.
    low, high = (sheet.lines[0].start, max([line.end for line in sheet.lines])) if sheet else (0, len(text))
    if (
        passage.kind is None
        and sheet is not None
        and sheet.furniture
        and (stamp := next(stamps(text, low, high), None))
    ):
        return stamped(stamp, told.classification)
    found = fields.parse_release(text[low:high])
    if found is None:
        return told
    level = told.classification or found.classification
    return Release("released", found.authority, found.date, level, found.part, found.withheld)

"""A document of Foreign Relations in TEI to a cable: what its elements say, and never what its lines look like.

The editors' footnotes and source note are theirs: they are notices, and stand in no paragraph.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from reftel.facts.volumes import volume_of
from reftel.fields.address import Addressee
from reftel.fields.classification import parse_classification
from reftel.fields.dtg import Dtg
from reftel.fields.participants import Participant
from reftel.model.cable import Cable, CableDate, Clearance, Head, Heading, Kind, Notice, Paragraph, Run
from reftel.model.release import Release
from reftel.model.source import Field, Node, Source, Span
from reftel.reading.blocks import stretches_of, texts_of, with_texts
from reftel.reading.body import blocks_in
from reftel.reading.dating import MONTHS
from reftel.reading.elements import Document, Piece
from reftel.reading.foreign import with_foreign
from reftel.reading.frusheads import route_of, with_lines
from reftel.reading.markup import Element
from reftel.reading.protections import protections_of
from reftel.reading.redactions import redactions_of
from reftel.reading.remarks import remark
from reftel.reading.rewritten import read_written
from reftel.reading.roles import assign
from reftel.reading.structure import structured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reftel.model.finding import Finding
    from reftel.reading.mapped import Mapped

_NEAR = 2  # years: a volume takes up what led to its matter, and answers to it
_NUMBER = re.compile(r"(?P<number>[0-9]{1,3})\.\s")
_TEXT = frozenset({"p", "list", "table", "quote", "lg", "ab", "postscript", "salute", "floatingText", "said"})
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("telegram", re.compile(r"\btele(?:gram|type)\b|\bcable(?:gram)?\b", re.IGNORECASE)),
    ("airgram", re.compile(r"\bairgram\b", re.IGNORECASE)),
    (
        "memcon",
        re.compile(
            r"\bmemorand(?:um|a) (?:of|for the record of) (?:a )?(?:\w+ )?conversation|\bmemcon"
            r"|\bmemorand(?:um|a),? by [^;]{2,200}? of (?:a |his )?(?:\w+ )?conversations? with ",
            re.IGNORECASE,
        ),
    ),
    ("memorandum", re.compile(r"\bmemorand(?:um|a)\b|\baide-m[ée]moire\b|\bmemo\b", re.IGNORECASE)),
    ("letter", re.compile(r"\bletter\b|\bnote verbale\b|\bto (?:the|mr|mrs|president|dr|secretary)\b", re.IGNORECASE)),
)
_LEVEL = re.compile(r"(?<![A-Za-z])(Top Secret|Secret|Confidential|Limited Official Use|Unclassified)(?![A-Za-z])")
_PRECEDENCE = re.compile(
    r"(?<![A-Za-z])(Flash|Niact Immediate|Niact|Immediate|Operational Immediate|Priority|Routine)[.;,]"
)
_CAPTION = re.compile(r"(?<![A-Za-z])(Nodis|Exdis|Limdis|Noforn|Eyes Only|Cherokee|Stadis)(?![A-Za-z])", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(?P<act>drafted|approved|cleared)(?: \w+){0,3}? (?:by|in|with) (?P<names>[^.;]{1,200}?)"
    r"(?=[.;]|,? and (?:approved|cleared|drafted)|,? (?:approved|cleared) (?:by|in|with)| on [A-Z])",
    re.IGNORECASE,
)
_ZULU = re.compile(r"(?<![0-9])(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])Z\b")
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_OF_RECEIPT = re.compile(r"\bReceived\b[^<>\[\]0-9]{0,60}(?:<[^<>]{0,200}>)?[^<>\[\]]{0,40}$")
_RECEIVED = re.compile(
    r"\bReceived\s(?:[a-z]{2,5}\s(?:the\s)?[A-Z][a-z]{2,20}\s)?(?P<month>[A-Z][a-z]{2,8})\s(?P<day>[0-9]{1,2})(?:,\s(?P<year>[0-9]{4}))?"
    r"(?![0-9:])"
)


def read_document(source: Source, mapped: Mapped) -> tuple[Cable, list[Node]]:
    """The cable of a document, and a node for every character of it."""
    read = Document(source, mapped)
    own = next((one for one in read.root.all("xenoData") if one.attributes.get("type") == "reftel"), None)
    if own is not None and (written := read_written(read, own)) is not None:
        return written
    sourced = _source_note(read)
    heads = [one for one in read.div.children if one.name == "head"]
    title = " ".join(read.piece(one, flat=True).text for one in heads[:1])
    draft = _Body(read, heads, sourced.element if sourced else None)
    draft.walk(read.div, 0)
    head = _head(read, heads, title, sourced, draft)
    paragraphs = with_foreign(draft.paragraphs(_telegram_number(draft)))
    headings = draft.headings()
    texts = texts_of(paragraphs, headings)
    paragraphs = with_texts(paragraphs, texts) if texts else paragraphs
    editorial = read.div.attributes.get("subtype") == "editorial-note"
    kind: Kind = "unknown" if editorial else _kind(title, sourced.text if sourced else "")
    head = with_lines(head, paragraphs, source) if kind in {"telegram", "airgram"} else head
    told = read.div.attributes
    publisher = {"document": told.get("id", ""), "number": told.get("n", ""), "title": title}
    cable = Cable(
        source=source.ref,
        span=Span(0, len(source.text)),
        kind=kind,
        head=head,
        paragraphs=paragraphs,
        headings=headings,
        blocks=tuple(stretches_of(paragraphs, headings, texts)),
        redactions=tuple(redactions_of(head, headings, paragraphs, source.text)),
        protections=tuple(protections_of(paragraphs)),
        notices=tuple(sorted(_notices(read), key=lambda one: one.span.start)),
        release=Release("published", _volume(source.name), source=sourced.text if sourced else None),
        completeness="whole" if paragraphs else "stub",
        findings=_misdated(head, source.name),
        publisher={key: value for key, value in {**publisher, **_persons(read)}.items() if value},
    )
    return cable, _nodes(source, draft, sourced, heads)


class _Sourced(msgspec.Struct, frozen=True):
    """The source note: archive, file, markings, who drafted and approved."""

    element: Element
    text: str


def _source_note(read: Document) -> _Sourced | None:
    attached = [one for one in read.div.children if one.name == "attachment"]
    before = min((one.start for one in attached), default=read.div.end)
    notes = [one for one in read.div.all("note") if one.attributes.get("type") == "source" and one.start < before]
    if not notes:
        return None
    text = " ".join(read.piece(one, frozenset(), flat=True).text for one in notes)
    return _Sourced(notes[0], text)


def _notices(read: Document) -> Iterator[Notice]:
    for note in read.div.all("note"):
        kind = "source" if note.attributes.get("type") == "source" else "footnote"
        piece = read.piece(note, frozenset({"pb"}), flat=True)
        if piece.text:
            yield Notice(f"{kind}-note" if kind == "source" else kind, piece.text, Span(note.inner, note.inner_end))


def _kind(title: str, sourced: str) -> Kind:
    if re.search(r"(?:^|[:\[.;]\s?)(?:Circular )?Telegram\b", sourced, re.IGNORECASE):
        return "telegram"
    for kind, pattern in _KINDS:
        if pattern.search(title):
            return kind
    route = route_of(title)
    return "letter" if route and route[1] else "unknown"


def _volume(name: str) -> str | None:
    """The volume that a document came from, by the name of the file: ``frus1936v03``."""
    found = volume_of(name)
    return found.id if found else None


def _misdated(head: Head, name: str) -> tuple[Finding, ...]:
    """That a document is dated far from the years of its volume: a slip in its mark-up, or an old enclosure."""
    volume = volume_of(name)
    if volume is None or head.date is None or not head.date.value.edtf[:4].isdigit():
        return ()
    year = int(head.date.value.edtf[:4])
    if volume.first - _NEAR <= year <= volume.last + _NEAR:
        return ()
    years = f"{volume.first}" if volume.first == volume.last else f"{volume.first} to {volume.last}"
    message = f"the date, {head.date.value.edtf}, is far from the years of its volume, {years}"
    return (remark("volume-date", message, head.date.span),)


def _persons(read: Document) -> dict[str, str]:
    """The persons whom the editors marked, with their keys in the list of persons."""
    told: dict[str, str] = {}
    for one in read.div.all("persName"):
        if (key := one.attributes.get("corresp", "").lstrip("#")) and (name := read.piece(one, flat=True).text):
            told.setdefault(key, name)
    return {"persons": "; ".join(f"{name} ({key})" for key, name in told.items())} if told else {}


class _Made(msgspec.Struct):
    """A paragraph of the document: its words, its heading and depth."""

    piece: Piece
    element: Element
    heading: int | None
    under: bool
    level: int


class _Body:
    """The paragraphs of a document, in order."""

    def __init__(self, read: Document, heads: list[Element], sourced: Element | None) -> None:
        self.read, self.heads, self.sourced = read, heads[:1], sourced
        self.made: list[_Made] = []
        self.titles: list[tuple[str, Span, int]] = []
        self.datelines: list[Element] = []
        self.signed: list[Element] = []
        self.subjects: list[Element] = []
        self.current: int | None = None

    def walk(self, element: Element, level: int) -> None:
        """Take in what is in an element; an attachment, or a text inside the text, is a level deeper."""
        for one in element.children:
            if one.name in {"opener", "closer"}:
                self.walk(one, level)
            elif one.name == "dateline":
                self.datelines += [one] if level == 0 else []
                if level:
                    self._add(one, level)
            elif one.name == "signed":
                self.signed += [one] if level == 0 else []
                if level:
                    self._add(one, level)
            elif one.name == "head" and one not in self.heads:
                self._title(one)
            elif one.name == "list" and one.attributes.get("type") == "subject":
                self.subjects += [item for item in one.children if item.name == "item"]
            elif one.name in {"attachment", "div", "body", "group"}:
                self.walk(one, level + (one.name == "attachment"))
            elif one.name in _TEXT:
                self._listed(one, level)

    def _listed(self, one: Element, level: int) -> None:
        heads = [child for child in one.children if child.name == "head"]
        before = self.current
        if heads and one.name in {"list", "table"}:
            self._title(heads[0])
            one = msgspec.structs.replace(one, inner=heads[0].end, children=[c for c in one.children if c not in heads])
        self._add(one, level)
        self.current = before  # the title of a list or table is of nothing behind it

    def _title(self, one: Element) -> None:
        piece = self.read.piece(one, flat=True)
        if piece.text:
            self.current = len(self.titles)
            self.titles.append((piece.text, Span(piece.start, piece.end), len(self.made)))

    def _add(self, one: Element, level: int) -> None:
        piece = self.read.piece(one)
        last = len(self.titles) - 1 if self.titles else None
        if piece.text:
            self.made.append(_Made(piece, one, last, last == self.current, min(level, 1)))

    def paragraphs(self, numbers: dict[int, tuple[int, int]]) -> tuple[Paragraph, ...]:
        """The paragraphs; ``numbers`` gives, by place, the number of one and where its text begins."""
        pieces = [
            _behind(one.piece, numbers[at][1]) if at in numbers else one.piece for at, one in enumerate(self.made)
        ]
        over = [None if one.heading is None else self.titles[one.heading][0] for one in self.made]
        found = []
        for at, (piece, (role, under)) in enumerate(
            zip(pieces, assign([piece.text for piece in pieces], over), strict=True)
        ):
            one = self.made[at]
            under = under and one.under  # noqa: PLW2901 - the title of a list is of nothing behind the list
            one.heading = one.heading if under else None
            paragraph = Paragraph(
                number=numbers[at][0] if at in numbers else None,
                mark=None,
                role=role,
                heading=over[at] if under else None,
                start=one.piece.start,
                text_start=piece.start,
                end=one.piece.end,
                raw="",
                text=piece.text,
                runs=piece.runs,
                blocks=tuple(blocks_in(piece.text, piece.runs)),
                level=one.level,
            )
            found.append(structured(paragraph, self.read.source.text))
        return tuple(found)

    def headings(self) -> tuple[Heading, ...]:
        """The headings with the paragraphs under them."""
        made = []
        for at, (text, span, first) in enumerate(self.titles):
            rows = [index for index, one in enumerate(self.made) if one.heading == at]
            made.append(Heading(text, span, rows[0] if rows else first, rows[-1] + 1 if rows else first))
        return tuple(made)


def _behind(piece: Piece, start: int) -> Piece:
    """The words of a piece behind an offset, which is that of the first character behind a number."""
    cut = [run for run in piece.runs if run.clean_end > start]
    runs = []
    for run in cut:
        low = max(run.clean, start)
        even = run.clean_end - run.clean == run.end - run.start
        runs.append(
            Run(low - start, run.clean_end - start, run.start + (low - run.clean) if even else run.start, run.end)
        )
    return Piece(piece.text[start:], tuple(runs), runs[0].start, piece.end)


def _telegram_number(draft: _Body) -> dict[int, tuple[int, int]]:
    """The paragraphs that the text itself numbers, one after the other from 1; a single number is the telegram's."""
    found: dict[int, tuple[int, int]] = {}
    wanted = 1
    for at, one in enumerate(draft.made):
        match = _NUMBER.match(one.piece.text)
        if match and int(match["number"]) == wanted and match.end() < len(one.piece.text) and not one.level:
            found[at] = (wanted, match.end())
            wanted += 1
    return found if len(found) > 1 else {}


def _head(read: Document, heads: list[Element], title: str, sourced: _Sourced | None, draft: _Body) -> Head:
    told: dict[str, Any] = {}
    if heads:
        plain = re.sub(r"^(?:No\. )?\d{1,4}\.\s*", "", title).rstrip(". ")
        origin, action = route_of(plain) or (None, None)
        if origin:
            told["origin"] = read.field(origin, heads[0])
        if action:
            told["action"] = read.field((Addressee(action),), heads[0])
    lists = (one for one in read.div.all("list") if one.attributes.get("type") == "participants")
    if (listed := next(lists, None)) is not None and (people := tuple(_participants(read, listed, None))):
        told["participants"] = read.field(people, listed)
    if draft.datelines:
        if (place := next(draft.datelines[0].all("placeName"), None)) is not None:
            told["place"] = read.field(read.piece(place, flat=True).text, place)
        _dated(read, draft.datelines[0], told)
    if "date" not in told:
        _undated(read, draft.datelines, told)
    if draft.subjects:
        words = [read.piece(one, flat=True).text for one in draft.subjects]
        told["subject"] = read.field("; ".join(filter(None, words)), draft.subjects[0])
        if len(words) > 1:
            span = Span(draft.subjects[0].inner, draft.subjects[-1].inner_end)
            told["subject"] = Field(told["subject"].value, span.of(read.source.text), span)
    if draft.signed:
        names = [line for one in draft.signed for line in [read.piece(one, flat=True).text.rstrip(",. ")] if line]
        span = Span(draft.signed[0].inner, draft.signed[-1].inner_end)
        told["signature"] = Field(tuple(names), span.of(read.source.text), span) if names else None
    if sourced is not None:
        _sourced(read, sourced, told)
    return Head(**told)


def _participants(read: Document, listed: Element, side: str | None) -> Iterator[Participant]:
    """The persons of a list; an item with a list in it names their side."""
    for item in (one for one in listed.children if one.name == "item"):
        inner = next(item.all("list"), None)
        own = item if inner is None else msgspec.structs.replace(item, inner_end=inner.start, children=[])
        said = read.piece(own, flat=True).text.rstrip(" :.")
        if inner is not None:
            yield from _participants(read, inner, said or side)
        elif said:
            name, _, title = said.partition(", ")
            yield Participant(name, title or None, side)


def _dated(read: Document, dateline: Element, told: dict[str, Any]) -> None:
    for one in dateline.all("date"):
        when = one.attributes.get("when") or one.attributes.get("notBefore") or one.attributes.get("from") or ""
        day = _DAY.match(when)
        if day is None:
            continue
        if "when" not in one.attributes and (latest := one.attributes.get("notAfter")):
            if (common := _common(day.group(), latest[:10])) is not None:
                told["date"] = read.field(CableDate(common, "collection"), one)
            return
        before = read.source.text[dateline.inner : one.start] + read.piece(one, flat=True).text
        if len(day.group()) == 10 and _OF_RECEIPT.search(before):
            told["date"] = read.field(CableDate(f"{day.group()}~", "collection"), one)
            return
        told["date"] = read.field(CableDate(day.group(), "collection"), one)
        time = _ZULU.search(read.piece(dateline, flat=True).text)
        if time and len(day.group()) == 10:
            try:
                at = datetime.fromisoformat(day.group()).replace(
                    hour=int(time["hour"]), minute=int(time["minute"]), tzinfo=UTC
                )
            except ValueError:
                return
            told["dtg"] = read.field(Dtg(at), dateline)
        return


def _common(first: str, last: str) -> str | None:
    """What two days have in common: the day, the month or the year."""
    return next((first[:size] for size in (10, 7, 4) if len(first) >= size and first[:size] == last[:size]), None)


def _undated(read: Document, datelines: list[Element], told: dict[str, Any]) -> None:
    """The date of a document whose dateline has none: what the editors hold it to be, or when it was received.

    They give the first and last day that it can be of; what both have in common is its date. A telegram was sent on
    the day of its receipt or shortly before, so that day is marked as inferred.
    """
    first, last = (read.div.attributes.get(f"doc-dateTime-{edge}", "")[:10] for edge in ("min", "max"))
    given = _DAY.fullmatch(first) and _DAY.fullmatch(last)
    if given and (common := _common(first, last)) is not None:
        place = datelines[0] if datelines else read.div
        span = Span(place.start, place.inner if place is read.div else place.end)
        told["date"] = Field(CableDate(common, "collection"), span.of(read.source.text), span)
        return
    received = _RECEIVED.search(read.piece(datelines[0], flat=True).text) if datelines else None
    volume = volume_of(read.source.name)
    of_volume = str(volume.first) if volume and volume.first == volume.last else None
    year = (received["year"] or of_volume) if received else None
    month = received["month"].lower() if received else ""
    if received is None or year is None or month not in MONTHS:
        return
    try:
        day = date(int(year), MONTHS.index(month) + 1, int(received["day"])).isoformat()
    except ValueError:
        return
    told["date"] = read.field(CableDate(f"{day}~", "collection"), datelines[0])


def _sourced(read: Document, sourced: _Sourced, told: dict[str, Any]) -> None:
    """Classification, precedence, handling words and who drafted and approved, as the source note says."""
    text = sourced.text
    level = _LEVEL.search(text)
    if level and (value := parse_classification(level[1].upper())) is not None:
        told["classification"] = read.field(value, sourced.element)
    if words := tuple(dict.fromkeys(one.upper() for one in _PRECEDENCE.findall(text))):
        told["precedence"] = read.field(words, sourced.element)
    if captions := tuple(dict.fromkeys(one.upper() for one in _CAPTION.findall(text))):
        told["captions"] = read.field(captions, sourced.element)
    for found in _ACTS.finditer(text):
        name = f"{found['act'].lower()}_by"
        people = tuple(Clearance(bare) for part in re.split(r",\s| and ", found["names"]) if (bare := part.strip(" ,")))
        if people and name not in told:
            told[name] = read.field(people, sourced.element)


def _nodes(source: Source, draft: _Body, sourced: _Sourced | None, heads: list[Element]) -> list[Node]:
    """A node for every character: those of the elements that were read, and mark-up between them."""
    spans = [(one.element.start, one.element.end, "paragraph") for one in draft.made]
    spans += [(span.start, span.end, "heading") for _, span, _ in draft.titles]
    spans += [(one.start, one.end, "header:title") for one in heads[:1]]
    spans += [(one.start, one.end, "header:date") for one in draft.datelines]
    spans += [(one.start, one.end, "header:signature") for one in draft.signed]
    spans += [(one.start, one.end, "header:subject") for one in draft.subjects]
    spans += [(note.start, note.end, "notice:footnote") for note in draft.read.div.all("note")]
    if sourced:
        spans.append((sourced.element.start, sourced.element.end, "notice:source-note"))
    nodes: list[Node] = []
    at = 0
    for start, end, kind in sorted(spans):
        if start < at:
            continue
        if start > at:
            nodes.append(Node("markup", at, start))
        nodes.append(Node(kind, start, end))
        at = end
    if at < len(source.text):
        nodes.append(Node("markup", at, len(source.text)))
    return [node for node in nodes if node.end > node.start]

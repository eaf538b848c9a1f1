"""Access by marking: which portions of a cable somebody may see, and the cable with all others taken out.

A portion (a paragraph, the subject) may be seen by those who are cleared for its level and for every caveat and
caption that limits it. This filters by marking; it is no judgement of what may be published.

What a portion asks for, in this order:

- Of a document that was released, the level that it has now (UNCLASSIFIED where that is not said): not its old one.
- Its own mark; of a paragraph whose items or lines are marked too, the highest of them. A heading with a mark asks for
  that, too.
- Without a mark, what the whole cable is marked. A cable of which no level is known is shown only to those who see
  everything.
- Captions that limit distribution (NODIS, EXDIS, ROGER CHANNEL …) limit all of a cable. A caveat of the class line
  (NOFORN) limits all portions above UNCLASSIFIED. SENSITIVE is a level between UNCLASSIFIED and CONFIDENTIAL.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from reftel.errors import InputError
from reftel.facts import captions
from reftel.fields.classification import Classification, parse_classification
from reftel.fields.portion import parse_portion
from reftel.model.cable import Cable, Head, Paragraph
from reftel.model.source import Field, Node, Source, Span
from reftel.model.statement import Account, Statement
from reftel.model.structure import POST

LEVELS = ("unclassified", "sbu", "confidential", "secret", "top-secret")
"""The levels that one can be cleared for, lowest first; LOU and FOUO are as SBU."""
WITHHELD = "█"
"""Stands in a source for each character that is withheld."""
MASK = WITHHELD * 5
"""Stands for what is masked wherever its length is not to be told."""
_MASKED = re.compile(rf"{WITHHELD}+(?:[\s'’.-]{{1,3}}{WITHHELD}+)*")
_RANKS = {"U": 0, "LOU": 1, "C": 2, "S": 3, "TS": 4}
_SENSITIVE = frozenset({"SBU", "FOUO", "LOU", "LIMITED OFFICIAL USE", "SENSITIVE"})
_SHORT = {"NF": "NOFORN", "OC": "ORCON"}
# Caveats that ask for nobody's clearance: how a message is sent, or that it was reviewed.
_OPEN = frozenset({"EFTO", "MR", "NOTAL", "DSEN", "SIPDIS", "DISTO"})
_LIMITING = frozenset({"distribution", "channel"})
_MARKED_BEFORE = re.compile(r"[(][A-Z/ ]{1,24}[)][ \t]{0,3}$")
_MARKED_BEHIND = re.compile(r"[ \t]{0,3}[(](?:U|SBU|LOU|FOUO|C|S|TS)(?:/[A-Z]{1,6}){0,3}[)]")
# Of the head: who was there, who wrote, who read it before it went. Not told of a cable not to be seen as a whole.
_PEOPLE = ("participants", "drafted_by", "approved_by", "cleared_by", "place")
_NOTED = ("classification", "captions", "handling")
_LINE = 160
"""Characters of a field at most that is a line of the head, and no note of editors that tells of more."""
_NOT_BLANK = re.compile(r"\S")
_WORD = re.compile(r"[^\W_]{2,}")
_MARKED = re.compile(r"[(]([A-Z][A-Z/ ]{0,23})[)]")
_MARKED_LINE = re.compile(
    r"(?m)^[ \t]{0,40}(?:[-*•·–—]{1,3}|[(]?[A-Za-z0-9]{1,3}[.)])?[ \t]{0,8}[(]([A-Z][A-Z/ ]{0,23})[)]"
)
"""A line that begins with a mark, behind a dash or a letter maybe, whatever it was read as."""


class Need(msgspec.Struct, frozen=True):
    """What a portion asks for: the rank of its level (5: nobody is cleared for it), and caveats and captions."""

    rank: int
    caveats: frozenset[str] = frozenset()


UNKNOWN = Need(len(LEVELS))


class Access(msgspec.Struct, frozen=True):
    """What somebody is cleared for: a rank of ``LEVELS``, and the caveats and captions that are named."""

    rank: int
    caveats: frozenset[str] = frozenset()

    def sees(self, need: Need) -> bool:
        """Whether a portion may be seen."""
        return self == EVERYTHING or (need.rank <= self.rank and need.caveats <= self.caveats)

    def covers(self, other: "Access") -> bool:
        """Whether it sees all that another does."""
        if self == EVERYTHING:
            return True
        return other != EVERYTHING and other.rank <= self.rank and other.caveats <= self.caveats

    def __str__(self) -> str:
        return ", ".join((*(LEVELS[self.rank : self.rank + 1] or ("everything",)), *sorted(self.caveats)))

    @property
    def folder(self) -> str:
        """A name for what it sees, as that of a folder."""
        caveats = (re.sub(r"[^A-Z0-9]+", "", one) for one in sorted(self.caveats))
        return "-".join((*(LEVELS[self.rank : self.rank + 1] or ("everything",)), *caveats))


EVERYTHING = Access(len(LEVELS))
"""Who sees every portion, of whatever level and caveats."""


def parse_access(text: str) -> Access:
    """What somebody is cleared for: ``secret``, ``secret, NOFORN, EXDIS``.

    Raises:
        InputError: if the level is none, or a caveat is not known.
    """
    level, *others = (part.strip() for part in text.split(","))
    name = level.lower().replace(" ", "-")
    if name not in LEVELS:
        raise InputError(f"{level[:40]!r} is no level: write one of {', '.join(LEVELS)}; caveats follow, after commas.")
    named = []
    for other in others:
        caveat = " ".join(other.upper().split())
        caveat = _SHORT.get(caveat, caveat)
        if captions.caption_of(caveat) is None:
            raise InputError(f"{other[:40]!r} is no caveat or caption that is known: NOFORN, NODIS, EXDIS are.")
        named.append(caveat)
    return Access(LEVELS.index(name), frozenset(named))


# What portions ask for.


def whole(cable: Cable) -> Need:
    """What a cable asks for as a whole, and so each portion that has no mark of its own."""
    released = _released(cable)
    if released is not None:
        return released
    marked = cable.classification
    if marked is None:
        return UNKNOWN
    rank = _rank(marked, sensitive=marked.sensitive or not _SENSITIVE.isdisjoint(cable.captions))
    return Need(rank, frozenset(_limits(marked.caveats)) | distribution(cable))


def of_paragraph(cable: Cable, paragraph: Paragraph) -> Need:
    """What a paragraph asks for."""
    everything = whole(cable)
    if _released(cable) is not None:
        return everything
    marks = [paragraph.mark, *(item.mark for item in paragraph.items), *_MARKED_LINE.findall(paragraph.raw)]
    told = [need for mark in marks if mark and (need := _of_mark(mark, cable))]
    if not paragraph.mark or not told:
        told.append(everything)
    return Need(max(need.rank for need in told), frozenset().union(*(need.caveats for need in told)))


def of_subject(cable: Cable, text: str) -> Need:
    """What a subject asks for; its mark stands before or behind it in the ``text`` of the source."""
    field = cable.head.subject
    if field is None or _released(cable) is not None:
        return whole(cable)
    before = _MARKED_BEFORE.search(text[max(0, field.span.start - 30) : field.span.start])
    own = parse_portion(before.group() if before else field.text[:40])
    if own is None and (behind := _MARKED_BEHIND.search(f"{field.text[-16:]}{text[field.span.end :][:20]}")):
        own = parse_portion(behind.group())
    return (_of_mark(own.mark, cable) if own else None) or whole(cable)


def of_heading(cable: Cable, text: str) -> Need:
    """What a heading asks for by marks of its own: the highest of them; nothing where it has none."""
    told = [need for mark in _MARKED.findall(text) if (need := _of_mark(mark, cable))]
    if not told or _released(cable) is not None:
        return Need(0)
    return Need(max(need.rank for need in told), frozenset().union(*(need.caveats for need in told)))


def distribution(cable: Cable) -> frozenset[str]:
    """The captions that limit who may see any of a cable."""
    told = {one.caption for one in cable.handling if one.kind in _LIMITING} if cable.handling else set()
    told |= {one for one in cable.captions if (fact := captions.caption_of(one)) and fact.kind in _LIMITING}
    return frozenset(told - _OPEN)


def _released(cable: Cable) -> Need | None:
    """What is asked for now, of a document that was released; None of any other."""
    if cable.release.status != "released":
        return None
    now = parse_classification(cable.release.classification or "UNCLASSIFIED")
    return Need(_rank(now, sensitive=now.sensitive)) if now else UNKNOWN


def _of_mark(mark: str, cable: Cable) -> Need | None:
    portion = parse_portion(f"({mark})")
    if portion is None:
        return None
    level, *others = portion.mark.split("/")
    rank = _RANKS[portion.level]
    if rank == 0 and (level in _SENSITIVE or not _SENSITIVE.isdisjoint(others)):
        rank = 1
    asked = frozenset(_limits(others)) | distribution(cable)
    if rank and cable.classification:
        asked |= frozenset(_limits(cable.classification.caveats))
    return Need(rank, asked)


def _limits(caveats: Iterable[str]) -> Iterator[str]:
    for caveat in caveats:
        name = _SHORT.get(caveat, caveat)
        if name not in _OPEN | _SENSITIVE and not name.startswith("REL"):
            yield name


def _rank(marked: Classification, *, sensitive: bool) -> int:
    rank = _RANKS[marked.level]
    return max(rank, 1) if sensitive else rank


# What is left of a source, its cables and their statements.


class Cleared(msgspec.Struct, frozen=True, kw_only=True):
    """A source with all characters blanked that may not be seen, its cables without them; ``withheld`` if any are."""

    source: Source
    nodes: tuple[Node, ...]
    cables: tuple[Cable, ...]
    withheld: bool


def cleared(source: Source, nodes: tuple[Node, ...], cables: tuple[Cable, ...], access: Access) -> Cleared:
    """What somebody may see of a source. Nothing but portions that may be seen, and heads, is left of its text."""
    hidden = [_hidden(cable, source.text, access) for cable in cables]
    everything = access == EVERYTHING or (bool(cables) and not any(hidden))
    if everything:
        return Cleared(source=source, nodes=nodes, cables=cables, withheld=False)
    shown = [span for cable, gone in zip(cables, hidden, strict=True) for span in _shown(cable, gone)]
    text = blanked(source.text, _around(shown, len(source.text)))
    blank = msgspec.structs.replace(source, text=text)
    left = tuple(_without(cable, gone, shown, text) for cable, gone in zip(cables, hidden, strict=True))
    return Cleared(source=blank, nodes=nodes, cables=left, withheld=True)


def _hidden(cable: Cable, text: str, access: Access) -> tuple[Span, ...]:
    """The portions of a cable that may not be seen."""
    gone = [paragraph.span for paragraph in cable.paragraphs if not access.sees(of_paragraph(cable, paragraph))]
    if cable.head.subject and not access.sees(of_subject(cable, text)):
        gone.append(cable.head.subject.span)
    gone += [heading.span for heading in cable.headings if not access.sees(of_heading(cable, heading.text))]
    if access.sees(whole(cable)):
        return tuple(gone)
    if not cable.paragraphs:
        gone.append(cable.span)  # what was not read to paragraphs is one portion
    told = (getattr(cable.head, name) for name in _PEOPLE)
    gone += [field.span for field in told if field is not None]
    fields = ((name, getattr(cable.head, name)) for name in Head.__struct_fields__)
    gone += [field.span for name, field in fields if name in _NOTED and field and len(field.text) > _LINE]
    return tuple(gone)


def _shown(cable: Cable, gone: tuple[Span, ...]) -> Iterator[Span]:
    """The places of what may be seen of a cable: all of it, or its head and the portions that are left."""
    if not gone:
        yield cable.span
        return
    if cable.span in gone:
        return
    for name in Head.__struct_fields__:
        field: Field[object] | None = getattr(cable.head, name)
        if field is not None and field.span not in gone:
            yield from field.parts or (field.span,)
    for paragraph in cable.paragraphs:
        # Of a paragraph that may not be seen its number and mark are left.
        yield Span(paragraph.start, paragraph.text_start) if paragraph.span in gone else paragraph.span
    yield from (line.span for line in cable.page_lines)
    for heading in cable.headings:  # it is of all its paragraphs: it may be seen only where each of them may
        under = cable.paragraphs[heading.first : heading.last]
        if under and all(paragraph.span not in gone for paragraph in under) and heading.span not in gone:
            yield heading.span


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with every sign in some places blanked; its lines stay where they are, and its length what it was."""
    parts = []
    at = 0
    for start, end in sorted(places):
        if end > at:
            start = max(start, at)  # noqa: PLW2901 # places may overlap
            parts += [text[at:start], _NOT_BLANK.sub(WITHHELD, text[start:end])]
            at = end
    return "".join((*parts, text[at:]))


def evened(text: str) -> str:
    """A text in which every mask has one length, whatever it hides: parts of a name side by side are one."""
    return _MASKED.sub(MASK, text)


def _around(shown: Iterable[Span], size: int) -> Iterator[tuple[int, int]]:
    """The places of a text of some size that do not lie in what may be seen."""
    at = 0
    for span in sorted(shown):
        if span.start > at:
            yield at, span.start
        at = max(at, span.end)
    yield at, size


def _without(cable: Cable, gone: tuple[Span, ...], shown: list[Span], text: str) -> Cable:
    if not gone:
        return cable
    paragraphs = tuple(_taken_out(p, text) if p.span in gone or cable.span in gone else p for p in cable.paragraphs)
    headings = tuple(heading for heading in cable.headings if _lies_in(heading.span, shown))
    named = {heading.text for heading in headings}
    head = cable.head
    kept = {name: None for name in ("subject", *_PEOPLE) if (field := getattr(head, name)) and field.span in gone}
    for name in _NOTED:
        if (field := getattr(head, name)) and field.span in gone:  # what it says is known; its words tell of more
            kept[name] = msgspec.structs.replace(field, text=text[field.span.start : field.span.end])
    head = msgspec.structs.replace(head, **kept)
    return msgspec.structs.replace(
        cable,
        head=head if cable.span not in gone else Head(mrn=head.mrn, date=head.date, classification=head.classification),
        paragraphs=tuple(p if p.heading in named else msgspec.structs.replace(p, heading=None) for p in paragraphs),
        headings=headings,
        blocks=(),
        redactions=tuple(one for one in cable.redactions if _lies_in(one.span, shown)),
        protections=tuple(one for one in cable.protections if _lies_in(one.marker, shown)),
        notices=(),
        service=(),
        publisher={},
        release=msgspec.structs.replace(cable.release, source=None, note=None),
        findings=(),
    )


def _taken_out(paragraph: Paragraph, text: str) -> Paragraph:
    return msgspec.structs.replace(
        paragraph,
        heading=None,
        raw=text[paragraph.start : paragraph.end],
        text="",
        runs=(),
        blocks=(),
        items=(),
        tables=(),
        repairs=(),
        foreign=(),
    )


def _lies_in(span: Span, shown: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in shown)


def is_withheld(paragraph: Paragraph) -> bool:
    """Whether a paragraph's text was taken out."""
    return not paragraph.text and WITHHELD in paragraph.raw


def statements_left(cable: Cable, statements: Iterable[Statement], text: str) -> Iterator[Statement]:
    """The statements of a cable that may be seen, by the cable and the text of its source as they are left.

    A statement goes if any of its characters were taken out, or if its speaker is named nowhere in what is left: who
    *he* is may be said in what is withheld. Its day, and other names that are not left, go too, for the same reason.
    """
    held = tuple(statements)
    if WITHHELD not in text[cable.span.start : cable.span.end]:
        yield from held
        return
    words = words_of(cable)
    kept = [one for one in held if _is_left(one, text) and is_named(one.speaker, words)]
    ids = {one.id for one in kept}
    for one in kept:
        yield msgspec.structs.replace(
            one,
            said_on=None,
            heading=None,
            topic=None,
            chain=(),
            holder=one.holder if is_named(one.holder, words) else one.speaker,
            addressees=tuple(name for name in one.addressees if is_named(name, words)),
            echo_of=one.echo_of if one.echo_of in ids else None,
            account=_account_left(cable, one.account),
        )


def _account_left(cable: Cable, account: Account) -> Account:
    """Whose account it is, as far as the head is left that says so; who was there may be said in what is withheld."""
    return msgspec.structs.replace(
        account,
        drafter=account.drafter if cable.head.drafted_by else None,
        cleared_by=account.cleared_by if cable.head.cleared_by else (),
        speaker_present=None,
        signer_present=None,
    )


def _is_left(statement: Statement, text: str) -> bool:
    spans = [Span(statement.start, statement.end), statement.sentence_span, *statement.quote_spans]
    if statement.condition:
        spans.append(Span(statement.condition.start, statement.condition.end))
    return all(WITHHELD not in text[span.start : span.end] for span in spans)


def words_of(cable: Cable) -> set[str]:
    """The words that are left of a cable's paragraphs, and those of its post."""
    words = {word.casefold() for paragraph in cable.paragraphs for word in _WORD.findall(paragraph.text)}
    return words | {word.casefold() for word in _WORD.findall(cable.origin or "")}


def is_named(name: str, words: set[str]) -> bool:
    """Whether all words of a name are among some words."""
    return name == POST or {word.casefold() for word in _WORD.findall(name)} <= words

"""Searches under a name and case files, as one reader may see and change them.

What is kept is a place; what stands there is looked up in the archive of whoever reads. Words that people wrote (names,
notes, queries) may tell of what they saw: they are shown to those who are cleared for what their writer says they are
for, which is what he himself was cleared for until he says otherwise.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from reftel.archive import Archive
from reftel.archive.auditing import moment
from reftel.archive.keeping import Keeping
from reftel.archive.pool import Pool
from reftel.archive.reviewing import coder_name
from reftel.errors import InputError
from reftel.model.cable import Cable, Paragraph
from reftel.model.case import Asks, Case, Filled, Item, Listed, Search
from reftel.model.heading import heading_of, number_in_series
from reftel.model.source import Span, is_hash
from reftel.model.statement import Statement
from reftel.workflow.access import EVERYTHING, Access, is_withheld, parse_access, whole
from reftel.workflow.levelling import Levels, evened
from reftel.workflow.protecting import Protected, masked_name
from reftel.workflow.sheltering import levels, stand_ins

Words = TypeVar("Words", Case, Search)

_NAME, _ABOUT, _NOTE, _QUERY = 200, 4_000, 4_000, 10_000
"""Characters of a name, of what a case is about, of a note, of a query."""
MOST = 2_000
"""Items of a case file at most."""
_REMEMBERED = 50
"""Of so many sources it is remembered where their places are in the reader's archive."""


class Cases:
    """The searches and case files of an archive."""

    def __init__(self, archive: Path, pool: Pool, access: Access | None, protected: Protected | None) -> None:
        self._archive, self._pool = archive, pool
        self._access = access
        self._protected = protected
        self._levels: dict[str, Levels | None] = {}

    # What there is.

    def searches(self) -> tuple[Search, ...]:
        """The searches that the reader may see, by name."""
        with Keeping(self._archive) as keeping:
            found = [one for one in keeping.searches() if not one.gone and self._sees(one.shown)]
        return tuple(sorted((self._masked(one) for one in found), key=lambda one: (one.name.casefold(), one.number)))

    def all(self) -> tuple[Listed, ...]:
        """The case files that the reader may see, the last first; how many items he sees of each."""
        with Keeping(self._archive) as keeping:
            found = [one for one in keeping.cases() if not one.gone and self._sees(one.shown)]
            items = {one.number: [item for item in keeping.items(one.number) if not item.gone] for one in found}
        return tuple(
            Listed(case=self._masked(one), items=self._count(items[one.number]))
            for one in sorted(found, key=lambda one: -one.number)
        )

    def put_away(self, owner: str) -> tuple[Case | Search, ...]:
        """What somebody put away and can have again."""
        with Keeping(self._archive) as keeping:
            cases = [one for one in keeping.cases() if one.gone and one.owner == owner and self._sees(one.shown)]
            searches = [one for one in keeping.searches() if one.gone and one.owner == owner and self._sees(one.shown)]
        return (*map(self._masked, cases), *map(self._masked, searches))

    def get(self, number: int) -> tuple[Case, tuple[Filled, ...]] | None:
        """A case file and what is in it, as far as the reader may see it; None if there is none."""
        with Keeping(self._archive) as keeping:
            case = next((one for one in keeping.cases() if one.number == number), None)
            if case is None or case.gone or not self._sees(case.shown):
                return None
            items = [one for one in keeping.items(number) if not one.gone]
        return self._masked(case), tuple(self._filled(items))

    def _count(self, items: Iterable[Item]) -> int:
        held = list(items)
        return len(held) if self._access is None else sum(1 for _ in self._filled(held))

    def _sees(self, shown: str) -> bool:
        if self._access is None or self._access == EVERYTHING:
            return True
        return bool(shown) and self._access.covers(parse_access(shown))

    def _masked(self, one: Words) -> Words:
        if self._protected is None:
            return one
        hidden = {name: evened(masked_name(getattr(one, name), self._protected)) for name in _WORDS[type(one)]}
        return msgspec.structs.replace(one, **hidden)

    # What stands there.

    def preview(self, mrn: str, place: int | None = None, statement: str = "") -> Filled | None:
        """What would be put into a case file: a cable, the paragraph at a place of it, a statement; None: nothing."""
        with self._pool.archive() as opened:
            cable = opened.cable(mrn)
            item = self._item(opened, cable, place, statement) if cable else None
            return self._fill(opened, item) if item else None

    def _item(self, opened: Archive, cable: Cable, place: int | None, statement: str) -> Item | None:
        source, moved = self._source_of(cable)

        def at(start: int, end: int, para: int | None = None) -> dict[str, int | None]:
            low, high = (start, end) if moved is None else (moved.back(start), moved.back(end))
            return {"start": low, "end": high, "para": para}

        base = Item(case=0, kind="cable", cable=cable.citation, source=source)
        base = msgspec.structs.replace(base, **at(cable.span.start, cable.span.end))
        if statement:
            one = next((one for one in opened.statements(cable.citation) if one.id == statement), None)
            if one is None:
                return None
            return msgspec.structs.replace(base, kind="statement", statement=one.id, **at(one.start, one.end, one.para))
        if place is None:
            return base
        if not 0 <= place < len(cable.paragraphs):
            return None
        paragraph = cable.paragraphs[place]
        return msgspec.structs.replace(base, kind="paragraph", **at(paragraph.start, paragraph.end, paragraph.number))

    def _source_of(self, cable: Cable) -> tuple[str, Levels | None]:
        """The hash of the source of a cable, also where the reader's archive has another name for it, and then where
        its places are there.
        """
        own = cable.source.sha256
        if self._access is None or is_hash(own):
            return own, None
        names = stand_ins(self._archive)
        with Keeping(self._archive) as keeping:
            held = next((one for one in keeping.hashes() if names and names.source(one) == own), own)
        return held, self._moved(held)

    def _moved(self, sha256: str) -> Levels | None:
        """Where the places of a source are in the reader's archive; None where they are what they were."""
        if self._access is None:
            return None
        if sha256 not in self._levels:
            if len(self._levels) >= _REMEMBERED:
                self._levels.clear()
            self._levels[sha256] = levels(self._archive, sha256, self._access, self._protected)
        return self._levels[sha256]

    def _here(self, opened: Archive, item: Item) -> Item:
        """An item at the place that it has in the reader's archive; its source is none where that cannot be told."""
        moved, names = self._moved(item.source), stand_ins(self._archive)
        if moved is None or names is None:
            return item
        own = names.source(item.source)
        held = next(opened.sources(own), None) is not None and opened.source(own).text == moved.text
        return msgspec.structs.replace(
            item,
            source=own if held else "",
            start=moved.low(item.start),
            end=moved.high(item.end),
            statement=names.statement(item.statement) if item.statement else "",
        )

    def _filled(self, items: Iterable[Item]) -> Iterator[Filled]:
        with self._pool.archive() as opened:
            for item in items:
                if (found := self._fill(opened, item)) is not None:
                    yield found

    def _fill(self, opened: Archive, item: Item) -> Filled | None:
        """An item with what stands there; None where the reader may not see that."""
        item = item if self._protected is None else _hidden(item, self._protected)
        if item.kind == "search":
            return Filled(item=item)
        looking = opened.looking()
        item = self._here(opened, item)
        cable = looking.cable_at(item.source, item.start)
        if cable is None:
            return (
                None
                if self._access is not None
                else Filled(item=item, found=False, citation=item.cable, called=item.cable)
            )
        if not is_hash(item.source):  # its number then may be made of a hash
            item = msgspec.structs.replace(item, cable=cable.citation)
        card, called = next(iter(looking.cards([cable.citation])), None), heading_of(cable)
        number = cable.citation if cable.mrn else number_in_series(cable)
        base = Filled(
            item=item,
            citation=cable.citation,
            called=number or called or looking.file_of(cable.citation) or cable.citation,
            subject=called,
            date=cable.date,
            level=card.level if card else None,
            origin=cable.origin,
            source=cable.source.sha256,
            start=item.start,
            end=item.end,
            cable=cable,
        )
        if item.kind == "cable":
            return base if self._may_see(cable) else None
        return self._within(opened, base, cable)

    def _may_see(self, cable: Cable) -> bool:
        """Whether anything of a cable may be seen beyond its head."""
        if self._access is None:
            return True
        return self._access.sees(whole(cable)) or any(not is_withheld(one) for one in cable.paragraphs)

    def _within(self, opened: Archive, base: Filled, cable: Cable) -> Filled | None:
        item = base.item
        span = Span(item.start, item.end)
        place, paragraph = _paragraph(cable, span)
        if paragraph is None or is_withheld(paragraph):
            return None if self._access is not None else msgspec.structs.replace(base, found=False)
        anchor = _anchor(cable, place)
        base = msgspec.structs.replace(base, para=paragraph.number, anchor=anchor)
        if item.kind == "paragraph":
            return msgspec.structs.replace(base, text=paragraph.text)
        told = [one for one in opened.statements(cable.citation) if one.source == cable.source.sha256]
        statement = _recognised(told, item)
        if statement is not None:
            return msgspec.structs.replace(base, text=statement.sentence, statement=statement)
        if self._access is not None:
            return None
        text = opened.source(cable.source.sha256).text[item.start : item.end]
        return msgspec.structs.replace(base, found=False, text=" ".join(text.split()))

    # Changing.

    def make(self, name: str, about: str, owner: str) -> int:
        """Begin a case file; its number.

        Raises:
            InputError: naming what is missing.
        """
        case = Case(name=_name(name), about=_text(about, _ABOUT), owner=coder_name(owner), shown=self._own())
        return self._put([case])[0]

    def change(self, number: int, owner: str, *, name: str, about: str, shown: str) -> None:
        """Change the name of a case file, what it is about, and for whom its words are.

        Raises:
            InputError: if it is not his, or cannot be so.
        """
        with Keeping(self._archive, write=True) as keeping:
            case = self._mine(keeping, number, owner)
            told = self._shown(shown)
            changed = msgspec.structs.replace(case, name=_name(name), about=_text(about, _ABOUT), shown=told)
            keeping.put([changed], moment())

    def put(self, number: int, owner: str, *, gone: bool) -> None:
        """Put a case file away, or have it again.

        Raises:
            InputError: if it is not his.
        """
        with Keeping(self._archive, write=True) as keeping:
            case = self._mine(keeping, number, owner, gone=not gone)
            keeping.put([msgspec.structs.replace(case, gone=gone)], moment())

    def add(
        self, number: int, owner: str, *, mrn: str, place: int | None = None, statement: str = "", note: str = ""
    ) -> int:
        """Put a cable, a paragraph or a statement into a case file; the number of the item.

        Raises:
            InputError: if the case is not his, or there is no such thing that he may see.
        """
        with self._pool.archive() as opened:
            cable = opened.cable(mrn)
            item = self._item(opened, cable, place, statement) if cable else None
            if item is None or self._fill(opened, item) is None:
                raise InputError(f"{mrn[:60]} has no such paragraph or statement any more: load its page again.")
        return self._enter(number, owner, item, note)

    def add_search(self, number: int, owner: str, asks: Asks, query: str, note: str = "") -> int:
        """Put a search into a case file; the number of the item.

        Raises:
            InputError: if the case is not his, or nothing is asked.
        """
        return self._enter(number, owner, Item(case=0, kind="search", asks=asks, query=_query(query)), note)

    def _enter(self, number: int, owner: str, item: Item, note: str) -> int:
        with Keeping(self._archive, write=True) as keeping:
            case = self._mine(keeping, number, owner)
            items = keeping.items(number)
            held = [one for one in items if not one.gone]
            if len(held) >= MOST:
                raise InputError(f"A case file holds at most {MOST:,} items: begin another.")
            same = next((one for one in held if _place(one) == _place(item)), None)
            told = _text(note, _NOTE)
            if same is not None:  # once is enough; a further note stands under the first
                notes = "\n\n".join(part for part in (same.note, told) if part)
                keeping.put([msgspec.structs.replace(same, note=_text(notes, _NOTE))], moment())
                return same.number
            rank = max((one.rank for one in items), default=0) + 1
            entered = msgspec.structs.replace(item, case=case.number, rank=rank, note=told, by=coder_name(owner))
            return keeping.put([entered], moment())[0]

    def note(self, item: int, owner: str, note: str) -> None:
        """Write another note to an item.

        Raises:
            InputError: if it is not his.
        """
        self._alter(item, owner, lambda one, _: [msgspec.structs.replace(one, note=_text(note, _NOTE))])

    def take_out(self, item: int, owner: str) -> None:
        """Take an item out of its case file.

        Raises:
            InputError: if it is not his.
        """
        self._alter(item, owner, lambda one, _: [msgspec.structs.replace(one, gone=True)])

    def move(self, item: int, owner: str, way: Literal["up", "down"]) -> None:
        """Move an item before the one above it, or behind the one below.

        Raises:
            InputError: if it is not his.
        """

        def swapped(one: Item, items: list[Item]) -> list[Item]:
            at = items.index(one)
            other = at - 1 if way == "up" else at + 1
            if not 0 <= other < len(items):
                return []
            pair = items[other]
            ranks = one.rank, pair.rank
            return [msgspec.structs.replace(one, rank=ranks[1]), msgspec.structs.replace(pair, rank=ranks[0])]

        self._alter(item, owner, swapped)

    def _alter(self, item: int, owner: str, change: Callable[[Item, list[Item]], list[Item]]) -> None:
        with Keeping(self._archive, write=True) as keeping:
            one = keeping.item(item)
            if one is None or one.gone:
                raise InputError("That is in no case file any more: load the page again.")
            self._mine(keeping, one.case, owner)
            changed = change(one, [held for held in keeping.items(one.case) if not held.gone])
            if changed:
                keeping.put(changed, moment())

    def save(self, name: str, asks: Asks, query: str, owner: str) -> int:
        """Keep a search under a name; one of the same name and owner is taken the place of.

        Raises:
            InputError: naming what is missing.
        """
        told, whose = _name(name), coder_name(owner)
        with Keeping(self._archive, write=True) as keeping:
            mine = [one for one in keeping.searches() if one.owner == whose and self._sees(one.shown)]
            number = next((one.number for one in mine if one.name == told), 0)
            one = Search(number=number, name=told, asks=asks, query=_query(query), owner=whose, shown=self._own())
            return keeping.put([one], moment())[0]

    def put_search(self, number: int, owner: str, *, gone: bool) -> None:
        """Put a search away, or have it again.

        Raises:
            InputError: if it is not his.
        """
        with Keeping(self._archive, write=True) as keeping:
            found = (one for one in keeping.searches() if one.number == number and one.gone != gone)
            one = next(found, None)
            if one is None or one.owner != coder_name(owner) or not self._sees(one.shown):
                raise InputError(f"There is no search {number} of yours.")
            keeping.put([msgspec.structs.replace(one, gone=gone)], moment())

    def _put(self, records: list[Case]) -> list[int]:
        with Keeping(self._archive, write=True) as keeping:
            return keeping.put(records, moment())

    def _mine(self, keeping: Keeping, number: int, owner: str, *, gone: bool = False) -> Case:
        case = next((one for one in keeping.cases() if one.number == number and one.gone == gone), None)
        if case is None or not self._sees(case.shown):
            raise InputError(f"There is no case file {number}.")
        if case.owner != coder_name(owner):
            raise InputError(f"The case file {number} is {case.owner}’s: begin one of your own.")
        return case

    def _own(self) -> str:
        """What the reader is cleared for, as it is written down: nothing where he sees everything."""
        return "" if self._access is None or self._access == EVERYTHING else str(self._access)

    def _shown(self, text: str) -> str:
        """For whom words are to be.

        Raises:
            InputError: if there is no such clearance, or the writer himself would not see them.
        """
        if not text.strip():
            return self._own()
        told = str(parse_access(text))
        if not self._sees(told):
            raise InputError("Whoever reads it cannot be cleared for more than you are.")
        return told


_WORDS: dict[type, tuple[str, ...]] = {Case: ("name", "about", "owner"), Search: ("name", "query", "owner")}


def _hidden(item: Item, protected: Protected) -> Item:
    told = {name: evened(masked_name(getattr(item, name), protected)) for name in ("note", "query", "by")}
    return msgspec.structs.replace(item, **told)


def _place(item: Item) -> tuple[object, ...]:
    return item.kind, item.source, item.start, item.end, item.statement, item.asks, item.query


def _paragraph(cable: Cable, span: Span) -> tuple[int, Paragraph | None]:
    """The paragraph of a cable that shares most characters with a span."""
    shared = [min(one.end, span.end) - max(one.start, span.start) for one in cable.paragraphs]
    place = max(range(len(shared)), key=lambda at: (shared[at], -at), default=-1)
    return (place, cable.paragraphs[place]) if place >= 0 and shared[place] > 0 else (-1, None)


def _anchor(cable: Cable, place: int) -> str:
    """The permalink of a paragraph, as the page of the cable has it."""
    anchors: set[str] = set()
    anchor = ""
    for at, paragraph in enumerate(cable.paragraphs[: place + 1]):
        anchor = f"p{paragraph.number}"
        if paragraph.number is None or paragraph.level or anchor in anchors:
            anchor = f"t{at + 1}"
        anchors.add(anchor)
    return anchor


def _recognised(statements: Iterable[Statement], item: Item) -> Statement | None:
    """The statement that was put in, among those that were extracted since: by its id, else by its content."""
    best, most = None, 0
    for one in statements:
        if one.id == item.statement:
            return one
        both = min(one.end, item.end) - max(one.start, item.start)
        if both > most:
            best, most = one, both
    return best


def _name(text: str) -> str:
    told = " ".join(text.split())
    if not told or len(told) > _NAME or not told.isprintable():
        raise InputError(f"Give it a name of at most {_NAME} characters.")
    return told


def _text(text: str, most: int) -> str:
    told = text.replace("\r\n", "\n").strip()
    if len(told) > most:
        raise InputError(f"A note has at most {most:,} characters; this has {len(told):,}.")
    return told


def _query(text: str) -> str:
    told = text.strip()
    if not told or len(told) > _QUERY:
        raise InputError("Nothing is asked for: search first, then keep the search.")
    return told

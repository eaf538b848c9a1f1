"""Looking around in an archive: cards of cables, what was read from which characters, and what may be typed next."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import apsw
import msgspec

from reftel.archive import arrivals, eras, provenance, sealing, shelving, store
from reftel.archive.counting import Catalogue, catalogue, quoted, with_statements
from reftel.archive.diary import Entries, entries
from reftel.archive.index import Index
from reftel.archive.meets import Meets, Pair, loaded, meets_of, met
from reftel.archive.near import near
from reftel.archive.query import CHOICES, FIELDS
from reftel.archive.queueing import queue
from reftel.archive.recounting import Counted, recounted, recounted_quickly, spoken_again
from reftel.archive.reviewed import reviewed
from reftel.archive.rows import load_cable, load_meeting, load_naming, load_notes, load_statement
from reftel.archive.telling import Namings, addressed, chosen, said
from reftel.archive.words import fold, mrn_key, words
from reftel.model.actor import Naming
from reftel.model.browsing import Asking, Card, Completion, MeetingsAsked, Order, Said
from reftel.model.cable import Cable
from reftel.model.importing import Arrived
from reftel.model.library import LibraryItem
from reftel.model.meeting import Meeting
from reftel.model.release import filled
from reftel.model.review import Queue
from reftel.model.source import Node
from reftel.model.statement import Statement

COMPLETIONS = 10
WORDS = 20_000  # so many words of an archive are looked through for one that is spelt nearly so
_NO_MEETINGS = ("endpoint:", "quotations:")  # extractors that make statements and nothing else
_CARD = "mrn, date, origin, station, level, subject, kind"


class ReadFrom(msgspec.Struct, frozen=True, kw_only=True):
    """A cable that was read from a source, what was extracted from it, and by which version; None: not extracted."""

    cable: Cable
    version: str | None
    statements: tuple[Statement, ...]
    namings: tuple[Naming, ...] = ()
    meetings: tuple[Meeting, ...] = ()


class Looking:
    """Answers about what an open archive holds, without opening its cables."""

    def __init__(self, connection: apsw.Connection, index: Index) -> None:
        self._connection = connection
        self._index = index

    def seq(self) -> int:
        """The number of the last unit of work: another one, another archive."""
        return store.last_seq(self._connection)

    def cables(self) -> tuple[int, ...]:
        """What changes when cables come, go, or become others: reviews leave it as it is, and no cable is counted."""
        last = store.one(self._connection, "SELECT coalesce(max(seq), 0) FROM cables")
        return last, *eras.of(self._connection)

    def purged(self) -> tuple[int, int, int]:
        """What changes with every purge."""
        return eras.purged(self._connection)

    def extracted(self) -> int:
        """What changes when cables are extracted, by whatever extractor; reviews leave it as it is."""
        sealed = sealing.of_table(self._connection, "ledger")
        if sealed is not None:
            return sealed
        return int(store.one(self._connection, "SELECT count(*) FROM ledger WHERE act = 'extract'"))

    def spoken_again(self, since: int, most: int) -> frozenset[str] | None:
        """The cables, by citation, whose statements may be others than at a unit of work; None where they are many."""
        with store.snapshot(self._connection):
            return spoken_again(self._connection, since, most)

    def spoken(self) -> int:
        """How many statements count."""
        sql = "SELECT count(*) FROM statements JOIN cables ON cables.id = cable WHERE canonical"
        return int(store.one(self._connection, sql))

    def spoken_in(self, cables: Iterable[int]) -> int:
        """How many statements some cables have, by the numbers that ``pending`` gives."""
        sql = "SELECT count(*) FROM statements WHERE cable = ?"
        return sum(int(store.one(self._connection, sql, number)) for number in cables)

    def last_day(self) -> str | None:
        """The date of the latest cable (EDTF); None where none has one."""
        told = store.one(self._connection, "SELECT max(date) FROM cables WHERE canonical")
        return None if told is None else str(told)

    def arrived(self, low: int, high: int, limit: int = 50, skip: int = 0) -> Arrived:
        """What was read between two units of work; the cards of the new cables from ``skip`` on."""
        return arrivals.arrived(self._connection, low, high, limit, skip)

    def arrivals(self, low: int) -> int:
        """How many sources came by themselves after a unit of work."""
        return arrivals.count(self._connection, low)

    def share(self, *, met: bool = False) -> tuple[int, int]:
        """How many cables have their statements, or whom they tell to have met, and how many there are."""
        return arrivals.share(self._connection, _NO_MEETINGS if met else ())

    def numbers(self, cable: str) -> list[int]:
        """The row of the version of a cable that counts, by its citation; none where it is not held."""
        sql = "SELECT id FROM cables WHERE canonical AND mrn = ?"
        return [int(number) for (number,) in self._connection.execute(sql, (cable,))]

    def of_all_years(self, number: str) -> tuple[str, ...]:
        """The cables with a number that names no year, by their citations; none where it is no such number."""
        key = mrn_key(number) or number
        station = key.rstrip("0123456789")
        if not station[:1].isalpha():
            return ()
        sql = "SELECT mrn FROM cables WHERE canonical AND station = ? AND serial = ? ORDER BY date, mrn LIMIT 20"
        return tuple(str(mrn) for (mrn,) in self._connection.execute(sql, (station, key[len(station) :])))

    def is_extracted(self, cable: Cable) -> bool:
        """Whether the statements of a cable have been made, by whatever extractor."""
        sql = "SELECT 1 FROM ledger WHERE act = 'extract' AND key = ?"
        return store.one(self._connection, sql, f"{cable.source.sha256}@{cable.span.start}") is not None

    def catalogue(self) -> Catalogue:
        """What cables are counted by."""
        return catalogue(self._connection)

    def with_statements(self, counted: Catalogue) -> Catalogue:
        """What statements are counted by, too."""
        found = with_statements(self._connection, counted)
        return msgspec.structs.replace(found, reviewed=reviewed(self._connection, found))

    def counted(self) -> Counted:
        """What cables and statements are counted by."""
        with store.snapshot(self._connection):
            seq = self.seq()
            return Counted(self.with_statements(self.catalogue()), seq, seq, eras.of(self._connection))

    def recounted(self, before: Counted, *, quick: bool = False) -> Counted | None:
        """The same, made of what was counted before; None where everything must be counted.

        What is ``quick`` is only what was said of cables that were counted before, and made of them.
        """
        with store.snapshot(self._connection):
            return recounted_quickly(self._connection, before) if quick else recounted(self._connection, before)

    def nodes(self, sha256: str) -> tuple[Node, ...]:
        """What each character of a source was read as; nothing where there is no such source."""
        record = store.one(self._connection, "SELECT record FROM sources WHERE sha256 = ?", sha256)
        return () if record is None else load_notes(record).nodes

    def cards(self, mrns: Iterable[str]) -> Iterator[Card]:
        """The cards of cables that are held, by their numbers."""
        sql = f"SELECT {_CARD} FROM cables WHERE canonical AND mrn IN {store.ANY}"  # noqa: S608 - our own words
        yield from map(_card, self._connection.execute(sql, (store.any_of(mrns),)))

    def hash_of(self, citation: str) -> str | None:
        """The hash of the source that a cable without a number is cited by; None if it is none of this archive."""
        begun = citation.removeprefix("source:").partition("@")[0]
        sql = "SELECT sha256 FROM names WHERE sha256 >= ? AND sha256 < ? LIMIT 1"
        found = store.one(self._connection, sql, begun, f"{begun}g") if begun else None
        return None if found is None else str(found)

    def file_of(self, citation: str) -> str | None:
        """The file that a cable without a number was read from, by its citation; None if it is none of this archive.

        Where several cables were read from it, it is told as well at which character this one begins.
        """
        start, sha256 = citation.partition("@")[2], self.hash_of(citation)
        if sha256 is None:
            return None
        name = str(store.one(self._connection, "SELECT min(name) FROM names WHERE sha256 = ?", sha256))
        name = name.rpartition("/")[2] or name
        several = store.one(self._connection, "SELECT count(*) > 1 FROM cables WHERE sha256 = ?", sha256)
        return f"{name}, from character {start}" if several else name

    def shelved(self, hashes: Iterable[str]) -> tuple[LibraryItem, ...]:
        """What libraries of references say of some sources."""
        return shelving.of_sources(self._connection, hashes)

    def cable_at(self, sha256: str, place: int) -> Cable | None:
        """The cable that was read from a source and has these characters, whichever of its versions counts."""
        sql = "SELECT record, start FROM cables WHERE sha256 = ? AND start <= ? ORDER BY start DESC LIMIT 1"
        row = next(self._connection.execute(sql, (sha256, place)), None)
        name = store.one(self._connection, "SELECT min(name) FROM names WHERE sha256 = ?", sha256)
        if row is None:
            return None
        cable = load_cable(cast("bytes", row[0]), str(name or ""))
        told = provenance.of_source(self._connection, sha256)
        cable = msgspec.structs.replace(cable, release=filled(cable.release, told))
        return cable if place < cable.span.end or place == cable.span.start else None

    def cards_in(self, sha256: str) -> Iterator[tuple[Card, int]]:
        """The cables that were read from a source, and where each begins."""
        sql = f"SELECT {_CARD}, start FROM cables WHERE sha256 = ? ORDER BY start"  # noqa: S608 - our own words
        for row in self._connection.execute(sql, (sha256,)):
            yield _card(row[:-1]), row[-1]

    def read_from(self, sha256: str) -> Iterator[ReadFrom]:
        """All that was read from a source, every version of a cable, in the order of its text."""
        name = store.one(self._connection, "SELECT min(name) FROM names WHERE sha256 = ?", sha256) or ""
        told = provenance.of_source(self._connection, sha256)
        rows = self._connection.execute(
            "SELECT id, record, start FROM cables WHERE sha256 = ? ORDER BY start", (sha256,)
        )
        for number, record, start in rows.fetchall():
            cable = load_cable(cast("bytes", record), str(name))
            done = "SELECT version FROM ledger WHERE act = 'extract' AND key = ?"
            version = next(self._connection.execute(done, (f"{sha256}@{start}",)), (None,))[0]
            yield ReadFrom(
                cable=msgspec.structs.replace(cable, release=filled(cable.release, told)),
                version=version,
                statements=tuple(map(load_statement, self._kept("statements", number, "place"))),
                namings=tuple(map(load_naming, self._kept("namings", number, "name"))),
                meetings=tuple(map(load_meeting, self._kept("meetings", number, "place"))),
            )

    def met(self) -> Iterator[tuple[str, tuple[Meeting, ...] | None]]:
        """The number of each canonical cable and the meetings that the rules found in it.

        None where they were not asked: it is not extracted, or another extractor made its statements.
        """
        sql = (
            "SELECT cables.id, mrn, (SELECT version FROM ledger WHERE act = 'extract' AND problem IS NULL"
            " AND key = cables.sha256 || '@' || cables.start) FROM cables WHERE canonical"
            " ORDER BY date IS NULL, date, mrn, sha256, start"
        )
        for number, mrn, version in self._connection.execute(sql).fetchall():
            told = version is not None and not str(version).startswith(_NO_MEETINGS)
            found = tuple(map(load_meeting, self._kept("meetings", number, "place"))) if told else None
            yield str(mrn), found

    def _kept(self, table: str, cable: object, order: str) -> list[bytes]:
        sql = f"SELECT record FROM {table} WHERE cable = ? ORDER BY {order}"  # noqa: S608 - our own words
        return [record for (record,) in self._connection.execute(sql, (cast("int", cable),))]

    def said(
        self,
        counted: Catalogue,
        asked: Asking,
        order: Order,
        limit: int,
        skip: int,
        *,
        by: Namings = None,
        to: Namings = None,
        cables: Any = None,
    ) -> Said:
        """The statements that are asked for, from ``skip`` on; ``by`` and ``to`` are the namings of actors.

        ``cables`` is a mask of those in which they stand; None: any.

        Raises:
            QueryError: if the dates are none.
        """
        given = {"order": order, "limit": limit, "skip": skip, "by": by, "to": to, "cables": cables}
        return said(self._connection, self._index, counted, asked, **given)

    def queue(self, counted: Catalogue, asked: Asking, coder: str, *, unreviewed: bool, limit: int, skip: int) -> Queue:
        """The statements that a coder is to review, lowest rank first, from ``skip`` on."""
        return queue(
            self._connection, self._index, counted, asked, coder, unreviewed=unreviewed, limit=limit, skip=skip
        )

    def addressed(
        self, counted: Catalogue, asked: Asking, cables: Any = None, *, by: Namings = None, to: Namings = None
    ) -> tuple[tuple[int, str, str, int, int], ...]:
        """Who addresses whom in the statements asked for, of the cables that a mask takes: cable, names, how often.

        The last number is in how many of them by the date of the cable, for want of a day.

        Raises:
            QueryError: if the dates are none.
        """
        mask = chosen(self._connection, self._index, counted, asked, by=by, to=to, cables=cables)
        return tuple(addressed(counted, mask))

    def meets(self, before: tuple[object, Meets] | None = None) -> tuple[object, Meets]:
        """All meetings, with what changes when they do; those of ``before`` where nothing did.

        The same who met are kept in other rows when a cable is extracted anew.
        """
        with store.snapshot(self._connection):
            sealed = sealing.of_table(self._connection, "meetings")
            last = store.one(self._connection, "SELECT max(id) FROM meetings")
            state = (self.extracted(), last, *((sealed,) if sealed is not None else self.cables()))
            return before if before is not None and before[0] == state else (state, meets_of(self._connection))

    def pairs(self, counted: Catalogue, meets: Meets, asked: Asking, cables: Any = None) -> tuple[Pair, ...]:
        """Who met whom at the meetings that are asked for, in the cables that a mask takes.

        Raises:
            QueryError: if the dates are none.
        """
        return tuple(met(self._connection, self._index, counted, meets, asked, cables=cables))

    def diary(self, counted: Catalogue, meets: Meets, wanted: MeetingsAsked, among: Any, cables: Any = None) -> Entries:
        """What is asked for ``among`` the meetings, in the cables that a mask takes, in the order of their days.

        Raises:
            QueryError: if the dates are none.
        """
        return entries(self._connection, self._index, counted, meets, wanted, among=among, cables=cables)

    def meetings(self, rows: Iterable[int]) -> tuple[Meeting, ...]:
        """The meetings of some rows that are still there, in that order."""
        return loaded(self._connection, list(rows))

    def completions(self, typed: str, counted: Catalogue) -> tuple[Completion, ...]:
        """What the last word of a query may go on to: fields, their values, words of the archive."""
        before, last = _last(typed)
        if not last:
            return ()
        sign = "-" if last.startswith("-") else ""
        field, colon, value = last.removeprefix("-").partition(":")
        if colon:
            names = self._values(field.lower(), counted)
            begun = fold(value.strip('"'))
            found = [(f"{field.lower()}:{quoted(name)}", note) for name, note in names if _begins(name, begun)]
        else:
            found = [(f"{name}:", "field") for name in FIELDS if name.startswith(field.lower())]
            found += [(word, _times(count)) for word, count in self._words(field)]
        return tuple(
            Completion(f"{before}{sign}{shown}{'' if shown.endswith(':') else ' '}", f"{sign}{shown}", note)
            for shown, note in found[:COMPLETIONS]
        )

    def near(self, query: str, counted: Catalogue) -> tuple[Completion, ...]:
        """What a query that finds nothing may have meant."""
        searcher = self._index.searcher()
        found = near(
            query,
            lambda begun: searcher.terms_with_prefix("text", begun, limit=WORDS),
            lambda field: [name for name, _ in self._values(field, counted)],
        )
        return tuple(Completion(whole, written, "") for whole, written in found)

    def _values(self, field: str, counted: Catalogue) -> list[tuple[str, str]]:
        if field in CHOICES and field != "act":
            return [(value, "") for value in CHOICES[field]]
        columns = {"from": counted.posts, "tag": counted.tags, "date": counted.years, "class": counted.levels}
        if counted.said:
            columns |= {"said-by": counted.said.speakers, "act": counted.said.acts}
        if field not in columns:
            return []
        return [(name, _times(count)) for name, count in columns[field].every()]

    def _words(self, begun: str) -> list[tuple[str, int]]:
        folded = words(begun)
        if len(folded) != 1 or len(folded[0]) < 2:
            return []
        return [
            (word, count)
            for word, count in self._index.searcher().terms_with_prefix("text", folded[0], limit=COMPLETIONS)
        ]


def _card(row: Iterable[Any]) -> Card:
    cable, date, origin, station, level, subject, kind = row
    return Card(cable=cable or "", date=date, origin=origin, station=station, level=level, subject=subject, kind=kind)


def _times(count: int) -> str:
    return f"{count:,}"


def _begins(name: str, begun: str) -> bool:
    """Whether any word of a name begins so."""
    folded = fold(name)
    return folded.startswith(begun) or any(word.startswith(begun) for word in folded.split())


def _last(typed: str) -> tuple[str, str]:
    """A query, cut before its last word; a value in quotation marks that is not closed is one word."""
    quotes = typed.count('"')
    if quotes % 2:
        start = typed.rfind('"')
        start = typed.rfind(" ", 0, start) + 1
    else:
        start = max(typed.rfind(" "), typed.rfind("(")) + 1
    return typed[:start], typed[start:]

"""The archive: a directory that holds sources, the record made of them, and a search index.

    sources/         each source once, under the hash of its bytes, compressed
    actors.sqlite    who is who over all cables; derived, and made again at will
    followed.kept    commitments, events and the like over all cables; derived, and made again at will
    promises.kept    what each cable has to say of commitments; derived, and made again at will
    happenings.kept  the same of events and démarches
    openings.kept    when each cable opens, and answers.kept what the cables say to each question: the same
    archive.sqlite   the record: cables, statements, and which units of work are done
    index/           the search index; derived, and made again at will
    writer.lock      who writes; one at a time

A unit of work (some sources and what was made of them) is committed in one transaction: a run that was killed goes
on where it stopped, and nothing is doubled or lost. Several sources that hold one cable are all kept as its versions;
one of them, the most complete (then the one with the most paragraphs and text, then the smaller hash), is canonical:
its statements count, those of the others do not. The order in which sources were added makes no difference.
"""

import os.path
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apsw
import msgspec

from reftel.archive import (
    adding,
    decoding,
    mending,
    originals,
    provenance,
    reviewing,
    sending,
    store,
    tallying,
    verifying,
)
from reftel.archive.actors import Actors
from reftel.archive.comparing import compare
from reftel.archive.derived import Derived
from reftel.archive.index import Progress
from reftel.archive.kept import FILE as ACTORS
from reftel.archive.later import Later
from reftel.archive.linking import Linking
from reftel.archive.looking import Looking
from reftel.archive.purging import Purging, refuse_bytes
from reftel.archive.query import Either, Node, parse, phrases
from reftel.archive.reviewing import Reviewing
from reftel.archive.rows import Extracted, Packed, pack, pack_statements, preference
from reftel.archive.search import Search
from reftel.archive.sending import Stored
from reftel.archive.snippets import mentions
from reftel.archive.tallying import Tally
from reftel.archive.upkeep import Upkeep
from reftel.archive.words import mrn_key
from reftel.errors import ArchiveError, BusyError
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable, Reading
from reftel.model.release import Release
from reftel.model.report import Held, Hit, VerifyReport
from reftel.model.source import Source
from reftel.model.statement import Statement
from reftel.model.versions import Versions

__all__ = [
    "Added",
    "Archive",
    "Extracted",
    "Held",
    "Packed",
    "Stored",
    "Tally",
    "is_archive",
    "mentions",
    "pack",
    "pack_statements",
    "preference",
]

_LONG = 20_000  # characters of a cable that takes a worker many times as long as others
_IN_ORDER = "ORDER BY date IS NULL, date, mrn, sha256, start"


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What a unit of work added: sources that were new, those that were there already, and new cables."""

    sources: int
    duplicates: int
    cables: int


def is_archive(path: PathLike[str] | str) -> bool:
    """Whether there is an archive in this folder; in one that may not be entered there is none for us."""
    return os.path.isfile(Path(path) / store.DATABASE)  # noqa: PTH113 - Path.is_file raises where it may not look


class Archive:
    """An open archive; close it, or use it in a ``with`` statement.

    A writer is alone; readers (``read_only=True``) may be any number. Both bring the search index up to date when
    they open it, readers only if nobody is writing.
    """

    def __init__(
        self,
        path: PathLike[str] | str,
        *,
        create: bool = False,
        read_only: bool = False,
        patience: float | None = None,
        later: Later | None = None,
    ) -> None:
        """Open an archive; ``create`` makes one where there is none. Who writes waits so many seconds for another
        (``store.PATIENCE``). With ``later`` the search index is not brought up to date for the statements of a few
        cables, which are looked up beside it (``later``): so do a room's readers, and whoever reviews there.

        Raises:
            ArchiveError: if there is none, somebody else is writing, or it cannot be used.
        """
        self.path = Path(path)
        self.read_only = read_only
        self._sources = self.path / "sources"
        self._lock = store.Lock(self.path / "writer.lock")
        self._claim(create=create and not read_only, patience=patience)
        try:
            self._identity = store.identity(self.path)  # before: what comes in its place meanwhile is another
            self._connection = store.connect(self.path / store.DATABASE, write=not read_only)
            self._actors = Actors(self._connection, self.path / ACTORS, self._lock, read_only=read_only)
            if not read_only:
                originals.sweep(self._sources)
            self._upkeep = Upkeep(self._connection, self.path, self._lock, read_only=read_only, later=later)
            self._ended_well = True  # after an interruption nobody waits for the index; it is caught up next time
        except BaseException:
            self._lock.release()
            raise

    def _claim(self, *, create: bool, patience: float | None) -> None:
        if not is_archive(self.path):
            if not create:
                raise ArchiveError(
                    f"There is no archive in {self.path}: make one with `reftel read SOURCE --into {self.path}`."
                )
            if self.path.exists() and (not self.path.is_dir() or any(self._strangers())):
                raise ArchiveError(f"{self.path} is not an empty folder: name one that is, or one that does not exist.")
            with store.failing_clearly(self.path):
                self._sources.mkdir(parents=True, exist_ok=True)
        if not self.read_only:
            with store.failing_clearly(self.path):
                taken = self._lock.take(store.PATIENCE if patience is None else patience)
            if not taken:
                raise BusyError(
                    f"Somebody else is writing to {self.path}: wait for that run to end; it can be read meanwhile."
                )

    def _strangers(self) -> Iterator[Path]:
        """What would not be there if a run that made the archive had been stopped at its very beginning."""
        begun = Path(store.DATABASE).stem + store.UNFINISHED
        ours = ("sources", "writer.lock", begun)
        return (entry for entry in self.path.iterdir() if not entry.name.startswith(ours))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended_well = kind is None
        self.close()

    def close(self) -> None:
        """Bring the search index up to date if this is the writer, and let go of everything."""
        try:
            if self._ended_well and not self.read_only:
                self.refresh()
        finally:
            self._upkeep.close()
            self._actors.close()
            self._connection.close()
            self._lock.release()

    # Adding.

    def add(self, readings: Iterable[Reading], originals_of: Mapping[str, bytes] | None = None) -> Added:
        """Add readings as one unit; ``originals_of`` gives bytes by their hash, for sources that are no plain text.

        Raises:
            InputError: if the bytes of a source are not given and do not follow from its text.
        """
        given, of = originals_of or {}, decoding.bytes_of
        return self.add_packed([one for each in readings for one in pack(each, of(each.source, given))])

    def add_packed(self, unit: Iterable[Packed], told: Iterable[tuple[str, Release]] = ()) -> Added:
        """Add what workers have read and packed, as one unit: all of it or nothing.

        ``told`` is what collections say of its sources: noted with them, they are indexed but once.
        """
        unit = list(unit)
        with store.failing_clearly(self.path):
            adding.keep(self._sources, unit)
            with store.transaction(self._connection):
                seq = store.next_seq(self._connection)
                counts = adding.add(self._connection, unit, seq)
                provenance.add(self._connection, told)
        new = sum(1 for count in counts if count is not None)
        return Added(sources=new, duplicates=len(unit) - new, cables=sum(count or 0 for count in counts))

    def add_statements(self, version: str, unit: Iterable[tuple[Cable, Iterable[Statement]]]) -> int:
        """Add the statements of some cables, made by one version of the extractor, as one unit; how many those are."""
        return self.add_extracted(version, [pack_statements(cable, statements) for cable, statements in unit])

    def add_extracted(self, version: str, unit: Iterable[Extracted]) -> int:
        """Add what workers have extracted and packed, as one unit; it replaces what was there for those cables."""
        with store.failing_clearly(self.path), store.transaction(self._connection):
            seq = store.next_seq(self._connection)
            return sum(adding.add_extracted(self._connection, version, one, seq) for one in unit)

    def add_names(self, names: Iterable[tuple[str, str]]) -> None:
        """Note that sources that are held (by hash) came under these names too."""
        with store.failing_clearly(self.path), store.transaction(self._connection):
            self._connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", names)

    def add_provenance(self, told: Iterable[tuple[str, Release]]) -> None:
        """Note what collections say of the release of sources that are held (by hash)."""
        with store.failing_clearly(self.path), store.transaction(self._connection):
            provenance.add(self._connection, told)

    def holds(self, sha256: str) -> bool:
        """Whether a source with this hash was read, and came by itself."""
        sql = "SELECT 1 FROM sources WHERE sha256 = ? AND container IS NULL"
        return store.one(self._connection, sql, sha256) is not None

    # Getting.

    def sources(self, sha256: str | None = None) -> Iterator[Held]:
        """All sources by hash, or the one with this hash."""
        columns = "sha256, format, size, cables, findings, unread, container"
        sql = f"SELECT {columns} FROM sources WHERE sha256 >= ?1 AND sha256 <= ?2 ORDER BY sha256"  # noqa: S608 - ours
        rows = self._connection.execute(sql, (sha256 or "", sha256 or "~"))
        for hashed, form, size, cables, findings, unread, container in rows:
            yield Held(
                sha256=hashed,
                names=self._names(hashed),
                format=form,
                size=size,
                cables=cables,
                findings=findings,
                unread=bool(unread),
                container=container,
            )

    def tally(self, hashes: Iterable[str]) -> Tally:
        """What these sources hold together: the triage of a run."""
        return tallying.tally(self._connection, hashes, self._names)

    def _names(self, sha256: str) -> tuple[str, ...]:
        return tuple(
            name
            for (name,) in self._connection.execute("SELECT name FROM names WHERE sha256 = ? ORDER BY name", (sha256,))
        )

    def original(self, sha256: str) -> bytes:
        """The bytes of a source as they came in; those of a member are its container's.

        Raises:
            ArchiveError: if there is no such source, or its file is damaged.
        """
        refuse_bytes(self._connection, sha256)
        container = store.one(self._connection, "SELECT container FROM sources WHERE sha256 = ?", sha256)
        return self.original(container) if container else originals.data_of(self._sources, sha256)

    def source(self, sha256: str) -> Source:
        """A source, decoded.

        Raises:
            ArchiveError: if there is no such source, or its file is damaged.
        """
        row = next(
            self._connection.execute("SELECT format, encoding, text FROM sources WHERE sha256 = ?", (sha256,)), None
        )
        if row is None:
            raise ArchiveError(f"There is no source {sha256} in {self.path}.")
        text = decoding.text_of(row[1], row[2], lambda: originals.data_of(self._sources, sha256))
        return Source(self._names(sha256)[0], sha256, row[0], row[1], text)

    def cables(self, *, completeness: str | None = None, versions: bool = False) -> Iterator[Cable]:
        """All cables by date and number, each once; with ``versions`` every version of it."""
        terms = ["1" if versions else "canonical"]
        if completeness:
            terms.append("completeness = :completeness")
        sql = f"SELECT {sending.COLUMNS} FROM cables WHERE {' AND '.join(terms)} {_IN_ORDER}"  # noqa: S608 - our own words
        for row in self._connection.execute(sql, {"completeness": completeness} if completeness else ()):
            yield self._load(*row)

    def _load(self, *row: object) -> Cable:
        return sending.stored(self._connection, row).open()

    def cable(self, mrn: str) -> Cable | None:
        """The cable with this number, however written; without a year if only one year has it, else None."""
        key = mrn_key(mrn) or mrn
        sql = f"SELECT {sending.COLUMNS} FROM cables WHERE canonical AND "  # noqa: S608 - our own words
        rows = list(self._connection.execute(f"{sql} mrn = ?", (key,)))
        if not rows and key[:1].isalpha():
            station = key.rstrip("0123456789")
            rows = list(self._connection.execute(f"{sql} station = ? AND serial = ?", (station, key[len(station) :])))
        return self._load(*rows[0]) if len(rows) == 1 else None

    def statements(
        self, cable: str | None = None, *, speaker: str | None = None, act: str | None = None, rejected: bool = False
    ) -> Iterator[Statement]:
        """The statements of canonical cables as they stand, in order; with ``rejected`` those too which are."""
        return reviewing.statements(self._connection, cable, speaker, act, rejected=rejected)

    def reviewing(self) -> Reviewing:
        """What people say of statements (docs/review.md)."""
        return Reviewing(self._connection, self.path)

    def purging(self) -> Purging:
        """What was purged, and how something is."""
        return Purging(self._connection, self.path, (self._actors, self._upkeep))

    def actors(self) -> Actors:
        """Who is who over all cables: persons, states, bodies (docs/actors.md)."""
        return self._actors

    def derived(self, name: str, rules: str, *, grows: bool = False) -> Derived:
        """What was worked out over all cables and is kept beside them, under a name, as long as the rules are these.

        What ``grows`` is gone on from when the archive has changed.
        """
        return Derived(
            self._connection, self.path, self._lock, name, rules, grows=grows, is_there=self._is_in_its_place
        )

    def _is_in_its_place(self) -> bool:
        return store.identity(self.path) == self._identity

    # Linking and comparing.

    def linking(self) -> Linking:
        """How the cables hang together: references resolved, threads, neighbours, gaps, who was informed."""
        return Linking(self._connection, self.cable)

    def looking(self) -> Looking:
        """Looking around without opening cables: cards, counts, what may be typed next."""
        return Looking(self._connection, self._upkeep.index)

    def several(self) -> Iterator[str]:
        """The numbers of the cables that have several versions."""
        sql = "SELECT mrn FROM cables WHERE serial IS NOT NULL GROUP BY mrn HAVING count(*) > 1 ORDER BY mrn"
        return (mrn for (mrn,) in list(self._connection.execute(sql)))

    def versions(self, mrn: str) -> Versions | None:
        """The versions of a cable side by side, no redaction lifted; None if it is not held."""
        cable = self.cable(mrn)
        if cable is None:
            return None
        sql = f"SELECT {sending.COLUMNS} FROM cables WHERE mrn = ?"  # noqa: S608 - our own words
        return compare(self._load(*row) for row in list(self._connection.execute(sql, (cable.citation,))))

    # Extracting: what is to be done.

    def pending(self, version: str, *, others: bool = False) -> list[int]:
        """The canonical cables that this version of the extractor (or, ``others``, another extractor) has not done.

        By date, but long ones first: one that is given out last keeps everybody waiting.
        """
        sql = (
            "SELECT id FROM cables WHERE canonical AND NOT EXISTS (SELECT 1 FROM ledger"  # noqa: S608 - our own words
            " WHERE act = 'extract' AND (version = ?1 OR ?2 AND instr(version, ':'))"
            " AND key = cables.sha256 || '@' || cables.start)"
            f" ORDER BY characters <= {_LONG}, {_IN_ORDER.removeprefix('ORDER BY ')}"
        )
        return [number for (number,) in self._connection.execute(sql, (version, others))]

    def failures(self, version: str) -> list[tuple[str, str]]:
        """The cables from which this version of the extractor could make nothing, and why."""
        sql = (
            "SELECT key, problem FROM ledger WHERE act = 'extract' AND version = ? AND problem IS NOT NULL ORDER BY key"
        )
        return list(self._connection.execute(sql, (version,)))

    def load(self, number: int) -> Cable:
        """A cable by the number that ``pending`` gives."""
        return self.stored(number).open()

    def stored(self, number: int) -> Stored:
        """The same as it is stored, to be sent to whoever works on it."""
        sql = f"SELECT {sending.COLUMNS} FROM cables WHERE id = ?"  # noqa: S608 - our own words
        return sending.stored(self._connection, next(self._connection.execute(sql, (number,))))

    def coverage(self, version: str, cues: Iterable[str] = (), also: Iterable[str] = ()) -> tuple[int, int]:
        """How many cables speak of any of the cues (all, without cues), and how many of those are extracted.

        ``also`` names cables that speak of it in other words.
        """
        matching = self._speaking_of(cues, also)
        return len(matching), len(matching.difference(self.pending(version, others=True)))

    def outdated(self, version: str, cues: Iterable[str] = (), also: Iterable[str] = ()) -> int:
        """How many cables that speak of any of the cues have statements of another version of the extractor alone."""
        sql = "SELECT key FROM ledger WHERE act = 'extract' AND version != ?"
        keys = {str(key) for (key,) in self._connection.execute(sql, (version,))}
        if not keys:
            return 0
        left = self._speaking_of(cues, also).intersection(self.pending(version, others=True))
        rows = self._connection.execute("SELECT id, sha256 || '@' || start FROM cables WHERE canonical")
        return sum(number in left and key in keys for number, key in rows)

    def numbers(self, cues: Iterable[str] = (), also: Iterable[str] = ()) -> list[Mrn]:
        """The numbers of the cables that speak of any of the cues, or are named; of all, without cues."""
        speaking = self._speaking_of(cues, also)
        rows = self._connection.execute("SELECT id, year, station, serial FROM cables WHERE station IS NOT NULL")
        return [Mrn(year, station, serial) for number, year, station, serial in rows if number in speaking]

    def _speaking_of(self, cues: Iterable[str], also: Iterable[str]) -> set[int]:
        if sought := phrases(cues):
            named = f"SELECT id FROM cables WHERE canonical AND mrn IN {store.ANY}"  # noqa: S608 - our own words
            others = self._connection.execute(named, (store.any_of(also),))
            return self.matching(Either(sought)).union(number for (number,) in others)
        return {number for (number,) in self._connection.execute("SELECT id FROM cables WHERE canonical")}

    # Searching.

    def search(self, query: str | Node, limit: int = 20, skip: int = 0) -> tuple[Hit, ...]:
        """The best hits up to so many, without the first ``skip``.

        Raises:
            QueryError: naming the column and what was expected.
        """
        node = parse(query) if isinstance(query, str) else query
        return self._upkeep.searching(lambda index: Search(index, self._connection, node).run(limit, skip))

    def answering(self, query: str | Node) -> set[int]:
        """The numbers of all cables, other versions too, that answer a query."""
        return set(self.numbered(query).tolist())

    def numbered(self, query: str | Node) -> Any:
        """The same as an array, which is quicker where they are many: each once, in no order.

        Raises:
            QueryError: naming the column and what was expected.
        """
        node = parse(query) if isinstance(query, str) else query
        return self._upkeep.searching(lambda index: Search(index, self._connection, node).matching())

    def matching(self, query: str | Node) -> set[int]:
        """The numbers of the canonical cables that answer a query."""
        found = self.answering(query)
        return {
            number for (number,) in self._connection.execute("SELECT id FROM cables WHERE canonical") if number in found
        }

    def refresh(self, progress: Progress | None = None) -> None:
        """Bring the search index up to date; a reader leaves that to the writer if there is one."""
        self._upkeep.refresh(progress)

    def is_behind(self) -> bool:
        """Whether the search index has not come as far as it is to be."""
        return self._upkeep.is_behind()

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the search index again from the record."""
        self._upkeep.rebuild(progress)

    def record(self) -> apsw.Connection:
        """The record's database, for the modules of the archive."""
        return self._connection

    # Trusting.

    def mend(self, progress: Progress | None = None) -> None:
        """Make again whatever follows from the rest: links, which version counts, who is who, the search index."""
        with store.failing_clearly(self.path):
            self._actors.close()
            mending.mend(self._connection, self.path)
        self.rebuild(progress)

    def verify(self, progress: Progress | None = None, each: verifying.Each | None = None) -> VerifyReport:
        """Whether everything is there and is what it was; ``each`` checks the sources, in other processes maybe."""
        return verifying.verify(self._connection, self._sources, self._upkeep.wrong, progress, each)

    def digest(self) -> str:
        """A hash of all records in canonical order, without times, row ids and names."""
        return verifying.digest(self._connection)

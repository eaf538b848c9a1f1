"""Taking something out of an archive for good: records, bytes, reviews, what is derived, free pages of the database.

What goes is taken out of the record in one transaction, which also writes down the hashes of the sources it came from
and nothing else of it. Then its bytes go, everything that is derived from the record, and the pages of the database on
which it stood. A run that was stopped in between is ended by the next one: what is not cleared yet is marked so.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import apsw
import msgspec

from reftel.archive import adding, auditing, keeping, kept, originals, shelving, store
from reftel.archive.condensing import Notes
from reftel.archive.index import STAMP
from reftel.archive.rows import CableRow, Extracted, load_notes, load_statement, pack_notes
from reftel.archive.squeezing import squeeze
from reftel.errors import ArchiveError
from reftel.model.statement import Statement

_DERIVED = (*kept.FILES, "actors.part", "index", "seen")
# What ``derived`` keeps, and what it leaves where it was stopped.
_KEPT = ("followed", "promises", "happenings", "openings", "answers")


class Closed(Protocol):
    """What can be closed."""

    def close(self) -> None:
        """Let go."""


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a source: nothing where ``text`` is None, else its text with all blanked that goes.

    ``gone`` are the places at which cables begin that go, ``cables`` those whose record is another now, ``extracted``
    what was made of these, with its version; ``names`` those of the source, ``told`` the rows of its provenance.
    """

    sha256: str
    text: str | None = None
    notes: Notes | None = None
    gone: tuple[int, ...] = ()
    cables: tuple[CableRow, ...] = ()
    extracted: tuple[tuple[str, Extracted], ...] = ()
    names: tuple[str, ...] | None = None
    told: tuple[tuple[str, ...], ...] | None = None


class Rewritten(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of reviews (by number: their record, None: they go) and rulings (namings as JSON, and reason).

    ``kept`` says what becomes of each search, case file and item of one (None: it goes), ``mask`` of other words;
    ``told`` are the rows of the provenance of sources that stay what they are.
    """

    reviews: Mapping[int, str | None] = {}
    rulings: Mapping[int, tuple[str, str] | None] = {}
    kept: keeping.Change = keeping.as_it_is
    mask: Callable[[str], str] = str
    told: Mapping[str, tuple[tuple[str, ...], ...]] = {}


class Purging:
    """Purges an open archive; of one that is open to read it tells only what was purged."""

    def __init__(self, connection: apsw.Connection, folder: Path, holding: Iterable[Closed] = ()) -> None:
        """``holding`` are what holds derived files of the archive open."""
        self._connection = connection
        self._folder = folder
        self._holding = tuple(holding)

    # What there is.

    def tombstones(self) -> dict[str, bool]:
        """The hashes of what was purged; True where the rest of the source is held."""
        return {sha256: bool(part) for sha256, part in self._connection.execute("SELECT sha256, part FROM purged")}

    def unfinished(self) -> bool:
        """Whether something was taken out of the record that is not cleared yet."""
        return store.one(self._connection, "SELECT 1 FROM purged WHERE NOT cleared LIMIT 1") is not None

    def versions(self, mrn: str) -> list[tuple[str, int]]:
        """Where a cable is held: hash of the source and begin, of each of its versions."""
        sql = "SELECT sha256, start FROM cables WHERE mrn = ? ORDER BY sha256, start"
        return [(str(sha256), int(start)) for sha256, start in self._connection.execute(sql, (mrn,))]

    def numbers(self, sha256: str, starts: Iterable[int]) -> set[int]:
        """The numbers in the archive of the cables that begin at some places of a source."""
        sql = "SELECT id FROM cables WHERE sha256 = ? AND start = ?"
        found = (store.one(self._connection, sql, sha256, start) for start in starts)
        return {int(one) for one in found if one is not None}

    def extracted(self, sha256: str, start: int) -> tuple[Statement, ...]:
        """The statements of a cable as they were made, whatever people said of them."""
        for table in ("extracted", "statements"):
            sql = (
                f"SELECT {table}.record FROM {table} JOIN cables ON cables.id = cable"  # noqa: S608 - our own words
                " WHERE sha256 = ? AND start = ? ORDER BY place"
            )
            rows = [load_statement(record) for (record,) in self._connection.execute(sql, (sha256, start))]
            if rows:
                return tuple(rows)
        return ()

    def statements(self, sha256: str) -> dict[int, int]:
        """How many statements stand of each cable of a source that has any, by where the cable begins."""
        sql = "SELECT start, count(*) FROM cables JOIN statements ON cable = cables.id WHERE sha256 = ? GROUP BY start"
        return {int(start): int(count) for start, count in self._connection.execute(sql, (sha256,))}

    def container(self, sha256: str) -> str | None:
        """The source that another is a member of."""
        found = store.one(self._connection, "SELECT container FROM sources WHERE sha256 = ?", sha256)
        return None if found is None else str(found)

    def members(self, sha256: str) -> list[str]:
        """The members of a source, and theirs."""
        sql = (
            "WITH RECURSIVE held(sha256) AS (SELECT sha256 FROM sources WHERE container = ?1 UNION"
            " SELECT sources.sha256 FROM sources JOIN held ON container = held.sha256) SELECT sha256 FROM held"
        )
        return sorted(str(member) for (member,) in self._connection.execute(sql, (sha256,)))

    def notes(self, sha256: str) -> Notes:
        """Nodes and findings of a source."""
        return load_notes(store.one(self._connection, "SELECT record FROM sources WHERE sha256 = ?", sha256))

    def told(self, sha256: str) -> tuple[tuple[str, ...], ...]:
        """The rows of the provenance of a source."""
        sql = "SELECT status, authority, date, source, note FROM provenance WHERE sha256 = ? ORDER BY 1, 2, 3, 4, 5"
        return tuple(tuple(map(str, row)) for row in self._connection.execute(sql, (sha256,)))

    def reviews(self) -> list[tuple[int, str, int, str]]:
        """Number, source, begin of the cable and record of every review."""
        sql = "SELECT number, sha256, start, record FROM reviews ORDER BY number"
        return [(int(one), str(sha), int(at), str(record)) for one, sha, at, record in self._connection.execute(sql)]

    def referring(self, mrn: str) -> int:
        """How many other cables refer to this number."""
        sql = "SELECT count(DISTINCT mrn) FROM links JOIN cables ON id = cable WHERE target = ? AND mrn <> ?"
        return int(store.one(self._connection, sql, mrn, mrn))

    # Taking out.

    def take_out(
        self, rests: Iterable[Rest], rewritten: Rewritten, bytes_gone: Iterable[str] = (), *, at: str = ""
    ) -> None:
        """Take it out of the record: all of it or nothing. ``bytes_gone`` are sources whose text stays as it is."""
        connection = self._connection
        connection.pragma("secure_delete", True)  # noqa: FBT003 - SQLite's own way of saying it
        with store.failing_clearly(self._folder), store.transaction(connection):
            seq = store.next_seq(connection)
            for number, record in rewritten.reviews.items():
                self._review(number, record)
            for ruling, told in rewritten.rulings.items():
                self._ruling(ruling, told)
            for rest in rests:
                if rest.text is None:
                    self._whole(rest.sha256)
                else:
                    self._part(rest, seq)
                self._bury(rest.sha256, part=rest.text is not None)
            for sha256 in bytes_gone:
                self._bury(sha256, part=True)
            for sha256, rows in rewritten.told.items():
                self._tell(sha256, rows)
            changed = keeping.rewrite(connection, rewritten.kept)
            shelving.rewrite(connection, rewritten.mask)
            auditing.drop(connection, {"review": rewritten.reviews.keys(), **changed}, at)

    def _bury(self, sha256: str, *, part: bool) -> None:
        sql = (
            "INSERT INTO purged VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET part = min(part, excluded.part), cleared = 0"
        )
        self._connection.execute(sql, (sha256, part))

    def _whole(self, sha256: str) -> None:
        execute = self._connection.execute
        for (start,) in execute("SELECT start FROM cables WHERE sha256 = ?", (sha256,)).fetchall():
            self._cable(sha256, int(str(start)))
        execute("DELETE FROM ledger WHERE key = ?", (sha256,))
        for table in ("names", "provenance", "shelved", "sources"):
            execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha256,))  # noqa: S608 - four of our own tables

    def _cable(self, sha256: str, start: int) -> None:
        execute = self._connection.execute
        row = next(execute("SELECT id, mrn FROM cables WHERE sha256 = ? AND start = ?", (sha256, start)), None)
        if row is None:
            return
        for table in ("statements", "extracted", "namings", "meetings", "links"):
            execute(f"DELETE FROM {table} WHERE cable = ?", (row[0],))  # noqa: S608 - five of our own tables
        execute("DELETE FROM ledger WHERE key = ?", (f"{sha256}@{start}",))
        execute("DELETE FROM cables WHERE id = ?", (row[0],))
        adding.choose(self._connection, row[1])

    def _part(self, rest: Rest, seq: int) -> None:
        execute, sha256 = self._connection.execute, rest.sha256
        for start in rest.gone:
            self._cable(sha256, start)
        held = store.one(self._connection, "SELECT count(*) FROM cables WHERE sha256 = ?", sha256)
        text = squeeze((rest.text or "").encode("utf-8", "surrogatepass"))
        notes = rest.notes or Notes((), ())
        execute(
            "UPDATE sources SET text = ?, record = ?, cables = ?, seq = ? WHERE sha256 = ?",
            (text, pack_notes(notes.nodes, notes.findings), held, seq, sha256),
        )
        for row in rest.cables:
            self._anew(row, seq)
        for version, one in rest.extracted:
            adding.add_extracted(self._connection, version, one, seq)
        if rest.names is not None:
            execute("DELETE FROM names WHERE sha256 = ?", (sha256,))
            self._connection.executemany("INSERT INTO names VALUES (?, ?)", ((sha256, name) for name in rest.names))
        if rest.told is not None:
            self._tell(sha256, rest.told)

    def _tell(self, sha256: str, told: Iterable[tuple[str, ...]]) -> None:
        """Put other rows in the place of those of the provenance of a source."""
        self._connection.execute("DELETE FROM provenance WHERE sha256 = ?", (sha256,))
        rows = ((sha256, *row) for row in told)
        self._connection.executemany("INSERT OR IGNORE INTO provenance VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _anew(self, row: CableRow, seq: int) -> None:
        """Put another record in the place of that of a cable; its number in the archive stays."""
        values = {name: getattr(row, name) for name in row.__struct_fields__ if name not in ("sha256", "start")}
        sets = ", ".join(f"{name} = :{name}" for name in values)
        sql = f"UPDATE cables SET {sets}, seq = :seq WHERE sha256 = :sha256 AND start = :start"  # noqa: S608 - ours
        self._connection.execute(sql, {**values, "seq": seq, "sha256": row.sha256, "start": row.start})
        cable = store.one(
            self._connection, "SELECT id FROM cables WHERE sha256 = ? AND start = ?", row.sha256, row.start
        )
        self._connection.execute("DELETE FROM links WHERE cable = ?", (cable,))
        adding.link(self._connection, cable, row.refs)
        adding.choose(self._connection, row.mrn)

    def _review(self, number: int, record: str | None) -> None:
        if record is None:
            self._connection.execute("DELETE FROM reviews WHERE number = ?", (number,))
        else:
            self._connection.execute("UPDATE reviews SET record = ? WHERE number = ?", (record, number))

    def _ruling(self, number: int, told: tuple[str, str] | None) -> None:
        if told is None:
            self._connection.execute("DELETE FROM rulings WHERE number = ?", (number,))
        else:
            self._connection.execute("UPDATE rulings SET namings = ?, reason = ? WHERE number = ?", (*told, number))

    # Clearing.

    def clear(self) -> None:
        """Clear bytes, what is derived, and free pages; the search index has to be made again.

        Raises:
            ArchiveError: if another program still reads the archive; run it again when that has ended.
        """
        gone = [str(one) for (one,) in self._connection.execute("SELECT sha256 FROM purged WHERE NOT cleared")]
        for one in self._holding:
            one.close()
        with store.failing_clearly(self._folder):
            for sha256 in gone:
                originals.forget(self._folder / "sources", sha256)
            for name in (*_DERIVED, *(f"{one}{end}" for one in _KEPT for end in (".kept", store.UNFINISHED))):
                place = self._folder / name
                if place.is_dir():
                    shutil.rmtree(place)
                else:
                    place.unlink(missing_ok=True)
            self._empty_log()
            self._connection.execute("VACUUM")
            self._connection.execute("UPDATE purged SET cleared = 1")
            self._empty_log()

    def _empty_log(self) -> None:
        """Write what waits in the log into the database, and make the log empty: it holds pages as they were."""
        (busy, _, _) = next(self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
        if busy:
            raise ArchiveError(
                f"It is out of the record, but another program reads {self._folder}, so that traces stay in its files:"
                " end that program (a reading room?) and run `reftel purge` on it again."
            )

    # Coming back.

    def lift(self, hashes: Iterable[str]) -> None:
        """Let sources be read again; what is left of one goes first, its reviews stay. The index must be made again."""
        known = self.tombstones()
        with store.failing_clearly(self._folder):
            (self._folder / "index" / STAMP).unlink(missing_ok=True)
            self._connection.pragma("foreign_keys", False)  # noqa: FBT003 - the reviews wait for their source
            try:
                with store.transaction(self._connection):
                    for sha256 in hashes:
                        if known.get(sha256):
                            store.next_seq(self._connection)
                            self._whole(sha256)
                        self._connection.execute("DELETE FROM purged WHERE sha256 = ?", (sha256,))
            finally:
                self._connection.pragma("foreign_keys", True)  # noqa: FBT003 - as above


def check(connection: apsw.Connection) -> Iterator[str]:
    """One sentence where a purge was not ended."""
    if store.one(connection, "SELECT 1 FROM purged WHERE NOT cleared LIMIT 1") is not None:
        yield "A purge was stopped before everything was cleared: run `reftel purge` on the archive again."


def cut(connection: apsw.Connection) -> frozenset[str]:
    """The sources whose bytes are gone, and the rest of whose text is held."""
    return frozenset(str(sha256) for (sha256,) in connection.execute("SELECT sha256 FROM purged WHERE part"))


def refuse_bytes(connection: apsw.Connection, sha256: str) -> None:
    """Say of a source that its bytes are gone, if they are.

    Raises:
        ArchiveError: if something of it was purged.
    """
    if store.one(connection, "SELECT 1 FROM purged WHERE sha256 = ?", sha256) is not None:
        raise ArchiveError(f"Something of the source {sha256} was purged, and its bytes with it; the rest is text.")

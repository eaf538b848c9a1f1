"""Carrying what archives hold into a new one: all of it (a merge), or some of their sources (a split).

The new archive follows from what the others hold, and never from their order: of two readings of one source, of two
extractions of one cable and of two reviews by one coder the same one stands whichever archive came first, and it is
said where they differ. What one of them has purged stays out. Carrying over again changes nothing, so that a run that
was stopped is run again.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

import apsw
import msgspec

from reftel.archive import Archive, adding, auditing, keeping, originals, provenance, reviewing, store
from reftel.archive.index import Progress
from reftel.archive.judging import standing
from reftel.archive.rows import CableRow, Extracted, Packed, SourceRow, StatementRow, statement_row
from reftel.model.copying import Carried
from reftel.model.release import Release
from reftel.model.review import Review

_UNIT = 50  # sources to a commit
_SOURCE = "sha256, format, encoding, size, characters, cables, findings, unread, container, text, record"
_CABLE = ", ".join(CableRow.__struct_fields__)


class Standing(NamedTuple):
    """A review that stands in an archive, and when it was entered."""

    review: Review
    at: str

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What one coder can say only one thing of: the statement of a cable, as he saw it."""
        one = self.review
        return one.source, one.begin, one.coder, hashlib.sha256(msgspec.json.encode(one.seen)).hexdigest()

    @property
    def record(self) -> bytes:
        """What it says, without what depends on the archive."""
        return msgspec.json.encode(msgspec.structs.replace(self.review, number=0, replaces=None, place=None))


class Given:
    """An archive from which is carried."""

    def __init__(self, opened: Archive) -> None:
        self.opened = opened
        self.record = opened.record()
        self.folder = opened.path / "sources"
        self.purged = opened.purging().tombstones()

    def tops(self) -> dict[str, str]:
        """Each source, and the one that came by itself in which it is."""
        rows = {
            str(sha256): container for sha256, container in self.record.execute("SELECT sha256, container FROM sources")
        }

        def top(sha256: str) -> str:
            container = rows.get(sha256)
            return sha256 if container is None else top(str(container))

        return {sha256: top(sha256) for sha256 in rows}

    def packed(self, sha256: str) -> Packed | None:
        """A source with its cables, as it is held."""
        sql = f"SELECT {_SOURCE} FROM sources WHERE sha256 = ?"  # noqa: S608 - our own words
        row = next(self.record.execute(sql, (sha256,)), None)
        if row is None:
            return None
        hashed, form, encoding, size, characters, cables, findings, unread, container, text, record = row
        file = originals.place_of(self.folder, sha256)
        source = SourceRow(
            sha256=hashed,
            name="",
            format=form,
            encoding=encoding,
            size=size,
            characters=characters,
            cables=cables,
            findings=findings,
            unread=bool(unread),
            container=container,
            data=file.read_bytes() if container is None and file.is_file() else None,
            text=text,
            record=record,
        )
        sql = f"SELECT {_CABLE} FROM cables WHERE sha256 = ? ORDER BY start"  # noqa: S608 - our own words
        fields = CableRow.__struct_fields__
        rows = tuple(CableRow(**dict(zip(fields, one, strict=True))) for one in self._rows(sql, sha256))
        return Packed(source=source, cables=rows)

    def _rows(self, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        yield from self.record.execute(sql, values)

    def source_of(self, number: int) -> list[str]:
        """The source of a cable, by the number of that in the archive."""
        return [str(sha256) for (sha256,) in self._rows("SELECT sha256 FROM cables WHERE id = ?", number)]

    def names(self, sha256: str) -> list[tuple[str, str]]:
        """The names of a source."""
        return [(sha256, str(name)) for (name,) in self._rows("SELECT name FROM names WHERE sha256 = ?", sha256)]

    def told(self, sha256: str) -> Iterator[tuple[str, Release]]:
        """What collections say of its release."""
        for row in self._rows("SELECT status, authority, date, source, note FROM provenance WHERE sha256 = ?", sha256):
            names = ("status", "authority", "date", "source", "note")
            yield sha256, msgspec.convert(dict(zip(names, (value or None for value in row), strict=True)), Release)

    def extracted(self, sha256: str) -> Iterator[tuple[str, Extracted]]:
        """What was extracted from its cables, as it was made, each with the version of the extractor."""
        cables = list(self._rows("SELECT id, start FROM cables WHERE sha256 = ? ORDER BY start", sha256))
        for number, start in cables:
            done = "SELECT version, problem FROM ledger WHERE act = 'extract' AND key = ?"
            ledger = next(self._rows(done, f"{sha256}@{start}"), None)
            if ledger is None:
                continue
            namings = self._rows("SELECT name, record FROM namings WHERE cable = ? ORDER BY name", number)
            meetings = self._rows("SELECT names, record FROM meetings WHERE cable = ? ORDER BY place", number)
            yield (
                str(ledger[0]),
                Extracted(
                    sha256=sha256,
                    start=start,
                    statements=tuple(self._statements(number)),
                    problem=ledger[1],
                    namings=tuple((str(name), bytes(record)) for name, record in namings),
                    meetings=tuple((str(names), bytes(record)) for names, record in meetings),
                ),
            )

    def _statements(self, cable: int) -> Iterator[StatementRow]:
        """The statements as they were extracted, whatever people said of them."""
        for place, paragraph, statement in reviewing.as_extracted(self.record, cable):
            yield statement_row(statement, place, paragraph)

    def reviews(self) -> Iterator[Standing]:
        """The reviews that stand."""
        times = {subject: at for act, subject, _, at in auditing.entries(self.record) if act == "review"}
        for one in standing(self.opened.reviewing().reviews()):
            yield Standing(one, times.get(one.number, ""))

    def rulings(self) -> list[tuple[int, str, str, str, str]]:
        """The rulings that stand: number, kind, namings, reason, and who and when as given."""
        sql = "SELECT number, kind, namings, reason, audit FROM rulings WHERE NOT undone ORDER BY number"
        return [
            (int(number), str(kind), str(namings), str(reason), str(audit))
            for number, kind, namings, reason, audit in self._rows(sql)
        ]

    def shelved(self, sha256: str) -> list[tuple[str, str]]:
        """What libraries say of a source."""
        return [(sha256, str(one)) for (one,) in self._rows("SELECT record FROM shelved WHERE sha256 = ?", sha256)]


class Carrying:
    """Carries from some archives into one that is open to be written."""

    def __init__(self, given: Collection[Given], into: Archive) -> None:
        self.given = given
        self.into = into
        self.conflicts: list[str] = []

    def run(self, wanted: Callable[[str], bool], progress: Progress | None = None) -> Carried:
        """Carry over the sources that are wanted (by the hash of the one that came by itself), and what is theirs."""
        purged: dict[str, bool] = {}
        for one in self.given:
            for sha256, part in one.purged.items():
                purged[sha256] = purged.get(sha256, True) and part
        tops = [one.tops() for one in self.given]
        hashes = sorted({sha256 for some in tops for sha256, top in some.items() if wanted(top)})
        hashes = [sha256 for sha256 in hashes if purged.get(sha256, True)]
        for first in range(0, len(hashes), _UNIT):
            self._unit(hashes[first : first + _UNIT], purged)
            if progress:
                progress(min(first + _UNIT, len(hashes)), len(hashes))
        held = set(hashes)
        record = self.into.record()
        with store.failing_clearly(self.into.path), store.transaction(record):
            rows = [(sha256, part) for sha256, part in sorted(purged.items()) if not part or sha256 in held]
            record.executemany("INSERT OR IGNORE INTO purged VALUES (?, ?, 1)", rows)
        with store.failing_clearly(self.into.path), store.transaction(record):
            keeping.carry(record, [one.record for one in self.given], held)
        reviews = self._reviews(held)
        rulings = self._rulings()
        counted = {
            table: int(store.one(record, f"SELECT count(*) FROM {table}"))  # noqa: S608 - three of our own tables
            for table in ("sources", "cables", "statements")
        }
        return Carried(
            place=str(self.into.path),
            **counted,
            reviews=reviews,
            rulings=rulings,
            digest=self.into.digest(),
            conflicts=tuple(sorted(dict.fromkeys(self.conflicts))),
        )

    def _unit(self, hashes: list[str], purged: dict[str, bool]) -> None:
        unit: list[Packed] = []
        names: list[tuple[str, str]] = []
        told: list[tuple[str, Release]] = []
        shelved: list[tuple[str, str]] = []
        made: list[tuple[str, Extracted]] = []
        for sha256 in hashes:
            cut = sha256 in purged  # then only what the purge left of it
            holding = [one for one in self.given if not cut or sha256 in one.purged]
            copies = [packed for one in holding if (packed := one.packed(sha256)) is not None]
            unit += self._ordered(sha256, copies)
            for one in holding:
                names += one.names(sha256)
                told += one.told(sha256)
                shelved += one.shelved(sha256)
            made += self._extracted(sha256, [one.extracted(sha256) for one in holding])
        self.into.add_packed(unit)
        record = self.into.record()
        with store.failing_clearly(self.into.path), store.transaction(record):
            record.execute("DELETE FROM names WHERE name = ''")
            record.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", names)
            record.executemany("INSERT OR IGNORE INTO shelved VALUES (?, ?)", shelved)
            provenance.add(record, told)
            seq = store.next_seq(record)
            for version, extracted in made:
                if self._is_new(record, version, extracted):
                    adding.add_extracted(record, version, extracted, seq)

    def _ordered(self, sha256: str, copies: list[Packed]) -> list[Packed]:
        """The copies of a source, first the one whose record stands; the others say where else it came in."""
        by_record = sorted(copies, key=_reading, reverse=True)
        if len({_reading(one) for one in by_record}) > 1:
            self.conflicts.append(f"The source {sha256} was read by different releases; the longer record stands.")
        return by_record

    def _extracted(
        self, sha256: str, ways: Iterable[Iterable[tuple[str, Extracted]]]
    ) -> Iterator[tuple[str, Extracted]]:
        by_cable: dict[int, list[tuple[str, Extracted]]] = {}
        for some in ways:
            for version, one in some:
                by_cable.setdefault(one.start, []).append((version, one))
        for start, several in sorted(by_cable.items()):
            several.sort(key=lambda one: (_version(one[0]), msgspec.msgpack.encode(one[1])), reverse=True)
            if len({msgspec.msgpack.encode(one) for one in several}) > 1:
                self.conflicts.append(
                    f"The cable at {start} of the source {sha256} was extracted differently; {several[0][0]} stands."
                )
            yield several[0]

    def _is_new(self, record: apsw.Connection, version: str, one: Extracted) -> bool:
        done = "SELECT version FROM ledger WHERE act = 'extract' AND key = ?"
        return bool(store.one(record, done, one.key) != version)

    def _reviews(self, held: set[str]) -> int:
        """Carry the reviews over; of two by one coder of one statement the later stands."""
        best: dict[tuple[str, int, str, str], Standing] = {}
        for given in self.given:
            for one in given.reviews():
                if one.review.source not in held:
                    continue
                other = best.get(one.key)
                if other is not None and other.record != one.record:
                    self.conflicts.append(
                        f"{one.review.coder} said two things of one statement of {one.review.cable}; the later stands."
                    )
                if other is None or (one.at, one.record) > (other.at, other.record):
                    best[one.key] = one
        there = {Standing(one, "").key for one in standing(self.into.reviewing().reviews())}
        record = self.into.record()
        cables: set[int] = set()
        with store.failing_clearly(self.into.path), store.transaction(record):
            for key, one in sorted(best.items(), key=lambda pair: (pair[1].at, pair[1].record)):
                sql = "SELECT id FROM cables WHERE sha256 = ? AND start = ?"
                cable = store.one(record, sql, one.review.source, one.review.begin)
                if key not in there and cable is not None:
                    reviewing.enter(record, one.review, one.at)
                    cables.add(int(cable))
            seq = store.next_seq(record)
            for cable in sorted(cables):
                reviewing.apply(record, cable, seq)
        return len(best)

    def _rulings(self) -> int:
        """Carry the rulings over, in the order of their numbers, each once."""
        rows: dict[tuple[str, str, str], tuple[int, str]] = {}
        for given in self.given:
            for number, kind, namings, reason, audit in given.rulings():
                told = rows.get((kind, namings, reason))
                rows[kind, namings, reason] = min((number, audit), told) if told else (number, audit)
        record = self.into.record()
        sql = "INSERT INTO rulings (kind, namings, reason, audit) VALUES (?, ?, ?, ?)"
        with store.failing_clearly(self.into.path), store.transaction(record):
            there = {tuple(row) for row in record.execute("SELECT kind, namings, reason FROM rulings")}
            for (kind, namings, reason), (_, audit) in sorted(rows.items(), key=lambda one: (one[1][0], one[0])):
                if (kind, namings, reason) not in there:
                    record.execute(sql, (kind, namings, reason, audit))
        return len(rows)


def _reading(packed: Packed) -> tuple[int, bytes]:
    """By which reading of a source is chosen: how much it found, then anything that is the same everywhere."""
    records = (packed.source.record, *(cable.record for cable in packed.cables))
    return sum(map(len, records)), hashlib.sha256(b"".join(records)).digest()


def _version(label: str) -> tuple[tuple[int, int, str], ...]:
    """A label of an extractor as it is ordered: numbers by what they count."""
    parts = label.replace("/", ".").replace("-", ".").split(".")
    return tuple((1, int(one), "") if one.isdecimal() and len(one) < 10 else (0, 0, one) for one in parts)

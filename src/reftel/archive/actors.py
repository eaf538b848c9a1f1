"""The actors of an archive: derived from its namings by rules and rulings, kept beside it, and made again at will.

How they are kept, and when they are made again: ``kept``. A ruling changes only the actors that it is about.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import apsw
import msgspec

from reftel.archive import resolving, store
from reftel.archive.gathering import NAMED_KINDS, Row, listed, mark_as, offices_of, rule_over, write
from reftel.archive.kept import Kept, rulings
from reftel.archive.resolving import Item
from reftel.archive.rows import load_meeting, load_naming, load_statement
from reftel.errors import InputError
from reftel.facts import merging, spellings
from reftel.model.actor import Held, Listed, Named, NamingKind, Near, Ruling
from reftel.model.meeting import Meeting
from reftel.model.statement import Statement

_NEAR = 40
_MEANT = "name, id, actors.name, kind, country FROM members JOIN actors ON actor = number"


class Meant(msgspec.Struct, frozen=True):
    """The actor that a naming was taken for, with as much of it as is drawn."""

    id: str
    name: str
    kind: NamingKind
    country: str | None


class Actors:
    """The actors of an open archive."""

    def __init__(self, record: apsw.Connection, file: Path, lock: store.Lock, *, read_only: bool) -> None:
        self._record = record
        self._file = file
        self._kept = Kept(record, file, lock, read_only=read_only)

    def close(self) -> None:
        """Let go of the file."""
        self._kept.close()

    def leave(self, make: Callable[[object], None]) -> None:
        """Leave making them to others where there are many; until then they may be older (``kept.Kept.leave``)."""
        self._kept.leave(make)

    def make(self, patience: float) -> bool:
        """Make them for others, and keep them if nobody writes within so many seconds; whether they are kept."""
        return self._kept.make(patience)

    def is_current(self) -> bool:
        """Whether they are made of all that there is now."""
        return self._kept.is_current()

    # -- what can be asked --------------------------------------------------------------------------------

    def all(
        self, *, kind: NamingKind | None = None, name: str | None = None, limit: int = 100, start: int = 0
    ) -> tuple[Listed, ...]:
        """Actors by how much they are reported to have said, a page of them; of one kind, or of a name.

        Without a kind, those that a cable names: no descriptions, groups and redacted names.
        """
        connection = self._kept.ready()
        if name is not None:
            found = [one for one in self.find(name) if kind in (None, one.kind)]
            return tuple(found[start : start + limit])
        kinds = NAMED_KINDS if kind is None else (kind,)
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT record FROM actors WHERE kind IN ({marks}) ORDER BY statements DESC, id LIMIT ? OFFSET ?"  # noqa: S608 - question marks only
        return tuple(listed(record) for (record,) in connection.execute(sql, (*kinds, limit, start)))

    def count(self, kind: NamingKind | None = None) -> int:
        """How many actors there are of a kind; of all that a cable names, without one."""
        kinds = NAMED_KINDS if kind is None else (kind,)
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT count(*) FROM actors WHERE kind IN ({marks})"  # noqa: S608 - question marks only
        return int(store.one(self._kept.ready(), sql, *kinds))

    def get(self, id_: str) -> Listed | None:
        """The actor with this id."""
        row = next(self._kept.ready().execute("SELECT record FROM actors WHERE id = ?", (id_,)), None)
        return None if row is None else listed(row[0])

    def find(self, name: str) -> list[Listed]:
        """The actors that bear a name, under any known spelling, the full or a short one; most statements first."""
        connection = self._kept.ready()
        sql = "SELECT actor FROM keys WHERE key = ?"
        found: set[int] = set()
        for way in {name, name.replace("-", " "), name.replace(" ", "")}:  # a hyphen or space may part a name, or not
            wanted = dict.fromkeys(spellings.keys(way))
            some = [{number for (number,) in connection.execute(sql, (key,))} for key in wanted]
            found |= set.intersection(*some) if some else set()
        rows = [
            listed(record)
            for number in found
            for (record,) in connection.execute("SELECT record FROM actors WHERE number = ?", (number,))
        ]
        return sorted(rows, key=lambda one: (one.kind not in NAMED_KINDS, -one.statements, -one.cables, one.id))

    def namings(self, id_: str, *, limit: int = -1, start: int = 0) -> tuple[Named, ...]:
        """What was taken for this actor, in the order of the cables, each with its place and the rule that says so."""
        found = []
        get = (
            "SELECT mrn, cables.date, sha256, namings.record FROM namings JOIN cables ON cables.id = cable"
            " WHERE cable = ? AND name = ?"
        )
        for cable, name, because, statements, addressed, meetings in self._members(id_, limit=limit, start=start):
            row = next(self._record.execute(get, (cable, name)), None)
            if row is None:  # extracted anew since the actors were made
                continue
            mrn, date, sha256, record = row
            found.append(
                Named(
                    cable=mrn,
                    date=date,
                    source=sha256,
                    naming=load_naming(record),
                    because=because,
                    statements=statements,
                    addressed=addressed,
                    meetings=meetings,
                )
            )
        return tuple(found)

    def pairs(self, id_: str) -> frozenset[tuple[str, str]]:
        """The namings of an actor as (cable, name) and no more."""
        sql = "SELECT mrn, members.name FROM members JOIN actors ON actor = number WHERE id = ?"
        return frozenset((str(mrn), str(name)) for mrn, name in self._kept.ready().execute(sql, (id_,)))

    def places(self, ids: Iterable[str]) -> frozenset[tuple[int, str]]:
        """The namings of some actors as (row of the cable, name), as statements are counted by."""
        sql = "SELECT cable, members.name FROM members JOIN actors ON actor = number WHERE id = ?"
        connection = self._kept.ready()
        return frozenset((int(row), str(name)) for id_ in ids for row, name in connection.execute(sql, (id_,)))

    def meant(self, namings: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Meant]:
        """The actors that some namings, as (row of the cable, name), were taken for."""
        wanted = set(namings)
        sql = f"SELECT cable, members.{_MEANT} WHERE cable IN {store.ANY}"
        rows = self._kept.ready().execute(sql, (store.any_of({row for row, _ in wanted}),))
        return {(row, name): Meant(*told) for row, name, *told in rows if (row, name) in wanted}

    def taken(self) -> object:
        """What changes when a naming may be taken for somebody else; None where that cannot be told."""
        self._kept.ready()
        return self._kept.taken()

    def called(self, cables: Iterable[str]) -> dict[tuple[str, str], str]:
        """For each name that some cables use, as (cable, name), the id of its actor."""
        sql = f"SELECT id, mrn FROM cables WHERE canonical AND mrn IN {store.ANY}"  # noqa: S608 - our own words
        mrn_of = dict(self._record.execute(sql, (store.any_of(set(cables)),)))
        sql = (
            "SELECT cable, members.name, id FROM members JOIN actors ON actor = number"  # noqa: S608 - our own words
            f" WHERE cable IN {store.ANY}"
        )
        found = self._kept.ready().execute(sql, (store.any_of(mrn_of),))
        return {(mrn_of[cable], str(name)): str(id_) for cable, name, id_ in found}

    def bearers(self, name: str) -> frozenset[tuple[str, str]]:
        """The namings, as (cable, name), of the actors that bear a name in one of their cables.

        Of an actor that has several full names somewhere, all namings: ``Morales Troncoso`` finds ``Morales``.
        """
        return frozenset(pair for one in self.find(name) for pair in self.pairs(one.id))

    def offices(self, id_: str) -> tuple[Held, ...]:
        """The offices of an actor over time, each with every place of a cable that gives it."""
        actor = self.get(id_)
        return offices_of(self.namings(id_)) if actor is not None and actor.kind == "person" else ()

    def statements(self, id_: str, *, limit: int | None = None, start: int = 0) -> tuple[Statement, ...]:
        """What an actor is reported to have said, in the order of the cables."""
        found: list[Statement] = []
        sql = "SELECT record FROM statements WHERE cable = ? AND speaker = ? ORDER BY place"
        for cable, name, *_ in self._members(id_, "members.statements"):
            found += [load_statement(record) for (record,) in self._record.execute(sql, (cable, name))]
            if limit is not None and len(found) >= start + limit:
                break
        return tuple(found[start:] if limit is None else found[start : start + limit])

    def meetings(self, id_: str, *, limit: int | None = None) -> tuple[Meeting, ...]:
        """The meetings of an actor, in the order of the cables."""
        found: list[Meeting] = []
        sql = "SELECT names, record FROM meetings WHERE cable = ? ORDER BY place"
        for cable, name, *_ in self._members(id_, "meetings"):
            rows = self._record.execute(sql, (cable,))
            found += [load_meeting(record) for names, record in rows if name in names.split("\n")]
            if limit is not None and len(found) >= limit:
                break
        return tuple(found[:limit])

    def near(self, id_: str) -> tuple[Near, ...]:
        """Actors of the same surname or a like spelling that were not taken for this one, and by which rule."""
        connection = self._kept.ready()
        own = store.one(connection, "SELECT number FROM actors WHERE id = ?", id_)
        sql = (
            "SELECT DISTINCT other.actor FROM keys JOIN keys AS other USING (key)"
            " WHERE keys.actor = ?1 AND keys.surname AND other.surname AND other.actor <> ?1 LIMIT ?2"
        )
        mine, found, held = self.get(id_), [], cache(self._held)
        for (number,) in list(connection.execute(sql, (own, _NEAR))):
            (record,) = next(connection.execute("SELECT record FROM actors WHERE number = ?", (number,)))
            other = listed(record)
            if mine is not None and mine.kind in ("person", other.kind):
                code = self._apart(own, number, mine, other, held)
                found.append(Near(id=other.id, name=other.name, because=code, why=merging.why(code)))
        return tuple(sorted(found, key=lambda one: one.id))

    def _apart(
        self, own: int, number: int, mine: Listed, other: Listed, held: Callable[[str], frozenset[str | None]]
    ) -> str:
        """The rule by which two actors are not one; ``held`` gives the offices of one by its id."""
        ruled = "SELECT 1 FROM members WHERE actor IN (?, ?) AND ruled = 'ruled-apart' LIMIT 1"
        if store.one(self._kept.ready(), ruled, own, number):
            return "ruled-apart"
        for one in (mine, other):
            code = {"redacted": "redacted", "unnamed": "unnamed", "group": "group", "role": "role-without-name"}.get(
                one.kind
            )
            if code:
                return code
        givens = [
            {key for name in one.names for key in spellings.keys(name)[:-1] if len(key) > 1} for one in (mine, other)
        ]
        if givens[0] and givens[1] and givens[0].isdisjoint(givens[1]):
            return "other-given-name"
        if mine.country and other.country and mine.country != other.country:
            return "other-country"
        window = merging.merging().window
        if (
            mine.first
            and mine.last
            and other.first
            and other.last
            and (
                int(other.first[:4]) - int(mine.last[:4]) > window or int(mine.first[:4]) - int(other.last[:4]) > window
            )
        ):
            return "apart-in-time"
        return "several-bearers" if held(mine.id) & held(other.id) - {None} else "other-office"

    def _held(self, id_: str) -> frozenset[str | None]:
        """The offices of an actor by name alone, and not where they are told: all of its namings are asked for at once.

        None are those of whoever is no person.
        """
        sql = "SELECT cable, members.name FROM members JOIN actors ON actor = number WHERE id = ? AND kind = 'person'"
        pairs = msgspec.json.encode(list(self._kept.ready().execute(sql, (id_,)))).decode()
        get = (
            "SELECT namings.record FROM json_each(?) AS pair JOIN namings"
            " ON cable = json_extract(pair.value, '$[0]') AND name = json_extract(pair.value, '$[1]')"
        )
        rows = self._record.execute(get, (pairs,))
        titles = {merging.office(one.title) for (record,) in rows for one in load_naming(record).held}
        return frozenset(merging.office(title) for title in titles if title is not None)

    # -- rulings ----------------------------------------------------------------------------------------------

    def rulings(self) -> tuple[Ruling, ...]:
        """Everything that was ruled, in order, undone or not."""
        return rulings(self._record)

    def rulings_on(self, id_: str) -> tuple[Ruling, ...]:
        """The rulings about an actor's namings, and those by which some were taken from it."""
        every, own = self.rulings(), self.pairs(id_)
        touching = [one for one in every if not own.isdisjoint(one.namings)]
        connection = self._kept.ready()
        bases = "SELECT DISTINCT base FROM members JOIN actors ON actor = number WHERE id = ?"
        wanted = {int(base) for (base,) in connection.execute(bases, (id_,))}
        for mrn, name in {pair for one in touching if not one.undone for pair in one.namings}:
            row = store.one(self._record, "SELECT id FROM cables WHERE canonical AND mrn = ?", mrn)
            wanted.add(store.one(connection, "SELECT base FROM members WHERE cable = ? AND name = ?", row, name))
        moved = connection.execute("SELECT DISTINCT actor, base FROM members WHERE ruled <> '' AND actor < 0")
        taken = {-actor for actor, base in moved if base in wanted}
        return tuple(one for one in every if one in touching or one.number in taken)

    def grounds(self, ruling: Ruling) -> frozenset[tuple[str, str]]:
        """All namings, as (cable, name), of the actors that a ruling joined or parted, as the rules made those."""
        connection, found = self._kept.ready(), set(ruling.namings)
        own = "SELECT base FROM members WHERE mrn = ? AND name = ?"
        every = "SELECT mrn, name FROM members WHERE base = ?"
        for base in {store.one(connection, own, *pair) for pair in ruling.namings} - {None}:
            found |= {(str(mrn), str(name)) for mrn, name in connection.execute(every, (base,))}
        return frozenset(found)

    def carry(self, rulings: Iterable[Ruling]) -> None:
        """Take over what was ruled in another archive, numbered anew."""
        sql = "INSERT INTO rulings (kind, namings, reason) VALUES (?, ?, ?)"
        with store.failing_clearly(self._file.parent), store.transaction(self._record):
            self._record.executemany(sql, ((one.kind, json.dumps(one.namings), one.reason) for one in rulings))

    def merge(self, one: str, other: str, *, reason: str, by: str = "") -> int:
        """Rule that two actors are one; the number of the ruling, by which it can be undone.

        Raises:
            InputError: if there is no such actor, they are one already, or one is redacted or unnamed.
        """
        for id_ in (one, other):
            actor = self.get(id_)
            if actor is None:
                raise InputError(f"There is no actor {id_} in this archive: see `reftel actor ARCHIVE NAME`.")
            if actor.kind in ("redacted", "unnamed"):
                raise InputError(f"{id_} is a {actor.kind} source: such are never merged.")
        if one == other:
            raise InputError(f"{one} is one actor already.")
        anchors = [min(self.pairs(id_)) for id_ in (one, other)]
        return self._rule("merge", sorted(anchors), reason, by)

    def split(self, namings: Iterable[tuple[str, str]], *, reason: str, by: str = "") -> int:
        """Rule that these namings, as (cable, name), are another actor's; the number of the ruling.

        Raises:
            InputError: if one of them is not there.
        """
        wanted = sorted(set(namings))
        if not wanted:
            raise InputError("Name the cables in which the name is another's.")
        for mrn, name in wanted:
            sql = "SELECT 1 FROM namings JOIN cables ON cables.id = cable WHERE canonical AND mrn = ? AND name = ?"
            if store.one(self._record, sql, mrn, name) is None:
                raise InputError(f"Nobody is named {name} in {mrn}.")
        return self._rule("split", wanted, reason, by)

    def undo(self, number: int) -> None:
        """Take a ruling back: everything is as if it had never been.

        Raises:
            InputError: if there is none of that number, or it is undone already.
        """
        undone = store.one(self._record, "SELECT undone FROM rulings WHERE number = ?", number)
        if undone is None or undone:
            raise InputError(f"There is no ruling {number} to be undone: see `reftel actor ARCHIVE --rulings`.")
        self._kept.ready()
        with store.failing_clearly(self._file.parent), store.transaction(self._record):
            self._record.execute("UPDATE rulings SET undone = 1 WHERE number = ?", (number,))
        self._apply()

    def _rule(self, kind: str, namings: Sequence[tuple[str, str]], reason: str, by: str) -> int:
        if not reason.strip():
            raise InputError("Say why: a ruling without a reason cannot be judged by others.")
        self._kept.ready()
        with store.failing_clearly(self._file.parent), store.transaction(self._record):
            self._record.execute(
                "INSERT INTO rulings (kind, namings, reason, audit) VALUES (?, ?, ?, ?)",
                (kind, json.dumps(namings), reason.strip(), by),
            )
            number = self._record.last_insert_rowid()
        self._apply()
        return number

    # -- how they are made ------------------------------------------------------------------------------------

    def _members(
        self, id_: str, having: str = "1", *, limit: int = -1, start: int = 0
    ) -> Iterator[tuple[int, str, str, int, int, int]]:
        """Cable, name, rule and counts of the namings of an actor, in the order of the cables."""
        sql = (
            "SELECT cable, members.name, iif(ruled = '', because, ruled), members.statements, addressed, meetings"  # noqa: S608 - our own words
            f" FROM members JOIN actors ON actor = number WHERE id = ? AND {having}"
            " ORDER BY date = '', date, mrn, members.name LIMIT ? OFFSET ?"
        )
        yield from self._kept.ready().execute(sql, (id_, limit, start))

    def _active(self) -> list[Ruling]:
        return [one for one in self.rulings() if not one.undone]

    def _apply(self) -> None:
        """Bring the kept actors in line with the rulings: only those that a ruling is or was about are made again."""
        connection = self._kept.held
        if connection is None:
            return
        mark = self._kept.ruled()  # they may be older, where others make them
        active = self._active()
        touched = {number for (number,) in connection.execute("SELECT base FROM members WHERE ruled <> ''")}
        touched |= {
            number
            for ruling in active
            for mrn, name in ruling.namings
            for (cable,) in self._record.execute("SELECT id FROM cables WHERE canonical AND mrn = ?", (mrn,))
            for (number,) in connection.execute("SELECT base FROM members WHERE cable = ? AND name = ?", (cable, name))
        }
        rows = [row for number in sorted(touched) for row in self._rows(connection, number)]
        old = {row.actor for row in rows}
        for row in rows:
            row.actor, row.ruled = row.base, ""
        rule_over(rows, active)
        with store.transaction(connection):
            for number in sorted(old | touched):
                connection.execute("DELETE FROM actors WHERE number = ?", (number,))
                connection.execute("DELETE FROM keys WHERE actor = ?", (number,))
            for row in rows:
                connection.execute(
                    "DELETE FROM members WHERE cable = ? AND name = ?", (row.item.cable, row.item.naming.name)
                )
            get = "SELECT id FROM bases WHERE number = ?"
            ids = {number: store.one(connection, get, number) for number in touched}
            write(connection, rows, ids, {})
            mark_as(connection, mark)

    def _rows(self, connection: apsw.Connection, base: int) -> Iterator[Row]:
        sql = "SELECT cable, name, actor, because, statements, addressed, meetings FROM members WHERE base = ?"
        get = (
            "SELECT mrn, coalesce(station, ''), coalesce(date, ''), namings.record, namings.seal FROM namings"
            " JOIN cables ON cables.id = cable WHERE cable = ? AND name = ?"
        )
        for cable, name, actor, because, said, heard, met in list(connection.execute(sql, (base,))):
            told = next(self._record.execute(get, (cable, name)), None)
            if told is None:  # extracted anew since the actors were made
                continue
            mrn, station, date, record, seal = told
            naming = load_naming(record)
            item = Item(cable=cable, mrn=mrn, station=station, date=date, naming=naming, seal=seal or 0)
            resolving.prepare(item)
            item.because = because
            yield Row(item, base, actor, because, "", said, heard, met)

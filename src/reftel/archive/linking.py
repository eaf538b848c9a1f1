"""How the cables of an archive hang together: references resolved, threads, neighbours, gaps, who was informed.

Only what is held can be said to answer; a reference to what is not held is normal, and is named. Everything follows
from what is held, never from the order in which it came.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Literal

import apsw

from reftel.archive.store import ANY, any_of
from reftel.archive.words import mrn_key
from reftel.facts import collectives, mrns, posts, successions
from reftel.fields.address import Addressee
from reftel.fields.mrn import Mrn
from reftel.fields.reference import Reference
from reftel.model.cable import Cable
from reftel.model.links import (
    Cited,
    Informed,
    Links,
    Missing,
    Neighbour,
    Part,
    Related,
    Series,
    Succession,
)

STEPS, LARGEST = 4, 60
"""A thread goes so many references far, and is shown up to so many cables."""
GAPS = 20
"""So many gaps of a series are named."""
_COLUMNS = "mrn, date, subject, station"
_LINKED = "FROM links JOIN cables ON cables.id = cable WHERE canonical"
_DEMARCHE = ("DEMARCHE", "DELIVER", "RAISED WITH", "PRESENTED")
Row = tuple[str, str | None, str | None, str | None]


class Linking:
    """Answers about links, from the record of an open archive."""

    def __init__(self, connection: apsw.Connection, load: Callable[[str], Cable | None]) -> None:
        self._connection = connection
        self._load = load

    def links(self, mrn: str) -> Links | None:
        """Everything that a cable hangs together with; None if it is not held."""
        cable = self._load(mrn)
        return None if cable is None else self.links_of(cable)

    def links_of(self, cable: Cable) -> Links:
        """The same of a cable that is held, and known already."""
        thread = tuple(self._thread(cable))
        citing = self._citing([cable.citation]).get(cable.citation, set())
        before, after = self._neighbours(cable)
        return Links(
            cable=cable.citation,
            date=cable.date,
            subject=cable.subject,
            references=tuple(self._cited(cable, reference) for reference in cable.references),
            cited_by=tuple(one for one in thread if one.steps == 1 and one.cable in citing),
            thread=thread,
            before=before,
            after=after,
            informed=tuple(_informed(cable)),
            succession=tuple(_successions(cable.mrn.station)) if cable.mrn else (),
            copies=tuple(self._copies(cable)),
        )

    def _cited(self, cable: Cable, reference: Reference) -> Cited:
        text, letter = reference.text, reference.enumerator
        if reference.mrn is None:
            return Cited(text, letter, "other", None)
        held = self._held(reference.mrn, cable.date)
        if held is not None:
            return Cited(text, letter, "held", held[0], held[1], held[2])
        mrn = reference.mrn
        known = mrn.year is not None and mrns.is_known(mrn.year, mrn.station, mrn.serial)
        return Cited(text, letter, "missing" if known else "unknown", str(mrn))

    def _copies(self, cable: Cable) -> Iterator[Cited]:
        """The messages that the cable's own service notes name: what it corrects, repeats, doubles or cancels."""
        for note in cable.service:
            mrn = note.value.refers_to
            if mrn is not None and str(mrn) != cable.citation:
                row = self._held(mrn, cable.date)
                text = " ".join(note.value.text.split())
                yield Cited(text, None, "held", *row[:3]) if row else Cited(text, None, "unknown", str(mrn))

    def _held(self, mrn: Mrn, day: str | None) -> Row | None:
        """The cable that a reference means: by its number; under the other name of its post; by its only year."""
        if (row := self._row(str(mrn))) is not None:
            return row
        if mrn.year is None:
            return self._of_any_year(mrn, day)
        renamed = {
            change.successor or "" for change in successions.changes_of(mrn.station) if change.change == "renamed"
        }
        renamed |= {change.station for change in successions.changes_of(mrn.station) if change.change == "renamed"}
        names = sorted((renamed | {posts.canonical(mrn.station)}) - {mrn.station, ""})
        found = [row for name in names if (row := self._row(str(Mrn(mrn.year, name, mrn.serial)))) is not None]
        return found[0] if len(found) == 1 else None

    def _row(self, mrn: str) -> Row | None:
        return self._rows([mrn]).get(mrn)

    def _rows(self, mrns: Iterable[str]) -> dict[str, Row]:
        """Those of some cables that are held."""
        sql = f"SELECT {_COLUMNS} FROM cables WHERE canonical AND mrn IN {ANY}"  # noqa: S608 - our own words
        return {row[0]: row for row in self._connection.execute(sql, (any_of(mrns),))}

    def _of_any_year(self, mrn: Mrn, day: str | None) -> Row | None:
        sql = f"SELECT {_COLUMNS} FROM cables WHERE canonical AND station = ? AND serial = ?"  # noqa: S608 - our own words
        rows = [
            row
            for row in self._connection.execute(sql, (mrn.station, mrn.serial))
            if day is None or row[1] is None or row[1][:4] <= day[:4]
        ]
        return rows[0] if len(rows) == 1 else None

    def _citing(self, mrns: Iterable[str]) -> dict[str, set[str]]:
        """The held cables that refer to each of some numbers."""
        return self._linked(f"SELECT target, mrn {_LINKED} AND target IN {ANY}", mrns)

    def _targets(self, mrns: Iterable[str]) -> dict[str, set[str]]:
        """The numbers that each of some held cables refers to."""
        return self._linked(f"SELECT mrn, target {_LINKED} AND mrn IN {ANY}", mrns)

    def _linked(self, sql: str, mrns: Iterable[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one, other in self._connection.execute(sql, (any_of(mrns),)):
            if one != other:
                found.setdefault(one, set()).add(other)
        return found

    def _thread(self, cable: Cable) -> Iterator[Related]:
        """What is reached by references either way, nearest first, and what has the same subject."""
        steps = self._reached(cable.citation)
        rows = self._rows(steps)
        reached = sorted((step, mrn) for mrn, step in steps.items() if step and mrn in rows)
        alike = [row for row in self._subject(cable.subject) if row[0] not in steps]
        shown = [rows[mrn] for _, mrn in reached] + alike
        citing, targets = (ask({row[0] for row in shown}) for ask in (self._citing, self._targets))
        for row in shown:
            mrn, step = row[0], steps.get(row[0])
            part = _part(row, citing.get(mrn, set()), targets.get(mrn, set()))
            yield Related(mrn, row[1], row[2], part, "subject" if step is None else "reference", step or 1)

    def _reached(self, own: str) -> dict[str, int]:
        """The cables that references lead to from one, itself among them, each with how many references away it is."""
        steps = {own: 0}
        edge = [own]
        for step in range(1, STEPS + 1):
            near = set[str]().union(*self._targets(edge).values(), *self._citing(edge).values())
            edge = sorted(self._rows(near - steps.keys()))[: LARGEST - len(steps) + 1]
            steps |= dict.fromkeys(edge, step)
        return steps

    def _subject(self, subject: str | None) -> Iterator[Row]:
        if subject:
            sql = (
                f"SELECT {_COLUMNS} FROM cables WHERE canonical"  # noqa: S608 - our own words
                " AND subject IN (?1, 'RE: ' || ?1) ORDER BY date, mrn LIMIT ?2"
            )
            yield from self._connection.execute(sql, (subject.removeprefix("RE: "), LARGEST))

    def _neighbours(self, cable: Cable) -> tuple[Neighbour | None, Neighbour | None]:
        mrn = cable.mrn
        if mrn is None or mrn.year is None:
            return None, None
        found = []
        for sign, order in (("<", "DESC"), (">", "ASC")):
            sql = (
                "SELECT mrn, date, subject, serial FROM cables WHERE canonical AND station = ? AND year = ?"  # noqa: S608 - our own words
                f" AND serial {sign} ? ORDER BY serial {order} LIMIT 1"
            )
            row = next(self._connection.execute(sql, (mrn.station, mrn.year, mrn.serial)), None)
            found.append(None if row is None else Neighbour(row[0], row[1], row[2], abs(row[3] - mrn.serial) - 1))
        return found[0], found[1]

    def missing(self) -> Iterator[Missing]:
        """The cables that are referred to and not held, the most referred to first."""
        sql = (
            "SELECT target, group_concat(mrn, ' ') FROM (SELECT DISTINCT target, mrn FROM links"
            " JOIN cables ON cables.id = cable WHERE canonical ORDER BY mrn) AS link"
            " WHERE NOT EXISTS (SELECT 1 FROM cables AS held WHERE held.mrn = target)"
            " GROUP BY target ORDER BY count(*) DESC, target"
        )
        for target, citing in self._connection.execute(sql):
            mrn = _number(target)
            if mrn is None or self._held(mrn, None) is None:
                known = mrn is not None and mrn.year is not None and mrns.is_known(mrn.year, mrn.station, mrn.serial)
                yield Missing(target, tuple(sorted(citing.split())), known)

    def series(self) -> Iterator[Series]:
        """What is held of the numbers of each post and year of which there are several."""
        sql = (
            "SELECT DISTINCT station, year, serial FROM cables WHERE station IS NOT NULL AND year IS NOT NULL"
            " AND serial IS NOT NULL ORDER BY 1, 2, 3"
        )
        held: dict[tuple[str, int], list[int]] = {}
        for station, year, serial in self._connection.execute(sql):
            held.setdefault((station, year), []).append(serial)
        for (station, year), serials in held.items():
            if len(serials) == 1:
                continue  # one number has nothing between
            gaps = [(low + 1, high - 1) for low, high in pairwise(serials) if high > low + 1]
            yield Series(station, year, serials[0], serials[-1], len(serials), tuple(gaps[:GAPS]))


def _part(row: Row, citing: set[str], targets: set[str]) -> Part:
    """An instruction is the Department's and is referred to; what refers to one is its delivery or a reply."""
    _, _, subject, station = row
    if station == "STATE":
        return "instruction" if citing else "report"
    if not any("STATE" in target for target in targets):
        return "report"
    return "delivery" if any(word in (subject or "").upper() for word in _DEMARCHE) else "reply"


def _number(text: str) -> Mrn | None:
    key = mrn_key(text)
    if key is None:
        return None
    station = key.strip("0123456789")
    before, _, after = key.partition(station)
    year = int(before) if before else None
    return Mrn(None if year is None else 1900 + year if year >= 45 else 2000 + year, station, int(after))


def _informed(cable: Cable) -> Iterator[Informed]:
    roles: tuple[tuple[Literal["action", "info"], tuple[Addressee, ...]], ...]
    roles = (("action", cable.action), ("info", cable.info))
    for role, addressees in roles:
        for one in addressees:
            yield Informed(one.name, role, _station(one), _members(one), one.excluded)


def _station(one: Addressee) -> str | None:
    post = posts.post_of(one.name)
    return post.station if post else None


def _members(one: Addressee) -> tuple[str, ...]:
    collective = collectives.collective_of(one.name)
    if collective is None:
        return ()
    out = {posts.canonical(name) for name in one.excluded}
    return tuple(member for member in collective.members if posts.canonical(member) not in out)


def _successions(station: str) -> Iterator[Succession]:
    for change in successions.changes_of(station):
        yield Succession(change.station, change.successor, change.change, change.date)

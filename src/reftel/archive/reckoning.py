"""How much actors are reported to have said, brought in line with what people say of statements.

A review changes how often a name of its cable speaks or is addressed, and never whom it means: the namings are as they
were. So the actors that are kept stay, and only the counts of a few are written anew. Where namings themselves have
changed, or the name that an actor goes by would be another, everything is made again.
"""

from collections import Counter
from collections.abc import Iterable

import apsw
import msgspec

from reftel.archive import store
from reftel.archive.gathering import Mark, Pair, counts_of, listed, mark_as
from reftel.archive.recounting import MOST, statements_changed

Counts = tuple[int, int, int]  # how often it speaks, is addressed, meets somebody


class Changed(msgspec.Struct, frozen=True):
    """The counts of some namings, by row of the cable and name, and by how much those of actors differ, by number."""

    namings: dict[Pair, Counts]
    actors: dict[int, Counts]


def changed(record: apsw.Connection, kept: apsw.Connection, since: int, most: int = MOST) -> Changed | None:
    """What is otherwise in the actors that were made at the unit of work ``since``; None where they must be made again,
    or the statements of more than ``most`` cables have changed.

    To be asked of the record in one transaction.
    """
    touched = statements_changed(record, since, most)
    if touched is None or _named_anew(record, since):
        return None
    namings: dict[Pair, Counts] = {}
    actors: dict[int, list[int]] = {}
    groups: set[tuple[int, int]] = set()
    for cable in touched.tolist():
        told = _kept_of(kept, cable)
        if dict(told.keys()) != _seals_of(record, cable):
            return None
        counts = counts_of(record, cable)
        for (name, _), (base, actor, before) in told.items():
            now = counts.get((cable, name), (0, 0, 0))
            if now != before:
                namings[cable, name] = now
                more = actors.setdefault(actor, [0, 0, 0])
                more[:] = [one + after - was for one, after, was in zip(more, now, before, strict=True)]
                groups.add((base, actor))
    if any(_renamed(kept, sql, number, namings) for base, actor in groups for sql, number in _asked(base, actor)):
        return None
    return Changed(namings, {number: (more[0], more[1], more[2]) for number, more in actors.items() if any(more)})


def write(kept: apsw.Connection, told: Changed, mark: Mark) -> None:
    """Write down what is otherwise, and what the actors are made of now."""
    update = "UPDATE members SET statements = ?, addressed = ?, meetings = ? WHERE cable = ? AND name = ?"
    with store.transaction(kept):
        kept.executemany(update, ((*counts, *pair) for pair, counts in told.namings.items()))
        for number, (said, heard, met) in told.actors.items():
            one = listed(store.one(kept, "SELECT record FROM actors WHERE number = ?", number))
            one = msgspec.structs.replace(
                one, statements=one.statements + said, addressed=one.addressed + heard, meetings=one.meetings + met
            )
            record = msgspec.msgpack.encode(one)
            sql = "UPDATE actors SET statements = ?, record = ? WHERE number = ?"
            kept.execute(sql, (one.statements, record, number))
        mark_as(kept, mark)


def _named_anew(record: apsw.Connection, since: int) -> bool:
    """Whether cables came, or became others, that name somebody, or of which another version does."""
    sql = (
        "SELECT 1 FROM cables AS new INDEXED BY cables_by_seq CROSS JOIN cables AS one INDEXED BY cables_by_mrn"
        " ON one.mrn = new.mrn WHERE new.seq > ? AND EXISTS (SELECT 1 FROM namings WHERE cable = one.id) LIMIT 1"
    )
    return store.one(record, sql, since) is not None


def _seals_of(record: apsw.Connection, cable: int) -> dict[str, int]:
    """The names of a cable, each with the seal of its naming; none where the cable does not count."""
    sql = "SELECT name, namings.seal FROM namings JOIN cables ON cables.id = cable WHERE cable = ? AND canonical"
    return {str(name): int(seal) for name, seal in record.execute(sql, (cable,))}


def _kept_of(kept: apsw.Connection, cable: int) -> dict[tuple[str, int], tuple[int, int, Counts]]:
    """The namings of a cable as (name, seal): their actors by the rules and as it is, and their counts."""
    sql = "SELECT name, seal, base, actor, statements, addressed, meetings FROM members WHERE cable = ?"
    return {
        (str(name), int(seal)): (int(base), int(actor), (int(said), int(heard), int(met)))
        for name, seal, base, actor, said, heard, met in kept.execute(sql, (cable,))
    }


_BY_ACTOR = "SELECT cable, name, called, statements FROM members WHERE actor = ?1"
_BY_BASE = (
    "SELECT cable, name, called, statements FROM members WHERE actor = ?1 AND ruled = ''"
    " UNION ALL SELECT cable, name, called, statements FROM members WHERE base = ?1 AND ruled <> ''"
)


def _asked(base: int, actor: int) -> Iterable[tuple[str, int]]:
    """The namings that have a say in the name of an actor, and in its id."""
    return (_BY_ACTOR, actor), (_BY_BASE, base)


def _renamed(kept: apsw.Connection, sql: str, number: int, namings: dict[Pair, Counts]) -> bool:
    """Whether the short name that most of the statements have would be another."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for cable, name, called, said in kept.execute(sql, (number,)):
        before[called] += 1 + said
        after[called] += 1 + namings.get((cable, name), (said, 0, 0))[0]
    return len(before) > 1 and max(sorted(before), key=before.__getitem__) != max(sorted(after), key=after.__getitem__)

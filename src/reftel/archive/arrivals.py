"""What came into an archive between two units of work: the sources by format, the new cables, where documents part."""

import apsw

from reftel.archive import store
from reftel.archive.rows import load_cable
from reftel.model.browsing import Card
from reftel.model.importing import Arrived, Boundary

_BOUNDARY = "document-boundary"
_NAMED = 50
"""So many boundaries, and sources that cannot be read yet, are named; all are counted."""
_SEVERAL = 2_000
"""So many sources that hold several documents are looked into for boundaries."""
_READ = (
    "FROM ledger JOIN sources ON sources.sha256 = key WHERE ledger.act = 'read' AND ledger.seq > ? AND ledger.seq <= ?"
)
_CABLES = "FROM cables JOIN ledger ON key = cables.sha256 WHERE act = 'read' AND ledger.seq > ? AND ledger.seq <= ?"


def arrived(connection: apsw.Connection, low: int, high: int, limit: int = 50, skip: int = 0) -> Arrived:
    """What was read after the unit of work ``low``, up to ``high``; the cards of the new cables from ``skip`` on."""
    span = (low, high)
    formats = "SELECT sources.format, count(*) " + _READ + " AND NOT unread GROUP BY 1 ORDER BY 2 DESC, 1"
    kinds = "SELECT kind, count(*) " + _CABLES + " AND canonical GROUP BY 1 ORDER BY 2 DESC, 1"
    cards = (
        "SELECT mrn, date, origin, station, level, subject, kind "
        + _CABLES
        + " AND canonical ORDER BY date IS NULL, date, mrn LIMIT ? OFFSET ?"
    )
    bounded, boundaries = _boundaries(connection, span)
    return Arrived(
        sources=store.one(connection, "SELECT count(*) " + _READ, *span) or 0,
        formats=tuple((str(form), int(count)) for form, count in connection.execute(formats, span)),
        kinds=tuple((str(kind), int(count)) for kind, count in connection.execute(kinds, span)),
        count=store.one(connection, "SELECT count(*) " + _CABLES + " AND canonical", *span) or 0,
        cables=tuple(
            Card(cable=str(mrn), date=date, origin=origin, station=station, level=level, subject=subject, kind=kind)
            for mrn, date, origin, station, level, subject, kind in connection.execute(cards, (*span, limit, skip))
        ),
        bounded=bounded,
        boundaries=boundaries,
        unread=tuple(_unread(connection, span)),
    )


def count(connection: apsw.Connection, low: int) -> int:
    """How many sources came by themselves after a unit of work."""
    alone = "SELECT count(*) " + _READ + " AND container IS NULL"
    return int(store.one(connection, alone, low, store.last_seq(connection)) or 0)


def _boundaries(connection: apsw.Connection, span: tuple[int, int]) -> tuple[int, tuple[Boundary, ...]]:
    """How many documents begin within a source of several, and the first of them."""
    several = "SELECT sources.sha256 " + _READ + " AND cables > 1 ORDER BY 1 LIMIT ?"
    count = 0
    found: list[Boundary] = []
    for (sha256,) in connection.execute(several, (*span, _SEVERAL)).fetchall():
        for (record,) in connection.execute("SELECT record FROM cables WHERE sha256 = ? ORDER BY start", (sha256,)):
            cable = load_cable(record, "")
            for finding in cable.findings:
                if finding.code == _BOUNDARY:
                    count += 1
                    if len(found) < _NAMED:
                        place = (finding.start, finding.end, finding.message)
                        found.append(Boundary(cable.citation, str(sha256), *place))
    return count, tuple(found)


def _unread(connection: apsw.Connection, span: tuple[int, int]) -> list[tuple[str, str, str]]:
    """Hash, name and format of the first sources from which nothing could be read."""
    sql = "SELECT sources.sha256, sources.format " + _READ + " AND unread ORDER BY 1 LIMIT ?"
    rows = connection.execute(sql, (*span, _NAMED)).fetchall()
    name = "SELECT min(name) FROM names WHERE sha256 = ?"
    return [(str(sha256), str(store.one(connection, name, sha256) or ""), str(form)) for sha256, form in rows]


def share(connection: apsw.Connection, but: tuple[str, ...] = ()) -> tuple[int, int]:
    """How many cables have their statements, by whatever extractor, and how many there are.

    With ``but`` by any whose version does not begin so.
    """
    every = connection.execute("SELECT DISTINCT version FROM ledger WHERE act = 'extract'")
    versions = [one for (one,) in every if not (but and str(one).startswith(but))]
    cables = store.one(connection, "SELECT count(*) FROM cables WHERE canonical")
    marks = ",".join("?" * len(versions))
    done = (
        "SELECT count(*) FROM cables WHERE canonical AND EXISTS (SELECT 1 FROM ledger WHERE act = 'extract'"  # noqa: S608 - question marks only
        f" AND version IN ({marks}) AND key = cables.sha256 || '@' || cables.start)"
    )
    return int(store.one(connection, done, *versions) or 0), int(cables or 0)

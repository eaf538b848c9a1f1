"""The queue of a coder: statements as they were extracted, lowest rank first, blind to what others say of them."""

from collections.abc import Iterator
from typing import Any

import apsw
import numpy as np

from reftel.archive.counting import Catalogue
from reftel.archive.index import Index
from reftel.archive.judging import disputed
from reftel.archive.reviewing import Reviewing
from reftel.archive.rows import load_statement
from reftel.archive.telling import chosen
from reftel.archive.words import mrn_key, words
from reftel.model.browsing import Asking
from reftel.model.review import EDITOR, Queue, Queued, Review
from reftel.model.statement import Statement


def queue(
    connection: apsw.Connection,
    index: Index,
    counted: Catalogue,
    asked: Asking,
    coder: str,
    *,
    unreviewed: bool = True,
    limit: int = 20,
    skip: int = 0,
) -> Queue:
    """The statements that are asked for (by cable, speaker, act), from ``skip`` on, but for those that repeat others.

    With ``unreviewed`` those that this coder has reviewed are left out. What is disputed is left out for the editor,
    whose verdict would decide it: he does that where he sees what each coder says.
    """
    reviewing = Reviewing(connection, index.folder.parent)
    ledger = counted.said
    if ledger is None:
        raise AssertionError("statements are asked for before they are counted")  # a fault of ours
    touched: set[int] = set()
    mine: list[tuple[float, int, int, Queued]] = []
    reviews = reviewing.standing_on()
    for cable, place, one in reviewing.extracted():
        touched.add(cable)
        told = reviews.get((cable, place), [])
        if coder == EDITOR and disputed(told):
            continue
        own = _own(told, coder)
        if _wanted(one, asked) and not (own and unreviewed):
            mine.append((one.rank, cable, place, Queued(statement=one, mine=own)))
    mask = chosen(connection, index, counted, asked) & ledger.own
    if touched:
        mask &= ~np.isin(counted.cables, np.fromiter(touched, dtype=np.int64))[ledger.cables]
    places = np.flatnonzero(mask)
    total = len(places) + len(mine)
    lowest = places[np.lexsort((places, ledger.ranks[places]))][: skip + limit]
    others = _loaded(connection, ledger.ids[lowest].tolist())
    merged = sorted([*mine, *others], key=lambda one: one[:3])[skip : skip + limit]
    return Queue(total=total, shown=tuple(one for *_, one in merged))


def _own(reviews: list[Review], coder: str) -> Review | None:
    return next((one for one in reviews if one.coder == coder), None)


def _wanted(one: Statement, asked: Asking) -> bool:
    """Whether a statement is asked for, as the ledger would have it."""
    names = set(words(f"{one.speaker} {one.holder}"))
    return (
        one.echo_of is None
        and (not asked.by or any(set(words(name)) <= names for name in asked.by))
        and (not asked.acts or one.act in asked.acts)
        and (not asked.cable.strip() or one.cable == (mrn_key(asked.cable) or asked.cable.strip()))
    )


def _loaded(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[float, int, int, Queued]]:
    sql = "SELECT cable, place, record FROM statements WHERE id = ?"
    for number in ids:
        row: Any = next(connection.execute(sql, (number,)), None)
        if row is not None:
            one = load_statement(row[2])
            yield one.rank, row[0], row[1], Queued(statement=one)

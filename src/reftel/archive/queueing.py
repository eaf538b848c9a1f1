"""The queue of a coder: statements as they were extracted, lowest rank first, blind to what others say of them."""

from collections.abc import Iterator
from typing import Any

import apsw
import numpy as np

from reftel.archive.counting import Catalogue, Reviewed
from reftel.archive.index import Index
from reftel.archive.reviewing import reviews_of
from reftel.archive.rows import load_statement
from reftel.archive.store import one
from reftel.archive.telling import chosen, in_cables
from reftel.archive.words import words
from reftel.model.browsing import Asking
from reftel.model.review import EDITOR, Queue, Queued


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
    ledger, reviewed = counted.said, counted.reviewed
    if ledger is None or reviewed is None:
        raise AssertionError("statements are asked for before they are counted")  # a fault of ours
    mine = np.zeros(len(reviewed.cables), dtype=bool)
    if coder in reviewed.coders.names:
        mine[reviewed.coders.rows[reviewed.coders.codes == reviewed.coders.names.index(coder)]] = True
    again = _wanted(connection, counted, reviewed, asked)
    if unreviewed:
        again &= ~mine
    if coder == EDITOR:
        again &= ~reviewed.disputed
    touched = np.zeros(len(counted.cables), dtype=bool)
    touched[reviewed.cables] = True
    others = chosen(connection, index, counted, asked) & ledger.own & ~touched[ledger.cables]
    told, left = np.flatnonzero(again), np.flatnonzero(others)
    # Lowest rank first, then in the order of cables and text; of those that were reviewed and of all others.
    ranks = np.concatenate((reviewed.ranks[told], ledger.ranks[left]))
    cables = np.concatenate((reviewed.cables[told], ledger.cables[left]))
    order = np.lexsort((np.arange(len(ranks)), cables, ranks))[skip : skip + limit].tolist()
    shown: list[Queued] = []
    for at in order:
        if at < len(told):
            cable, place = int(counted.cables[cables[at]]), int(reviewed.places[told[at]])
            shown += _as_extracted(connection, cable, place, coder)
        else:
            shown += _as_it_is(connection, int(ledger.ids[left[at - len(told)]]))
    return Queue(total=len(ranks), shown=tuple(shown))


def _wanted(connection: apsw.Connection, counted: Catalogue, reviewed: Reviewed, asked: Asking) -> Any:
    """Which of the reviewed statements are asked for, as the ledger would have it."""
    mask = reviewed.own.copy()
    of_cable = in_cables(connection, counted, asked)
    if of_cable is not None:
        mask &= of_cable[reviewed.cables]
    if asked.by:
        wanted = [set(words(name)) for name in asked.by]
        told = [set(words(name)) for name in reviewed.names.names]
        mask &= np.array([any(name <= names for name in wanted) for names in told], dtype=bool)[reviewed.names.codes]
    if asked.acts:
        mask &= np.array([act in asked.acts for act in reviewed.acts.names], dtype=bool)[reviewed.acts.codes]
    return mask


def _as_extracted(connection: apsw.Connection, cable: int, place: int, coder: str) -> Iterator[Queued]:
    record = one(connection, "SELECT record FROM extracted WHERE cable = ? AND place = ?", cable, place)
    if record is not None:
        mine = (each for each in reviews_of(connection, cable).get(place, []) if each.coder == coder)
        yield Queued(statement=load_statement(record), mine=next(mine, None))


def _as_it_is(connection: apsw.Connection, number: int) -> Iterator[Queued]:
    record = one(connection, "SELECT record FROM statements WHERE id = ?", number)
    if record is not None:
        yield Queued(statement=load_statement(record))

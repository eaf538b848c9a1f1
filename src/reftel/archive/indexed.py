"""The search index against the record, both ways, and its files against their own checksums."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import numpy as np

from reftel.archive.index import PARAGRAPHS, Index

_CABLES = 20_000  # so many are compared at a time, which bounds the memory
_MAGIC = 1337
_STEP = 1 << 20
_REPAIR = "run `reftel verify --repair`, which makes it again"


def problems(connection: apsw.Connection, index: Index) -> Iterator[str]:
    """One sentence for each kind of entry that the index has otherwise, and each file of it that is damaged."""
    for name in damaged(index.folder):
        yield f"The file {name} of the search index is damaged: {_REPAIR}."
    last = next(connection.execute("SELECT coalesce(max(id), 0) FROM cables"))[0]
    wrong: dict[str, list[int]] = {}
    at = beyond = 0
    for first in _begins(connection):
        if first > at:
            beyond += len(index.places("p", at, first)[0])
        at = first + _CABLES
        for name, wanted, found in _compared(connection, index, first, first + _CABLES):
            counts = wrong.setdefault(name, [0, 0, 0])
            counts[0] += len(found)
            counts[1] += len(wanted)
            counts[2] += not np.array_equal(found, wanted)
    beyond += len(index.places("p", last + 1, None)[0])
    for name, (found, wanted, differ) in wrong.items():
        if differ:
            yield f"The search index has {found} {name} where the record has {wanted}, or has others: {_REPAIR}."
    if beyond:
        yield f"The search index has {beyond} paragraphs of cables that are not there: {_REPAIR}."


def _begins(connection: apsw.Connection) -> Iterator[int]:
    """Where the stretches of numbers begin in which there are cables: a number that is damaged may be any."""
    begun = -_CABLES
    for (number,) in connection.execute("SELECT id FROM cables ORDER BY id"):
        if number >= begun + _CABLES:
            begun = number // _CABLES * _CABLES
            yield begun


def _compared(connection: apsw.Connection, index: Index, first: int, until: int) -> Iterator[tuple[str, Any, Any]]:
    sql = "SELECT id, paragraphs FROM cables WHERE id >= ? AND id < ? ORDER BY id"
    rows = np.array(list(connection.execute(sql, (first, until))), dtype=np.int64).reshape(-1, 2)
    whole = rows[:, 0] * PARAGRAPHS
    counts = np.minimum(rows[:, 1], PARAGRAPHS - 1) + 1
    starts = np.concatenate(([0], np.cumsum(counts)[:-1])) if len(counts) else counts
    parts = np.repeat(whole, counts) + np.arange(counts.sum()) - np.repeat(starts, counts)
    sql = "SELECT cable, paragraph, id FROM statements WHERE cable >= ? AND cable < ?"
    said = np.array(list(connection.execute(sql, (first, until))), dtype=np.int64).reshape(-1, 3)
    places = said[:, 0] * PARAGRAPHS + np.minimum(said[:, 1], PARAGRAPHS - 1)
    order = np.lexsort((said[:, 2], places))
    yield "cables", whole, index.places("c", first, until)[0]
    yield "paragraphs", parts, index.places("p", first, until)[0]
    yield "statements", np.array((places[order], said[order, 2])).T, np.array(index.places("s", first, until)).T


def damaged(folder: Path) -> Iterator[str]:
    """The files of the index that are not what was written, by the checksum that each has at its end.

    Only those that its list of parts names: what a killed run left half written is no part of it.
    """
    try:
        parts = json.loads((folder / "meta.json").read_bytes())["segments"]
        used = {part["segment_id"].replace("-", ""): part["deletes"] for part in parts}
        dropped = {name: f".{told['opstamp']}.del" if told else "" for name, told in used.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield "meta.json"
        return
    for file in sorted(folder.iterdir()):
        name, _, rest = file.name.partition(".")
        if name in used and (not rest.endswith("del") or f".{rest}" == dropped[name]) and not _is_whole(file):
            yield file.name


def _is_whole(file: Path) -> bool:
    """Whether the bytes of a file of tantivy have the checksum that stands behind them."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        opened.seek(max(0, size - 8))
        end = opened.read(8)
        length, magic = (int.from_bytes(end[at : at + 4], "little") for at in (0, 4))
        body = size - 8 - length
        if magic != _MAGIC or body < 0:
            return False
        opened.seek(body)
        try:
            wanted = json.loads(opened.read(length))["crc"]
        except (ValueError, KeyError, TypeError):
            return False
        opened.seek(0)
        found = 0
        while body > 0:
            part = opened.read(min(_STEP, body))
            found = zlib.crc32(part, found)
            body -= len(part)
    return bool(found == wanted)

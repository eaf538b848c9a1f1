"""Columns: what the names that dumps and exports give to their columns stand for, e.g. ``doc_id`` → ``mrn``."""

import re
from functools import cache

from reftel.facts import tables

_ODD = re.compile(r"[^a-z0-9]+")


@cache
def _columns() -> dict[str, str]:
    return {row["column"]: row["key"] for row in tables.rows("columns.tsv")}


def key_of(column: str) -> str | None:
    """What a column holds (``mrn``, ``created``, ``text`` …), or None for one that no table has."""
    return _columns().get(_ODD.sub("_", column.lower()).strip("_"))

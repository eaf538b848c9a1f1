"""How the packaged tables are read: tab-separated text, comment lines with the source on top, one header line.

Whatever a table says is data: to correct a fact, correct its row and its mark (``V`` read, ``K`` from memory).
"""

import gzip
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a packaged table, in its order; empty cells are empty strings."""
    said = text(resources.files("reftel.facts").joinpath("data", name).read_bytes(), name)
    lines = [line for line in said.splitlines() if line and not line.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def text(raw: bytes, name: str) -> str:
    """The characters of a table, unpacked if its name says so."""
    return (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")


def year(cell: str) -> int | None:
    """A year cell, or None where it is empty."""
    return int(cell) if cell else None

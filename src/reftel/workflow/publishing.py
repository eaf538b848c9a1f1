"""What the faces hand on: records as JSON, and as tables for spreadsheets."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from reftel.model.browsing import Network
from reftel.writing import networks, records, tables


def as_json(thing: msgspec.Struct) -> bytes:
    """What a command prints with ``--json``, as one line."""
    return records.as_json(thing)


def save_table(
    kind: type[msgspec.Struct], things: Iterable[msgspec.Struct], path: Path, form: tables.Form
) -> tuple[int, tuple[Path, ...]]:
    """Write statements, positions, hits or boards as a table; give how many rows, and which files hold them.

    Raises:
        InputError: if the file cannot be written.
    """
    return tables.save(kind, things, path, form)


def csv_text(kind: type[msgspec.Struct], things: Iterable[msgspec.Struct]) -> str:
    """The same table as CSV text."""
    return tables.csv_text(kind, things)


def network_text(form: str, network: Network) -> str:
    """A network for other programs, as ``gexf`` or ``graphml``."""
    return {"gexf": networks.gexf, "graphml": networks.graphml}[form](network)

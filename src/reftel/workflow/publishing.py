"""What the faces hand on: records as JSON, and as tables for spreadsheets."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from reftel.model.browsing import Network
from reftel.model.case import Case, CaseRow, Filled
from reftel.writing import casefiles, networks, records, tables

CASE_FORMS: tuple[str, ...] = tuple(form.name for form in casefiles.FORMS)
"""The forms in which a case file is written."""
CASE_KINDS: tuple[tuple[str, str], ...] = tuple((form.name, form.media) for form in casefiles.FORMS)
"""What kind of file each is."""


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


def case_text(form: str, case: Case, items: Sequence[Filled], home: str) -> tuple[str, str, str]:
    """A case file in one of ``CASE_FORMS``: how its file ends, what kind of file it is, its text.

    ``home`` is the address of the room, so that every item leads back to it.
    """
    found = next(one for one in casefiles.FORMS if one.name == form)
    return found.suffix, found.media, found.write(case, items, home)


def case_rows(case: Case, items: Iterable[Filled], home: str) -> Iterable[CaseRow]:
    """A case file as lines of a table."""
    return casefiles.rows(case, items, home)

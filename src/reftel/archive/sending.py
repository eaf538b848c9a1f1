"""A cable on its way to who works on it: as it is stored, and opened only there.

Who hands out work has many workers to feed, and one process to do it in.
"""

from collections.abc import Iterable
from typing import Any

import apsw
import msgspec

from reftel.archive import provenance
from reftel.archive.rows import load_cable
from reftel.archive.store import one
from reftel.model.cable import Cable
from reftel.model.release import Release, filled
from reftel.model.source import SourceRef

_OTHERS = (
    "SELECT DISTINCT cables.sha256, format, (SELECT min(name) FROM names WHERE names.sha256 = cables.sha256)"
    " FROM cables JOIN sources USING (sha256) WHERE mrn = ? AND cables.sha256 <> ? ORDER BY 1"
)


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """The record of a cable, and what is kept beside it: the name of its source, its other versions, its release.

    ``characters`` are those of its paragraphs: what there is to read.
    """

    sha256: str
    start: int
    record: bytes
    name: str
    others: tuple[SourceRef, ...]
    release: Release | None
    characters: int

    def open(self) -> Cable:
        """The cable.

        Raises:
            ValueError: if the record is damaged.
        """
        cable = load_cable(self.record, self.name, self.others)
        return msgspec.structs.replace(cable, release=filled(cable.release, self.release))


COLUMNS = "record, sha256, mrn, start, characters"
"""What ``stored`` wants of a row of the cables."""


def stored(connection: apsw.Connection, row: Iterable[Any]) -> Stored:
    """The cable of a row."""
    record, sha256, mrn, start, characters = row
    name = one(connection, "SELECT min(name) FROM names WHERE sha256 = ?", sha256)
    others = connection.execute(_OTHERS, (mrn, sha256))
    return Stored(
        sha256=sha256,
        start=start,
        record=record,
        name=name,
        others=tuple(SourceRef(other_name, other, form) for other, form, other_name in others),
        release=provenance.of_source(connection, sha256),
        characters=characters,
    )

"""What ``reftel purge --json`` prints."""

import msgspec

from reftel.model.purge import Purge
from reftel.writing.shapes import SCHEMA_VERSION


class PurgeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What goes from an archive, in counts; whether it is gone; what is not reached, and where it still stands."""

    done: bool
    sources: int
    parts: int
    cables: int
    masked: int
    statements: int
    reviews: int
    rulings: int
    seats: int
    files: tuple[str, ...]
    remarks: tuple[str, ...]
    remains: tuple[str, ...]
    schema_version: int = SCHEMA_VERSION


def purge_record(purge: Purge) -> PurgeRecord:
    """What ``reftel purge --json`` prints."""
    return msgspec.convert(purge, PurgeRecord, from_attributes=True)

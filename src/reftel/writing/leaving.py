"""What ``reftel purge --json`` and ``reftel export --json`` print."""

import msgspec

from reftel.model.publication import Alleged, Described, Marked, NameListed
from reftel.writing.shapes import SCHEMA_VERSION


class PurgeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What goes from an archive, in counts; whether it is gone; what is not reached, and where it still stands."""

    backup: str
    done: bool
    sources: int
    parts: int
    cables: int
    masked: int
    statements: int
    reviews: int
    rulings: int
    seats: int
    kept: int
    sayings: int
    files: tuple[str, ...]
    remarks: tuple[str, ...]
    remains: tuple[str, ...]
    schema_version: int = SCHEMA_VERSION


class PreflightRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel export --preflight --json`` prints: all that a person has to answer for, with what is decided."""

    access: str
    cables: int
    extracted: int
    statements: int
    withheld: int
    redactions: int
    masked: int
    protections: int
    names: tuple[NameListed, ...]
    words: tuple[NameListed, ...]
    markings: tuple[Marked, ...]
    described: tuple[Described, ...]
    alleged: tuple[Alleged, ...]
    schema_version: int = SCHEMA_VERSION


class PublicationRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel export --publish --json`` prints: what was written, and what was left out."""

    cables: int
    statements: int
    allegations: int
    extracted: int
    withheld: int
    masks: int
    sentences: int
    left_out: str
    files: tuple[str, ...]
    schema_version: int = SCHEMA_VERSION

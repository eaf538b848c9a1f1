"""The shape of ``reftel account list|trail --json``."""

from reftel.model.account import Account, Entry
from reftel.writing.shapes import SCHEMA_VERSION


class AccountRecord(Account, frozen=True, kw_only=True):
    """An account, as ``reftel account list --json`` prints it: name, role, clearance, and whether it is disabled."""

    schema_version: int = SCHEMA_VERSION


class EntryRecord(Entry, frozen=True, kw_only=True):
    """A line of the trail, as ``reftel account trail --json`` prints it: when (UTC), who did what, to whom."""

    schema_version: int = SCHEMA_VERSION

"""What is wrong or doubtful in a source, with its place: a value, never an exception."""

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "info"]

UNREAD = frozenset({"format-unread", "reader-failed", "source-empty"})
"""Codes of findings that say that nothing could be read from a source."""


class Finding(msgspec.Struct, frozen=True):
    """One remark on a source, e.g. ``eo-reason-section`` (rule ``L033``).

    ``start`` and ``end`` are code points of the source; both 0 where the whole source is meant.
    """

    code: str
    severity: Severity
    message: str
    start: int
    end: int
    rule: str | None = None

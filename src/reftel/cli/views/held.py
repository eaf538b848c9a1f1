"""The sources that an archive holds: what each is, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reftel.cli.console import words
from reftel.model.telling import counted, unread_as

if TYPE_CHECKING:
    from reftel.model.report import Held


def is_one(one: Held, which: str) -> bool:
    """Whether a source is ``read``, ``unread``, or a ``duplicate`` (the same bytes under several names)."""
    if which == "duplicate":
        return len(one.names) > 1
    return which == "all" or one.unread == (which == "unread")


def line(one: Held) -> Text:
    """One line: hash, format, how many cables, names."""
    read = unread_as(one.format, " yet")[0] if one.unread else counted(one.cables, "cable")
    if one.format == "empty":
        read = "nothing in it"
    return Text.assemble((one.sha256[:12], "dim"), "  ", words(one.format), f"  {read}  ", words(" = ".join(one.names)))

"""A dossier: one page that says what a board says, with every sentence as a numbered note.

``content`` makes the page of the board, free of any form; ``html`` and ``markdown`` write it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from reftel.model.board import Board, Question
from reftel.writing.dossier.content import RuleTold, dossier
from reftel.writing.dossier.html import html
from reftel.writing.dossier.markdown import markdown
from reftel.writing.dossier.page import Page

WRITERS: Mapping[str, Callable[[Page], str]] = {".html": html, ".htm": html, ".md": markdown}
"""By the end of a file's name, how it is written."""

__all__ = ["WRITERS", "RuleTold", "written"]


def written(board: Board, question: Question, rule: RuleTold, body: str, suffix: str) -> str:
    """The dossier in the form that the suffix says, one of ``WRITERS``."""
    return WRITERS[suffix](dossier(board, question, rule, body))


def suits(path: Path) -> bool:
    """Whether a file of that name can hold a dossier."""
    return path.suffix.lower() in WRITERS

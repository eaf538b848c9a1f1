"""Follow one question through thousands of diplomatic cables, with the sentence behind every line.

    import reftel
    from pathlib import Path

    reading = reftel.read(Path("examples/cables/…"))      # cables, findings, a node for every character
    statements = reftel.extract(reading.cables[0])        # who is reported to have said what, to whom, when
    board = reftel.decide("examples/straits-chair-2005.toml", statements)

A cable is what a post reported; reftel never says more than that. What is heavy is loaded when it is first used.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reftel import fields
    from reftel.archive import Archive
    from reftel.deciding.questions import load_question
    from reftel.errors import ArchiveError, InputError, QueryError, QuestionError, ReftelError
    from reftel.extracting import extract
    from reftel.extracting.meetings import meetings
    from reftel.linting import lint, lint_together
    from reftel.model.board import Board, Question
    from reftel.model.cable import Cable, Paragraph, Reading
    from reftel.model.finding import Finding
    from reftel.model.forecast import Outlook
    from reftel.model.meeting import Meeting
    from reftel.model.position import Position
    from reftel.model.source import Field, Source, Span
    from reftel.model.statement import Statement
    from reftel.reading import read
    from reftel.workflow.boards import decide
    from reftel.workflow.dossiers import save_dossier
    from reftel.workflow.forecasting import forecast_question
    from reftel.writing import write

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "ArchiveError",
    "Board",
    "Cable",
    "Field",
    "Finding",
    "InputError",
    "Meeting",
    "Outlook",
    "Paragraph",
    "Position",
    "QueryError",
    "Question",
    "QuestionError",
    "Reading",
    "ReftelError",
    "Source",
    "Span",
    "Statement",
    "decide",
    "extract",
    "fields",
    "forecast_question",
    "frames",
    "lint",
    "lint_together",
    "load_question",
    "meetings",
    "read",
    "save_dossier",
    "write",
]

_HOMES = {
    "Archive": "reftel.archive",
    "ArchiveError": "reftel.errors",
    "Board": "reftel.model.board",
    "Cable": "reftel.model.cable",
    "Field": "reftel.model.source",
    "Finding": "reftel.model.finding",
    "InputError": "reftel.errors",
    "Meeting": "reftel.model.meeting",
    "Outlook": "reftel.model.forecast",
    "Paragraph": "reftel.model.cable",
    "Position": "reftel.model.position",
    "QueryError": "reftel.errors",
    "Question": "reftel.model.board",
    "QuestionError": "reftel.errors",
    "Reading": "reftel.model.cable",
    "ReftelError": "reftel.errors",
    "Source": "reftel.model.source",
    "Span": "reftel.model.source",
    "Statement": "reftel.model.statement",
    "decide": "reftel.workflow.boards",
    "extract": "reftel.extracting",
    "forecast_question": "reftel.workflow.forecasting",
    "lint": "reftel.linting",
    "lint_together": "reftel.linting",
    "load_question": "reftel.deciding.questions",
    "meetings": "reftel.extracting.meetings",
    "read": "reftel.reading",
    "save_dossier": "reftel.workflow.dossiers",
    "write": "reftel.writing",
}


def __getattr__(name: str) -> Any:
    """The parts of the public interface, each loaded when it is first asked for."""
    if name in ("fields", "frames"):
        return importlib.import_module(f"reftel.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'reftel' has no attribute {name!r}")
    found = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    """What there is to use."""
    return [*__all__, "__version__"]

"""A made-up question of four members, and positions on it."""

from collections.abc import Mapping
from typing import Any, cast

from reftel.deciding.rules import Table
from reftel.facts.bodies import Member
from reftel.model.board import Decision, Option, Question
from reftel.model.position import Position

MEMBERS = ("Belmora", "Kestria", "Ostrel", "Vardania")


def seats(members: tuple[str, ...] | None, stances: Mapping[str, str], **more: Any) -> Table:
    """A table for a rule, with the stances as plain words."""
    return Table(members, cast("Mapping[str, Any]", stances), **more)


def question(**changes: object) -> Question:
    values: dict[str, object] = {
        "id": "straits",
        "title": "Who chairs the Straits?",
        "body": "straits-conference",
        "rule": "consensus",
        "decisions": (Decision(id="2005", due="2004-12"),),
        "options": (
            Option(id="vardania-2005", decision="2005", title="Vardania chairs in 2005", candidate="Vardania"),
            Option(id="ostrel-2005", decision="2005", title="Ostrel chairs in 2005", candidate="Ostrel"),
        ),
        "members": tuple(Member(name) for name in MEMBERS),
        **changes,
    }
    return Question(**values)  # type: ignore[arg-type]


def position(actor: str, stance: str, on: str | None = "2004-03-10", **changes: object) -> Position:
    values: dict[str, object] = {
        "question": "straits",
        "option": "vardania-2005",
        "actor": actor,
        "stance": stance,
        "condition": None,
        "on": on,
        "claimed_by": None,
        "cable": "04SESTRIN214",
        "para": 2,
        "start": 100,
        "end": 120,
        "text": "words of the cable",
        "to_check": False,
        "because": "row",
        "statement": f"{actor}-{stance}-{on}",
        "source": "ab" * 32,
        "reported": None,
        **changes,
    }
    return Position(**values)  # type: ignore[arg-type]

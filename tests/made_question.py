"""A made-up question with words to look for, and statements on it."""

from made_up import statement
from reftel.extracting.cues import tokens_of
from reftel.extracting.positions import _taken_apart
from reftel.extracting.positions.actors import Actors
from reftel.extracting.positions.mentions import Vocabulary
from reftel.extracting.positions.proposals import Said
from reftel.facts.bodies import Member
from reftel.model.board import Decision, Option, Question
from reftel.model.source import Span
from reftel.model.statement import Statement

MEMBERS = (
    Member("Calderra", aliases=("GOC", "Calderran", "Halloran")),
    Member("Ostrel", aliases=("Ostreli",)),
    Member("Quentara", aliases=("GOQ", "Quentaran")),
    Member("Vardania", aliases=("GOV", "Vardanian", "Sestrin")),
)
CHAIR = (
    Option(
        id="vardania-2005",
        decision="2005",
        title="Vardania chairs in 2005",
        candidate="Vardania",
        cues=("2005 chairmanship", "Vardanian bid"),
    ),
    Option(
        id="ostrel-2005",
        decision="2005",
        title="Ostrel chairs in 2005",
        candidate="Ostrel",
        cues=("Ostreli candidacy",),
    ),
    Option(
        id="vardania-2006",
        decision="2006",
        title="Vardania waits and chairs in 2006",
        candidate="Vardania",
        cues=("2006 chairmanship",),
    ),
    Option(id="later", decision="2005", title="The choice is put off", cues=("put off until spring", "postponed")),
)
ROUTE = (Option(id="north", decision="route", title="The northern route is built", cues=("northern route",)),)


def question(options: tuple[Option, ...] = CHAIR, members: tuple[Member, ...] = MEMBERS) -> Question:
    """Who chairs the Straits, or which route is built."""
    decisions = tuple(Decision(id=name) for name in dict.fromkeys(o.decision for o in options))
    return Question(
        id="q", title="Q", body="straits", rule="consensus", decisions=decisions, options=options, members=members
    )


def say(
    content: str, holder: str = "GOV", speaker: str | None = None, act: str = "state", **changes: object
) -> Statement:
    """A statement with a sentence of its own; ``at`` is its place."""
    at = changes.pop("at", 0)
    assert isinstance(at, int)
    speaker = speaker or holder
    values: dict[str, object] = {
        "id": f"s{at}",
        "start": at,
        "end": at + len(content),
        "speaker": speaker,
        "holder": holder,
        "act": act,
        "content": content,
        "sentence": f"{speaker} said that {content}",
        "sentence_span": Span(at, at + len(content)),
        "condition": None,
        "rank": 0.9,
        **changes,
    }
    return statement(**values)


def taken_apart(*statements: Statement, options: tuple[Option, ...] = CHAIR) -> tuple[list[Said], Actors, Vocabulary]:
    """Statements with their clauses and mentions."""
    asked = question(options)
    actors = Actors(asked, statements)
    vocabulary = Vocabulary(asked, actors)
    vocabulary.count(s.content for s in statements)
    return _taken_apart(statements, actors, vocabulary), actors, vocabulary


def words(text: str) -> list[str]:
    """The words of a text as the mapping sees them."""
    return [token.word for token in tokens_of(text)]

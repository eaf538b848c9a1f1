"""How long boards, power indices and packages take: each grows with what its line names.

python bench/deciding.py [RUNS]
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

import msgspec

from machine import machine
from reftel.deciding import decide
from reftel.deciding.power import indices, weighted
from reftel.extracting.positions import positions as found_in
from reftel.facts.bodies import Member
from reftel.model.board import Decision, Option, Question, Window
from reftel.model.position import Position
from reftel.model.source import Span
from reftel.model.statement import Account, Act, Statement

STANCES = ("support", "accept", "conditional", "reject", "undecided", "inferred-for", "inferred-against", "reserve")


def board_of(members: int, options: int, statements: int) -> tuple[Question, list[Position]]:
    """A made-up question, and positions spread over its members, options and four years (seeded)."""
    chance = random.Random(7)
    names = [f"Member {number:02d}" for number in range(members)]
    question = Question(
        id="q",
        title="q",
        body="",
        rule="consensus",
        decisions=(Decision(id="d"),),
        options=tuple(Option(id=f"o{number}", decision="d", title=f"Option {number}") for number in range(options)),
        members=tuple(Member(name) for name in names),
    )
    positions = [
        Position(
            question="q",
            option=f"o{chance.randrange(options)}",
            actor=chance.choice(names),
            stance=chance.choice(STANCES),  # type: ignore[arg-type]
            condition=None,
            on=f"{chance.randint(2003, 2006)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
            claimed_by=None,
            cable=f"06POST{number}",
            para=1,
            start=number,
            end=number + 10,
            text="words",
            to_check=chance.random() < 0.1,
            because="",
            statement=f"s{number}",
            source="ab" * 32,
            reported=None,
        )
        for number in range(statements)
    ]
    return question, positions


_SAYS: tuple[tuple[Act, str], ...] = (
    ("support", "supports"),
    ("reject", "opposes"),
    ("state", "could accept"),
    ("state", "has not decided on"),
    ("state", "would not block"),
    ("criticize", "has doubts about"),
)
_ELSE = ("prices of grain rose in spring", "the delegation travels on Monday", "the note about fishing was received")
_TAILS = (
    "as its capital had instructed",
    "after a long debate",
    "though the cabinet is divided",
    "in spite of strikes",
)


def said_of(members: int, options: int, statements: int, share: float) -> tuple[Question, list[Statement]]:
    """A made-up question, and statements of twenty to a cable, a ``share`` of which speaks of an option (seeded)."""
    chance = random.Random(7)
    question, _ = board_of(members, options, 0)
    titles = [f"The {name} is built" for name in (f"{chr(97 + n) * 3}berg tunnel" for n in range(options))]
    question = msgspec.structs.replace(
        question,
        options=tuple(
            msgspec.structs.replace(option, title=title, cues=(title[4:-9],))
            for option, title in zip(question.options, titles, strict=True)
        ),
        members=tuple(Member(f"Member{n:02d}") for n in range(members)),
    )
    made = []
    for number in range(statements):
        holder = chance.choice(question.members).name
        act, says = chance.choice(_SAYS)
        about = f"{says} the {chance.choice(question.options).cues[0]}"
        told = about if chance.random() < share else f"reports that {chance.choice(_ELSE)}"
        content = f"{holder} {told} {chance.choice(_TAILS)}, and {chance.choice(_TAILS)} {number}"
        span = Span(number * 200, number * 200 + len(content))
        made.append(
            Statement(
                id=f"s{number}",
                cable=f"06POST{number // 20}",
                para=number % 20,
                start=span.start,
                end=span.end,
                speaker=holder,
                addressees=(),
                holder=holder,
                act=act,
                content=content,
                quotes=(),
                said_on=None,
                voice="reported",
                voice_detail="speaker-reported",
                verb="said",
                negated=False,
                condition=None,
                chain=(),
                echo_of=None,
                topic=None,
                because="bench",
                rank=0.9,
                account=Account(post="POST"),
                source="ab" * 32,
                sentence=content,
                sentence_span=span,
                cable_date=f"{chance.randint(2003, 2006)}-{chance.randint(1, 12):02d}-01",
            )
        )
    return question, made


def packages(candidates: int, years: int) -> Question:
    """A made-up question with a window of years and candidates."""
    names = tuple(f"Member {number:02d}" for number in range(57))
    return Question(
        id="q",
        title="q",
        body="",
        rule="consensus",
        decisions=(Decision(id="d"),),
        options=(Option(id="o", decision="d", title="o"),),
        members=tuple(Member(name) for name in names),
        window=Window(names[:candidates], 2009, 2008 + years),
    )


def timed(runs: int, work: Callable[[], object]) -> float:
    """Median CPU seconds."""
    took = []
    for _ in range(runs):
        before = time.process_time()
        work()
        took.append(time.process_time() - before)
    return statistics.median(took)


def main() -> None:
    """Print one line a measurement."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for statements in (1_000, 10_000, 100_000):
        question, positions = board_of(57, 12, statements)
        took = timed(runs, lambda q=question, p=positions: decide(q, p, on="2006-06-30"))  # type: ignore[misc]
        print(f"board of 57 members, 12 options, {statements:,} positions: {took:.3f} s (under 1 s wanted at 10,000)")
    for share in (0.1, 1.0):
        question, statements_of_it = said_of(57, 12, 10_000, share)
        took = timed(
            runs,
            lambda q=question, s=statements_of_it: decide(q, found_in(q, s), on="2006-06-30"),  # type: ignore[misc]
        )
        print(
            f"the same from 10,000 statements, {share:.0%} of which speak of an option: {took:.3f} s (under 1 s wanted)"
        )
    chance = random.Random(7)
    votes = {f"m{number}": chance.randint(1, 60) for number in range(56)}
    quota = sum(votes.values()) * 2 // 3
    took = timed(runs, lambda: indices(weighted(votes, quota)))
    print(f"exact power of 56 members with {sum(votes.values()):,} votes: {took:.3f} s (under 1 s wanted)")
    for candidates, years in ((3, 3), (8, 5), (8, 7)):
        asked = packages(candidates, years)
        board = decide(asked, [])
        found = board.packages.searched if board.packages else 0
        took = timed(runs, lambda q=asked: decide(q, []))  # type: ignore[misc]
        print(f"packages of {candidates} candidates over {years} years, {found:,}: {took:.3f} s (8 x 5: under 10 s)")
    print(f"  {machine()}")


if __name__ == "__main__":
    main()

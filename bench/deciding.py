"""How long boards, power indices and packages take: each grows with what its line names.

python bench/deciding.py [RUNS]
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

from machine import machine
from reftel.deciding import decide
from reftel.deciding.power import indices, weighted
from reftel.facts.bodies import Member
from reftel.model.board import Decision, Option, Question, Window
from reftel.model.position import Position

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

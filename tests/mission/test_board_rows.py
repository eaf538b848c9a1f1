"""M123, M124 and the board of the OSCE chairmanship of 2009 over the two cables that the project started from."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from reftel.deciding import load_question
from reftel.extracting import extract
from reftel.extracting.positions import positions
from reftel.model.board import Board, OptionOutcome, Seat
from reftel.model.position import Position
from reftel.model.telling import feasible, outside
from reftel.reading import read
from seed_boards import ON, QUESTION, board_over, cables_over, renamed

pytestmark = pytest.mark.shared
Positions = tuple[Position, ...]


def board_of(shared: Path, tmp_path: Path, names: Mapping[str, str], on: str | None = ON) -> Board:
    """The board over the seeds, or over copies of them with other names."""
    return board_over(shared, tmp_path, QUESTION.read_text(encoding="utf-8"), names, on)


@pytest.fixture(scope="module")
def positions_found(shared: Path) -> Positions:
    statements = [statement for cable in cables_over(shared, {}) for statement in extract(cable)]
    return positions(load_question(QUESTION), statements)


@pytest.fixture(scope="module")
def board(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Board:
    return board_of(shared, tmp_path_factory.mktemp("board"), {})


def option(board: Board, name: str) -> OptionOutcome:
    return next(o for d in board.decisions for o in d.options if o.id == name)


def seat(board: Board, name: str, actor: str, *stances: str) -> Seat:
    return next(s for s in option(board, name).seats if s.actor == actor and s.stance in stances)


def places(found: Seat) -> set[tuple[str, int | None]]:
    return {(e.cable, e.para) for e in found.evidence}


def in_2006(*paras: int) -> set[tuple[str, int | None]]:
    return {("06ASTANA280", para) for para in paras}


def test_m123_kazakhstan_is_for_2009(board: Board) -> None:
    assert in_2006(1, 4, 6) <= places(seat(board, "kz-2009", "Kazakhstan", "support"))


def test_m123_kazakhstan_declines_2011(board: Board) -> None:
    assert places(seat(board, "kz-2011", "Kazakhstan", "declines")) == in_2006(1, 2)


def test_m123_kazakhstan_would_wait_if_there_is_no_consensus(board: Board) -> None:
    found = seat(board, "postpone", "Kazakhstan", "conditional")
    assert places(found) == in_2006(1, 6)
    assert found.condition is not None
    assert "no consensus" in found.condition


def test_m021_the_united_states_were_undecided_in_2005(board: Board) -> None:
    found = seat(board, "kz-2009", "United States", "undecided")
    assert (found.since, places(found)) == ("2005-04-26", {("05ALMATY1856", 2)})
    assert "no final decision" in found.evidence[0].text


def test_m098_the_united_states_are_for_2011_on_conditions(board: Board) -> None:
    found = seat(board, "kz-2011", "United States", "conditional")
    assert places(found) == in_2006(2, 3)
    assert found.condition is not None
    assert found.condition.endswith("democratic reforms")


def test_m123_the_united_states_are_against_2009_only_as_inferred(board: Board) -> None:
    stances = {s.stance for s in option(board, "kz-2009").seats if s.actor == "United States"}
    assert stances == {"undecided", "inferred-against"}
    assert seat(board, "kz-2009", "United States", "inferred-against").since == "2006-10-04"


def test_m111_greece_is_a_possible_candidate_by_hearsay(board: Board) -> None:
    found = seat(board, "gr-2009", "Greece", "undecided")
    assert (found.claimed_by, found.to_check, places(found)) == ("Tokayev", True, in_2006(7))


def test_m111_its_opinion_of_that_candidacy_is_poor_because_there_is_no_campaign(positions_found: Positions) -> None:
    (opinion,) = [p for p in positions_found if p.option == "gr-2009" and p.stance == "inferred-against"]
    assert (opinion.actor, opinion.because, opinion.para) == ("Kazakhstan", "act:criticize", 7)
    assert "wouldn't be so good" in opinion.text
    assert "had not mounted a campaign" in opinion.text
    assert opinion.to_check  # "that proposal" is the candidacy only by what was said before


def test_m017_the_candidacy_is_favoured_on_conditions(positions_found: Positions) -> None:
    (favoured,) = [p for p in positions_found if (p.cable, p.para, p.actor) == ("05ALMATY1856", 1, "United States")]
    assert (favoured.option, favoured.stance, favoured.claimed_by) == ("kz-2009", "conditional", None)
    assert favoured.condition is not None
    assert "must embrace OSCE principles" in favoured.condition
    assert "shoulder substantial operational duties" in favoured.condition


def test_m112_a_waiver_is_no_consent(board: Board) -> None:
    found = [s for s in option(board, "gr-2009").seats if s.actor == "Kazakhstan"]
    assert found
    assert all(s.veto == "waiver" and s.stance not in {"support", "accept", "reject"} for s in found)
    assert all(s.right for s in found)
    assert "had the right to block" in found[0].evidence[0].text  # the right is in the same words
    assert "gr-2009" in board.decisions[0].feasible_with_inferred


def test_m102_a_majority_is_only_claimed(board: Board) -> None:
    found = next(s for s in option(board, "kz-2009").seats if "majority" in s.actor)
    assert (found.claimed_by, found.member) == ("Tokayev", False)
    assert "none of 56 members objects" in outside(found, board.rule, board.members)


def test_m123_outcomes(board: Board) -> None:
    assert board.members == 56
    outcomes = {o.id: (o.outcome, o.outcome_with_inferred) for d in board.decisions for o in d.options}
    assert outcomes == {
        "kz-2009": ("undetermined", "not adopted"),
        "kz-2011": ("not adopted", "not adopted"),
        "gr-2009": ("undetermined", "undetermined"),
        "postpone": ("undetermined", "undetermined"),
    }
    assert "no member is reported to object" in option(board, "kz-2011").because
    assert option(board, "kz-2011").blockers == ()
    assert len(option(board, "kz-2009").unknown) == 54


def test_m124_minimal_moves(board: Board) -> None:
    moves = {(m.option, m.with_inferred): m for m in board.moves}
    assert moves["kz-2009", True].actors == ("United States",)
    assert moves["kz-2009", False].actors == ()
    assert moves["kz-2011", False].moves == ("Kazakhstan accepts",)
    assert moves["gr-2009", False].actors == moves["gr-2009", True].actors == ()
    # each names those of whom nothing is known, and none of those who have spoken
    assert {name: len(m.unknown) for name, m in moves.items() if m.option != "postpone"} == {
        (option, inferred): 54 for option in ("kz-2009", "kz-2011", "gr-2009") for inferred in (False, True)
    }
    assert all("Germany" in m.unknown and "Kazakhstan" not in m.unknown for m in moves.values())


def test_m123_the_default_is_feasible_and_with_it_what_nothing_bars(board: Board) -> None:
    (decision,) = board.decisions
    assert decision.feasible == ("kz-2009", "gr-2009", "postpone")
    assert decision.feasible_with_inferred == ("gr-2009", "postpone")
    assert feasible(decision).endswith("always: no decision")


def test_m098_who_waits_for_whom(board: Board) -> None:
    assert board.waiting is not None
    (wait,) = board.waiting.waits
    assert (wait.actor, wait.waits_for, wait.option) == ("United States", ("Kazakhstan",), "kz-2011")
    assert board.waiting.sequence == ("Kazakhstan", "United States")


def test_no_hindsight(shared: Path, tmp_path: Path) -> None:
    before = board_of(shared, tmp_path, {}, on="2005-12-31")
    assert {s.actor for s in option(before, "kz-2011").seats} == set()
    assert {s.stance for s in option(before, "kz-2009").seats if s.actor == "United States"} == {"undecided"}


def test_every_seat_leads_to_its_characters(board: Board, shared: Path) -> None:
    texts = {}
    for source in sorted((shared / "seeds").glob("*.txt")):
        reading = read(source)
        texts[reading.source.sha256] = reading.source.text
    for d in board.decisions:
        for o in d.options:
            for s in o.seats:
                assert s.evidence
                for e in s.evidence:
                    assert re.sub(r"\W", "", e.text)[:12] in re.sub(r"\W", "", texts[e.source][e.start : e.end])


NAMES = ("Kazakhstani", "Kazakhstan", "KAZAKHSTAN", "GOK", "Tokayev", "Minikes", "Greece", "2009", "2011", "2007")


@pytest.mark.parametrize(
    "others",
    [
        ("Moldovan", "Moldova", "MOLDOVA", "GOM", "Halvorsen", "Larkin", "Portugal", "2013", "2015", "2010"),
        ("Zubrovian", "Zubrovia", "ZUBROVIA", "GOZ", "Brennick", "Ostermann", "Malvinia", "2031", "2034", "2029"),
        ("French", "France", "FRANCE", "GOF", "Dubois", "Fielding", "Spain", "2019", "2021", "2017"),
    ],
    ids=["another member", "a state that there is not", "a founding member"],
)
def test_other_names_and_years_give_the_same_board(
    board: Board, shared: Path, tmp_path: Path, others: tuple[str, ...]
) -> None:
    """Nothing in the rules knows these states, people and years: what is replaced in the texts is so in the board."""

    def seen(some: Board, names: Mapping[str, str]) -> list[object]:
        return [
            (
                renamed(o.id, names),
                renamed(o.title, names),
                o.outcome,
                o.outcome_with_inferred,
                sorted(
                    (
                        renamed(s.actor, names),
                        s.stance,
                        s.since,
                        renamed(s.condition or "", names),
                        renamed(s.claimed_by or "", names),
                        s.to_check,
                        s.veto,
                        tuple((e.cable, e.para, renamed(e.text, names)) for e in s.evidence),
                    )
                    for s in o.seats
                ),
            )
            for d in some.decisions
            for o in d.options
        ]

    names = dict(zip(NAMES, others, strict=True))
    assert seen(board_of(shared, tmp_path, names), {}) == seen(board, names)

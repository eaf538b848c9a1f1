"""What a board says in sentences; the views test the rest of them as they are seen."""

from typing import get_args

import msgspec

from reftel.model.board import Coverage, DecisionOutcome, Holding, Wait
from reftel.model.position import Stance
from reftel.model.report import VerifyReport
from reftel.model.telling import (
    ORDER,
    STANCES,
    about,
    basis,
    counted,
    held_in_words,
    in_words,
    standing,
    wait_told,
)


def test_what_is_held_is_named_for_few_posts_and_summed_for_many() -> None:
    def holding(held: int, post: str = "SESTRIN") -> Holding:
        return Holding(post=post, year=2004, held=held, about=50)

    assert held_in_words([holding(1)]) == ""
    few = "of what was sent, this archive has 2 of at least 50 cables that SESTRIN wrote in 2004"
    assert held_in_words([holding(1), holding(2)]) == few
    many = [holding(2, f"POST{number}") for number in range(4)]
    assert held_in_words(many) == (
        "of what was sent, this archive has 8 of at least 200 cables of 4 posts and their years, by serial numbers"
    )


def test_one_and_many() -> None:
    assert (counted(1, "cable"), counted(1200, "cable")) == ("1 cable", "1,200 cables")


def test_every_stance_has_its_words_and_its_place() -> None:
    assert set(STANCES) == set(ORDER) == set(get_args(Stance))


def test_the_head_of_a_board() -> None:
    assert standing(None, "consensus", 1) == "with all that is known · consensus of 1 member"
    assert standing("2004", "majority", 9) == "at 2004 · majority of 9 members"
    by_hand = Coverage(cables=0, extracted=0, statements=0, positions=0, note="no cable")
    assert basis(by_hand) == "no cable"
    assert basis(msgspec.structs.replace(by_hand, cables=2)) == (
        "0 positions from 0 of 2 matching cables, 0 statements looked at, repetitions too · no cable"
    )


def test_a_decision_and_the_days_that_are_left() -> None:
    decision = DecisionOutcome(id="2005", due="2004-12", default="no chair", options=(), slack=31)
    assert about(decision) == "Decision 2005 · due 2004-12 (in 31 days) · if nothing is decided: no chair"
    assert about(msgspec.structs.replace(decision, slack=-1, default=None)) == "Decision 2005 · due 2004-12 (1 day ago)"
    assert about(msgspec.structs.replace(decision, due=None, default=None)) == "Decision 2005"


def test_a_wait_by_hand_says_so() -> None:
    wait = Wait(actor="Lusk", option="a", waits_for=("Ostrel", "Aurel"), text="until then", by_hand=True)
    assert wait_told(wait, "A") == "Lusk waits for Ostrel, Aurel (A) [by hand]: until then"


def test_what_is_counted_of_a_record_is_told_with_its_word() -> None:
    report = VerifyReport(sources=1, cables=2000, statements=0, digest="")
    assert in_words(report, "sources", "cables") == {"sources": "1 source", "cables": "2,000 cables"}

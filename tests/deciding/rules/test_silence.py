"""The silence procedure: silence is a consent when its time has run out, and not before."""

from made_seats import MEMBERS, seats
from reftel.deciding.rules.rule import Table
from reftel.deciding.rules.silence import judge
from reftel.model.board import Terms
from reftel.model.position import Stance

TERMS = Terms(opens="2005-02-01", expires="2005-02-10")


def table(on: str | None, **changes: Stance) -> Table:
    return seats(MEMBERS, dict.fromkeys(MEMBERS, "silent") | changes, terms=TERMS, on=on)


def test_until_the_deadline_silence_can_be_broken() -> None:
    verdict = judge(table("2005-02-09"))
    assert verdict.result == "undetermined"
    assert verdict.open == MEMBERS
    assert "until then it can be broken by" in verdict.because


def test_at_the_deadline_silence_is_consent() -> None:
    assert judge(table("2005-02-10")).result == "adopted"
    assert judge(table(None)).result == "adopted"
    assert judge(seats(MEMBERS, dict.fromkeys(MEMBERS, "silent"))).result == "adopted"


def test_an_objection_breaks_silence_at_once() -> None:
    verdict = judge(table("2005-02-03", Kestria="reject"))
    assert verdict.result == "not adopted"
    assert "one objection breaks silence" in verdict.because


def test_before_it_opens_nothing_is_decided() -> None:
    verdict = judge(table("2005-01-15"))
    assert verdict.result == "undetermined"
    assert "opens on 2005-02-01 only" in verdict.because


def test_all_have_agreed_before_the_deadline() -> None:
    everybody = dict.fromkeys(MEMBERS, "support")
    assert judge(seats(MEMBERS, everybody, terms=TERMS, on="2005-02-03")).result == "adopted"


def test_of_whom_nothing_is_known_is_not_silent() -> None:
    known: dict[str, Stance] = {m: "silent" for m in MEMBERS if m != "Ostrel"}
    verdict = judge(seats(MEMBERS, known, terms=TERMS, on="2005-03-01"))
    assert (verdict.result, verdict.unknown) == ("undetermined", ("Ostrel",))

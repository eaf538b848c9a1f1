"""Rows of the mission table about the decision: on the two cables, and on copies with other names and years.

What a copy must give is what the cables give, with the same names replaced: no rule knows these states and people.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from reftel.deciding import changes, decide, load_question
from reftel.extracting import extract
from reftel.extracting.drafting import draft
from reftel.extracting.drafting.namings import namings
from reftel.extracting.drafting.sentences import offices
from reftel.extracting.positions import positions
from reftel.model.board import Board, Seat
from reftel.model.draft import Draft
from reftel.model.statement import Statement
from seed_boards import ON, QUESTION, cables_over, renamed

pytestmark = pytest.mark.shared

MEMBER = {"Kazakhstani": "Moldovan", "Kazakhstan": "Moldova", "KAZAKHSTAN": "MOLDOVA", "GOK": "GOM",
          "Tokayev": "Halvorsen", "Minikes": "Larkin", "Greece": "Portugal", "2009": "2013", "2011": "2015",
          "2007": "2010"}  # fmt: skip
EXERCISE = {"Kazakhstani": "Zubrovian", "Kazakhstan": "Zubrovia", "KAZAKHSTAN": "ZUBROVIA", "GOK": "GOZ",
            "Tokayev": "Brennick", "Minikes": "Ostermann", "Greece": "Malvinia", "2009": "2031", "2011": "2034",
            "2007": "2029"}  # fmt: skip


class Made(NamedTuple):
    """What is made of the two cables under some names."""

    names: Mapping[str, str]
    statements: list[Statement]
    board: Board
    earlier: Board
    drafted: Draft

    def of(self, year: str, para: int, words: str) -> Statement:
        """The statement of a paragraph that has these words, in the cable of 2005 or of 2006."""
        wanted = renamed(words, self.names)
        found = [s for s in self.statements if s.cable[:2] == year[2:] and s.para == para and wanted in s.content]
        assert found, wanted
        return found[0]

    def seats(self, option: str, actor: str) -> list[Seat]:
        """The seats of an actor on an option."""
        options = {o.id: o for d in self.board.decisions for o in d.options}
        found = [s for s in options[renamed(option, self.names)].seats if s.actor == renamed(actor, self.names)]
        assert found
        return found

    def name(self, text: str) -> str:
        return renamed(text, self.names)


@pytest.fixture(scope="module", params=[{}, MEMBER, EXERCISE], ids=["as they are", "another member", "a made-up state"])
def made(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    names: Mapping[str, str] = request.param
    cables = cables_over(shared, names)
    statements = [statement for cable in cables for statement in extract(cable)]
    file = tmp_path_factory.mktemp("rows") / "question.toml"
    file.write_text(renamed(QUESTION.read_text(encoding="utf-8"), names), encoding="utf-8")
    question = load_question(file)
    held = positions(question, statements)
    return Made(
        names,
        statements,
        decide(question, held, on=ON),
        decide(question, held, on="2005-12-31"),
        draft(cables, "OSCE chairmanship"),
    )


def test_m017_a_candidacy_with_its_year_and_who_is_for_it(made: Made) -> None:
    said = made.of("2005", 1, "interest in a successful")
    (named,) = namings(said.content, offices())
    assert (named.kind, named.who, named.year) == ("candidacy", named.who, made.name("2009"))
    assert named.who in {made.name("Kazakhstan"), made.name("Kazakhstani")}
    assert (said.speaker, said.holder, said.act) == (made.name("Minikes"), "US", "support")
    assert made.of("2005", 1, "must embrace").speaker == made.name("Minikes")


def test_m024_who_leads_in_that_organization_is_said_by_its_speaker(made: Made) -> None:
    said = made.of("2005", 2, "rather than in a strong Secretary General")
    assert (said.speaker, said.said_on) == (made.name("Minikes"), "2005-04-26")
    assert "operational responsibilities for the organization" in said.content


def test_m028_the_time_of_the_decision_is_not_the_term(made: Made) -> None:
    said = made.of("2005", 3, "is not in 2009 but now")
    assert (said.speaker, said.negated) == (made.name("Minikes"), True)
    assert made.drafted.decision == made.name("2009")
    assert made.drafted.due == "2006-12"


def test_m029_m120_one_decision_due_in_december_2006_from_both_cables(made: Made) -> None:
    assert made.drafted.due == "2006-12"
    assert {cited.cable for cited in made.drafted.due_evidence} == {"05ALMATY1856", "06ASTANA280"}
    assert made.drafted.due_event == "Brussels Ministerial Council, 2006-12-04 to 2006-12-05"
    assert [decision.due for decision in made.board.decisions] == ["2006-12"]


def test_m030_time_for_an_alternative_on_a_condition(made: Made) -> None:
    said = made.of("2005", 3, "time would be needed to find an alternative")
    assert said.condition is not None
    assert said.condition.text == "if Astana is not ready"
    assert (said.speaker, said.act) == (made.name("Minikes"), "request")


def test_m031_why_early_is_better_is_his_reason(made: Made) -> None:
    said = made.of("2005", 3, "last minute embarrassments")
    assert (said.speaker, said.voice) == (made.name("Minikes"), "reported")


def test_m035_what_is_expected_and_what_is_not_certain(made: Made) -> None:
    assert made.of("2005", 4, "must provide leadership").act == "request"
    certain = made.of("2005", 4, "fait accompli")
    assert (certain.speaker, certain.negated) == (made.name("Minikes"), True)


def test_m090_the_proposal_of_a_paper_of_that_day_is_turned_down(made: Made) -> None:
    assert made.of("2006", 1, "would not accept").act == "reject"
    (offered,) = made.seats("kz-2011", "United States")
    assert (offered.stance, offered.since) == ("conditional", "2006-10-04")
    (answer,) = made.seats("kz-2011", "Kazakhstan")
    assert (answer.stance, answer.since) == ("declines", "2006-10-23")


def test_m091_the_reason_verbatim_and_the_summary_as_its_echo(made: Made) -> None:
    summary, body = made.of("2006", 1, "would embarrass us"), made.of("2006", 2, "would embarrass us")
    assert summary.quotes == ("pre-conditions", "would embarrass us.")
    assert [quote.endswith("preconditions would embarrass us.") for quote in body.quotes] == [True]
    assert summary.act == "reject"
    if not made.names:  # that "us" is the host's government hangs on the post, which keeps its name in the copies
        assert (summary.echo_of, body.act) == (body.id, "reject")


def test_m093_it_insists(made: Made) -> None:
    seat = next(s for s in made.seats("kz-2009", "Kazakhstan") if s.stance == "support")
    insisting = [e for e in seat.evidence if "continue to insist" in e.text]
    assert {(e.cable, e.para) for e in insisting} == {("06ASTANA280", 1), ("06ASTANA280", 6)}
    assert {e.echo for e in insisting} == {True, False}


def test_m094_if_there_is_no_consensus_it_would_wait(made: Made) -> None:
    (seat,) = made.seats("postpone", "Kazakhstan")
    assert (seat.stance, seat.condition) == ("conditional", "if no consensus could be reached")
    assert {(e.cable, e.para) for e in seat.evidence} == {("06ASTANA280", 1), ("06ASTANA280", 6)}
    assert any(made.name("2007") in e.text for e in seat.evidence)


def test_m095_that_only_one_has_proposed_it_is_one_claim_of_one_speaker(made: Made) -> None:
    summary, body = (made.of("2006", para, "had proposed 2011") for para in (1, 4))
    assert summary.echo_of == body.id
    assert {summary.speaker, body.speaker} == {made.name("Tokayev")}
    assert made.of("2006", 4, "No other").speaker == made.name("Tokayev")
    assert not [s for s in made.statements if s.content.startswith(made.name("Tokayev: "))]  # a heading is none


def test_m103_an_argument_from_those_who_support_it(made: Made) -> None:
    said = made.of("2006", 4, "no right to reject the support")
    assert (said.speaker, said.negated) == (made.name("Tokayev"), True)
    if not made.names:  # as above
        assert said.holder == made.name("GOK")
    assert said.quotes == ("We have no right to reject the support of the countries that have offered it,",)


def test_m105_the_bid_is_not_given_up(made: Made) -> None:
    said = made.of("2006", 4, "no reason for us to renounce")
    assert (said.act, said.negated) == ("support", True)
    (quote,) = said.quotes
    assert made.name("our application (for the 2009 CiO)") in quote  # the bracket of the cable stays a bracket
    seat = next(s for s in made.seats("kz-2009", "Kazakhstan") if s.stance == "support")
    assert any("renounce" in e.text for e in seat.evidence)


def test_m107_the_rule_is_known_to_those_who_claim_a_majority(made: Made) -> None:
    told = made.of("2006", 6, "we need a consensus")
    assert told.speaker == made.name("Tokayev")
    assert ("06ASTANA280", 6) in {(cited.cable, cited.para) for cited in made.drafted.ruling}
    assert made.drafted.rule is not None
    assert made.board.rule == made.drafted.rule.id == "consensus"


def test_m108_of_two_options_that_are_claimed_the_cables_name_more(made: Made) -> None:
    assert made.of("2006", 6, "2009 and 2011").quotes == (made.name("only two options -- 2009 and 2011."),)
    ids = {option.id for option in made.drafted.options}
    kz, greece = made.name("Kazakhstan").casefold(), made.name("Greece").casefold()
    assert ids == {made.name(f"{kz}-2009"), made.name(f"{kz}-2011"), made.name(f"{greece}-2009"), "put-off"}


def test_m109_on_what_it_would_be_decided_then(made: Made) -> None:
    said = made.of("2006", 6, "based on an evaluation of")
    assert said.speaker == made.name("Tokayev")
    assert "intervening progress on political reform" in said.content


def test_m110_no_decision_is_better_for_it_than_a_loss(made: Made) -> None:
    (seat,) = made.seats("postpone", "Kazakhstan")
    told = [e for e in (*seat.evidence, *seat.others) if "no decision" in e.text]
    assert {(e.cable, e.para) for e in told} == {("06ASTANA280", 6)}
    assert made.of("2006", 6, "the best decision").act == "support"


def test_m121_who_moved_between_the_two_days(made: Made) -> None:
    moved = {
        (change.option, change.before, change.after)
        for change in changes(made.earlier, made.board)
        if change.what == "seat" and change.actor == "United States"
    }
    assert moved == {
        (made.name("kz-2009"), None, "inferred-against"),
        (made.name("kz-2011"), None, "conditional"),
    }
    (before,) = [
        s.stance for d in made.earlier.decisions for o in d.options for s in o.seats if s.actor == "United States"
    ]
    assert before == "undecided"

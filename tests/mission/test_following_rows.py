"""Rows of the mission table about commitments, events, démarches, assessments, criteria and cases, each with its id.

On the public texts in place, and on the same with other names. Every rule behind a row is also tested on made-up texts
under tests/extracting/following.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from reftel.extracting import extract
from reftel.extracting.following import Followed, follow, told_in
from reftel.extracting.following.lines import authorities_of
from reftel.extracting.following.phrases import find
from reftel.extracting.following.standing import standing
from reftel.model.following import Assessment, Commitment, Event, Topic
from reftel.model.statement import Statement
from reftel.reading import read

pytestmark = pytest.mark.shared

OTHER = {
    "Minikes": "Halloran", "MINIKES": "HALLORAN", "Ordway": "Quillan", "ORDWAY": "QUILLAN",
    "Dyachenko": "Orvanov", "Zhumabekov": "Tarnbekov", "Baliyeva": "Merisova", "Doskalov": "Brandov",
    "Sagadiyev": "Lusiyev", "Zholshybekov": "Pelshybekov", "Zhakiyanov": "Mirkalov",
    "Tokayev": "Varnayev", "TOKAYEV": "VARNAYEV", "Nazarbayev": "Tulkabayev", "Aliyev": "Sarmatov",
}  # fmt: skip
ON_S0 = "2005-04-26"
ON_S4 = "2006-10-23"


class Both(NamedTuple):
    """The statements of the two texts, what follows from each, and from both together; and how a name is called."""

    s0: tuple[Statement, ...]
    s4: tuple[Statement, ...]
    from_s0: Followed
    from_s4: Followed
    joined: Followed
    names: dict[str, str]

    def named(self, name: str) -> str:
        return self.names.get(name, name)


@pytest.fixture(scope="module", params=["as they are", "with other names"])
def both(request: pytest.FixtureRequest, shared: Path) -> Both:
    names = {} if request.param == "as they are" else OTHER
    said = []
    told = []
    for start in ("000", "004"):
        text = next((shared / "seeds").glob(f"{start}_*.txt")).read_text(encoding="utf-8")
        for old, new in names.items():
            text = text.replace(old, new)
        cable = read(text).cables[0]
        said.append(extract(cable))
        told.append(told_in(cable, said[-1]))
    s0, s4 = said
    return Both(s0, s4, follow(s0, told[0]), follow(s4, told[1]), follow((*s0, *s4), (*told[0], *told[1])), names)


def commitment(found: Followed, words: str) -> Commitment:
    return next(one for one in found.commitments if words in one.what)


def event(found: Followed, words: str) -> Event:
    return next(one for one in found.events if words in one.what)


def judged(found: Followed, words: str) -> Assessment:
    return next(one for one in found.assessments if words in one.evidence[0].text)


def topics(found: Followed, kind: str, words: str = "") -> list[Topic]:
    return [one for one in found.topics if one.kind == kind and words in f"{one.name} {one.says}"]


def statement(said: tuple[Statement, ...], words: str) -> Statement:
    return next(one for one in said if words in " ".join(one.content.split()))


# -- dates and collective statements ----------------------------------------------------------------------------


def test_m012_a_day_without_its_year(both: Both) -> None:
    assert {one.said_on for one in both.s0 if one.voice == "reported"} == {ON_S0}
    assert {one.cable_date for one in both.s0} == {"2005-05~"}


def test_m019_what_all_acknowledged_and_how_they_qualified_it(both: Both) -> None:
    acknowledged, argued = [one for one in both.s0 if one.speaker == "Astana officials"]
    assert (acknowledged.verb, argued.verb, acknowledged.para) == ("acknowledge", "argue", 1)
    assert "security needs and traditions" in argued.content
    assert [hit.row.words for hit in find("hedges", "rows", argued.content)] == ["in varying degrees"]


# -- criteria -----------------------------------------------------------------------------------------------------


def test_m018_two_criteria_of_one_office(both: Both) -> None:
    found = [one for one in topics(both.from_s0, "criterion") if one.para == 1]
    assert [(one.of, one.denied, one.told_by) for one in found] == [
        ("a successful CiO bidder", False, both.named("Minikes"))
    ] * 2
    assert found[0].says == "embrace OSCE principles"
    assert found[1].says is not None
    assert found[1].says.endswith("substantial operational duties")


def test_m022_to_whom_an_office_is_open(both: Both) -> None:
    (found,) = topics(both.from_s0, "criterion", "Leadership of the OSCE")
    assert (found.says, found.told_by, found.para) == (
        "embrace the organization's principles",
        both.named("Minikes"),
        2,
    )


def test_m023_two_criteria_that_are_none(both: Both) -> None:
    found = [one for one in topics(both.from_s0, "criterion") if one.denied]
    assert [(one.of, one.says) for one in found] == [
        ("The CiO", "showing promise"),
        ("The CiO", "doing relatively better than another country"),
    ]


def test_m050_what_is_to_be_judged_and_by_whom(both: Both) -> None:
    (found,) = topics(both.from_s0, "criterion", "Presidential elections")
    assert (found.assessor, found.para) == ("the international community", 7)
    assert found.says is not None
    assert found.says.startswith("be judged free and fair")


def test_m064_what_follows_from_joining(both: Both) -> None:
    (found,) = topics(both.from_s0, "obligation")
    assert (found.of, found.says, found.told_by) == (
        "joining the OSCE",
        "a country accepts that proposition",
        both.named("Minikes"),
    )


# -- commitments --------------------------------------------------------------------------------------------------


def test_m026_a_graded_reception(both: Both) -> None:
    found = commitment(both.from_s0, "is welcomed")
    assert (found.actor, found.kind, found.told_by) == ("United States", "plan", both.named("Minikes"))
    assert found.over == ("reluctantly received", "not received at all")


def test_m038_a_promise_with_its_limit(both: Both) -> None:
    found = commitment(both.from_s0, "steady progress")
    assert (found.kind, found.actor, found.told_by) == ("promise", "Kazakhstan", both.named("Dyachenko"))
    assert found.limit is not None
    assert found.limit.startswith("that does not outpace")


def test_m041_a_document_by_its_right_name_and_day(both: Both) -> None:
    found = commitment(both.from_s0, "the Copenhagen Declaration")
    assert (found.actor, found.told_by) == ("Kazakhstan", both.named("Zhumabekov"))
    assert [(one.name, one.day, one.named) for one in found.authorities] == [
        ("Copenhagen Document", "1990-06-29", True)
    ]


def test_m042_one_sentence_with_several_promises(both: Both) -> None:
    found = [one for one in both.from_s0.commitments if one.para == 6 and one.kind == "promise"]
    assert [one.what for one in found][1:] == ["holding fair and open elections", "permitting peaceful rallies"]
    assert [[each.paragraph for each in one.authorities] for one in found][1:] == [["7"], ["9.2"]]
    assert len({one.statements for one in found}) == 1


def test_m043_a_benchmark_with_a_due_year_and_a_personal_view(both: Both) -> None:
    found = commitment(both.from_s0, "Western standards")
    assert (found.kind, found.due, found.by, found.hedge) == (
        "benchmark",
        "2015",
        both.named("Zhumabekov"),
        "thought",
    )


def test_m045_two_values(both: Both) -> None:
    found = commitment(both.from_s0, "greatest wealth")
    assert found.kind == "wish"
    assert [item.removeprefix("its ") for item in found.items] == ["political stability", "inter-ethnic tolerance"]


def test_m062_the_same_speaker_binds_and_takes_back(both: Both) -> None:
    found = commitment(both.from_s0, "abide by the Copenhagen Declaration")
    (held_against,) = [one for one in both.s0 if one.id in found.tension]
    assert (held_against.speaker, held_against.para) == (both.named("Baliyeva"), 9)
    assert "not mandatory" in held_against.content


def test_m114_reform_whatever_becomes_of_the_bid(both: Both) -> None:
    found = commitment(both.from_s4, "make progress in political reforms")
    assert (found.kind, found.actor, found.condition) == ("duty", "Kazakhstan", None)
    assert found.despite is not None
    assert found.despite.startswith("notwithstanding the GOK objection")


def test_m115_a_promise_with_a_hedged_time(both: Both) -> None:
    found = commitment(both.from_s4, "special statement")
    assert (found.by, found.told_by) == (both.named("Nazarbayev"), both.named("Tokayev"))
    assert (found.due, found.hedge, found.kind) == ("2007-01/2007-03", "perhaps", "promise")


def test_m116_two_benchmarks_at_about_the_same_time(both: Both) -> None:
    found = commitment(both.from_s4, "begin to undertake reforms")
    assert found.items == ("changing the role of Parliament", "changing the function of Deputies")
    assert (found.due, found.due_basis, found.hedge) == ("2007-01/2007-03", "same-time", "roughly")


def test_m122_promises_of_one_actor_over_two_cables(both: Both) -> None:
    first = commitment(both.joined, "steady progress")
    track = [one for one in both.joined.commitments if one.track == first.track]
    assert {one.cable for one in track} == {"05ALMATY1856", "06ASTANA280"}
    assert {one.actor for one in track} == {"Kazakhstan"}
    assert commitment(both.joined, "begin to undertake reforms") in track
    assert first.status == "open"
    assert {one.cable for one in first.later} == {"06ASTANA280"}
    assert commitment(both.joined, "holding fair and open elections").status == "open"
    asof = {one.id: one for one in standing(both.joined.commitments, "2006-10-24")}
    assert {asof[one.id].status for one in track} == {"open"}
    before = standing(both.joined.commitments, "2005-06-01")
    assert {one.cable for one in before} == {"05ALMATY1856"}  # on that day the second cable was not yet written
    assert not [one for one in before if one.later]


# -- events -------------------------------------------------------------------------------------------------------


def test_m027_a_possible_event_without_a_day(both: Both) -> None:
    found = event(both.from_s0, "hearings")
    assert (found.what, found.modality, found.when) == ("Helsinki Commission hearings", "possible", None)


def test_m028_the_time_of_deciding_is_not_the_term(both: Both) -> None:
    found = event(both.from_s0, "decision on")
    assert (found.when, found.when_basis, found.not_when) == (ON_S0, "now", "2009")


def test_m048_a_vague_event(both: Both) -> None:
    found = event(both.from_s0, "events in")
    assert (found.place, found.when, found.when_basis, found.when_words) == (
        "Kyrgyzstan",
        f"../{ON_S0}",
        "vague",
        "recent",
    )
    assert [(one.name, one.day, one.mark) for one in found.perhaps] == [("Tulip Revolution", "2005-03-24", "K")]
    assert (found.known, found.same_as) == (None, ())  # it stays unresolved: no sentence says which events


def test_m052_an_election_as_claimed_and_as_known(both: Both) -> None:
    found = event(both.from_s0, "elections for the Senate")
    assert (found.when, found.told_by, found.modality) == ("2005-09", both.named("Zhumabekov"), "planned")
    assert (found.known_days, found.known_mark, found.conflict) == (("2005-08-19",), "K", True)


def test_m070_an_election_as_an_occasion_to_assess(both: Both) -> None:
    found = event(both.from_s0, "Senate elections")
    assert (found.when, found.told_by, found.modality) == ("2005-09", "post", "possible")
    assert found.occasion is not None
    assert found.occasion.startswith("assess Kazakhstan's commitment")
    assert event(both.from_s0, "elections for the Senate").id in found.same_as
    (task,) = topics(both.from_s0, "task")
    assert task.name.startswith("assess Kazakhstan's commitment")
    assert (task.of, task.due, task.told_by) == ("Senate elections", "2005-09", "post")


def test_m092_a_speech_to_come(both: Both) -> None:
    found = event(both.from_s4, "October 27th address")
    assert (found.when, found.place, found.actor, found.modality) == (
        "2006-10-27",
        "Vienna",
        both.named("Tokayev"),
        "planned",
    )
    assert commitment(both.from_s4, "non-paper proposal").due == "2006-10-27"


def test_m104_another_appeal_of_a_third_party(both: Both) -> None:
    found = event(both.from_s4, "appeal")
    assert (found.actor, found.when, found.another, found.modality) == ("CIS", "2006-12", True, "planned")


# -- démarches ----------------------------------------------------------------------------------------------------


def test_m044_an_answer_to_a_question_that_nobody_reports(both: Both) -> None:
    found = next(one for one in both.from_s0.demarches if one.para == 6)
    assert [(step.kind, step.by) for step in found.steps] == [("answered", both.named("Zhumabekov"))]
    assert found.about is None


def test_m049_a_request_to_a_body(both: Both) -> None:
    found = next(one for one in both.from_s0.demarches if one.about == "the CEC to work closely with ODIHR")
    (step,) = found.steps
    assert (step.kind, step.by, step.to) == ("requested", both.named("Minikes"), ("CEC",))


def test_m051_a_request_that_is_not_answered(both: Both) -> None:
    found = next(one for one in both.from_s0.demarches if "observers" in (one.about or ""))
    assert [(step.kind, step.by) for step in found.steps] == [
        ("requested", both.named("Minikes")),
        ("unanswered", both.named("Zhumabekov")),
    ]
    assert found.status == "unanswered"


def test_m065_question_and_answer(both: Both) -> None:
    found = next(one for one in both.from_s0.demarches if "opt out" in (one.about or ""))
    assert [(step.kind, step.by) for step in found.steps] == [
        ("asked", both.named("Minikes")),
        ("answered", both.named("Baliyeva")),
    ]
    assert '"one day."' in found.steps[1].text


def test_m096_delivered_asked_answered(both: Both) -> None:
    (found,) = [one for one in both.from_s4.demarches if one.paper]
    assert [(step.kind, step.when) for step in found.steps] == [
        ("delivered", "2006-10-04"),
        ("asked", ON_S4),
        ("answered", ON_S4),
    ]
    assert (found.steps[0].to, found.steps[0].place) == (("Kazakhstani Embassy",), "Washington")
    assert [step.by for step in found.steps[1:]] == [both.named("Ordway"), both.named("Tokayev")]


def test_m097_what_it_is_called_and_what_it_is_said_not_to_be(both: Both) -> None:
    (found,) = [one for one in both.from_s4.demarches if one.paper]
    assert found.called == ("non-paper", "memo")
    assert found.disputed == ("implementing benchmarks",)


def test_m101_two_sides_say_that_one_thing_is_no_benchmarks(both: Both) -> None:
    (found,) = topics(both.from_s4, "framing")
    assert found.name == "benchmarks"
    assert [view.by for view in found.views] == [both.named("Tokayev"), "USG"]
    assert "react to" in found.views[1].words
    assert "accept" in found.views[1].words
    assert [one.para for one in found.evidence] == [2, 3]
    assert {view.statement for view in found.views} <= {one.id for one in both.s4}


# -- assessments --------------------------------------------------------------------------------------------------


def test_m032_m033_a_judgement_with_its_trend_and_grounds(both: Both) -> None:
    found = judged(both.from_s0, "was weakening")
    assert (found.told_by, found.of, found.on) == (both.named("Minikes"), "Kazakhstan", "commitment to democracy")
    assert (found.finding, found.trend) == ("negative", "down")
    assert [[each.paragraph for each in ground.authorities] for ground in found.grounds] == [["9.2"], ["9.1"], ["10.3"]]
    assert all(each.mark == "K" and not each.named for ground in found.grounds for each in ground.authorities)
    assert commitment(both.from_s0, "steady progress").id in found.commitments


def test_m034_a_rank_and_no_number(both: Both) -> None:
    found = judged(both.from_s0, "below the median")
    assert (found.finding, found.of, found.on) == ("comparative", "Kazakhstan", "implementation of OSCE principles")
    assert found.comparison is not None
    assert found.comparison.startswith("below the median although better")


def test_m037_a_claim_and_a_concession(both: Both) -> None:
    assert statement(both.s0, "an honor and a responsibility").speaker == both.named("Dyachenko")
    found = [one for one in both.from_s0.assessments if one.para == 5]
    assert [(one.finding, one.concession, one.told_by) for one in found] == [
        ("positive", False, both.named("Dyachenko")),
        ("negative", True, both.named("Dyachenko")),
    ]


def test_m046_scare_quotes_stay(both: Both) -> None:
    found = judged(both.from_s0, "ex-officials")
    assert (found.told_by, found.finding, found.quotes) == (both.named("Zhumabekov"), "negative", ("loudest", "real"))


def test_m047_an_allegation_against_a_party(both: Both) -> None:
    found = judged(both.from_s0, "strayed from legality")
    assert found.finding == "negative"
    assert found.of is not None
    assert found.of.endswith("(DCK)")
    said = statement(both.s0, "strayed from legality")
    assert (said.act, said.speaker, said.topic is not None) == ("criticize", both.named("Zhumabekov"), True)


def test_m059_a_judgement_against_a_judgement(both: Both) -> None:
    found = judged(both.from_s0, "fail to find progress")
    assert (found.told_by, found.of, found.finding) == (both.named("Baliyeva"), "Kazakhstan", "positive")


def test_m066_an_allegation_with_two_examples(both: Both) -> None:
    found = judged(both.from_s0, "double standards")
    assert (found.told_by, found.of, found.finding) == (both.named("Baliyeva"), "OSCE", "negative")
    assert [ground.text.split()[0] for ground in found.grounds] == ["Ukraine", "Afghanistan"]


# -- laws, provisions, cases, what is cited -------------------------------------------------------------------------


def test_m055_an_action_and_the_ground_given_for_it(both: Both) -> None:
    (found,) = topics(both.from_s0, "action")
    assert (found.name, found.told_by) == ("inspecting NGOs", both.named("Baliyeva"))
    assert found.says is not None
    assert found.says.endswith("must abide by the law")


def test_m056_a_law_in_draft(both: Both) -> None:
    (found,) = topics(both.from_s0, "legislation")
    assert (found.name, found.status) == ("Legislation on the financing of NGOs", "draft")


def test_m057_a_question_that_nobody_asks(both: Both) -> None:
    found = statement(both.s0, "Why should NGOs receive")
    assert (found.act, found.speaker, found.verb, found.voice_detail) == (
        "ask",
        both.named("Baliyeva"),
        None,
        "speaker-reported",
    )


def test_m058_a_provision_with_its_quotation(both: Both) -> None:
    (found,) = topics(both.from_s0, "provision")
    assert (found.name, found.quotes) == ("law", ("pressuring",))
    assert found.says is not None
    assert found.says.startswith("bars groups from")


def test_m060_a_case_of_which_two_things_are_held(both: Both) -> None:
    (found,) = topics(both.from_s0, "case")
    assert (found.name, found.status) == (both.named("Zhakiyanov"), "contested")
    assert [(view.by, view.words) for view in found.views] == [
        ("OSCE", "political prisoner"),
        (both.named("Baliyeva"), "on criminal grounds"),
    ]


def test_m061_a_claim_beside_what_binds(both: Both) -> None:
    found = statement(both.s0, "not mandatory")
    assert (found.act, found.speaker) == ("state", both.named("Baliyeva"))
    (touched,) = authorities_of(found.content)
    assert (touched.name, touched.day, touched.paragraph, touched.binding, touched.mark) == (
        "Charter for European Security",
        "1999-11-19",
        "25",
        "political",
        "K",
    )
    (claim,) = topics(both.from_s0, "bindingness")
    assert claim.statements == (found.id,)
    assert (claim.name, claim.says, claim.denied) == ("the recommendations", "are not mandatory", True)
    assert (claim.known, claim.known_mark, claim.agrees) == ("politically binding", "K", None)
    assert "100% compliance" in statement(both.s0, "100%").content


def test_m063_an_authority_that_is_named_and_one_that_fits(both: Both) -> None:
    found = statement(both.s0, "a very proper matter")
    assert (found.speaker, found.verb) == (both.named("Minikes"), "respond")
    assert [(one.name, one.named) for one in authorities_of(found.content)] == [
        ("Helsinki Final Act", True),
        ("Moscow Document", False),
    ]
    (rebuttal,) = [one for one in topics(both.from_s0, "rebuttal") if found.id in one.statements]
    assert rebuttal.authorities == authorities_of(found.content)
    assert [view.statement for view in rebuttal.views][-1] == found.id
    assert statement(both.s0, rebuttal.views[0].words).speaker == both.named("Baliyeva")


def test_m067_a_claim_about_a_membership_agrees_with_the_tables(both: Both) -> None:
    (found,) = topics(both.from_s0, "membership")
    assert (found.name, found.of, found.denied, found.told_by) == (
        "Afghanistan",
        "Organization for Security and Co-operation in Europe",
        True,
        both.named("Minikes"),
    )
    assert (found.known, found.known_since, found.known_mark, found.agrees) == ("partner", "2003-04-03", "K", True)


def test_m068_a_rebuttal_is_a_statement_and_no_record(both: Both) -> None:
    found = statement(both.s0, "double application of a single standard")
    assert (found.speaker, found.act) == (both.named("Minikes"), "criticize")
    records = (*both.from_s0.topics, *both.from_s0.events, *both.from_s0.commitments)
    assert not [one for one in records if found.id in one.statements]


def test_m100_where_the_terms_are_from(both: Both) -> None:
    (found,) = topics(both.from_s4, "proposal")
    assert (found.origin, found.told_by) == (
        f"Deputy Foreign Minister {both.named('Aliyev')}",
        both.named("Ordway"),
    )


# -- statements of other speakers -----------------------------------------------------------------------------------


def test_m039_another_speaker_with_his_motive(both: Both) -> None:
    found = statement(both.s0, "desire to play a greater role")
    assert (found.speaker, found.verb) == (both.named("Zholshybekov"), "attribute")


def test_m040_an_interest_and_its_caveat(both: Both) -> None:
    interest, caveat = [one for one in both.s0 if one.speaker == both.named("Doskalov")]
    assert "OSCE recommendations for judicial reform" in interest.content
    assert (interest.act, caveat.act) == ("support", "request")
    assert "security" in caveat.content


def test_m113_what_he_says_that_he_told_another(both: Both) -> None:
    found = statement(both.s4, "fault lines")
    assert found.addressees == ("de Gucht",)
    assert found.chain == ("06ASTANA280", both.named("Ordway"), both.named("Tokayev"))


# -- the evidence ---------------------------------------------------------------------------------------------------


def test_every_record_leads_to_its_characters(both: Both, shared: Path) -> None:
    sources = {}
    for start in ("000", "004"):
        text = next((shared / "seeds").glob(f"{start}_*.txt")).read_text(encoding="utf-8")
        for old, new in both.names.items():
            text = text.replace(old, new)
        sources[read(text).source.sha256] = text
    ids = {one.id for one in (*both.s0, *both.s4)}
    found = both.joined
    for one in (*found.commitments, *found.events, *found.demarches, *found.assessments, *found.topics):
        assert one.evidence
        assert set(one.statements) <= ids
        for place in one.evidence:
            text = sources[one.source][place.start : place.end]
            assert re.sub(r"\W", "", text)[:12] == re.sub(r"\W", "", place.text)[:12]

"""What belongs together: tracks, later statements, events told twice."""

import msgspec

from made_speech import said
from reftel.extracting.following import follow
from reftel.model.statement import Statement

# EXERCISE: made-up people and places.
FIRST = "On March 16 Foreign Minister Orvane Bly told the Ambassador that "


def later(statements: list[Statement], day: str, cable: str) -> list[Statement]:
    """The same as told in another cable on another day."""
    return [
        msgspec.structs.replace(one, id=f"{cable}{one.id}", cable=cable, said_on=day, cable_date=day)
        for one in statements
    ]


def test_promises_of_one_actor_on_one_subject_are_a_track() -> None:
    one = said(f"{FIRST}Norway would hold fair elections.")
    two = later(said(f"{FIRST}Norway would change the electoral law by June 3."), "2005-05-02", "05SESTRIN9")
    other = later(said(f"{FIRST}Sweden would hold fair elections."), "2005-05-03", "05SESTRIN10")
    made = follow([*one, *two, *other]).commitments
    assert made[0].track == made[1].track != made[2].track
    assert made[0].joined == "same actor (Norway), same subject (elections)"
    assert made[2].joined is None


def test_later_statements_decide_the_status() -> None:
    inventory = "publish the complete inventory of reservoirs"
    promise = said(f"{FIRST}Norway would {inventory}.")
    again = later(said(f"{FIRST}Norway would {inventory} by June 3."), "2005-05-02", "05SESTRIN9")
    kept = later(said(f"{FIRST}Norway fulfilled the plan to {inventory}."), "2005-09-02", "05SESTRIN22")
    alone, renewed = (follow(some).commitments[0] for some in (promise, [*promise, *again]))
    assert (alone.status, renewed.status) == ("open", "renewed")
    assert [step.start for step in renewed.later] == [one.sentence_span.start for one in again if one.sentence_span]
    done = follow([*promise, *kept]).commitments[0]
    assert (done.status, [one.bearing for one in done.later]) == ("reported-kept", ["kept"])
    assert done.later[0].cable == "05SESTRIN22"


def test_a_passage_that_one_paper_took_over_from_another_is_no_promise_made_anew() -> None:
    text = (
        f"{FIRST}Norway would publish the complete inventory of reservoirs, canals, locks and old pumps in the north."
    )
    one = said(text)
    (made, _) = follow([*one, *later(one, "2005-05-02", "05SESTRIN9")]).commitments
    assert (made.later, made.status) == ((), "open")


def test_an_assessment_finds_the_commitments_it_judges() -> None:
    promise = said(f"{FIRST}Norway would undertake democratic reforms.")
    judged = later(said("Halloran said that Norway's democratic reforms were flawed."), "2005-05-02", "05SESTRIN9")
    made = follow([*promise, *judged])
    assert made.assessments[0].commitments == (made.commitments[0].id,)
    assert [one.bearing for one in made.commitments[0].later] == ["assessed"]
    assert made.commitments[0].status == "open"


def test_what_is_judged_years_later_is_another_matter() -> None:
    promise = said(f"{FIRST}Norway would undertake democratic reforms.")
    judged = later(said("Halloran said that Norway's democratic reforms were flawed."), "2039-05-02", "39SESTRIN9")
    made = follow([*promise, *judged])
    assert made.assessments[0].commitments == ()
    assert made.commitments[0].later == ()


def test_a_promise_that_is_told_as_kept_is_not_open() -> None:
    [one] = said(f"{FIRST}Norway would hold fair elections and that promise had been kept.")
    [made] = follow([one]).commitments
    assert (made.status, [two.bearing for two in made.later]) == ("reported-kept", ["kept"])


def test_one_event_told_twice() -> None:
    one = said(f"{FIRST}the Senate elections will be held in June 2005.")
    two = later(said("Tarn said that the Senate elections in June 2005 will be late."), "2005-05-02", "05SESTRIN9")
    other = said(f"{FIRST}the summit of the Board will be held in June 2005.")
    first, third, second = follow([*one, *other, *two]).events
    assert first.same_as == (second.id,)
    assert second.same_as == (first.id,)
    assert third.same_as == ()
    assert first.joined == "same kind (election), same time (2005-06)"


def test_many_commitments_are_joined_in_time() -> None:
    (one,) = said(f"{FIRST}Norway would hold fair elections.")
    many = [msgspec.structs.replace(one, id=str(at), cable=f"05SESTRIN{at}") for at in range(1500)]
    made = follow(many).commitments
    assert len({each.track for each in made}) == 1
    assert all(len(each.later) <= 20 for each in made)


def test_promises_of_one_government_on_other_matters_are_not_joined() -> None:
    one = said(f"{FIRST}Norway would discuss the details of the decision on the lagoon further.")
    two = later(said(f"{FIRST}Norway would inform the pilots of further details of the decision."), "2005-05-02", "X9")
    (made, _) = follow([*one, *two]).commitments
    assert (made.later, made.status) == ((), "open")


def test_the_opposite_of_a_promise_does_not_renew_it() -> None:
    one = said(f"{FIRST}Norway would publish the inventory of reservoirs.")
    two = later(said(f"{FIRST}Norway would not publish the inventory of reservoirs."), "2005-05-02", "05SESTRIN9")
    assert follow([*one, *two]).commitments[0].later == ()


def test_what_another_only_expects_or_one_only_wishes_renews_no_promise() -> None:
    one = said(f"{FIRST}Norway would publish the inventory of reservoirs.")
    two = later(said(f"{FIRST}Norway wanted to publish the inventory of reservoirs."), "2005-05-02", "05SESTRIN9")
    made = follow([*one, *two]).commitments[0]
    assert (made.status, [step.bearing for step in made.later]) == ("open", ["related"])


def test_one_sentence_that_is_read_twice_is_no_later_step() -> None:
    (one,) = said(f"{FIRST}Norway would publish the inventory of reservoirs.")
    again = msgspec.structs.replace(one, id="again", said_on="2005-05-02")
    assert follow([one, again]).commitments[0].later == ()


def test_a_body_without_a_name_is_known_in_its_own_cable_only() -> None:
    one = said("On March 16 Bly told the Ambassador that the committee would publish the inventory of reservoirs.")
    two = later(one, "2005-05-02", "05SESTRIN9")
    made = follow([*one, *two]).commitments
    assert {each.actor for each in made} == {"committee"}
    assert made[0].later == ()
    assert made[0].track != made[1].track

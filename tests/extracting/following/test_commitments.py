"""Commitments in made-up speech: kinds, parts, due dates, what is none."""

import pytest

from made_speech import said
from reftel.extracting.following.commitments import commitments
from reftel.extracting.following.lines import Sides
from reftel.model.following import Commitment

# EXERCISE: made-up people and places; Norway stands for a state that tables know.
LEAD = "On March 16 Foreign Minister Orvane Bly told the Ambassador that "


def found(*texts: str) -> tuple[Commitment, ...]:
    statements = said(*texts)
    return commitments(statements, Sides(statements))


def only(text: str) -> Commitment:
    (one,) = found(text)
    return one


def test_a_promise_with_its_due_day_and_hedge() -> None:
    one = only(f"{LEAD}Norway would open the dam, perhaps by June 3.")
    assert (one.kind, one.actor, one.by, one.told_by, one.to) == ("promise", "Norway", "Norway", "Bly", ("Ambassador",))
    assert (one.due, one.due_words, one.hedge, one.status) == ("2004-06-03", "June 3", "perhaps", "open")
    assert one.evidence[0].text.startswith("On March 16")


def test_one_sentence_with_three_promises() -> None:
    made = found(
        f"{LEAD}Norway was committed to the Copenhagen Declaration and to holding fair elections "
        "and permitting rallies."
    )
    assert [one.what for one in made] == ["the Copenhagen Declaration", "holding fair elections", "permitting rallies"]
    assert [[each.paragraph for each in one.authorities] for one in made] == [[None], ["7"], []]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Norway would build a dam that does not harm fishing.", "that does not harm fishing"),
        ("Norway would build a dam subject to the law.", "subject to the law"),
    ],
)
def test_a_limit(text: str, limit: str) -> None:
    assert only(LEAD + text).limit == limit


def test_what_it_does_not_depend_on() -> None:
    one = only(f'{LEAD}notwithstanding the quarrel about the bid, "we must build the dam."')
    assert (one.kind, one.what, one.despite) == ("duty", "build the dam", "notwithstanding the quarrel about the bid")


def test_listed_parts_and_the_same_time() -> None:
    made = found(
        f"{LEAD}Norway would publish a list, perhaps early in 2005. "
        'At roughly the same time, Bly said, Norway would begin reforms, to include "a new court" and "a new census."'
    )
    assert [one.due for one in made] == ["2005-01/2005-03", "2005-01/2005-03"]
    assert (made[1].due_basis, made[1].items) == ("same-time", ("a new court", "a new census"))


def test_what_is_preferred_over_what() -> None:
    one = only(
        "The Ambassador said that Norway was working hard to see that the bid is settled rather than delayed, "
        "or forgotten."
    )
    assert (one.what, one.over) == ("see that the bid is settled", ("delayed", "forgotten"))


def test_a_goal_needs_a_date() -> None:
    one = only("Bly said that 2010 was a realistic target for reaching the standard.")
    assert (one.kind, one.due, one.what) == ("benchmark", "2010", "reaching the standard")
    assert found("Bly said that the dam was a target for the rebels.") == ()


def test_what_is_promised_not_to_be_done() -> None:
    one = only(
        f'{LEAD}the dam was old. However, although Norway had the right to veto it, Bly said, we "won\'t do it."'
    )
    assert one.negated
    assert "right to veto" in one.evidence[0].text


def test_what_another_tells_of_is_expected_and_to_check() -> None:
    one = only("On March 16 the businessman told the Ambassador that Tarn would open the dam.")
    assert (one.kind, one.to_check) == ("expected", True)


def test_things_and_others_promise_nothing() -> None:
    assert found(f"{LEAD}the equipment would arrive in June.") == ()
    assert found(f"{LEAD}others would follow.") == ()


def test_what_the_same_speaker_takes_back() -> None:
    made = found(
        f"{LEAD}Norway would abide by the Helsinki Final Act. The OSCE recommendations, Bly said, are not binding."
    )
    assert len(made[0].tension) == 1


def test_a_summary_counts_once() -> None:
    body = f"{LEAD}Norway would open the dam by June 3."
    statements = said(("summary", body), body)
    assert len(commitments(statements, Sides(statements))) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}Norway would regret it.",
        f"{LEAD}Norway would probably not end up alone.",
        "On March 16 Foreign Minister Orvane Bly predicted that he would open the dam.",
        "Foreign Minister Orvane Bly was confident that he would pass the law.",
    ],
)
def test_what_is_only_foreseen_is_no_promise(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize("deed", ["end the talks", "get back to him", "run the dam, however it ends up"])
def test_a_deed_is_a_promise_though_its_verb_may_also_tell_of_what_befalls(deed: str) -> None:
    assert only(f"{LEAD}Norway would {deed}.").kind == "promise"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A journalist told the Ambassador that Norway would leave the treaty.", "expected"),
        ("A French diplomat told the Ambassador that Norway would leave the treaty.", "expected"),
        ("Norwegian Ambassador Orvane Bly told the Ambassador that Norway would leave the treaty.", "promise"),
        (f"{LEAD}Norway would leave the treaty.", "promise"),
    ],
)
def test_who_only_looks_on_binds_nobody_but_himself(text: str, kind: str) -> None:
    assert {one.kind for one in found(text)} == {kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Foreign Minister Orvane Bly stated his readiness to discuss the dam.", "plan"),
        ("Foreign Minister Orvane Bly was willing to meet the envoy at any time.", "plan"),
        ("Foreign Minister Orvane Bly was determined to mend the dam.", "promise"),
        ("Foreign Minister Orvane Bly hoped to mend the dam soon after the vote.", "wish"),
    ],
)
def test_a_word_before_what_is_meant_tells_the_kind(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_a_group_makes_no_promise_for_him_or_her() -> None:
    assert not found("Embassy contacts told the Ambassador that he would take the post.")


def test_a_long_name_may_promise() -> None:
    one = only("Two deputies from the ruling Dam Party of Norway said that they would raise the dam with the Speaker.")
    assert one.by.startswith("Two deputies")


@pytest.mark.parametrize(
    ("text", "kind", "by", "negated"),
    [
        ("Minister Orvane Bly agreed to publish the list.", "promise", "Bly", False),
        ("Minister Orvane Bly told the Ambassador that he had agreed to publish the list.", "promise", "Bly", False),
        ("Minister Orvane Bly said he would instruct the Dam Board to answer.", "promise", "Bly", False),
        ("Minister Orvane Bly told the Ambassador that he would not sign the lease.", "promise", "Bly", True),
        (f"{LEAD}Norway will not sign the lease.", "promise", "Norway", True),
        ("Comment: The Embassy will deliver the points on March 20. End comment.", "plan", "post", False),
        (
            "Minister Orvane Bly said that the dam was scheduled to be completed by June 2004.",
            "benchmark",
            "Bly",
            False,
        ),
    ],
)
def test_what_is_agreed_refused_or_in_hand(text: str, kind: str, by: str, negated: bool) -> None:  # noqa: FBT001
    one = only(text)
    assert (one.kind, one.by, one.negated) == (kind, by, negated)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Orvane Bly agreed to the plan.",
        "Minister Orvane Bly told the Ambassador that he agreed to unjustified terms.",
        "Minister Orvane Bly said that the dam would open as soon as Minister Tarn Quill agreed to publish it.",
        "Comment: Post will continue to watch the dam. End comment.",
        "Comment: We would propose a visit. End comment.",
        "Comment: Orvane Bly will open the dam. End comment.",
        f"{LEAD}the elected government will want to survive the strike.",
        "Minister Orvane Bly said that farmers would not even clean the dam.",
    ],
)
def test_what_is_neither_agreed_nor_in_hand(text: str) -> None:
    assert [one.what for one in found(text) if one.kind != "expected"] == []


@pytest.mark.parametrize(
    "text",
    [
        'Minister Orvane Bly said, "We think the council will pass a bad bill on the dam next week."',
        "Minister Orvane Bly was aware of plans to ship timber across the lake and had no objection.",
        "Minister Orvane Bly explained on March 16 that what the harbour companies want to do is close the dam.",
        "Minister Orvane Bly, who delivered what he promised, was thanked by the mayors at the dam.",
        "Minister Orvane Bly was hopeful that the Dam Party would make the break in November and vote for it.",
        "Minister Orvane Bly told the Ambassador that someone else wanted to talk to him about the dam.",
        "Minister Orvane Bly told us about the two pilots. They want to appeal the ruling on the dam in May, he said.",
    ],
)
def test_what_is_only_foreseen_known_or_told_of_others_binds_nobody(text: str) -> None:
    assert [one.what for one in found(text)] == []

"""Topics in made-up speech: laws, provisions, criteria, obligations, actions, cases, origins."""

from made_speech import said
from reftel.extracting.following.topics import topics
from reftel.model.following import Topic

# EXERCISE: made-up people and places.


def found(kind: str, *texts: str) -> list[Topic]:
    return [one for one in topics(said(*texts)) if one.kind == kind]


def test_two_criteria_of_one_office() -> None:
    made = found("criterion", "Bly cautioned that a successful bidder must accept the rules and be prepared to pay.")
    assert [(one.of, one.says) for one in made] == [
        ("a successful bidder", "accept the rules"),
        ("a successful bidder", "be prepared to pay"),
    ]


def test_criteria_that_are_none() -> None:
    made = found("criterion", "Bly said that the chair is not a reward for effort, or for rank.")
    assert [(one.of, one.says, one.denied) for one in made] == [
        ("the chair", "effort", True),
        ("the chair", "rank", True),
    ]


def test_who_is_to_judge() -> None:
    (one,) = found("criterion", "Bly added that the elections must be judged free and fair by the Dam Board.")
    assert (one.of, one.assessor) == ("the elections", "the Dam Board")


def test_what_follows_from_joining() -> None:
    (one,) = found("obligation", "By joining the Board, a state accepts its rules, Bly said.")
    assert (one.of, one.says) == ("joining the Board", "a state accepts its rules")


def test_a_law_and_where_it_stands() -> None:
    (one,) = found("legislation", "Bly said that legislation on the financing of dams is in draft.")
    assert (one.name, one.status) == ("legislation on the financing of dams", "draft")


def test_a_provision_with_its_quotation() -> None:
    (one,) = found("provision", 'The law, Bly noted, bars groups from "pressing" the Dam Board.')
    assert (one.name, one.quotes) == ("law", ("pressing",))
    assert one.says is not None
    assert one.says.startswith("bars groups")


def test_an_action_and_its_ground() -> None:
    (one,) = found("action", "Bly said that all must obey the law and that was the rationale behind inspecting dams.")
    assert (one.name, one.says) == ("inspecting dams", "all must obey the law")


def test_a_contested_case() -> None:
    (one,) = found(
        "case",
        'Bly criticized the OSCE "political prisoner" paper on party leader Mirkal. '
        "A review of the case, Bly insisted, would reveal that his prosecution was entirely on criminal grounds.",
    )
    assert (one.name, one.status) == ("Mirkal", "contested")
    assert [(view.by, view.words) for view in one.views] == [
        ("OSCE", "political prisoner"),
        ("Bly", "on criminal grounds"),
    ]
    assert len(one.evidence) == 2


def test_from_whom_terms_come() -> None:
    (one,) = found(
        "proposal", "The Ambassador emphasized that the terms were taken from Deputy Minister Marin's own remarks."
    )
    assert (one.name, one.origin) == ("the terms", "Deputy Minister Marin")


def test_a_necessity_of_no_role_is_no_criterion() -> None:
    assert found("criterion", "Bly said that the dam must be repaired.") == []

"""How positions of one cable are made: one for each statement, option, actor and stance."""

import msgspec
import pytest

from made_question import ROUTE, question, say
from made_up import statement
from reftel.extracting.positions import _of_cable, positions
from reftel.extracting.positions.actors import Actors
from reftel.extracting.positions.making import Maker
from reftel.extracting.positions.mentions import Vocabulary
from reftel.model.board import Decision, Option
from reftel.model.source import Span
from reftel.model.statement import Condition


def test_what_is_said_twice_in_one_statement_is_one_position() -> None:
    said = say("it supports the 2005 chairmanship and, he said, supports the 2005 chairmanship", "GOC", act="support")
    actors = Actors(question(), [said])
    found = _of_cable(question(), [said], actors, Vocabulary(question(), actors))
    assert [(p.option, p.actor, p.stance) for p in found] == [("vardania-2005", "Calderra", "support")]


@pytest.mark.parametrize(
    ("content", "both"),
    [
        ("an immediate truce and a return to the old harbor lines", True),
        ("the old harbor lines and the truce", True),
        ("the old harbor lines, and the truce", False),
        ("an immediate truce or a return to the old harbor lines", False),
        ("an immediate truce and an end of the old harbor lines", False),
        ("an immediate truce (and the old harbor lines)", False),
        ("an immediate truce, the old harbor lines", False),
    ],
)
@pytest.mark.parametrize("act", ["support", "request", "reject"])
def test_an_act_is_that_of_all_that_is_joined_where_no_option_excludes_another(
    content: str, both: object, act: str
) -> None:
    options = (
        Option(id="truce", decision="d", title="A truce is called", cues=("truce",)),
        Option(id="lines", decision="d", title="Return to the old harbor lines", cues=("old harbor lines",)),
    )
    said = say(content, "GOC", "Askew", act)

    def stands(*decisions: Decision) -> set[str]:
        asked = msgspec.structs.replace(question(options), decisions=decisions)
        return {p.option for p in positions(asked, [said]) if p.stance in {"support", "reject"}}

    assert (stands(Decision(id="d", exclusive=False)) == {"truce", "lines"}) is both
    assert len(stands(Decision(id="d"))) == 1


def test_evidence_is_cut_only_where_the_words_lie_as_in_the_source() -> None:
    content = "it had heard of the possible Ostreli candidacy"
    whole = say(content, "GOV", "Dravic", at=10)
    folded = statement(
        content=content,
        holder="GOV",
        speaker="Dravic",
        act="state",
        start=10,
        end=99,
        sentence_span=Span(10, 99),
        condition=None,
    )
    for said, text, end in ((whole, "the possible Ostreli candidacy", 10 + len(content)), (folded, content, 99)):
        actors = Actors(question(), [said])
        vocabulary = Vocabulary(question(), actors)
        vocabulary.count([content])
        [found] = _of_cable(question(), [said], actors, vocabulary)
        assert found.end == end
        assert found.text in text


def test_a_maker_begins_with_nothing() -> None:
    actors = Actors(question(), ())
    assert Maker(question(), actors, Vocabulary(question(), actors)).found == {}


def test_of_two_candidates_each_is_for_its_own() -> None:
    said = say("Vardanian and Ostreli interest in the 2005 chairmanship", "Vardania and Ostrel", "Askew", "support")
    found = positions(question(), [said])
    assert {(p.actor, p.option, p.stance) for p in found} >= {
        ("Vardania", "vardania-2005", "support"),
        ("Ostrel", "ostrel-2005", "support"),
    }
    assert not [p for p in found if (p.actor, p.option) == ("Ostrel", "vardania-2005")]


def test_where_words_speak_of_one_option_the_act_is_of_that_one() -> None:
    text = "it agrees with our view of the Ostreli candidacy, which is long, and will support the Vardanian bid"
    found = positions(question(), [say(text, "GOC", "Askew", "support")])
    assert [(p.option, p.stance) for p in found if p.actor == "Calderra"] == [("vardania-2005", "support")]


def test_what_a_post_tells_of_others_is_no_stance_of_its_own() -> None:
    own = say("we oppose the 2005 chairmanship", "post", "post", "reject", voice="post")
    told = say(
        "the party has kept its opposition, and rejects the 2005 chairmanship", "post", "post", "reject", voice="post"
    )
    assert [p.stance for p in positions(question(), [own])] == ["reject"]
    assert positions(question(), [told]) == ()


def test_a_condition_that_opens_the_sentence_holds_for_what_is_said_behind_it() -> None:
    condition = Condition(0, 22, "Should the truce hold")
    held = say("Should the truce hold, we support the 2005 chairmanship", "GOC", condition=condition)
    for said in (say("it would support the 2005 chairmanship", "GOC", at=40, condition=condition), held):
        assert {one.stance for one in positions(question(), [said])} == {"conditional"}


def told(content: str, holder: str = "GOC", sentence: str = "") -> list[tuple[str, str, str | None]]:
    said = say(content, holder, sentence=sentence or f"The GOC said that {content}")
    found = positions(question(ROUTE), [said])
    return [(p.actor, p.stance, p.condition) for p in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("its support for the northern route depended on reforms", ("conditional", "depended on reforms")),
        ("support for the northern route would depend upon the toll", ("conditional", "depend upon the toll")),
        ("Calderran consent to the northern route hinged on the toll", ("conditional", "hinged on the toll")),
        ("its support for the northern route was dependent on reforms", ("conditional", "dependent on reforms")),
        ("whether it would support the northern route depended on the cabinet", ("undecided", None)),
        ("its support for the northern route did not depend on reforms", None),
        ("popular support for the northern route depended on reforms", None),
        ("the success of the northern route depended on reforms", None),
    ],
)
def test_support_that_hangs_on_something_is_conditional(content: str, expected: tuple[str, str | None] | None) -> None:
    assert told(content) == ([("Calderra", *expected)] if expected else [])


def test_what_anothers_support_hangs_on_is_claimed_with_it() -> None:
    [found] = positions(question(ROUTE), [say("Ostrel's support for the northern route depended on reforms", "GOC")])
    assert (found.actor, found.stance, found.condition) == ("Ostrel", "conditional", "depended on reforms")
    assert found.claimed_by == "GOC"


@pytest.mark.parametrize(
    "content",
    [
        "if the boats are back, it would not object to the northern route",
        "it would not block the northern route if the boats are back",
    ],
)
def test_who_would_not_object_on_a_condition_consents_on_it(content: str) -> None:
    [found] = positions(question(ROUTE), [say(content, "GOC", act="support")])
    assert (found.stance, found.condition) == ("conditional", "if the boats are back")
    assert (found.veto, found.objection) == (None, False)  # it does not say that it objects until then


def test_who_would_not_object_at_all_waives_and_does_not_consent() -> None:
    [found] = positions(question(ROUTE), [say("it would not object to the northern route", "GOC", act="support")])
    assert (found.stance, found.veto) == ("undecided", "waiver")


@pytest.mark.parametrize("named", ["Ostrel and Quentara", "Lund and Marin"])
def test_what_two_say_together_each_says_for_itself(named: str) -> None:
    sentence = "Ostreli Foreign Minister Lund and Quentaran Foreign Minister Marin both said that they would abstain"
    said = say("their position was to abstain on the northern route", named, sentence=sentence)
    found = positions(question(ROUTE), [said])
    assert [(p.actor, p.stance, p.claimed_by) for p in found] == [
        ("Ostrel", "abstain", None),
        ("Quentara", "abstain", None),
    ]


def test_a_minister_of_a_country_named_behind_him_speaks_for_it() -> None:
    sentence = "Foreign Minister Lund of Ostrel told him that it supports the northern route"
    assert told("it supports the northern route", "Lund", sentence=sentence) == [("Ostrel", "support", None)]


def test_a_right_that_is_not_used_is_a_right_still() -> None:
    def blocking(content: str) -> list[tuple[str, str | None]]:
        found = positions(question(ROUTE), [say(content, "GOC", act="commit", negated=True)])
        return sorted((p.stance, p.veto) for p in found)

    held = "although it had the right to block the northern route, it would not do it"
    assert blocking(held) == [("undecided", "waiver"), ("unknown", "right")]
    assert blocking("it would not block the northern route") == [("undecided", "waiver")]
    assert blocking("it had no right to block the northern route and would not oppose it") == [("undecided", "waiver")]

"""Where a text speaks of an option."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_question import CHAIR, ROUTE, say, taken_apart
from reftel.extracting.cues import tokens_of
from reftel.model.board import Option


def mentions(content: str, holder: str = "GOC", options: tuple[Option, ...] = CHAIR) -> list[tuple[str, str, str]]:
    saids, _, _ = taken_apart(say(content, holder), options=options)
    return [(m.option, m.kind, saids[0].text(m.lo, m.hi)) for m in saids[0].mentions]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the Vardanian bid is known", [("vardania-2005", "cue", "Vardanian bid")]),
        ("Vardania's candidacies are known", [("vardania-2005", "cue", "Vardania's candidacies")]),
        ("support for a chairman in 2005", [("vardania-2005", "cue", "chairman in 2005")]),
        ("the GOV's 2005 bid", [("vardania-2005", "cue", "GOV's 2005 bid")]),
        (
            "Ostrel's possible candidacy for the 2005 chairmanship",
            [("ostrel-2005", "cue", "Ostrel's possible candidacy")],
        ),
        ("any candidate for the 2005 chairmanship", []),
        ("Zubrovia is a state", []),
        ("the choice be postponed", [("later", "cue", "postponed")]),
        ("it is deferred", [("later", "cue", "deferred")]),
        ("Vardania insists on 2006", [("vardania-2006", "year", "2006")]),
        ("a wish for 2006", [("vardania-2006", "year", "2006")]),
        ("the spring of 2006", []),
        ("elections in 2006", []),
        ("Vardania in 2006 would be welcome", [("vardania-2006", "year", "2006")]),
        ("to delay the chairmanship until 2006", [("vardania-2006", "cue", "chairmanship until 2006")]),
        ("to delay its bid until 2006", [("vardania-2006", "year", "2006")]),
        ("to delay the matter until it rains", [("later", "cue", "delay")]),
        ("the bid of Ostrel", [("ostrel-2005", "cue", "bid of Ostrel")]),
    ],
)
def test_cues_in_other_words_and_order(content: str, expected: list[tuple[str, str, str]]) -> None:
    assert mentions(content) == expected


def test_a_candidacy_without_a_year_is_the_one_last_or_most_spoken_of() -> None:
    assert mentions("our application stands", "GOV")[0][:2] == ("vardania-2005", "candidacy")
    saids, _, _ = taken_apart(
        say("the 2006 chairmanship", "GOV"),
        say("its application stands", "GOV", at=100),
        say("its application", "GOV", at=200, para=9),
        say("the Vardanian bid", at=300, para=10),
        say("the Vardanian bid again", at=400, para=11),
    )
    assert [said.mentions[0].option for said in saids][:3] == ["vardania-2006", "vardania-2006", "vardania-2005"]


def test_who_runs_for_an_office_that_others_want_too_runs_for_itself() -> None:
    assert (
        mentions("Ostrel has made no decision on a candidacy for the 2005 chairmanship", "Ostrel")[0][0]
        == "ostrel-2005"
    )
    assert mentions("it will seek the 2005 chairmanship", "Ostrel")[0][0] == "ostrel-2005"
    assert mentions("it supports the 2005 chairmanship", "Ostrel")[0][0] == "vardania-2005"


def test_a_long_cue_need_not_be_there_whole() -> None:
    long = (Option(id="o", decision="d", title="T", cues=("better lamps in every northern harbor",)),)
    assert (
        mentions("they want better lamps in northern harbor", options=long)[0][2] == "better lamps in northern harbor"
    )
    assert (
        mentions("better lamps in every northern harbor is wanted", options=long)[0][2]
        == "better lamps in every northern harbor"
    )
    assert mentions("better harbor", options=long) == []
    assert (
        mentions("harbor with lamps is better, and northern too", options=long)[0][2]
        == "harbor with lamps is better, and northern"
    )


@pytest.mark.parametrize(("title", "cues"), [("a", ()), ("Of the", ()), ("Nothing", ("xyzzy",)), ("o", ("has the",))])
def test_small_words_and_a_title_of_one_word_name_no_option(title: str, cues: tuple[str, ...]) -> None:
    options = (Option(id="o", decision="d", title=title, cues=cues),)
    assert mentions("a matter of the states has the merit that nothing is lost", options=options) == []


def test_a_cue_is_found_in_other_words() -> None:
    assert mentions("nothing is lost", options=(Option(id="o", decision="d", title="o", cues=("nothing",)),)) != []
    assert mentions("the northern routes were built", options=ROUTE)[0][2].startswith("northern routes")
    assert mentions("policies", options=(Option(id="o", decision="d", title="x1", cues=("policy",)),))[0][0] == "o"


@pytest.mark.parametrize(
    ("content", "concerned"),
    [
        ("the 2005 chairmanship", True),
        ("a candidacy of somebody", True),
        ("in 2006", True),
        ("the harbour was closed", False),
        ("it won't be put off until spring", True),
    ],
)
def test_whether_a_text_speaks_of_the_question_at_all(content: str, *, concerned: bool) -> None:
    _, _, vocabulary = taken_apart(say("x"))
    assert vocabulary.concerns(content) is concerned


@pytest.mark.parametrize(
    ("content", "concerned"),
    [
        ("the candidacy for 2005, a route", False),
        ("they went north on the Northern Routes", True),
        ("the non-northern route", True),
        ("the northern way", False),
    ],
)
def test_a_text_about_something_else_is_left_alone(content: str, *, concerned: bool) -> None:
    _, _, vocabulary = taken_apart(say("x"), options=ROUTE)
    assert vocabulary.concerns(content) is concerned


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("C.F.E. treaty", "it accepts the C.F.E. treaty"),
        ("cannot wait", "it cannot wait"),
        ("isn't ready", "it isn't ready"),
        ("will not sign", "it won't sign"),
        ("GOC dig at Sestrin", "the Calderran dig"),  # three words of four, of which two are names
    ],
)
def test_nothing_that_would_be_found_is_passed_over(cue: str, content: str) -> None:
    options = (Option(id="o", decision="d", title="x1", cues=(cue,)),)
    _, _, vocabulary = taken_apart(say(content), options=options)
    assert vocabulary.concerns(content)


@given(st.lists(st.sampled_from(["the", "GOC", "northern", "route", "routes", "bid", "won't", "2005"]), max_size=9))
def test_what_is_passed_over_mentions_nothing(some: list[str]) -> None:
    content = " ".join(some)
    vocabulary = taken_apart(say(content), options=(*CHAIR, *ROUTE))[2]
    if not vocabulary.concerns(content):
        assert vocabulary.mentions(tokens_of(content), content, "04SESTRIN214", "Vardania", None) == []

"""A question that was worded in a form, as a file and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import HOME
from reftel.deciding import load_question
from reftel.model.wording import Answer, Wording
from reftel.writing.wordings import slug, wording_of, wording_text

CHAIR = Wording(
    title="Who chairs the Straits Conference in 2005?",
    body="straits-conference",
    rule="majority",
    members=("Vardania", "Norvane"),
    due="2004-12",
    default="no chair",
    exclusive=False,
    answers=(
        Answer(title="Vardania chairs", cues=("2005 chairmanship", "Vardanian bid"), candidate="Vardania"),
        Answer(title="Vardania chairs"),
        Answer(title="Żółw — ?", id="other"),
    ),
)
TEXTS = st.text(max_size=30)


def test_the_file_is_a_question_that_says_what_was_worded(tmp_path: Path) -> None:
    path = tmp_path / "q.toml"
    path.write_text(wording_text(CHAIR), encoding="utf-8")
    question = load_question(path)
    assert (question.id, question.title) == ("who-chairs-the-straits-conference-in-2005", CHAIR.title)
    assert (question.body, question.rule) == ("straits-conference", "majority")
    assert [member.name for member in question.members] == ["Vardania", "Norvane"]
    (decision,) = question.decisions
    assert (decision.due, decision.default, decision.exclusive) == ("2004-12", "no chair", False)
    assert [option.id for option in question.options] == ["vardania-chairs", "vardania-chairs-2", "other"]
    assert question.options[0].cues == ("2005 chairmanship", "Vardanian bid")


@given(
    st.builds(
        Wording,
        title=TEXTS,
        id=TEXTS,
        body=TEXTS,
        rule=TEXTS,
        members=st.lists(TEXTS, max_size=3).map(tuple),
        decision=TEXTS,
        due=TEXTS,
        default=TEXTS,
        exclusive=st.booleans(),
        answers=st.lists(
            st.builds(Answer, title=TEXTS, cues=st.lists(TEXTS, max_size=2).map(tuple), id=TEXTS, candidate=TEXTS),
            max_size=3,
        ).map(tuple),
    )
)
def test_what_a_form_wrote_a_form_can_show(wording: Wording) -> None:
    text = wording_text(wording)
    again = wording_of(text)
    assert again is not None
    assert wording_text(again) == text
    ids = [answer.id for answer in again.answers if answer.id not in {one.id for one in wording.answers}]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "text",
    ["", "[question", "a = 1\n", "[question]\nid = 1\n", wording_text(CHAIR) + "# a remark\n", wording_text(CHAIR) * 2],
)
def test_what_says_more_than_a_form_is_left_as_it_is(text: str) -> None:
    assert wording_of(text) is None


def test_the_example_says_more_than_a_form() -> None:
    assert wording_of((HOME / "examples" / "straits-chair-2005.toml").read_text(encoding="utf-8")) is None


@given(st.text())
def test_an_id_has_no_sign_that_leads_anywhere(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug(text)) <= 60
    assert slug("Qui préside l'OSCE ?") == "qui-preside-l-osce"

"""On what condition it was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_speech import said
from made_up import cable
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.stages.conditions import condition_of, find, find_condition, lexicon

EXAMPLES = [example for kind in ("clause", "phrase", "time", "inverted") for _, example in lexicon()[kind]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_has_its_condition(example: str) -> None:
    text = example.replace("[", "").replace("]", "")
    found = find_condition(text)
    assert found is not None
    assert text[found[0] : found[1]] == example[example.index("[") + 1 : example.index("]")]


@pytest.mark.parametrize(
    "text",
    [
        "the talks will go on until 2007",
        "the port will be closed until May 5",
        "he asked if the port was open",
        "had a talk with Oyen, who would support the plan",
        "the plans should go on, and would",
        "the ships that were old, would leave",
        "only then should the ships leave",
        "he asked when should the ships leave, and would wait",
        "even if it rains, the ships leave",
        "it led to disputes, if not fights",
        "the port was closed when the ships came",
        "the ships left after the storm",
        "the ships can leave after five years",
        "the ships would leave after the minister resigned",
        "the ships would leave, after which all was quiet",
        "it would delay any pending talks",
        "the fees will be subject to closer checks",
        "the envoy had provided the firms with a reason",
        "it would be absent from the list",
        "it will end soon (without doubt)",
        "they met in May when the ships came",
        "he left without waiting",
        "the law provided for a vote",
        "if",
        "the dam leaked",
        "once again the ships will leave",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    assert find_condition(text) is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the talks fail, he will go", "If the talks fail"),
        ("If the talks (in May, that is) fail, he will go", "If the talks (in May, that is) fail"),
        ("he will go if the talks fail; she will not", "if the talks fail"),
        ("he will go if the talks fail. Then he will rest", "if the talks fail"),
        ("if the talks fail then he will go", "if the talks fail"),
        ("if needed, after the vote he will go", "if needed"),
        ("he will go if the talks fail, but she will not", "if the talks fail"),
        ('he will go if "all is lost."', 'if "all is lost'),
    ],
)
def test_where_a_condition_ends(text: str, condition: str) -> None:
    found = find_condition(text)
    assert found is not None
    assert text[found[0] : found[1]] == condition


def _sentence(text: str) -> Sentence:
    return Sentence(index=0, para=0, start=10, end=10 + len(text), text=text, role="body")


def _draft(text: str, content: str) -> Draft:
    start = 10 + text.index(content)
    return Draft(sentence=0, start=start, end=start + len(content), frame="that", act="state", speaker_at=None)


def test_a_condition_may_stand_before_the_content() -> None:
    text = "If the talks fail, Marin said, the ships will leave."
    assert condition_of(_draft(text, "the ships will leave"), _sentence(text)) == (10, 10 + len("If the talks fail"))


def test_a_condition_far_off_is_not_its_own() -> None:
    text = "If the talks fail, he will go, and on the next day in the port Marin said to him that the ships had left."
    assert condition_of(_draft(text, "the ships had left"), _sentence(text)) is None
    text = "He said that if it rains they go, and Marin said the ships had left."
    assert condition_of(_draft(text, "the ships had left"), _sentence(text)) is None


def test_the_stage_fills_every_draft() -> None:
    text = "Marin said he would go if the talks failed."
    notes = find(
        Notes(
            cable=cable(),
            sentences=(_sentence(text),),
            drafts=(_draft(text, "he would go if the talks failed"), _draft(text, "Marin")),
        )
    )
    first, second = notes.drafts
    assert first.condition is not None
    assert text[first.condition[0] - 10 : first.condition[1] - 10] == "if the talks failed"
    assert second.condition is None


@given(st.text(max_size=150))
def test_never_raises(text: str) -> None:
    found = find_condition(text)
    assert found is None or 0 <= found[0] < found[1] <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "if",
                "unless",
                "will",
                "the",
                "talks",
                ",",
                "until",
                "2007",
                "(",
                ")",
                ".",
                "without",
                "only",
                "then",
                "as",
                "long",
            ]
        ),
        max_size=20,
    )
)
def test_places_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = find_condition(text)
    assert found is None or 0 <= found[0] < found[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Should a truce hold, we anticipate supporting the plan.", "Should a truce hold"),
        ("Should a truce hold, Oyen said he would support the plan.", "Should a truce hold"),
        ("Oyen said that, should a truce hold, he would support the plan.", "should a truce hold"),
        ("Oyen said that were the truce to hold, Ostrel would support it.", "were the truce to hold"),
        ("Had the truce held, Ostrel would have supported the plan.", "Had the truce held"),
        ("Oyen said he would support the plan should the truce hold.", "should the truce hold"),
    ],
)
def test_a_verb_before_its_subject_is_a_condition(text: str, condition: str) -> None:
    told = said(text)
    assert told
    assert [one.condition.text for one in told if one.condition is not None] == [condition] * len(told)


def test_a_question_with_should_has_no_condition() -> None:
    [one] = said('Oyen asked, "Should the port be closed, and would the ships leave?"')
    assert one.condition is None


@pytest.mark.parametrize(
    "text",
    [
        "funds would be provided in the budget",
        "help could be given by providing additional funds",
        "his country would be dependent on them for its oil",
    ],
)
def test_what_is_given_and_who_hangs_on_somebody_are_no_conditions(text: str) -> None:
    assert find_condition(text) is None


def test_the_if_of_a_question_is_no_condition() -> None:
    (asked,) = said("Minister Marin asked Poloff if he was a warden.")
    assert (asked.act, asked.condition) == ("ask", None)
    (asked,) = said("Minister Marin asked Poloff if he would come if the dam leaked.")
    assert asked.condition is not None
    assert asked.condition.text == "if the dam leaked"

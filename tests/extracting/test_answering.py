"""Who answers whom."""

from made_speech import said


def told(*texts: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.speaker, row.addressees) for row in said(*texts)]


def test_who_is_answered_spoke_to_whoever_answers() -> None:
    assert told("Minister Bly argued that the dam was old. Minister Marin retorted that it was new.") == [
        ("Bly", ("Marin",)),
        ("Marin", ("Bly",)),
    ]


def test_one_of_the_post_and_the_other_beside_him_talk_with_each_other() -> None:
    assert told("The Ambassador urged that the dam be mended. Minister Marin said that it was new.") == [
        ("Ambassador", ("Marin",)),
        ("Marin", ("Ambassador",)),
    ]


def test_two_others_need_not() -> None:
    assert told("Minister Bly said that the dam was old. Minister Marin said that it was new.") == [
        ("Bly", ()),
        ("Marin", ()),
    ]


def test_nobody_answers_over_a_paragraph() -> None:
    first, second = "The Ambassador urged that the dam be mended.", "Minister Marin said that it was new."
    assert ("Ambassador", ()) in told(first, second)


def test_a_question_before_its_answer() -> None:
    text = "To the Ambassador's question whether the dam leaked Minister Marin replied that it did."
    assert told(text) == [("Ambassador", ("Marin",)), ("Marin", ("Ambassador",))]


def test_what_others_agreed_inside_his_words_answers_nobody() -> None:
    text = "Minister Marin took issue with the plan but said that the mayors had agreed to mend the dam."
    assert all(addressees == () for _, addressees in told(text))

"""Where what was said begins and ends."""

import pytest

from made_speech import pairs

TABLE = [
    ("Marin lamented that the dam leaked, but that it held.", ["the dam leaked, but that it held"]),
    ("Marin noted that the dam leaked and urged the mayor to act.", ["the dam leaked", "the mayor to act"]),
    ("Marin said that the dam leaked, adding that it was old.", ["the dam leaked", "it was old"]),
    ("Marin said that the dam leaked, citing the damp.", ["the dam leaked, citing the damp"]),
    ("The dam is safe, Marin said, adding that it is new.", ["The dam is safe", "it is new"]),
    ('"The dam is safe," Marin said, and "it will not leak."', ['"The dam is safe,"', '"it will not leak."']),
    (
        "Marin spoke, voicing hope that the dam would hold and noting that the river had fallen.",
        ["the dam would hold", "the river had fallen"],
    ),
    ("Marin said (in private) that the dam (the old one) leaked.", ["the dam (the old one) leaked"]),
]


@pytest.mark.parametrize(("text", "contents"), TABLE)
def test_contents(text: str, contents: list[str]) -> None:
    assert pairs(f"Minister Orvane Marin arrived. {text}") == [("Marin", content) for content in contents]


def test_that_is_kept_where_it_is_what_is_told_of() -> None:
    assert ("Marin", '"That is ridiculous."') in pairs('Marin dismissed it, saying "That is ridiculous."')
    assert ("Marin", "the dam leaks") in pairs("Marin said that the dam leaks.")


def test_who_is_excepted_does_not_speak_with_the_others() -> None:
    told = pairs("All members of the Board except for Ostrel called for an immediate truce.")
    assert [speaker for speaker, _ in told] not in (["Ostrel"], [])
    assert all("Ostrel" not in speaker for speaker, _ in told)


def test_a_second_name_is_no_apposition_of_the_first() -> None:
    ((speaker, _),) = pairs("Norway, Belgium, and Italy expressed support for the proposal.")
    assert speaker == "Norway and Belgium and Italy"


def test_a_promise_behind_what_somebody_else_has_done_is_his() -> None:
    text = "Mayor Tarn Bly noted that while Minister Orvane Marin has relented and promised to avoid open threats"
    assert ("Marin", "to avoid open threats to the town") in pairs(f"{text} to the town, the Governor has persisted.")


def test_what_another_says_beside_it_is_no_part_of_what_was_said() -> None:
    told = pairs(
        "The Harbor rep stressed that the group should be small, while the Board rep said that the dam should be open."
    )
    assert told == [("Harbor rep", "the group should be small"), ("Board rep", "the dam should be open")]


def test_who_is_named_in_a_bracket_is_an_example() -> None:
    text = "The Ostrel press (to include the opposition newspaper Azad) quoted Mayor Tarn Bly as having erred,"
    assert "Azad" not in {name for name, _ in pairs(f"{text} even claiming Ostrel to be part of Orvane.")}


def test_what_is_told_in_the_present_goes_on_in_the_present() -> None:
    assert pairs("Minister Marin said that the dam leaks, smells of oil and has cost millions.") == [
        ("Marin", "the dam leaks, smells of oil and has cost millions")
    ]

"""Names that were taken out."""

import pytest

from reftel.model.redacted import apart, begins_redacted, is_redacted, is_redacted_last, redacted_in


@pytest.mark.parametrize(
    "name",
    [
        "XXXXXXXXXXXX",
        "xxxx",
        "Minister XXXXX",
        "[DETAILS REMOVED]",
        "[NAME REMOVED]",
        "official of [DETAILS REMOVED",
        "[name and title withheld]",
        "[Source's name redacted by the editor]",
        "[EXCISED]",
        "DETAILS REMOVED",
        "███",
        "\u0425" * 12,  # in Cyrillic
    ],
)
def test_what_stands_in_the_place_of_a_name(name: str) -> None:
    assert is_redacted(name)
    assert apart(name, "07SESTRIN1") == f"{name} (07SESTRIN1)" != apart(name, "07SESTRIN2")


@pytest.mark.parametrize("name", ["Oyen", "XX", "Removed", "[sic]", "Malcolm X", "names removed"])
def test_what_is_a_name(name: str) -> None:
    assert not is_redacted(name)
    assert apart(name, "07SESTRIN1") == name


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("adviser XXXXXXXXXXXX", True),
        ("XXXXXXXXXXXX's ", True),
        ("xxxx,", True),
        ("Minister " + "\u0425" * 12, True),
        ("official of [DETAILS REMOVED]", True),
        ("XXXXXXXXXXXX adviser", False),
        ("XXXXXXXXXXXX and Tarn Bly", False),
        ("Tarn Bly", False),
        ("", False),
    ],
)
def test_whether_the_last_word_of_a_name_was_taken_out(name: str, *, last: bool) -> None:
    assert is_redacted_last(name) is last


def test_a_bracket_that_was_lost_is_given_back() -> None:
    assert redacted_in("official of [DETAILS REMOVED") == "[DETAILS REMOVED]"
    assert redacted_in("Mr. XXXXX of the Board") == "XXXXX"
    assert redacted_in("Oyen") is None


@pytest.mark.parametrize("text", ["XXXXXXXXXXXX said", "[EXCISED]", "(XXXXXXXXXXXX)", "REDACTED", "[name withheld]"])
def test_what_begins_with_a_redaction(text: str) -> None:
    assert begins_redacted(text)


@pytest.mark.parametrize("text", ["The name XXXXXXXXXXXX", "[The dam]", "REDACTEDLY", ""])
def test_what_does_not(text: str) -> None:
    assert not begins_redacted(text)

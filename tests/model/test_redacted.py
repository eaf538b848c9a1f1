"""Names that were taken out."""

import pytest

from reftel.model.redacted import apart, is_redacted, redacted_in


@pytest.mark.parametrize(
    "name",
    [
        "XXXXXXXXXXXX",
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


def test_a_bracket_that_was_lost_is_given_back() -> None:
    assert redacted_in("official of [DETAILS REMOVED") == "[DETAILS REMOVED]"
    assert redacted_in("Mr. XXXXX of the Board") == "XXXXX"
    assert redacted_in("Oyen") is None

"""What the rules of merging rest on: offices under their several names, rules in words."""

import pytest

from reftel.facts.merging import merging, office, why


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kazakhstani FM", "foreign minister"),
        ("Minister of Foreign Affairs", "foreign minister"),
        ("then-Foreign Minister", "foreign minister"),
        ("Foreign Minister of Kazakhstan", "foreign minister"),
        ("U.S. Ambassador", "ambassador"),
        ("Deputy Foreign Minister", "deputy foreign minister"),
        ("Chairman of the Dam Board", "chairman of the dam board"),
        ("Mr.", None),
        ("General", None),
        ("the former", None),
        ("", None),
    ],
)
def test_an_office_has_one_name(title: str, name: str | None) -> None:
    assert office(title) == name


def test_each_rule_has_its_words() -> None:
    table = merging()
    for code in (*table.merges, *table.never):
        assert why(code)
    with pytest.raises(KeyError):
        why("frob")


def test_no_office_is_under_two_names() -> None:
    names = set(merging().offices.values())
    assert all(merging().offices[name] == name for name in names)

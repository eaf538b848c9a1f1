"""What all rules share: exact shares, and names in a sentence."""

from reftel.deciding.rules.rule import at_least, named


def test_shares_are_exact() -> None:
    assert at_least(2, 3, "2/3")
    assert not at_least(2, 3, "2/3", strict=True)
    assert at_least(850, 1000, "17/20")
    assert not at_least(10**18 * 2 - 1, 10**18 * 3, "2/3")


def test_names_in_a_sentence() -> None:
    assert named(["Ostrel"]) == "Ostrel"
    assert named(("Ostrel", "Lusk")) == "Ostrel and Lusk"
    assert named(["A", "B", "C", "D"]) == "A, B, C and 1 more"

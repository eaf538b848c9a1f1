"""Findings of one kind that a cable has again and again."""

from reftel.model.finding import Finding
from reftel.model.gathering import MANY, gathered, more_of


def found(code: str, at: int, severity: str = "info") -> Finding:
    return Finding(code, severity, f"{code} at {at}", at, at + 1)  # type: ignore[arg-type]


def test_many_of_a_kind_are_told_at_the_place_of_the_first() -> None:
    comma = [found("comma", at) for at in range(10, 10 + MANY)]
    tag = found("tag", 12, "warning")
    told = gathered([found("first", 1), *comma[:2], tag, *comma[2:]])
    assert [(one.first.code, one.count) for one in told] == [("first", 1), ("comma", MANY), ("tag", 1)]
    assert told[1].all == tuple(comma)


def test_few_and_those_of_another_weight_stay_apart() -> None:
    some = [*(found("comma", at) for at in range(MANY - 1)), found("comma", 9, "error")]
    assert [one.count for one in gathered(some)] == [1] * MANY
    assert gathered([]) == []


def test_how_many_and_where() -> None:
    (many,) = gathered(found("comma", at) for at in range(1_200))
    assert more_of(many) == " (1,200 of these)"
    assert more_of(many, ["¶1", None, "¶1", "¶3"]) == " (1,200 of these: ¶1, ¶3)"
    assert more_of(gathered([found("tag", 1)])[0], ["¶1"]) == ""

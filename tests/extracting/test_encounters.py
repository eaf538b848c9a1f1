"""What one sentence says of a meeting."""

from made_speech import cable_of
from reftel.extracting.encounters import rows
from reftel.extracting.meetings import meetings


def test_rows_have_a_kind_and_an_example() -> None:
    assert {row["kind"] for kind in ("verbs", "nouns") for row in rows(kind).values()} == {
        "meeting", "call", "meal", "telephone", "conversation",
    }  # fmt: skip
    assert all("takes" in row for row in rows("verbs").values())


def test_hosted_for_lunch_is_a_meal() -> None:
    (found,) = meetings(cable_of("On March 3 the Ambassador hosted Minister Orvane Marin for lunch."))
    assert found.kind == "meal"


def test_the_passive_turns_the_sides() -> None:
    (found,) = meetings(cable_of("On March 3 the Ambassador was received by Minister Orvane Marin."))
    assert ([one.name for one in found.who], [one.name for one in found.whom]) == (["Marin"], ["Ambassador"])


def test_a_date_of_something_else_is_not_the_day() -> None:
    (found,) = meetings(cable_of("The Ambassador met with Minister Orvane Marin before March 3."))
    assert found.when is None

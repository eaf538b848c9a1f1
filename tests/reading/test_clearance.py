"""Who is said to have cleared a cable."""

import pytest

from reftel.reading.clearance import clearances


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("This cable was cleared by Ambassador Whitcombe.", "Whitcombe", "Ambassador"),
        (
            "He left. This message has been reviewed and cleared by Ambassador Nora Halloran. It is late.",
            "Nora Halloran",
            "Ambassador",
        ),
    ],
)
def test_cleared(text: str, name: str, title: str) -> None:
    found = clearances(text)
    assert found is not None
    assert [(one.name, one.title) for one in found.people] == [(name, title)]
    assert text[found.start : found.end].endswith(name)
    assert text[found.start :].lower().startswith("this ")


@pytest.mark.parametrize(
    "text",
    [
        "The road was cleared.",
        "Cleared by noon, the road was open.",
        "He approved by and by.",
        "Both proposals were approved by the working group.",
        "The report was cleared by the plenary.",
    ],
)
def test_not_cleared(text: str) -> None:
    assert clearances(text) is None


def test_a_post_may_clear() -> None:
    found = clearances("This cable was cleared by Embassy Ankara.")
    assert found is not None
    assert [(one.name, one.title) for one in found.people] == [("Embassy Ankara", None)]

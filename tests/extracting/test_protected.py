"""Marks that a name is to be kept back."""

import pytest

from made_speech import pairs
from reftel.extracting.protected import protections


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Bly (please protect) said that the dam leaked.", " (please protect)"),
        ("Bly (strictly protect) said that the dam leaked.", " (strictly protect)"),
        ("Bly (PROTECT) said that the dam leaked.", " (PROTECT)"),
        ("Bly (protect source) said that the dam leaked.", " (protect source)"),
        ("Bly (the mayor) said that the dam leaked.", None),
        ("Bly said that walls (which protect the town of his youth) leaked.", None),
    ],
)
def test_marks(text: str, mark: str | None) -> None:
    assert [text[start:end] for start, end in protections(text, 0, len(text))] == ([] if mark is None else [mark])


def test_who_is_to_be_protected_speaks_all_the_same() -> None:
    assert pairs("Marin (please protect) predicted that the dam would break within the month.") == [
        ("Marin", "the dam would break within the month")
    ]
    told = pairs('"The dam leaks badly," Marin (strictly protect) told the mayor.')
    assert [speaker for speaker, _ in told] == ["Marin"]

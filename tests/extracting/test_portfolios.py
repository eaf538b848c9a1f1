"""Offices without their holder."""

import pytest

from reftel.extracting.portfolios import offices_in

TEXTS = [
    ("called on min ind/com April 23. Minister was out", {"minister": "Minister of Industry and Commerce"}),
    ("MIN AG approved it", {"minister": "Minister of Agriculture"}),
    ("the Minister of Finance and the Minister of Trade", {}),
    ("the Finance Minister came late", {"minister": "Finance Minister"}),
    ("the Minister of State for Trade, a Minister of peace", {"minister": "Minister of State"}),
    ("Committee II met; the committee agreed", {"committee": "Committee II"}),
    ("Committee II met Committee III", {}),
    ("the dam leaked", {}),
]


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_the_only_office_of_a_title(text: str, found: dict[str, str]) -> None:
    assert offices_in(text) == found

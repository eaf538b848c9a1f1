"""Names joined by *and*."""

import pytest

from made_speech import cable_of
from reftel.extracting.joined import of_two_offices, parts_of
from reftel.extracting.registry import Registry

PARTS = [
    ("Marin", ["Marin"]),
    ("Bly, Marin and Tolo", ["Bly", "Marin", "Tolo"]),
    ("Bly & Marin", ["Bly", "Marin"]),
    ("the Secretary of State for Trade and Industry", ["the Secretary of State for Trade and Industry"]),
    ("the French and German Ministers", ["the French and German Ministers"]),
    ("Bly and others", ["Bly and others"]),
    (
        "Bly, Tolo, and Director for Dams and Rivers Orla Venn",
        ["Bly", "Tolo", "Director for Dams and Rivers Orla Venn"],
    ),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        (["Vice-President", "Trade Commissioner Bly"], ["Trade Commissioner Bly"]),  # one man of two offices
        (["the President", "Prime Minister Bly"], ["the President", "Prime Minister Bly"]),
        (["President", "Minister Bly"], ["President", "Minister Bly"]),
        (["Ambassador", "Trade Commissioner Bly"], ["Ambassador", "Trade Commissioner Bly"]),  # the post's own
    ],
)
def test_two_offices_of_one_man(parts: list[str], left: list[str]) -> None:
    assert of_two_offices(parts, Registry(cable_of("The dam leaked."))) == left


def test_an_office_whose_name_has_two_and_is_one_person() -> None:
    office = "MWR River Control and Safety Department Lock and Sluice Works Division Deputy Director Ara Tolo"
    assert parts_of(office) == ["Sluice Works Division Deputy Director Ara Tolo"]
    assert len(parts_of("Orla Venn, Tarn Bly and Water Department Director Ara Tolo")) == 3

"""Participants: names, titles and sides, as memoranda of conversation list them."""

import pytest

from reftel.fields.participants import Participant, parse_participants


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Secretary", [Participant("The Secretary")]),
        ("Ambassador Velt; Mr. Halloran, EUR", [Participant("Velt", "Ambassador"), Participant("Mr. Halloran", "EUR")]),
        ("Odran Velt, Foreign Minister (Sestria)", [Participant("Odran Velt", "Foreign Minister", "Sestria")]),
        ("Ruth Amsel (note taker)", [Participant("Ruth Amsel", role="note taker")]),
        ("1. Ilka Morn - Treaties", [Participant("Ilka Morn", "Treaties")]),
        (
            "U.S.: John Halloran; Ruth Amsel",
            [Participant("John Halloran", None, "U.S."), Participant("Ruth Amsel", None, "U.S.")],
        ),
        (
            "Sestria:\n  Odran Velt\nUnited States:\n  Ruth Amsel",
            [Participant("Odran Velt", None, "Sestria"), Participant("Ruth Amsel", None, "United States")],
        ),
        ("Sestria\n-------\nOdran Velt", [Participant("Odran Velt", None, "Sestria")]),
        ("Odran Velt (EUR/WE)", [Participant("Odran Velt (EUR/WE)")]),
        ("", []),
    ],
)
def test_participants(text: str, people: list[Participant]) -> None:
    assert list(parse_participants(text)) == people


def test_blocks_that_begin_with_sides() -> None:
    text = "Sestria\nOdran Velt, Minister\n\nUnited States\nRuth Amsel, Counselor"
    assert [one.side for one in parse_participants(text)] == ["Sestria", "United States"]
    one_block = "Odran Velt\nRuth Amsel\n\nJohn Halloran\nIlka Morn"
    assert [one.side for one in parse_participants(one_block)] == [None] * 4


def test_a_list_is_bounded() -> None:
    assert len(parse_participants("A. Name\n" * 9000)) == 200


def test_sides_on_lines_of_their_own_without_empty_lines() -> None:
    told = parse_participants("U.S.\nThe Secretary\nMiles Lund, EUR\nForeign\nForeign Minister Oakes")
    assert [(one.name, one.side) for one in told] == [
        ("The Secretary", "U.S."),
        ("Miles Lund", "U.S."),
        ("Oakes", "Foreign"),
    ]
    (jordan, _) = parse_participants("Jordan\nMiles Lund")  # one alone may be a surname
    assert (jordan.name, jordan.side) == ("Jordan", None)

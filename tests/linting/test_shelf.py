"""What is kept of a cable for the rules over an archive."""

import made_lines
from reftel.linting.shelf import Shelf, card_of


def test_a_card_holds_number_day_and_references_with_their_places() -> None:
    text = made_lines.text(ref="REF: A. PORT AUREL 77\n     B. LUSK 31")
    card = card_of(made_lines.cable(ref="REF: A. PORT AUREL 77\n     B. LUSK 31"))
    assert (card.citation, card.station, card.serial, card.year, card.day) == (
        "04SESTRIN214",
        "SESTRIN",
        214,
        2004,
        "2004-03-17",
    )
    assert [key for _, key, _ in card.references] == ["04PORTAUREL77", "04LUSK31"]
    assert [text[place.start : place.end].strip() for _, _, place in card.references] == [
        "A. PORT AUREL 77",
        "B. LUSK 31",
    ]


def test_white_space_makes_no_other_text() -> None:
    shelf = Shelf()
    shelf.add(made_lines.cable(body="1. (C) Orvane met us.\n\n2. (C) He left."))
    shelf.add(made_lines.cable(body="1. (C) Orvane met\nus.\n\n2. (C) He   left."))
    assert len(shelf.of("04SESTRIN214")) == 1

"""Rules of a text that is to be sent."""

import made_lines
from reftel.linting import lint
from reftel.model.finding import Finding

WIDE = "1. (C) Orvane told the Ambassador that Vardania would accept it, that is to say, not now.\n\n2. (C) He left."


def found(body: str, *, to_send: bool = True) -> list[Finding]:
    return [each for each in lint(made_lines.cable(body=body), to_send=to_send) if each.rule in {"L061", "L062"}]


def test_width_and_characters_are_asked_only_where_it_is_to_be_sent() -> None:
    assert not found(WIDE, to_send=False)
    (wide,) = found(WIDE)
    text = made_lines.text(body=WIDE)
    assert text[wide.start : wide.end] == WIDE.split("\n", maxsplit=1)[0][69:]


def test_the_place_of_a_character() -> None:
    body = "1. (C) Orvane would accept.\n\n2. (C) He wrote to a@b and left."
    (sign,) = found(body)
    assert made_lines.text(body=body)[sign.start : sign.end] == "@"
    assert sign.message == "@ cannot be sent"

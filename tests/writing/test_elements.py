"""The head of a telegram: every attribute has its writer, and what its lines do not say is said so."""

import html

import msgspec
import pytest

import reftel
from law_four import blanked
from reftel.fields.address import Addressee
from reftel.model.cable import Cable, Head
from reftel.model.source import Field, Span
from reftel.writing.elements import ELEMENTS, ELSEWHERE, NOTED, written
from strategies import CABLES

NOWHERE = Span(0, 0)


def cable(**changes: object) -> Cable:
    (read,) = reftel.read(CABLES[0]).cables
    head = {name: None if value is None else Field(value, "", NOWHERE) for name, value in changes.items()}
    return msgspec.structs.replace(blanked(read), head=Head(**head))  # type: ignore[arg-type]


def lines_of(name: str, one: Cable) -> list[str]:
    return written(next(element for element in ELEMENTS if element.name == name), one).lines


def unsaid_of(name: str, one: Cable) -> tuple[str, ...]:
    return written(next(element for element in ELEMENTS if element.name == name), one).unsaid


def test_every_attribute_of_a_head_has_its_writer() -> None:
    said = [name for element in ELEMENTS for name in element.says]
    assert sorted([*said, *ELSEWHERE, *NOTED]) == sorted(Head.__struct_fields__)


@pytest.mark.parametrize("text", CABLES)
def test_the_lines_of_the_examples_say_all_there_is(text: str) -> None:
    for one in reftel.read(text).cables:
        for element in ELEMENTS:
            assert written(element, blanked(one)).unsaid == ()


def test_addressees_with_all_that_stands_beside_them() -> None:
    action = (Addressee("SECSTATE WASHDC", "RUEHC", "PRIORITY", "7411"), Addressee("AMEMBASSY VELLOS"))
    assert lines_of("action", cable(action=action)) == ["TO RUEHC/SECSTATE WASHDC PRIORITY 7411", "AMEMBASSY VELLOS"]


def test_what_a_line_cannot_say_is_named() -> None:
    text = "A subject of one very long " + "w" * 80
    assert unsaid_of("subject", cable(subject=text)) == ("subject",)
    assert unsaid_of("subject", cable(subject="A SUBJECT")) == ()


def test_a_long_passing_line_is_broken_at_commas() -> None:
    text = "DEPT FOR " + ", ".join(f"SEA/CON{number} (HADLEIGH)" for number in range(8))
    lines = lines_of("passing", cable(passing=reftel.fields.parse_passing(text)))
    assert all(len(line) <= 69 for line in lines)
    assert len(lines) > 1
    assert unsaid_of("passing", cable(passing=reftel.fields.parse_passing(text))) == ()


def test_a_station_of_two_words_is_written_as_its_from_line_has_it() -> None:
    text = "R 051430Z MAR 03\nFM AMEMBASSY PORT AU PRINCE\nTO SECSTATE\n\nUNCLAS PORT AU PRINCE 000123\n"
    (one,) = reftel.read(text).cables
    assert html.unescape(lines_of("classification", blanked(one))[0]) == "UNCLAS PORT AU PRINCE 000123"

"""The laws of the house as properties, on example cables damaged at random: total, nothing lost, span-faithful,
idempotent, evidenced.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reftel
from conftest import HOME
from reftel import workflow
from reftel.archive import Archive
from reftel.model.cable import Cable, Reading
from reftel.model.source import Field
from strategies import CABLES, any_text, damaged

QUESTION = HOME / "examples" / "straits-chair-2005.toml"
FEW = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])


def head_fields(cable: Cable) -> Iterator[Field[object]]:
    """Every head field that a cable has."""
    for name in cable.head.__struct_fields__:
        if (field := cable.field(name)) is not None:
            yield field


def check_partition(reading: Reading) -> None:
    """The nodes of a reading stand end to end and cover its text."""
    at = 0
    for node in reading.nodes:
        assert node.start == at
        assert node.end > node.start
        at = node.end
    assert at == len(reading.source.text)


def check_places(reading: Reading, step: int = 97) -> None:
    """Fields and paragraphs stand where they say, and so do words of paragraphs, ``step`` characters apart."""
    source = reading.source.text
    for cable in reading.cables:
        for field in head_fields(cable):
            assert field.span.of(source) == field.text
        for paragraph in cable.paragraphs:
            assert paragraph.span.of(source) == paragraph.raw
            assert paragraph.start <= paragraph.text_start <= paragraph.end
            for start in range(0, len(paragraph.text), step):
                place = paragraph.source_span(start, min(start + 13, len(paragraph.text)))
                assert paragraph.text_start <= place.start < place.end <= paragraph.end


@given(st.one_of(st.binary(), any_text().map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_total_any_bytes_are_read(data: bytes) -> None:
    reading = reftel.read(data)
    assert len(reading.source.sha256) == 64
    assert reading.cables or reading.findings or not reading.source.text.strip()


@given(any_text())
def test_nothing_lost_every_character_has_its_node(text: str) -> None:
    check_partition(reftel.read(text))


@given(damaged())
def test_span_faithful_values_and_paragraphs_stand_where_they_say(text: str) -> None:
    reading = reftel.read(text)
    check_places(reading)
    for cable in reading.cables:
        for finding in cable.findings:
            assert 0 <= finding.start <= finding.end <= len(reading.source.text)


@pytest.mark.slow
@FEW
@given(damaged())
def test_span_faithful_statements_stand_in_their_paragraph(text: str) -> None:
    reading = reftel.read(text)
    source = reading.source.text
    for cable in reading.cables:
        statements = reftel.extract(cable)
        assert len({statement.id for statement in statements}) == len(statements)
        assert list(statements) == sorted(statements, key=lambda statement: statement.start)
        for statement in statements:
            assert 0 <= statement.start < statement.end <= len(source)
            assert statement.content.strip()
            assert statement.sentence_span.start <= statement.start
            for quote, place in zip(statement.quotes, statement.quote_spans, strict=True):
                assert place.start < place.end
                assert quote
            if statement.condition:
                place_text = source[statement.condition.start : statement.condition.end]
                assert place_text.split()[0] in statement.condition.text


def digest_of(order: list[int], folder: Path) -> str:
    with Archive(folder, create=True) as archive:
        archive.add([reftel.read(CABLES[number], name=f"{number}.txt") for number in order])
        return archive.digest()


@pytest.mark.slow
@settings(max_examples=8)
@given(st.permutations(range(6)), st.lists(st.integers(0, 5), max_size=6))
def test_idempotent_neither_order_nor_repetition_matters(order: list[int], again: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        straight = digest_of(list(range(6)), Path(folder, "a"))
        assert digest_of([*order, *again], Path(folder, "b")) == straight


@pytest.mark.slow
def test_evidenced_no_seat_without_its_sentence_or_the_word_assumed() -> None:
    folder = HOME / "examples" / "cables"
    sources = {reading.source.sha256: reading.source.text for reading in workflow.read_sources([folder])}
    board = workflow.decide_question(reftel.load_question(QUESTION), [folder])
    seats = [seat for decision in board.decisions for option in decision.options for seat in option.seats]
    assert seats
    for seat in seats:
        assert seat.evidence or seat.assumed
        for evidence in seat.evidence:
            assert evidence.statement
            words = sources[evidence.source][evidence.start : evidence.end].split()
            assert set(words) & set(evidence.text.split())

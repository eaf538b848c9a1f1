"""Law 4: what is composed from values alone reads back as the same cable."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given

import reftel
from law_four import blanked, cables_in, values
from reftel.model.cable import Cable, Notice
from reftel.model.reemission import WIDTH
from reftel.model.source import Span
from strategies import CABLES, SENT_ON, cables, damaged


def check(cable: Cable) -> None:
    text = reftel.write(blanked(cable), "telegram")
    assert all(len(line) <= WIDTH for line in text.split("\n"))
    (again,) = reftel.read(text).cables
    assert values(again) == values(cable)
    assert reftel.write(again, "telegram") == text


@given(cables())
def test_any_values_read_back(cable: Cable) -> None:
    check(cable)


@given(damaged())
def test_what_was_read_from_a_damaged_telegram_reads_back(text: str) -> None:
    for cable in reftel.read(text).cables:
        check(cable)


@pytest.mark.parametrize("text", SENT_ON)
def test_a_telegram_that_is_sent_on_reads_back(text: str) -> None:
    (cable,) = reftel.read(text).cables
    assert [one.kind for one in cable.blocks].count("quote") == 1
    check(cable)


def test_a_backslash_that_ends_a_heading_reads_back() -> None:
    """It is no word that goes on below: a rule stands there."""
    (cable,) = reftel.read("UNCLAS SESTRIN 000215\n\nSUBJECT: TEA\n\nMILK\n-----\n\n1. (U) Nothing new.\n").cables
    (heading,), (paragraph,) = cable.headings, cable.paragraphs
    heading = msgspec.structs.replace(heading, text="MILK \\")
    paragraph = msgspec.structs.replace(paragraph, heading="MILK \\")
    check(msgspec.structs.replace(cable, headings=(heading,), paragraphs=(paragraph,)))


def test_a_year_that_two_digits_do_not_tell_reads_back() -> None:
    (cable,) = reftel.read("R 241115Z APR 1943\n\nUNCLAS SESTRIN 000119\n\nSUBJECT: TEA\n\n1. It rose.\n").cables
    assert cable.mrn is not None
    assert cable.mrn.year == 1943
    check(cable)


def test_an_end_of_message_between_notices_over_the_text_reads_back() -> None:
    (cable,) = reftel.read("UNCLAS SESTRIN 000215\n\nSUBJECT: TEA\n\n1. (U) Nothing new.\n").cables
    extract = Notice("partial-extract", "This record is a partial extract of the original cable", Span(0, 0))
    end = Notice("end-of-message", "NNNN", Span(0, 0))
    check(msgspec.structs.replace(cable, notices=(extract, end, extract, end)))


@pytest.mark.parametrize("text", CABLES)
def test_the_examples_read_back(text: str) -> None:
    for cable in reftel.read(text).cables:
        check(cable)


def test_the_head_of_a_whole_telegram_is_the_one_it_came_with() -> None:
    whole = [text for text in CABLES if "VZCZC" in text[:60]]
    assert whole
    for text in whole:
        (cable,) = reftel.read(text).cables
        head = [line.strip() for line in text.split("\n\n")[0].splitlines() if not line.startswith("EXERCISE")]
        again = [line.strip() for line in reftel.write(blanked(cable), "telegram").splitlines() if line.strip()]
        assert [line for line in again if not line.startswith("EXERCISE")][: len(head)] == head


def test_it_says_that_it_is_no_original_and_what_its_lines_are() -> None:
    (cable,) = reftel.read(CABLES[0]).cables
    lines = reftel.write(cable, "telegram").splitlines()
    mark = next(at for at, line in enumerate(lines) if line.startswith("RE-EMITTED FROM VALUES BY REFTEL: "))
    assert lines[mark] == f"RE-EMITTED FROM VALUES BY REFTEL: {mark} LINES"
    assert lines[mark + 1].startswith("HEAD: ")


def test_a_word_that_is_changed_in_the_telegram_is_changed_in_the_cable() -> None:
    (cable,) = reftel.read("UNCLAS SESTRIN 000215\n\nSUBJECT: HARBOUR\n\n1. (U) Nothing new.\n").cables
    text = reftel.write(cable, "telegram").replace("Nothing new", "Something new").replace("HARBOUR", "MARKET")
    (again,) = reftel.read(text).cables
    assert again.paragraphs[0].text == "Something new."
    assert again.subject == "MARKET"


@pytest.mark.slow
def test_every_cable_of_the_corpus_reads_back(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpus" / "raw").rglob("*")):
        for cable in cables_in(reftel.read(path)) if path.is_file() else ():
            check(cable)
            count += 1
    assert count > 300


def test_mission_m126_the_seed_is_written_as_it_came_and_its_head_again(shared: Path) -> None:
    path = next((shared / "seeds").glob("004*"))
    reading = reftel.read(path)
    assert reftel.write(reading, "source").encode() == path.read_bytes()
    source = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    head = source[: next(at for at, line in enumerate(source) if line.startswith("C O N F")) + 1]
    again = [line for line in reftel.write(blanked(reading.cables[0]), "telegram").splitlines() if line]
    assert len(head) == 12
    assert again[: len(head)] == head

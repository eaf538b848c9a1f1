"""What holds of every statement of the public Cablegate pages and of the National Archives' telegrams."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from edtf import parse_edtf

from reftel.extracting import extract
from reftel.facts import acronyms, countries
from reftel.model.cable import Cable
from reftel.model.source import Span
from reftel.model.statement import Statement
from reftel.reading import read

FOLDERS = ("cablegate_html_2010-12", "cablegate_html_2011-04", "cablegate_html_2011-09", "nara_aad_pdf")
EACH = 3  # every third file: a third of the pages in one minute
LABEL = re.compile(r"(?:begin |end )?(?:note|comment|summary|heading|page|classified by)[.:)]?", re.IGNORECASE)
ACRONYM = re.compile(r"[A-Z][A-Z&/-]{1,7}")


@cache
def made(shared: Path) -> tuple[tuple[Cable, tuple[Statement, ...]], ...]:
    files = [
        path for name in FOLDERS for path in sorted((shared / "corpus" / "raw" / name).rglob("*")) if path.is_file()
    ]
    return tuple((cable, extract(cable)) for path in files[::EACH] for cable in read(path).cables)


def apart(cable: Cable) -> Iterator[Span]:
    """The places of headings and page lines."""
    yield from (one.span for one in cable.headings)
    yield from (one.span for one in cable.page_lines)


@pytest.mark.shared
@pytest.mark.slow
def test_there_is_much_to_look_at(shared: Path) -> None:
    assert len(made(shared)) > 80
    assert sum(len(statements) for _, statements in made(shared)) > 2000


@pytest.mark.shared
@pytest.mark.slow
def test_nothing_is_attributed_to_a_note_a_heading_or_a_page_line(shared: Path) -> None:
    for cable, statements in made(shared):
        places = list(apart(cable))
        for row in statements:
            where = f"{row.cable} {row.para}: {row.speaker} at {row.start}"
            assert not LABEL.fullmatch(row.speaker), where
            for place in places:
                inside = place.start <= row.start and row.end <= place.end
                assert not inside or row.voice == "post", where


def is_a_body(name: str, text: str) -> bool:
    """Whether an acronym is known, or the cable itself writes it in capitals as a word of its own in plain text."""
    if acronyms.is_acronym(name) or countries.candidates(name.lower()) or f"({name})" in text:
        return True
    for place in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text):
        before, after = text[: place.start()].split()[-1:], text[place.end() :].split()[:1]
        named = bool(before) and before[0].istitle()
        shouted = [word for word in (*before, *after) if word.isalpha() and word.isupper() and len(word) > 1]
        reign = re.fullmatch(r"[IVX]+", name) and named
        if not shouted and not reign:
            return True
    return False


@pytest.mark.shared
@pytest.mark.slow
def test_no_speaker_is_an_acronym_of_no_body(shared: Path) -> None:
    for cable, statements in made(shared):
        if cable.capitals:
            continue  # there every word is in capitals
        text = "\n".join(paragraph.text for paragraph in cable.paragraphs)
        for row in statements:
            for name in re.split(r", | and ", row.speaker):
                if ACRONYM.fullmatch(name) and not re.match("X{3}", name):
                    assert is_a_body(name, text), f"{row.cable} {row.para}: {name}"


@pytest.mark.shared
@pytest.mark.slow
def test_every_day_is_edtf(shared: Path) -> None:
    days = {row.said_on for _, statements in made(shared) for row in statements if row.said_on}
    days |= {cable.date for cable, _ in made(shared) if cable.date}
    assert len(days) > 50
    for day in days:
        assert parse_edtf(day), day

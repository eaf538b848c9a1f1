"""Values read from the telegrams' own text against what the publisher says beside them, on the public pages.

Where the page itself is wrong, ``publisher_faults.tsv`` says so by message number, with the cause; such a value leaves
the count.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from reftel import fields
from reftel.model.cable import Cable, Reading
from reftel.model.source import Field
from reftel.reading import read

FAULTS = Path(__file__).with_name("publisher_faults.tsv")
NAMES = ("mrn", "date", "classification", "tags", "subject")


def faults() -> set[tuple[str, str]]:
    with FAULTS.open(encoding="utf-8", newline="") as file:
        return {(row["mrn"], row["field"]) for row in csv.DictReader(file, delimiter="\t")}


def plain(text: str) -> str:
    """Letters and digits only; a title's portion mark may be cut to ``C)``."""
    bare = re.sub(r"<[^<>]*>|^\(?[A-Z/]{1,6}\)", "", text.strip().upper())
    return re.sub(r"[^A-Z0-9]", "", bare)


def made_of(link: str, codes: set[str]) -> bool:
    """Whether a link is a code, or codes that the sender ran together (``PHUMBA``)."""
    if link in codes:
        return True
    return any(link.startswith(code) and made_of(link[len(code) :], codes) for code in codes if code != link)


def own(reading: Reading, name: str) -> Field[object] | None:
    """The field if it was read from the telegram's text and not from the page around it."""
    margins = [node for node in reading.nodes if node.kind == "markup"]
    field = reading.cables[0].field(name)
    if field is None or not margins[0].end <= field.span.start <= margins[-1].start:
        return None
    return field


def agrees(name: str, cable: Cable, row: dict[str, str]) -> bool:
    """Whether what the cable says is what the publisher says."""
    if name == "mrn":
        return str(cable.mrn) == row["mrn"]
    if name == "date":
        return cable.date == row["created"][:10]
    if name == "classification":
        told = fields.parse_classification(row["classification"])
        return told is not None and cable.classification is not None and told.level == cable.classification.level
    if name == "tags":
        codes = {word for tag in cable.tags for word in re.split(r"[ ,]+", tag.code) if word}
        return all(made_of(link, codes) for link in row["tag_links"].split())
    return plain(cable.subject or "").startswith(plain(row["page_title"]))


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[tuple[dict[str, str], Reading]]:
    table = shared / "corpus" / "cablegate_page_metadata.dev.csv"
    with table.open(encoding="utf-8", newline="") as file:
        return [(row, read(shared / "corpus" / row["file"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize("name", NAMES)
def test_the_text_says_what_the_publisher_says(rows: list[tuple[dict[str, str], Reading]], name: str) -> None:
    told = {"mrn": "mrn", "date": "created", "classification": "classification", "tags": "tag_links"}
    column = told.get(name, "page_title")
    known = faults()
    both = 0
    differ = []
    for row, reading in rows:
        if not row[column] or own(reading, name) is None or (row["mrn"], name) in known:
            continue
        both += 1
        if not agrees(name, reading.cables[0], row):
            differ.append(row["mrn"])
    assert both > 150
    assert len(differ) <= both * 0.02, differ


def test_few_values_come_from_the_publisher_alone(rows: list[tuple[dict[str, str], Reading]]) -> None:
    """Only the day of partial extracts, which have no date-time group, comes from the page in more than a few."""
    alone: Counter[str] = Counter()
    for _, reading in rows:
        alone.update(name for name in NAMES if own(reading, name) is None)
        if own(reading, "date") is None:
            assert reading.cables[0].date_basis == "collection"
    assert alone["date"] <= 25
    assert max(alone[name] for name in NAMES if name != "date") <= 12, alone


def test_every_fault_is_a_row_of_the_table(rows: list[tuple[dict[str, str], Reading]]) -> None:
    numbers = {row["mrn"] for row, _ in rows}
    by_field = defaultdict(set)
    for mrn, name in faults():
        assert mrn in numbers
        assert name in NAMES
        by_field[name].add(mrn)
    for name, mrns in by_field.items():
        wrong = {row["mrn"] for row, reading in rows if row["mrn"] in mrns and not agrees(name, reading.cables[0], row)}
        assert wrong == mrns, f"no longer wrong: {sorted(mrns - wrong)}"

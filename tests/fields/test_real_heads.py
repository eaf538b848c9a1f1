"""The fields on what the National Archives and the Cablegate site themselves say of their telegrams."""

import csv
from pathlib import Path

import pytest

from reftel.fields import parse_classification, parse_mrn, parse_references, parse_tags

pytestmark = pytest.mark.shared


def _rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "corpus" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_document_numbers_round_trip(shared: Path) -> None:
    numbers = [row["Document Number"] for row in _rows(shared, "aad_message_attributes.dev.csv")]
    read = [parse_mrn(number) for number in numbers]
    assert [f"{mrn.year}{mrn.station}{mrn.serial:05d}" if mrn else None for mrn in read] == numbers


def test_references_of_the_archives(shared: Path) -> None:
    rows = [row for row in _rows(shared, "aad_message_attributes.dev.csv") if row["Reference"] != "n/a"]
    read = [parse_references(row["Reference"], int(row["Document Number"][:4])) for row in rows]
    assert all(read)
    cables = [reference for references in read for reference in references if reference.mrn]
    assert len(cables) / sum(map(len, read)) >= 0.75  # the others are airgrams and memoranda
    assert {cable.mrn.station for cable in cables if cable.mrn} == {"STATE", "LAPAZ", "LIMA"}


def test_tags_of_the_archives(shared: Path) -> None:
    tags = [tag for row in _rows(shared, "aad_message_attributes.dev.csv") for tag in parse_tags(row["TAGS"])]
    assert sum(tag.kind != "unknown" for tag in tags) / len(tags) >= 0.9
    assert any(tag.kind == "person" for tag in tags)


def test_tags_and_classes_of_the_pages(shared: Path) -> None:
    rows = _rows(shared, "cablegate_page_metadata.dev.csv")
    assert all(parse_classification(row["classification"]) for row in rows)
    codes = [tag for row in rows for tag in parse_tags(row["tag_links"])]
    assert sum(tag.kind != "unknown" for tag in codes) / len(codes) >= 0.97
    unread = [row["mrn"] for row in rows if not parse_mrn(row["mrn"])]
    assert len(unread) / len(rows) < 0.01  # 08ECTION01OF02MANAMA492: the publisher's own slip

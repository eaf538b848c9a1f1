"""How packaged tables are read."""

from importlib import resources

import pytest

from reftel.facts import tables

NAMES = sorted(
    file.name
    for file in resources.files("reftel.facts").joinpath("data").iterdir()
    if file.name.endswith((".tsv", ".tsv.gz"))
)


def test_there_are_tables() -> None:
    assert {"posts.tsv", "tags.tsv", "routing.tsv", "chiefs.tsv.gz", "countries.tsv"} <= set(NAMES)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("body_")])
def test_every_table_says_its_source_and_has_whole_rows(name: str) -> None:
    rows = tables.rows(name)
    assert rows
    assert all(None not in row.values() for row in rows)
    raw = resources.files("reftel.facts").joinpath("data", name).read_bytes()
    text = tables.text(raw, name)
    assert text.startswith("#")
    assert "mark K" in text or "Source:" in text


def test_year() -> None:
    assert tables.year("2006") == 2006
    assert tables.year("") is None

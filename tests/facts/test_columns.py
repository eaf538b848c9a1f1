"""Names of columns."""

import pytest

from reftel.facts import tables
from reftel.facts.columns import key_of


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("doc_id", "mrn"),
        ("Canonical ID", "mrn"),
        ("cable-doc-number", "mrn"),
        ("_id", "id"),
        ("Original Classification", "classification"),
        ("date_time", "created"),
        ("body", "text"),
        ("header", "lead"),
        ("TAGS", "tags"),
        ("favourite colour", None),
        ("", None),
    ],
)
def test_key_of(column: str, key: str | None) -> None:
    assert key_of(column) == key


def test_every_row_has_a_mark_and_its_name_in_canonical_form() -> None:
    rows = tables.rows("columns.tsv")
    assert len({row["column"] for row in rows}) == len(rows)
    for row in rows:
        assert row["mark"] in {"V", "K"}
        assert key_of(row["column"].upper().replace("_", " ")) == row["key"]

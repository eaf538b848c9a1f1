"""The rows of the mapping, and which of them a text may hold."""

from reftel.extracting.cues import tokens_of
from reftel.extracting.positions.clauses import find
from reftel.extracting.positions.mapping import mapping
from reftel.extracting.positions.rows import possible, rows


def test_rows_are_known_by_their_ids() -> None:
    assert len({row.id for row in rows()}) == len(rows())


def test_the_rows_that_are_looked_for_are_all_that_can_be_found() -> None:
    for row in mapping()["row"]:
        tokens = tokens_of(" ".join(map(str, row["example"])))
        looked = {pattern for _, pattern in possible(tokens)}
        found = {
            pattern
            for one in rows()
            for pattern in one.words
            if "OPTION" not in pattern and find(pattern, tuple(tokens), 0, len(tokens))
        }
        assert found <= looked, row["id"]

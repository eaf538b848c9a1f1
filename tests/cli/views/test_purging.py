"""What a purge would take out, in words."""

from reftel.cli.views.purging import lines
from reftel.model.purge import Purge


def test_a_line_for_each_kind_of_thing() -> None:
    told = list(lines(Purge(sources=1, cables=2, seats=1, files=("a.toml",), remarks=("A remark.",)), "box"))
    assert told[0] == "From box would go:"
    assert "  1 source, whole, with its bytes" in told
    assert "  2 cables, each version of one is counted" in told
    assert "  the name in the file a.toml" in told
    assert told[-1] == "A remark."


def test_nothing_has_no_lines() -> None:
    assert list(lines(Purge(), "box")) == []

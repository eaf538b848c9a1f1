"""Forecasts as people see them."""

import msgspec

import made_up
from reftel.cli.views.forecast import outlook, scores
from rendering import printed


def test_every_method_stands_beside_the_naive_ones_with_its_error_and_the_caution() -> None:
    shown = printed(outlook(made_up.outlook()), 100)
    assert "at 2004-06-01 · on a scale of 0 to 10 fathoms · if nothing is decided: 1 · 2 actors" in shown
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    first = lines.index("probabilistic Condorcet election 4.50 3.00 to 6.00 ±2.30")
    assert lines[first + 1] == "what holds if nothing is decided (naive) 1.00 ±5.00"
    assert "The weighted median stands on one actor's place" in shown
    assert "2 0.60" in lines
    assert "Lusk 2 3 0.5 [1]" in lines
    assert "[1] 04SESTRIN214 ¶2" in lines
    assert "[2] assumed by hand" in lines
    assert "error measured on EU legislation, unknown for this body" in " ".join(lines)


def test_what_is_not_there_is_not_said() -> None:
    bare = msgspec.structs.replace(made_up.outlook(), on=None, unit="", default=None, locked=False)
    shown = printed(outlook(bare), 100)
    assert "\non a scale of 0 to 10 · 2 actors\n" in shown
    assert "weighted median" not in shown


def test_scores() -> None:
    lines = [" ".join(line.split()) for line in printed(scores([made_up.scored()]), 100).splitlines()]
    assert lines[0] == "depth · recorded 2004-06-02 · what came: 2"
    assert "condorcet 4.50 2.50 no 0.320" in lines
    assert "default 1.00 1.00 no" in lines
    assert lines[-1] == "1 recording; few cases cannot tell methods apart."
    undated = msgspec.structs.replace(made_up.scored(), made=None)
    assert "depth · recorded · what came" in printed(scores([undated]), 100)

"""Scores as people see them."""

import made_up
from reftel.cli.views.bench import bench
from rendering import printed


def test_parts_constructions_and_what_each_is_worth() -> None:
    lines = [" ".join(line.split()) for line in printed(bench(made_up.bench()), 120).splitlines()]
    assert "all 4 0.75 0.75 0.75 0.50 0.50 0.50 0.25 0.25 0.25 0.60 0.90" in lines
    assert any(line.startswith("in capitals 4 ") for line in lines)
    assert "that 4 3 2 1" in lines
    assert "that 0.750 0.500 0.250 +0.100 -0.050 +0.000" in lines
    assert lines[-1] == "4 annotated statements, 1 cable"

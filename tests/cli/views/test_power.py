"""Power in words."""

from reftel.cli.views.power import power
from reftel.deciding.power import counted, indices, weighted
from rendering import printed


def test_members_of_equal_power_share_a_line() -> None:
    shown = printed(power(indices(counted(("Lusk", "Ostrel", "Norvane"), 3))), 100)
    assert "1 of all 8 coalitions win" in shown
    assert "each of 3: Lusk, Norvane, Ostrel" in shown
    assert "1/3 = 33.333%" in shown


def test_a_dummy_turns_nothing() -> None:
    shown = printed(power(indices(weighted({"Lusk": 3, "Ostrel": 1}, 3))), 100)
    lines = shown.splitlines()
    assert [line.split()[0] for line in lines if line.endswith(("  Lusk", "  Ostrel"))] == ["2", "0"]
    assert "2 of all 4 coalitions win: the body's power to act is 1/2 = 50.000%" in shown
    assert "never makes a difference: Ostrel" in shown


def test_a_rule_that_is_no_such_game_is_told() -> None:
    assert "none is worked out" in printed(power(None), 100)

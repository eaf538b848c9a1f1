"""Statements."""

import made_up
from reftel.model.statement import TO_CHECK_BELOW, as_known


def test_a_statement_of_low_rank_is_to_check() -> None:
    assert made_up.statement(rank=TO_CHECK_BELOW - 0.01).to_check
    assert not made_up.statement(rank=TO_CHECK_BELOW).to_check


def test_a_day_whose_year_was_inferred_for_the_cable_is_shown_so() -> None:
    assert as_known("2003-04-26", "2003-05~", "On April 26 he said no.") == "2003-04-26~"
    assert as_known("2003-04-26", "2003-05~", "On April 26, 2003, he said no.") == "2003-04-26"
    assert as_known("2003-04-26", "2003-05-02", "On April 26 he said no.") == "2003-04-26"
    assert as_known("2003-05~", "2003-05~", "He said no.") == "2003-05~"
    assert as_known(None, "2003-05~", "He said no.") is None
    assert as_known("2003-04-26", None, "") == "2003-04-26"

"""Statements."""

import made_up
from reftel.model.statement import TO_CHECK_BELOW


def test_a_statement_of_low_rank_is_to_check() -> None:
    assert made_up.statement(rank=TO_CHECK_BELOW - 0.01).to_check
    assert not made_up.statement(rank=TO_CHECK_BELOW).to_check

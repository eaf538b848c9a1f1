"""Means, against exact figures of a published case."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_emissions import BIDS
from reftel.deciding.forecasts import Bid
from reftel.deciding.forecasts.mean import plain, weighted

bids = st.lists(
    st.builds(Bid, actor=st.text(max_size=3), position=st.floats(0, 100), salience=st.floats(0.1, 1)),
    min_size=1,
    max_size=9,
)


def test_the_published_case() -> None:
    assert weighted(BIDS) == pytest.approx(7.38996, abs=5e-6)
    assert plain(BIDS) == pytest.approx(6.7)
    by_capability = [msgspec.structs.replace(bid, salience=1) for bid in BIDS]
    assert weighted(by_capability) == pytest.approx(7.47525, abs=5e-6)


def test_nobody_and_nothing() -> None:
    assert plain(()) is None
    assert weighted([Bid(actor="Ostrel", position=4, salience=0)]) is None


@given(bids, st.floats(0.1, 10), st.floats(-50, 50))
def test_the_mean_moves_with_the_scale(some: list[Bid], factor: float, shift: float) -> None:
    moved = [msgspec.structs.replace(bid, position=bid.position * factor + shift) for bid in some]
    own, other = weighted(some), weighted(moved)
    assert own is not None
    assert other == pytest.approx(own * factor + shift, abs=1e-6)


@given(bids, st.floats(0, 5))
def test_who_moves_moves_the_mean_by_his_share_of_the_weight(some: list[Bid], step: float) -> None:
    first = some[0]
    only = [bid for bid in some if bid is first or bid.actor != first.actor]
    moved = [msgspec.structs.replace(bid, position=bid.position + step) if bid is first else bid for bid in only]
    before, after = weighted(only), weighted(moved)
    assert before is not None
    share = first.weight / sum(bid.weight for bid in only)
    assert after == pytest.approx(before + step * share, abs=1e-6)

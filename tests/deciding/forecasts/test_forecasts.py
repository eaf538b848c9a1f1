"""All methods beside the naive ones; and their errors on a public data set, where it is at hand."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from made_emissions import BIDS
from made_seats import question
from reftel.deciding import decide
from reftel.deciding.forecasts import FORECASTS, Bid, Forecast, condorcet, forecast, mean, median, outlook, score
from reftel.errors import QuestionError
from reftel.model.board import HandSeat, Scale


def test_every_method_beside_the_naive_ones() -> None:
    found = {one.method: one for one in forecast(BIDS, scale=(4, 10), default=4)}
    assert set(found) == {*(method.id for method in FORECASTS), "middle", "default"}
    assert found["middle"].point == 7
    assert found["default"].point == 4
    assert found["weighted-mean"].point == pytest.approx(7.38996, abs=5e-6)
    assert found["weighted-mean"].low < 7.39 < found["weighted-mean"].high
    assert found["weighted-mean"].error == pytest.approx(23.22 * 0.06)
    assert all("unknown for this body" in one.caution for one in found.values())
    assert len(found["condorcet"].chances) == 3


@pytest.mark.slow
def test_the_interval_is_seeded() -> None:
    assert forecast(BIDS, scale=(4, 10), seed=5) == forecast(BIDS, scale=(4, 10), seed=5)
    assert forecast(BIDS, scale=(4, 10), seed=5) != forecast(BIDS, scale=(4, 10), seed=6)


@pytest.mark.parametrize(
    ("bids", "scale", "says"),
    [
        ([], (0, 1), "needs at least one position"),
        ([Bid(actor="Ostrel", position=3, source="x")], (2, 2), "whose ends differ"),
        ([Bid(actor="Ostrel", position=3, source="x")], (4, 10), "Ostrel are outside the scale 4 to 10"),
        ([Bid(actor="Ostrel", position=5)], (4, 10), "Ostrel have no source"),
    ],
)
def test_each_mistake_is_one_clear_sentence(bids: list[Bid], scale: tuple[float, float], says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        forecast(bids, scale=scale)


def test_what_weighs_nothing_gives_no_weighted_forecast() -> None:
    found = {one.method for one in forecast([Bid(actor="A", position=5, salience=0, source="x")], scale=(4, 10))}
    assert found == {"mean", "median", "middle"}


def test_a_forecast_is_scored() -> None:
    made = Forecast(method="m", words="", point=7, low=6, high=8, error=1, chances=condorcet.chances(BIDS))
    assert score(made, 10)["error"] == 3
    assert score(made, 10)["squared"] == 9
    assert score(made, 10)["inside"] == 0
    assert score(made, 7)["inside"] == 1
    assert score(made, 8.833)["brier"] > score(made, 7)["brier"]
    assert "brier" not in score(Forecast(method="m", words="", point=7, low=6, high=8, error=1), 7)


UNANIMITY = "Unan"
Issues = list[tuple[float, list[Bid], list[Bid], list[Bid], str, str]]


@pytest.fixture(scope="module")
def issues(shared: Path) -> Issues:
    """353 issues of EU legislation: outcome, all positions, those with salience, by GDP too, reference point, rule."""
    table = list(csv.reader((shared / "domain/deu3.csv").read_text("utf-8").splitlines(), delimiter="\t"))
    names, weights = table[0], dict(zip(table[0], table[1], strict=True))
    actors = names[names.index("pcom") : names.index("puk") + 1]
    found: Issues = []
    for row in table[2:]:
        cells = dict(zip(names, row, strict=True))
        if not cells["out"]:
            continue
        here = [actor for actor in actors if cells[actor]]
        told = [actor for actor in here if cells[f"s{actor[1:]}"]]
        plain = [Bid(actor=actor, position=float(cells[actor])) for actor in here]
        cared = [
            Bid(actor=actor, position=float(cells[actor]), salience=float(cells[f"s{actor[1:]}"])) for actor in told
        ]
        rich = [
            Bid(actor=bid.actor, position=bid.position, salience=bid.salience, capability=float(weights[bid.actor]))
            for bid in cared
        ]
        found.append((float(cells["out"]), plain, cared, rich, cells["rp"], cells["counvte"]))
    return found


def _error(issues: Issues, made: Callable[[list[Bid], list[Bid], list[Bid]], float | None]) -> float:
    errors = [abs(value - out) for out, *bids, _, _ in issues if (value := made(*bids)) is not None]
    return sum(errors) / len(errors)


Point = Callable[[Sequence[Bid]], float | None]


@pytest.mark.slow
def test_errors_on_eu_legislation(issues: Issues) -> None:
    """The mean absolute errors that were worked out for this data set, to the hundredth."""
    assert len(issues) == 353
    assert _error(issues, lambda plain, *_: mean.plain(plain)) == pytest.approx(23.71, abs=0.01)
    assert _error(issues, lambda _, cared, __: mean.weighted(cared)) == pytest.approx(23.68, abs=0.01)
    assert _error(issues, lambda _, __, rich: mean.weighted(rich)) == pytest.approx(23.22, abs=0.01)
    assert _error(issues, lambda plain, *_: median.plain(plain)) == pytest.approx(28.59, abs=0.01)
    assert _error(issues, lambda *_: 50.0) == pytest.approx(28.02, abs=0.01)
    defaults = [abs(float(rp) - out) for out, *_, rp, _ in issues if rp]
    assert len(defaults) == 253
    assert sum(defaults) / len(defaults) == pytest.approx(51.11, abs=0.01)
    for power, proportional, expected in ((1, False, 23.05), (1, True, 23.12), (2, True, 24.18), (4, True, 26.10)):
        error = _error(
            issues,
            lambda _, cared, __, p=power, pr=proportional: condorcet.expected(cared, power=p, proportional=pr),  # type: ignore[misc]
        )
        assert error == pytest.approx(expected, abs=0.01)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("unanimous", "count", "plain_mean", "by_salience", "plain_median"),
    [(False, 281, None, 23.99, 29.35), (True, 72, 22.37, 22.48, 25.62)],
    ids=["qualified majority", "unanimity"],
)
def test_errors_by_the_rule_of_the_council(
    issues: Issues, *, unanimous: bool, count: int, plain_mean: float | None, by_salience: float, plain_median: float
) -> None:
    some = [issue for issue in issues if (issue[-1] == UNANIMITY) == unanimous]
    assert len(some) == count
    if plain_mean is not None:
        assert _error(some, lambda plain, *_: mean.plain(plain)) == pytest.approx(plain_mean, abs=0.01)
    assert _error(some, lambda _, cared, __: mean.weighted(cared)) == pytest.approx(by_salience, abs=0.01)
    assert _error(some, lambda plain, *_: median.plain(plain)) == pytest.approx(plain_median, abs=0.01)


@pytest.mark.slow
def test_the_error_that_each_method_states(issues: Issues) -> None:
    """What a forecast says of its own error is what it has on this data set, with the best weights that it takes."""
    own = {
        "mean": _error(issues, lambda plain, *_: mean.plain(plain)),
        "weighted-mean": _error(issues, lambda _, __, rich: mean.weighted(rich)),
        "median": _error(issues, lambda plain, *_: median.plain(plain)),
        "weighted-median": _error(issues, lambda _, __, rich: median.weighted(rich)),
        "condorcet": _error(issues, lambda _, cared, __: condorcet.expected(cared)),
    }
    assert {method.id: method.error for method in FORECASTS} == {
        name: pytest.approx(value, abs=0.01) for name, value in own.items()
    }


def test_the_seats_by_hand_with_a_position_are_what_a_question_is_forecast_from() -> None:
    def seat(actor: str, position: float | None, on: str | None = None, **more: Any) -> HandSeat:
        return HandSeat(actor=actor, stance="unknown", position=position, on=on, **more)

    seats = (
        seat("Lusk", 8, "2004-05", weight=2, salience=0.5, source="Minutes"),
        seat("Lusk", 2, "2004-03"),
        seat("Ostrel", 4),
        seat("Aurel", None),
        seat("Dravia", 9, "2005"),
    )
    asked = question(seats=seats)
    scaled = msgspec.structs.replace(asked, scale=Scale(low=0, high=10, default=1), on="2004-12-31")
    found = outlook(scaled)
    assert [(b.actor, b.position, b.capability, b.salience, b.source) for b in found.actors] == [
        ("Ostrel", 4, 1, 1, "assumed by hand"),
        ("Lusk", 8, 2, 0.5, "Minutes"),
    ]
    assert [(one.method, one.point) for one in found.forecasts if one.naive] == [("middle", 5), ("default", 1)]
    assert {one.method for one in found.forecasts if not one.naive} == {method.id for method in FORECASTS}
    assert [b.position for b in outlook(scaled, "2004-04").actors] == [4, 2]
    with pytest.raises(QuestionError, match=r"has no \[scale\]"):
        outlook(asked)
    with pytest.raises(QuestionError, match="No seat of the question"):
        outlook(msgspec.structs.replace(scaled, seats=()))


def test_a_forecast_never_touches_the_board() -> None:
    placed = HandSeat(actor="Kestria", stance="unknown", position=3, source="Minutes")
    asked = msgspec.structs.replace(question(seats=(placed,)), scale=Scale(low=0, high=10))
    assert decide(asked, []).decisions == decide(question(), []).decisions

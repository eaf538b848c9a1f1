"""Operating signals."""

import pytest

from reftel.facts import signals
from reftel.fields.signal import Signal, parse_signals

LINES = [
    ("P 240734Z OCT 06 ZDK", [("ZDK", None, None, None)]),
    ("O R 181205Z NOV 75 ZFF4", [("ZFF4", None, None, None)]),
    ("P 161845Z JUN 09 ZDK CTG RUEHSE #3763", [("ZDK", "CTG RUEHSE #3763", "RUEHSE", 3763)]),
    ("R 161845Z JUN 09 ZDK MANY SVCS", [("ZDK", "MANY SVCS", None, None)]),
    ("O 041828Z DEC 09 ZDK DUE TO ZES-2", [("ZDK", "DUE TO ZES-2", None, None)]),
    (
        "R 041828Z DEC 09 ZDS ZUI RUEHSE0417 1412Z",
        [("ZDS", None, None, None), ("ZUI", "RUEHSE0417 1412Z", "RUEHSE", 417)],
    ),
    ("ZNY CCCCC ZZH", [("ZZH", None, None, None)]),
    ("ZNY SSSSS ZZH ZDS", [("ZZH", None, None, None), ("ZDS", None, None, None)]),
    ("ZNY CCCCC ZZH (CCY AD40E4BD MSI7190-632) ZZK", [("ZZH", None, None, None), ("ZZK", None, None, None)]),
    ("ZNR UUUUU ZOC ZFD RUEHSE 0418", [("ZOC", None, None, None), ("ZFD", "RUEHSE 0418", "RUEHSE", 418)]),
    ("DE RUEHSE #0417/01 0871215 ZOC", [("ZOC", None, None, None)]),
    ("ZDK #3763", [("ZDK", "#3763", None, 3763)]),
    ("zff-3", [("ZFF3", None, None, None)]),
    ("240734Z OCT 06 ZQQ", [("ZQQ", None, None, None)]),
    ("P 240734Z OCT 06", []),
    ("Zulu time and the ZOO", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), LINES)
def test_lines(text: str, found: list[tuple[str, str | None, str | None, int | None]]) -> None:
    assert [(one.code, one.operands, one.station, one.serial) for one in parse_signals(text)] == found


def test_kind_and_meaning_come_from_the_table() -> None:
    (signal,) = parse_signals("ZEL")
    assert (signal.kind, signal.meaning) == ("correction", "this message is a correction")
    assert parse_signals("ZQQ") == (Signal("ZQQ"),)


@pytest.mark.parametrize(("signal", "example"), signals.examples())
def test_examples(signal: str, example: str) -> None:
    found = [one.code[:3] for one in parse_signals(example)]
    assert found[:1] == (
        [] if signal in {"ZNR", "ZNY"} else ["ZZH" if example.startswith("ZNY") and signal == "ZZK" else signal]
    )

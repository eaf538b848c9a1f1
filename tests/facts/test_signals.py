"""Operating signals."""

from reftel.facts import signals


def test_signal_of() -> None:
    found = signals.signal_of("zff4")
    assert found is not None
    assert (found.signal, found.kind) == ("ZFF", "acknowledge")
    assert signals.signal_of("ZQQ") is None
    assert signals.signal_of("") is None


def test_every_signal_has_an_example() -> None:
    assert all(signal in example for signal, example in signals.examples())

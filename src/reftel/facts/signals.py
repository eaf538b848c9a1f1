"""Operating signals: ``ZDK``, ``ZDS``, ``ZFF4`` … and what each says of a message. Sources: ACP 131, ACP 127 US."""

from functools import cache

import msgspec

from reftel.facts import tables


class SignalFact(msgspec.Struct, frozen=True):
    """A signal of three letters, its kind (``repetition``, ``correction``, ``relay`` …), its meaning and its mark."""

    signal: str
    kind: str
    meaning: str
    mark: str


@cache
def _signals() -> dict[str, SignalFact]:
    return {
        row["signal"]: SignalFact(row["signal"], row["kind"], row["meaning"], row["mark"])
        for row in tables.rows("signals.tsv")
    }


def signal_of(code: str) -> SignalFact | None:
    """What a signal means, with or without the digit behind it, or None where it is none that is listed."""
    return _signals().get(code[:3].upper())


def examples() -> tuple[tuple[str, str], ...]:
    """Each signal and a line in which it stands."""
    return tuple((row["signal"], row["example"]) for row in tables.rows("signals.tsv"))

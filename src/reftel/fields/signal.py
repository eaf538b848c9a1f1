"""Operating signals at the end of format lines 3 to 5, with what they refer to: ``ZDK CTG RUEHSE #3763``, ``ZFF4``.

Meanings: ``facts.signals``.
"""

import re

import msgspec

from reftel.facts import routing, signals


class Signal(msgspec.Struct, frozen=True):
    """One signal as written, ``ZFF4``, the words behind it, and the station and serial that they name.

    ``kind`` and ``meaning`` are those of the table; the kind of a signal that is not listed is ``unknown``. The
    message that is named is the service message that asked, not the one that is repeated.
    """

    code: str
    operands: str | None = None
    station: str | None = None
    serial: int | None = None
    kind: str = "unknown"
    meaning: str | None = None


_LONGEST = 400  # characters of a line with its signals
# What stands before them: the security letters of line 4, the date-time group of line 5, the file time of line 3.
_BEFORE = re.compile(
    r"\s*(?:ZN[RY]\s+[A-Z]{3,6}(?:/[A-Z]{3,6})?|(?:[ZOPRY]{1,2}\s+){0,3}\d{6}\s?[Z2]\s{0,3}[A-Z]{3,9}\s?\d{2,4}"
    r"|DE\s+[QRU][A-Z]{3,7}(?:\s+#?\d{4}(?:/\d\d)?)?(?:\s+\d{7})?)\s*",
    re.IGNORECASE,
)
_SIGNAL = re.compile(r"(?<![A-Z0-9#/-])Z[A-Z]{2}(?:-?\d)?(?![A-Z0-9])", re.IGNORECASE)
# A signal behind these words is what the one before it speaks of: ZDK DUE TO ZES-2, ZDK IAW ZUI.
_INSIDE = re.compile(r"\b(?:TO|PER|IAW|UR|YOUR|REF|CTG|CITING|AND)\s*$", re.IGNORECASE)
_TAIL = re.compile(r"[(][^()]{0,80}[)]")  # a crypto or terminal id: (CCY AD40E4BD MSI7190-632)
_MESSAGE = re.compile(r"\b(?P<ri>R[A-Z]{4,7})\s{0,2}(?:#\s?)?(?P<serial>\d{4})\b|#\s?(?P<bare>\d{4})\b")
_STATION = re.compile(r"\bR[UH][A-Z]{3,5}\b")


def parse_signals(text: str) -> tuple[Signal, ...]:
    """The operating signals of a line, each with the words that follow it; empty where there is none."""
    line = _TAIL.sub(" ", " ".join(text[:_LONGEST].split()))
    if before := _BEFORE.match(line):
        line = line[before.end() :]
    starts: list[re.Match[str]] = []
    for found in _SIGNAL.finditer(line):
        if found.group()[:3].upper() in {"ZNR", "ZNY"}:
            continue
        if not starts and found.start() and signals.signal_of(found.group()) is None:
            return ()  # a sentence with a word that looks like one
        if not (starts and _INSIDE.search(line[max(0, found.start() - 12) : found.start()])):
            starts.append(found)
    ends = [*(found.start() for found in starts), len(line)][1:]
    return tuple(_signal(found, line[found.end() : end]) for found, end in zip(starts, ends, strict=bool(starts)))


def _signal(found: re.Match[str], behind: str) -> Signal:
    code = found.group().upper().replace("-", "")
    words = behind.strip(" ,;.-") or None
    fact = signals.signal_of(code)
    named = _MESSAGE.search(words) if words else None
    alone = _STATION.search(words) if words else None
    station = named["ri"] if named and named["ri"] else alone.group() if alone else None
    serial = (named["serial"] or named["bare"]) if named else None
    return Signal(
        code=code,
        operands=words,
        station=station if station is not None and routing.is_valid(station) else None,
        serial=int(serial) if serial else None,
        kind=fact.kind if fact else "unknown",
        meaning=fact.meaning if fact else None,
    )

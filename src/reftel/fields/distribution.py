"""Who in Washington got a telegram of the seventies, in how many copies: ``ACTION ARA-15 INFO OCT-01 SS-15 /031 W``.

The Department's message centre printed it over the telegram; an outgoing one has ``ORIGIN`` in place of ``ACTION``.
"""

import re

import msgspec


class Office(msgspec.Struct, frozen=True):
    """An office or agency, and how many copies it got: ``INR-10``."""

    name: str
    copies: int

    def __str__(self) -> str:
        """As in a head."""
        return f"{self.name}-{self.copies:02d}"


class Distribution(msgspec.Struct, frozen=True):
    """The offices that were to act, those informed, and those in which a telegram was drafted.

    ``total`` is the printed number of all copies, ``letter`` what stands behind it (``W`` for one that came in, ``R``
    for one that went out).
    """

    action: tuple[Office, ...] = ()
    info: tuple[Office, ...] = ()
    origin: tuple[Office, ...] = ()
    total: int | None = None
    letter: str | None = None

    def __str__(self) -> str:
        """As in a head, on one line."""
        parts = [
            f"{word} {' '.join(map(str, offices))}"
            for word, offices in (("ORIGIN", self.origin), ("ACTION", self.action), ("INFO", self.info))
            if offices
        ]
        end = None if self.total is None else f"/{self.total:03d}{f' {self.letter}' if self.letter else ''}"
        return " ".join([*parts, *filter(None, [end])])


_PART = re.compile(
    r"\b(?P<role>ACTION|INFO|ORIGIN)\b"
    r"|(?<![A-Z0-9/-])(?P<name>[A-Z][A-Z/]{0,6}[A-Z]|[A-Z])\s?[-‐–]\s?(?P<copies>[0-9]{2,3})(?![0-9-])"
    r"|/(?P<total>[0-9]{3})(?:\s{0,2}(?P<letter>[A-Z]{1,2}))?(?![A-Z0-9])"
)


def parse_distribution(text: str) -> Distribution | None:
    """Read the office lines of a telegram, or return None where there are none."""
    offices: dict[str, list[Office]] = {"ACTION": [], "INFO": [], "ORIGIN": []}
    role = "ACTION"
    total: int | None = None
    letter: str | None = None
    for found in _PART.finditer(text.upper()):
        if found["role"]:
            role = found["role"]
        elif found["name"]:
            offices[role].append(Office(found["name"], int(found["copies"])))
        else:
            total, letter = int(found["total"]), found["letter"]
    if not any(offices.values()):
        return None
    return Distribution(tuple(offices["ACTION"]), tuple(offices["INFO"]), tuple(offices["ORIGIN"]), total, letter)

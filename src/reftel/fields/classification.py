"""Classification: the level and caveats of a cable, and who classified it and why."""

from typing import Literal

import msgspec

Level = Literal["U", "LOU", "C", "S", "TS"]


class Classification(msgspec.Struct, frozen=True):
    """Level, caveats such as NOFORN, and whether it is marked SENSITIVE."""

    level: Level
    caveats: tuple[str, ...] = ()
    sensitive: bool = False


class ClassifiedBy(msgspec.Struct, frozen=True):
    """Who classified it: name and title, either as far as the line gives it."""

    name: str | None
    title: str | None = None

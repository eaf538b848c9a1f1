"""Message reference number, e.g. ``06ASTANA280``: year, station, serial. Handbook: 5 FAH-2 H-222."""

import msgspec


class Mrn(msgspec.Struct, frozen=True, order=True):
    """A message reference number; ``year`` has four digits, or is None where it cannot be known."""

    year: int | None
    station: str
    serial: int

    def __str__(self) -> str:
        """As printed: ``06ASTANA280``; without a year ``ALMATY1856``."""
        return f"{'' if self.year is None else f'{self.year % 100:02d}'}{self.station}{self.serial}"

    @property
    def header(self) -> str:
        """As in a header: ``ASTANA 000280``."""
        return f"{self.station} {self.serial:06d}"

    @property
    def nara(self) -> str:
        """As the National Archives write it: ``2006ASTANA00280``."""
        return f"{'' if self.year is None else self.year}{self.station}{self.serial:05d}"

"""How telegrams were numbered: when the numbers of a station began anew, and how they are written."""

from functools import cache
from typing import NamedTuple

from reftel.facts import tables


class Numbering(NamedTuple):
    """One row of ``numbering.tsv``; ``month`` is that in which the numbers began anew, ``mark`` K from memory."""

    station: str
    first: int | None
    last: int | None
    month: int
    series: str
    digits: int
    mark: str

    @property
    def is_of_year(self) -> bool:
        """Whether a number and a calendar year name one telegram of the station."""
        return self.month == 1 and self.series == "post"


@cache
def numberings() -> tuple[Numbering, ...]:
    """All rows, as the table has them: those of one station before those of every other."""
    return tuple(
        Numbering(
            row["station"],
            tables.year(row["first"]),
            tables.year(row["last"]),
            int(row["month"]),
            row["series"],
            int(row["digits"]),
            row["mark"],
        )
        for row in tables.rows("numbering.tsv")
    )


def numbering_of(station: str, year: int | None) -> Numbering:
    """How a station numbered its telegrams in a year; as it does today where the year is not known."""
    return next(
        one
        for one in numberings()
        if one.station in (station, "*")
        and (one.last is None if year is None else (one.first or year) <= year <= (one.last or year))
    )

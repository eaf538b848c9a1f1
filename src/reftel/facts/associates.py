"""Where a state stands to a body on a day: member, partner, candidate, observer, or none of them that a table knows."""

from functools import cache
from typing import Final, Literal, NamedTuple, get_args

from reftel.facts import tables
from reftel.facts.bodies import bodies
from reftel.facts.countries import country_of

Status = Literal["member", "partner", "candidate", "observer"]
STATUSES: tuple[Status, ...] = get_args(Status)


# The lists beside those of members that are whole in the table: all OSCE Partners for Co-operation. The others have the
# states that cables speak of most; not to stand in them means nothing (Romania was a partner of NATO from 1994 on).
_COMPLETE: Final = frozenset({("osce", "partner")})


class Standing(NamedTuple):
    """What a state is to a body, since when and until when (ISO; None is open), and by which source.

    ``mark`` is V where the day was seen in its source, K where it is from memory.
    """

    body: str
    state: str
    status: Status
    since: str | None
    until: str | None
    mark: str
    source: str

    def at(self, day: str) -> bool:
        """Whether it stands on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@cache
def associates() -> tuple[Standing, ...]:
    """All that stand beside a body without being members of it, as the table has them."""
    return tuple(
        Standing(
            row["body"],
            row["state"],
            next(status for status in STATUSES if status == row["status"]),
            row["since"] or None,
            row["until"] or None,
            row["mark"],
            row["source"],
        )
        for row in tables.rows("associates.tsv")
    )


@cache
def _standings() -> dict[tuple[str, str], tuple[Standing, ...]]:
    """All standings by the id of the body and the ISO code of the state."""
    found: dict[tuple[str, str], tuple[Standing, ...]] = {}
    for body in bodies():
        for member in body.members:
            # A state that was renamed, or joined under another name, is found under each of its names.
            for code in {country.iso2 for name in member.names if (country := country_of(name))}:
                one = Standing(body.id, member.name, "member", member.since, member.until, member.mark, body.name)
                found[body.id, code] = (*found.get((body.id, code), ()), one)
    for one in associates():
        country = country_of(one.state)
        if country is not None:
            found[one.body, country.iso2] = (*found.get((one.body, country.iso2), ()), one)
    return found


def standing_of(body: str, iso2: str, day: str) -> Standing | None:
    """What the state of an ISO code is to a body (its id) on a day (ISO); None where no table knows it as anything."""
    return next((one for one in _standings().get((body, iso2), ()) if one.at(day)), None)


def knows(body: str, status: Status) -> bool:
    """Whether a table lists all who have a status at a body (its id), so that not to stand in it means something."""
    return status == "member" or (body, status) in _COMPLETE

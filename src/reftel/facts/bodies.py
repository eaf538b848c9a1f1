"""Bodies that decide: their members and rules by date, e.g. the 56 participating States of the OSCE in October 2006."""

import csv
import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

from reftel.facts.countries import country_of
from reftel.facts.days import last_day

_DATA = resources.files("reftel.facts") / "data"


class Member(msgspec.Struct, frozen=True):
    """A member of a body and when it was one (EDTF; None is open); ``aliases`` are other names for it in cables.

    ``former`` are names that it bore, each with the day on which it gave it up. ``weight`` is its number of votes,
    ``population`` in whatever unit all members of the body share; ``permanent`` with a veto, where the rule knows one.
    ``mark`` is V where its days were seen in their source, K where they are from memory.
    """

    name: str
    since: str | None = None
    until: str | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    weight: int = 1
    population: int = 0
    permanent: bool = False
    mark: str = "K"

    def name_at(self, day: str | None) -> str:
        """Its name on a day (today's, where there is no day): Turkey in 2006."""
        last = last_day(day)
        return next((name for name, given_up in self.former if last and last < given_up), self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, today's first."""
        return (self.name, *(name for name, _ in self.former), *self.aliases)

    def at(self, day: str | None) -> bool:
        """Whether it is a member on a day (a month or year stands for its last day; None for any time)."""
        last = last_day(day)
        if last is None:
            return True
        until = last_day(self.until)
        return (self.since is None or self.since <= last) and (until is None or last <= until)


class BodyRule(msgspec.Struct, frozen=True, kw_only=True):
    """By which rule a body decides, from when to when; ``mark`` V: seen in the source, K: not checked against it.

    ``terms`` are the figures of the rule (``share = "2/3"``), by the names that a question file has for them.
    """

    id: str
    since: str
    text: str
    source: str
    mark: str
    until: str | None = None
    terms: dict[str, str | int | bool | list[str]] = {}


class Body(msgspec.Struct, frozen=True):
    """A body, its rules and all that ever were its members; ``chair`` are its own words for its chair: ``CiO``."""

    id: str
    name: str
    aliases: tuple[str, ...]
    rules: tuple[BodyRule, ...]
    members: tuple[Member, ...]
    chair: tuple[str, ...] = ()

    def members_at(self, day: str | None) -> tuple[Member, ...]:
        """Its members on a day, or all that ever were, where there is no day."""
        return tuple(member for member in self.members if member.at(day))

    def rules_at(self, day: str | None) -> tuple[BodyRule, ...]:
        """The rules in force on a day (a month or year stands for its last day), or all, where there is no day."""
        last = last_day(day)
        if last is None:
            return self.rules
        return tuple(rule for rule in self.rules if rule.since <= last <= (last_day(rule.until) or last))


def body_of(name: str) -> Body | None:
    """The body of that id or name: ``osce``, ``OSCE``."""
    wanted = name.strip().casefold()
    return next((b for b in bodies() if wanted in {n.casefold() for n in (b.id, b.name, *b.aliases)}), None)


@cache
def bodies() -> tuple[Body, ...]:
    """Every body that comes with reftel."""
    tables = tomllib.loads((_DATA / "bodies.toml").read_text(encoding="utf-8"))["body"]
    return tuple(
        Body(
            id=table["id"],
            name=table["name"],
            aliases=tuple(table["aliases"]),
            rules=tuple(msgspec.convert(rule, BodyRule) for rule in table["rule"]),
            members=_members(table["id"]),
            chair=tuple(table.get("chair", ())),
        )
        for table in tables
    )


@cache
def naming(*, chair: bool = False) -> dict[str, re.Pattern[str]]:
    """The names of each body by its id, as whole words, acronyms in capitals only.

    With ``chair`` also its own words for its chair.
    """
    return {
        body.id: re.compile(
            "|".join(rf"\b{re.escape(name)}\b" for name in (body.name, *body.aliases, *(body.chair if chair else ())))
        )
        for body in bodies()
    }


def _members(body: str) -> tuple[Member, ...]:
    text = (_DATA / f"body_{body}.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return tuple(
        Member(
            row["name"],
            row["since"] or None,
            row["until"] or None,
            _aliases(row["name"]),
            _former(row["former"] or ""),
            weight=int(row.get("weight") or 1),
            population=int(row.get("population") or 0),
            permanent=row.get("permanent") == "yes",
            mark=row["mark"],
        )
        for row in rows
    )


def _former(cell: str) -> tuple[tuple[str, str], ...]:
    """``Federal Republic of Yugoslavia<2003-02-04|Serbia and Montenegro<2006-06-03``: earlier names, in order."""
    return tuple((name, day) for name, _, day in (part.partition("<") for part in cell.split("|") if part))


def _aliases(name: str) -> tuple[str, ...]:
    country = country_of(name)
    return tuple(n for n in (country.name, *country.also) if n != name) if country else ()

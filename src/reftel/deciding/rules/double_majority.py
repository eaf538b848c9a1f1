"""A majority of members and of population, with a least number for a blocking minority: the EU Council.

55% of the members and 65% of the population; a blocking minority must have at least four members, failing which the
majority is deemed attained (TEU 16(4), TFEU 238, since 2014-11-01). Whoever does not vote for it counts against. [K]
"""

from reftel.deciding import voting
from reftel.deciding.rules.rule import Table, Verdict, at_least
from reftel.deciding.voting import Count, Tally


def judge(table: Table) -> Verdict:
    """What a double majority makes of the seats."""
    return voting.judge(table, Count(_passes, _words, size))


def _passes(tally: Tally, table: Table) -> bool:
    terms = table.terms
    against = len(tally.all) - len(tally.yes)
    if against < terms.block:
        return bool(tally.yes)
    enough = at_least(len(tally.yes), len(tally.all), terms.of_members)
    return enough and at_least(people(tally.yes, table), people(tally.all, table), terms.of_population)


def size(member: str, table: Table) -> int:
    """The population of a member: what makes its vote count for more than another."""
    return table.populations.get(member, 0)


def people(members: frozenset[str], table: Table) -> int:
    """The population of some members, in the unit of the body."""
    return sum(table.populations.get(m, 0) for m in members)


def _words(tally: Tally, table: Table) -> str:
    terms = table.terms
    own, whole = people(tally.yes, table), people(tally.all, table)
    part = f"{own:,} of {whole:,} of the population" if whole else "no population is known"
    known = table.known(tally.yes)
    return (
        f"{len(tally.yes)} of {len(tally.all)} members and {part} {known} to be for it; {terms.of_members} and "
        f"{terms.of_population} are needed, and {terms.block} members to block."
    )

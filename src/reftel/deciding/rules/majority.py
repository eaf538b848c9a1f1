"""Majorities: of the votes cast, of those present, of all members, or of all their weight.

Whoever abstains or is away has cast no vote (UN General Assembly, Rules of Procedure, rule 86); of a majority of those
present or of all members it counts against. Exact, with shares as fractions: ``2/3`` of 9 is 6.
"""

import msgspec

from reftel.deciding import voting
from reftel.deciding.rules.rule import Table, Verdict, at_least
from reftel.deciding.voting import Count, Tally

_OF = {
    "cast": "the votes cast",
    "present": "those present",
    "members": "all members",
    "weight": "the whole weight",
}


def judge(table: Table) -> Verdict:
    """What a majority on the terms of the question makes of the seats."""
    return voting.judge(table, Count(_passes, _words, _size))


def judge_two_thirds(table: Table) -> Verdict:
    """What a majority of two thirds makes of the seats; just two thirds are enough (UN Charter, Article 18(2))."""
    return judge(msgspec.structs.replace(table, terms=msgspec.structs.replace(table.terms, share="2/3", strict=False)))


def _passes(tally: Tally, table: Table) -> bool:
    part, whole = _figures(tally, table)
    return part > 0 and at_least(part, whole, table.terms.share, strict=table.terms.strict)


def _figures(tally: Tally, table: Table) -> tuple[int, int]:
    base = table.terms.base
    if base == "weight":
        return weight_of(tally.yes, table), weight_of(tally.all, table)
    wholes = {
        "cast": len(tally.yes) + len(tally.no),
        "present": len(tally.yes) + len(tally.no) + len(tally.abstain),
        "members": len(tally.all),
    }
    return len(tally.yes), wholes[base]


def _size(member: str, table: Table) -> int:
    return table.weights.get(member, 1) if table.terms.base == "weight" else 1


def weight_of(members: frozenset[str], table: Table) -> int:
    """The votes that some members have together."""
    return sum(table.weights.get(m, 1) for m in members)


def _words(tally: Tally, table: Table) -> str:
    terms = table.terms
    part, whole = _figures(tally, table)
    more = "more than" if terms.strict else "at least"
    return (
        f"{part} of {whole} {table.known(tally.yes)} to be for it; {more} {terms.share} of {_OF[terms.base]} is needed."
    )

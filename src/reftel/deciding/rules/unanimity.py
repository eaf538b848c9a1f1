"""Unanimity of votes: no *no*; an abstention does not prevent adoption (TFEU 238(4)).

*Constructive abstention* (TEU 31(1)): it fails where those who abstain with a declaration are at least a third of the
members and of the population. [K]
"""

from reftel.deciding import voting
from reftel.deciding.rules.double_majority import people, size
from reftel.deciding.rules.rule import Table, Verdict, at_least, named
from reftel.deciding.voting import Count, Tally


def judge(table: Table) -> Verdict:
    """What unanimity makes of the seats."""
    return voting.judge(table, Count(_none_against, _words))


def judge_constructive(table: Table) -> Verdict:
    """What unanimity with constructive abstention makes of the seats."""
    return voting.judge(table, Count(_few_abstain, _words, size))


def _none_against(tally: Tally, _: Table) -> bool:
    return not tally.no and bool(tally.yes)


def _few_abstain(tally: Tally, table: Table) -> bool:
    terms = table.terms
    many = at_least(len(tally.abstain), len(tally.all), terms.abstaining_members)
    much = at_least(people(tally.abstain, table), people(tally.all, table), terms.abstaining_population)
    return _none_against(tally, table) and not (many and much)


def _words(tally: Tally, table: Table) -> str:
    told = f"{len(tally.yes)} of {len(tally.all)} {table.known(tally.yes)} to be for it"
    if tally.abstain:
        told += f", {len(tally.abstain)} abstain"
    return f"{told}; against it: {named(sorted(tally.no))}." if tally.no else f"{told}; none known to be against it."

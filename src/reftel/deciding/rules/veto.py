"""So many votes, and no *no* of a member with a veto: the UN Security Council (Charter, Article 27(3)).

A permanent member's abstention or absence is no veto (practice; ICJ, Namibia, 1971). [K]
"""

from reftel.deciding import voting
from reftel.deciding.rules.rule import Table, Verdict, named
from reftel.deciding.voting import Count, Tally


def judge(table: Table) -> Verdict:
    """What a count with vetoes makes of the seats."""
    return voting.judge(table, Count(_passes, _words))


def _passes(tally: Tally, table: Table) -> bool:
    return len(tally.yes) >= needed(table) and not tally.no & frozenset(table.terms.veto)


def needed(table: Table) -> int:
    """The number of votes that is needed; more than half of the members where the question names none."""
    return table.terms.count or len(table.members or ()) // 2 + 1


def _words(tally: Tally, table: Table) -> str:
    vetoes = sorted(tally.no & frozenset(table.terms.veto))
    told = f"{len(tally.yes)} of {len(tally.all)} {table.known(tally.yes)} to be for it; {needed(table)} are needed."
    return f"{told} Vetoed by {named(vetoes)}." if vetoes else told

"""Reverse consensus: adopted unless all object (WTO Dispute Settlement Understanding, Articles 6, 16 and 17). [K]"""

from reftel.deciding import voting
from reftel.deciding.rules.rule import Table, Verdict
from reftel.deciding.voting import Count, Tally


def judge(table: Table) -> Verdict:
    """What reverse consensus makes of the seats."""
    return voting.judge(table, Count(_not_all, _words))


def _not_all(tally: Tally, _: Table) -> bool:
    return len(tally.no) < len(tally.all)


def _words(tally: Tally, _: Table) -> str:
    return f"{len(tally.no)} of {len(tally.all)} known to object; only all together can stop it."

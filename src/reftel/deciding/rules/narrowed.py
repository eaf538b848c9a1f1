"""Consensus among some: of those present, or without the State or States concerned.

*Present*: only a member that is there may object (WTO Agreement, Article IX, note 1). *Minus one*: without the State
concerned, in cases of clear, gross and uncorrected violations (Prague Document 1992, paragraph 16). *Minus two*: two
States are directed to conciliation without their consent (Stockholm Council 1992, Annex 4). [K]
"""

import msgspec

from reftel.deciding.rules import consensus
from reftel.deciding.rules.rule import Table, Verdict


def judge_present(table: Table) -> Verdict:
    """Consensus of those that ``present`` names; of all members, where it names none."""
    if table.members is None or not table.terms.present:
        return consensus.judge(table)
    there = tuple(m for m in table.members if m in table.terms.present)
    verdict = consensus.judge(msgspec.structs.replace(table, members=there))
    return _saying(verdict, f"Only the {len(there)} members that are present may object.")


def judge_minus(table: Table) -> Verdict:
    """Consensus without the States concerned, that ``apart`` names."""
    apart = table.terms.apart
    members = None if table.members is None else tuple(m for m in table.members if m not in apart)
    stances = {actor: stance for actor, stance in table.stances.items() if actor not in apart}
    verdict = consensus.judge(msgspec.structs.replace(table, members=members, stances=stances))
    return _saying(verdict, f"The consent of {' and '.join(apart)} is not asked." if apart else "")


def _saying(verdict: Verdict, more: str) -> Verdict:
    return msgspec.structs.replace(verdict, because=f"{verdict.because} {more}".strip())

"""The silence procedure: adopted when nobody has broken silence by its deadline.

The chair sets the exact time; a written objection before it breaks silence at once (OSCE Rules of Procedure,
Annex 1(A); NATO practice). Until then silence is no consent, for it can still be broken; from then on it is. [K]
"""

import msgspec

from reftel.deciding.rules import consensus
from reftel.deciding.rules.rule import Table, Verdict, named

_QUIET = ("silent", "absent", "abstain")


def judge(table: Table) -> Verdict:
    """What the silence procedure makes of the seats at the date of the board (None: when it has run out)."""
    verdict = consensus.judge(table)
    terms = table.terms
    if verdict.result == "not adopted":
        broken = verdict.because.replace(
            "and under consensus one objection is enough", "and one objection breaks silence"
        )
        return msgspec.structs.replace(verdict, because=broken)
    if terms.opens and table.on and table.on < terms.opens:
        because = f"The silence procedure opens on {terms.opens} only. {verdict.because}"
        return msgspec.structs.replace(verdict, result="undetermined", because=because)
    if not terms.expires or not table.on or table.on >= terms.expires:
        return verdict
    quiet = tuple(sorted(m for m in table.members or () if table.stances.get(m) in _QUIET))
    if not quiet:
        return verdict
    because = (
        f"Silence lasts until {terms.expires}, and until then it can be broken by {named(quiet)}. {verdict.because}"
    )
    still = tuple(sorted({*verdict.open, *quiet}))
    return msgspec.structs.replace(verdict, result="undetermined", because=because, open=still)

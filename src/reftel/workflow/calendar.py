"""What of an archive opened or opens when, by the executive order line of each cable: a rule, not what was done."""

from collections.abc import Iterable

from reftel.model.cable import Cable
from reftel.model.opening import Opening


def openings(cables: Iterable[Cable]) -> tuple[Opening, ...]:
    """Those of some cables that bear a level which an order declassifies; in the order in which they open."""
    found = []
    for cable in cables:
        told = cable.declassification
        if told is None or told.rule == "none" or cable.classification is None:
            continue
        found.append(
            Opening(
                cable=cable.citation,
                subject=cable.subject,
                origin=cable.origin,
                date=cable.date,
                level=cable.classification.level,
                told=told,
                status=cable.release.status,
                released=cable.release.date if cable.release.status == "released" else None,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.told.date or "9999", one.date or "", one.cable)))

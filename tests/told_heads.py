"""What the head of a cable says, in the form in which it is told what was put into one that was made."""

from reftel.model.cable import Cable


def told(cable: Cable) -> dict[str, object]:
    """What a cable says, by the names under which what was made tells it."""

    def addressees(name: str) -> list[tuple[str, str | None, int | None]]:
        return [(one.name, one.precedence, int(one.number) if one.number else None) for one in getattr(cable, name)]

    head, at = cable.head, cable.dtg.at if cable.dtg else None
    return {
        "number": (cable.mrn.year, cable.mrn.station, cable.mrn.serial) if cable.mrn else None,
        "dtg": (at.year, at.month, at.day, at.hour, at.minute) if at else None,
        "precedence": cable.precedence,
        "origin": cable.origin,
        "action": addressees("action"),
        "info": addressees("info"),
        "level": cable.classification.level if cable.classification else None,
        "section": head.sections.value if head.sections else None,
        "captions": list(cable.captions),
        "order": cable.eo.order if cable.eo else None,
        "declassify": cable.eo.declassify if cable.eo else None,
        "tags": [tag.code for tag in cable.tags],
        "subject": cable.subject,
        "references": [(one.mrn.year, one.mrn.station, one.mrn.serial) for one in cable.references if one.mrn],
        "others": sum(one.mrn is None for one in cable.references),
        "classified_by": next((one.name.split()[-1].upper() for one in cable.classified_by if one.name), None),
        "reasons": tuple(sorted(set(cable.reasons))),
    }

"""Made-up cables for the stages of extraction: paragraphs in, statements out."""

import msgspec

from made_up import cable, field, paragraph
from reftel.extracting import notes_of
from reftel.extracting.notes import Notes
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable, CableDate, Paragraph
from reftel.model.statement import Statement
from reftel.model.structure import Role


def cable_of(*texts: str | tuple[Role, str], signature: tuple[str, ...] = (), heading: str | None = None) -> Cable:
    """A cable of 17 March 2004 from a post that no table knows; a text may come with its role."""
    paragraphs: list[Paragraph] = []
    for number, given in enumerate(texts, start=1):
        role, text = given if isinstance(given, tuple) else ("body", given)
        paragraphs.append(
            msgspec.structs.replace(paragraph(number, text, start=9_000 * number), role=role, heading=heading)
        )
    base = cable()
    head = msgspec.structs.replace(
        base.head,
        mrn=field(Mrn(2004, "SESTRIN", 77)),
        date=field(CableDate("2004-03-17", "dtg")),
        signature=field(signature) if signature else None,
    )
    return msgspec.structs.replace(base, head=head, paragraphs=tuple(paragraphs))


def noted(*texts: str | tuple[Role, str], signature: tuple[str, ...] = ()) -> Notes:
    """What the stages note of such a cable."""
    return notes_of(cable_of(*texts, signature=signature))


def said(*texts: str | tuple[Role, str], signature: tuple[str, ...] = ()) -> list[Statement]:
    """The statements of such a cable."""
    return list(noted(*texts, signature=signature).statements)


def pairs(*texts: str | tuple[Role, str], signature: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Speaker and content of its statements."""
    return [(statement.speaker, statement.content) for statement in said(*texts, signature=signature)]

"""An archive with a few statements, and reviews of them, for tests of whatever reviews touch."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from made_readings import reading_of, statement_of
from reftel.archive import Archive
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable
from reftel.model.review import Patch, Review, Verdict, fields_of, patch_between
from reftel.model.source import Span
from reftel.model.statement import Statement

TEXT = "EXERCISE Minister Oyen said that the ferries would sail. Dravic rejected the bid, if the toll stands."
READING = reading_of(Mrn(2031, "VESSIA", 7), [TEXT, "Oyen repeated that the ferries would sail."])
CABLE: Cable = READING.cables[0]
MRN = CABLE.citation


def said(content: str, *, sentence: str, speaker: str = "Oyen", rank: float = 0.4, paragraph: int = 1) -> Statement:
    """A statement of the cable, whose sentence is given."""
    one = CABLE.paragraphs[paragraph - 1]
    at = one.text_start + one.text.index(sentence)
    made = statement_of(CABLE, paragraph, content, speaker=speaker)
    return msgspec.structs.replace(made, sentence=sentence, sentence_span=Span(at, at + len(sentence)), rank=rank)


FIRST, SECOND = TEXT.partition(". ")[0] + ".", TEXT.partition(". ")[2]
SAILS = said("the ferries would sail", sentence=FIRST)
REJECTS = msgspec.structs.replace(said("the bid", sentence=SECOND, speaker="Dravic", rank=0.7), act="reject")
REPEATS = msgspec.structs.replace(
    said("the ferries would sail", sentence=CABLE.paragraphs[1].text, paragraph=2, rank=0.6), echo_of=SAILS.id
)
STATEMENTS = (SAILS, REJECTS, REPEATS)


def reviewed_archive(path: Path, statements: Sequence[Statement] = STATEMENTS) -> Path:
    """An archive with the cable and its statements."""
    with Archive(path, create=True) as archive:
        archive.add([READING])
        archive.add_statements("1", [(CABLE, statements)])
    return path


def moved(statement: Statement, content: str) -> Patch:
    """The patch that gives a statement another content out of its sentence."""
    at = statement.sentence_span.start + statement.sentence.index(content)
    seen = fields_of(statement)
    return patch_between(seen, msgspec.structs.replace(seen, start=at, end=at + len(content), content=content))


def review(
    one: Statement, verdict: Verdict = "accept", coder: str = "Ann", number: int = 1, patch: Patch | None = None
) -> Review:
    """What a coder says of a statement of the cable."""
    return Review(
        cable=one.cable,
        source=one.source,
        begin=CABLE.span.start,
        statement=one.id,
        version="1",
        seen=fields_of(one),
        coder=coder,
        verdict=verdict,
        patch=patch or Patch(),
        number=number,
    )

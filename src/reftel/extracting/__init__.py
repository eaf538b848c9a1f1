"""From a cable to its statements: who is reported to have said what to whom, when, on what condition.

The stages, in order: sentences and their parses; reported speech; what continues it, and the post's own judgements;
stance; what is denied; conditions; who is meant; dates; statements; echoes.
"""

from collections.abc import Callable

from reftel.extracting.notes import Notes
from reftel.extracting.parser import MODEL
from reftel.extracting.stages import echoes, time
from reftel.extracting.stages.actors import resolve
from reftel.extracting.stages.assemble import assemble
from reftel.extracting.stages.conditions import find
from reftel.extracting.stages.denial import deny
from reftel.extracting.stages.implied import add_implied
from reftel.extracting.stages.parsing import read_sentences
from reftel.extracting.stages.speech import find_speech
from reftel.extracting.stages.stance import judge
from reftel.model.cable import Cable
from reftel.model.statement import Statement

VERSION = "24"  # of what the stages make of a cable: raised whenever a rule changes, so that archives extract anew

Stage = Callable[[Notes], Notes]

STAGES: tuple[Stage, ...] = (
    read_sentences,
    find_speech,
    add_implied,
    judge,
    deny,
    find,
    resolve,
    time.said_on,
    assemble,
    echoes.link,
)


def notes_of(cable: Cable, pipeline: str | None = None, without: str | None = None) -> Notes:
    """What the stages noted of a cable: its sentences, drafts, statements and findings.

    ``pipeline`` is a spaCy pipeline instead of the shipped one, ``without`` the name of a stage to leave out.
    """
    notes = Notes(cable=cable, pipeline=pipeline, extractor=f"{pipeline or MODEL}/{VERSION}")
    for stage in STAGES:
        if without is None or stage.__module__.rpartition(".")[2] != without:
            notes = stage(notes)
    return notes


def extract(cable: Cable) -> tuple[Statement, ...]:
    """The statements of a cable, in the order of their places."""
    return notes_of(cable).statements

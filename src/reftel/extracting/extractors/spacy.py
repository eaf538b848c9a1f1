"""``spacy:NAME``: reftel's own rules over any English pipeline of spaCy, by package name or folder."""

from reftel.errors import InputError
from reftel.extracting import VERSION, notes_of, parser
from reftel.extracting.extractors.extractor import Extraction, Kind
from reftel.model.cable import Cable


class Rules:
    """The stages, over the parses of one pipeline."""

    host = None

    def __init__(self, pipeline: str) -> None:
        """Load the pipeline.

        Raises:
            InputError: if it is not installed, or does not parse English.
        """
        if not pipeline:
            raise InputError(f"Name a spaCy pipeline behind the colon: spacy:{parser.MODEL}.")
        self.pipeline = pipeline
        self.label = (
            VERSION if pipeline == parser.MODEL else f"spacy:{pipeline}@{parser.version_of(pipeline)}/{VERSION}"
        )

    def extract(self, cable: Cable) -> Extraction:
        """The statements of a cable."""
        notes = notes_of(cable, self.pipeline)
        return Extraction(notes.statements, notes=notes)


KIND = Kind("spacy", "NAME", "the rules over another English pipeline of spaCy", Rules)

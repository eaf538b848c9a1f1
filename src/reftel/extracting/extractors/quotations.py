"""``quotations``: a baseline, nothing but direct quotations, each said by the person who was named last before it."""

from reftel.errors import InputError
from reftel.extracting.extractors.extractor import Extraction, Kind
from reftel.extracting.notes import Draft, Mention, Notes, Sentence
from reftel.extracting.registry import Registry
from reftel.extracting.sentences import quotations, split
from reftel.extracting.shortnames import WORD
from reftel.extracting.stages.assemble import assemble
from reftel.model.cable import Cable

VERSION = "1"
SHORTEST = 3  # words; less is a single word in quotation marks


class Quotations:
    """Every quotation is a statement."""

    host = None
    label = f"quotations:/{VERSION}"

    def __init__(self, argument: str = "") -> None:
        if argument:
            raise InputError("The extractor quotations takes nothing behind its name.")

    def extract(self, cable: Cable) -> Extraction:
        """The quotations of a cable as statements."""
        registry = Registry(cable)
        sentences: list[Sentence] = []
        drafts: list[Draft] = []
        for turn, paragraph in enumerate(cable.paragraphs):
            text = paragraph.text
            places = split(text)
            named = [
                (match.start(), person.short)
                for match in WORD.finditer(text)
                if (person := registry.person(match.group()))
            ]
            for start, end in quotations(text):
                if len(text[start:end].split()) < SHORTEST:
                    continue
                before = [name for at, name in named if at < start]
                behind = [name for at, name in named if at >= end]
                place = next(((lo, hi) for lo, hi in places if lo <= start < hi), (start, end))
                sentences.append(
                    Sentence(
                        index=len(sentences),
                        para=turn,
                        start=place[0],
                        end=place[1],
                        text=text[place[0] : place[1]],
                        role="body",
                    )
                )
                drafts.append(
                    Draft(
                        sentence=len(sentences) - 1,
                        start=start,
                        end=end,
                        frame="quote",
                        act="state",
                        speaker_at=Mention("", start, start),
                        speaker=(before[-1:] or behind[:1] or ["post"])[0],
                        because="quotation",
                    )
                )
        notes = Notes(cable=cable, sentences=tuple(sentences), drafts=tuple(drafts), extractor=self.label)
        return Extraction(assemble(notes).statements)


KIND = Kind("quotations", "", "a baseline: direct quotations only, each said by the person named last", Quotations)

"""The source itself: its nodes joined, which is its text as it came, character for character."""

from reftel import errors
from reftel.model.cable import Cable, Reading
from reftel.model.source import held
from reftel.writing.formats.format import Form


def write(cable: Cable) -> str:
    """The text of the whole source that a cable stands in.

    Raises:
        InputError: if nobody holds the reading that the cable came from; a cable alone has no text.
    """
    source = held(cable.source.sha256)
    if source is None:
        raise errors.InputError("the source is not held any more: give the reading in place of its cable")
    return source.text


def joined(reading: Reading) -> str:
    """The nodes of a reading, joined."""
    text = reading.source.text
    return "".join(text[node.start : node.end] for node in reading.nodes)


SOURCE = Form("source", write)

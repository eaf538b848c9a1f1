"""Writing: cables to text, in a form of ``FORMATS``, and records to tables. What is written was read, none made up."""

from reftel import errors
from reftel.model.cable import Cable, Reading
from reftel.writing.formats import FORMATS
from reftel.writing.formats.source import joined

__all__ = ["FORMATS", "write"]


def write(thing: Cable | Reading, form: str) -> str:
    """A cable, or the cables of a reading, as ``source``, ``telegram``, ``tei`` or ``json``.

    As ``source`` it is the text of the whole source, for which the reading is needed or has to be held by somebody.

    Raises:
        InputError: if there is no such form, or the source of a cable is not held any more.
    """
    chosen = next((each for each in FORMATS if each.name == form), None)
    if chosen is None:
        raise errors.InputError(f"no form {form}: {', '.join(each.name for each in FORMATS)}")
    if isinstance(thing, Cable):
        return chosen.write(thing)
    if form == "source":
        return joined(thing)
    return "".join(chosen.write(cable) for cable in thing.cables)

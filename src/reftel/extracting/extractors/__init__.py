"""What can make statements of a cable: the shipped rules, others that a user names, and a baseline to compare with.

A user names one as ``KIND`` or ``KIND:ARGUMENT``; none named is the shipped one.
"""

from functools import cache

from reftel.errors import InputError
from reftel.extracting.extractors import endpoint, quotations, spacy
from reftel.extracting.extractors.extractor import Extraction, Extractor, Kind
from reftel.extracting.parser import MODEL

__all__ = ["EXTRACTORS", "SHIPPED", "Extraction", "Extractor", "Kind", "extractor_of"]

SHIPPED = f"spacy:{MODEL}"

EXTRACTORS: tuple[Kind, ...] = (spacy.KIND, endpoint.KIND, quotations.KIND)


@cache
def extractor_of(name: str = SHIPPED) -> Extractor:
    """The extractor of a name, opened once a process.

    Raises:
        InputError: if there is none, or it cannot be opened.
    """
    kind, _, argument = name.partition(":")
    for one in EXTRACTORS:
        if one.name == kind:
            return one.open(argument)
    known = ", ".join(f"{one.name}:{one.argument}" if one.argument else one.name for one in EXTRACTORS)
    raise InputError(f"There is no extractor {name!r}: name one of {known}.")

"""What was X-ed out before a cable came here: ``XXXXXXXXXXXX`` in the place of a name, a post or a number.

The sign may be a Latin or a Cyrillic one, which look alike. Brackets, bars and words that say as much of a name are in
``reftel.model.redacted``, which begins with this.
"""

import re
from typing import Final

SIGN: Final = "[Xx\u0425\u0445]"
RUN: Final = SIGN + "{4,}"
"""A pattern: as many signs as no word and no number in Roman figures has."""
_RUN = re.compile(RUN)
_ALL = re.compile(rf"(?:{SIGN}|\s)+")


def is_xed(text: str) -> bool:
    """Whether a text holds something that was X-ed out."""
    return _RUN.search(text) is not None


def is_all_xed(text: str) -> bool:
    """Whether nothing else is in a text, however few signs there are: a post ``XXX`` is none."""
    return _ALL.fullmatch(text) is not None

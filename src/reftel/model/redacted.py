"""Names that were taken out before a cable came here: ``XXXXXXXXXXXX``, ``[DETAILS REMOVED]``, ``[name withheld]``.

They hide many people and are the name of none: nothing joins them across cables.
"""

import re
from typing import Final

from reftel.facts.xing import RUN

_GONE = r"(?:removed|redacted|deleted|excised|withheld)"
REDACTED: Final = re.compile(
    rf"{RUN}|█+"
    # The last bracket may be lost.
    rf"|\[ ?(?i:(?:[a-z',]{{1,20}} ){{0,5}}{_GONE}(?: [a-z',]{{1,20}}){{0,3}}) ?(?:\]|$)"
    r"|\b(?:NAMES?|DETAILS?|IDENTITY|TITLE) (?:REMOVED|REDACTED|DELETED|EXCISED|WITHHELD)\b"
)
"""What stands in the place of a name."""
_BARE = re.compile(r"[\[(]?(?:REDACTED|EXCISED)\b")  # no name at all is left, nor brackets that close
_ANOTHER = re.compile(r"\s\S")  # word


def is_redacted(name: str) -> bool:
    """Whether a name is, or holds, what stands in the place of one."""
    return REDACTED.search(name) is not None


def is_redacted_last(name: str) -> bool:
    """Whether the last word of a name is, or holds, what stands in the place of one: ``adviser XXXXXXXXXXXX's``."""
    ends = [found.end() for found in REDACTED.finditer(name)]
    return bool(ends) and _ANOTHER.search(name, ends[-1]) is None


def begins_redacted(text: str) -> bool:
    """Whether a text begins with what stands in the place of one: ``XXXXXXXXXXXX``, ``[EXCISED``, ``REDACTED``."""
    opened = 1 if text[:1] in ("[", "(") else 0
    return any(found is not None for found in (_BARE.match(text), REDACTED.match(text), REDACTED.match(text, opened)))


def redacted_in(text: str) -> str | None:
    """The first of them in a text, with its last bracket."""
    found = REDACTED.search(text)
    if found is None:
        return None
    told = found.group()
    return f"{told.rstrip()}]" if told[0] == "[" and told[-1] != "]" else told


def apart(name: str, cable: str) -> str:
    """What an actor is called by a name beside those of other cables: one that was taken out, with its own cable."""
    return f"{name} ({cable})" if is_redacted(name) else name

"""References: the earlier cables that a cable names (reftels), e.g. ``REF: A. STATE 113203``."""

import msgspec

from reftel.fields.mrn import Mrn


class Reference(msgspec.Struct, frozen=True):
    """One reference: its letter, its kind (``cable``, ``e-mail``, ``telcon`` …), the MRN if it is one, and its text."""

    enumerator: str | None
    kind: str
    mrn: Mrn | None
    text: str

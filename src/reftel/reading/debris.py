"""Whether the text layer of a scan is so poor that much of it is no words: measured, said, and nothing left out.

The measure is the share of English words among all that have four signs and more. In 26 telegrams of 1973 to 1979 that
were typed into the archive's file it is 0.65 to 0.95 (names and Spanish take the rest); in released scans 0.52 to 0.72.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reftel.facts.english import LEAST, known_share
from reftel.reading.remarks import in_order, remark

if TYPE_CHECKING:
    from reftel.model.cable import Cable

_ENOUGH = 100  # words: of fewer the share says little


def told_poor(cable: Cable) -> Cable:
    """The cable, which was read from a PDF; with a finding where its text layer is poor."""
    share, words = known_share([paragraph.text for paragraph in cable.paragraphs])
    if words < _ENOUGH or share >= LEAST:
        return cable
    message = (
        f"a poor scan, or not in English: {share:.0%} of its {words:,} longer words are known;"
        " search and statements miss much of it"
    )
    told = remark("poor-scan", message, cable.span)
    return msgspec.structs.replace(cable, findings=in_order((*cable.findings, told)))

"""Which cables of a source are not whole because pages of it are damaged or were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reftel.reading.remarks import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reftel.model.cable import Cable
    from reftel.model.finding import Finding
    from reftel.model.source import Span

LOSING = ("pages-damaged", "pages-left-out")
"""What a source may say of itself that is about text that is not there."""


def lessened(cables: list[Cable], findings: Iterable[Finding], text: str) -> list[Cable]:
    """The cables, those partial from whose place text is lost; each says so in a finding of its own.

    A page of which no text is left has its place all the same, and takes from the cables before and behind it: whose
    it was, nobody can tell. What has no place takes from a cable only where that is alone in its source.
    """
    losses = [finding for finding in findings if finding.code in LOSING]
    if not losses:
        return cables
    made = []
    for cable in cables:
        alone = len(cables) == 1
        own = [each for each in losses if alone or ((each.start or each.end) and _meets(cable.span, each, text))]
        if own:
            told = in_order((*own, *cable.findings))
            less = cable.completeness if cable.completeness != "whole" else "partial"
            cable = msgspec.structs.replace(cable, completeness=less, findings=told)  # noqa: PLW2901
        made.append(cable)
    return made


def _meets(span: Span, finding: Finding, text: str) -> bool:
    """Whether a finding's place is in a cable, or next to it with nothing but white space between."""
    low, high = max(span.start, finding.start), min(span.end, finding.end)
    return low < high or not text[high:low].strip()

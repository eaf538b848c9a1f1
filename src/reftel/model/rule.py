"""What a finding of linting means: the rule behind it, its authority, a good and a bad example."""

from typing import Literal

import msgspec

from reftel.model.finding import Severity

Made = Literal["lint", "reading", "archive", "composed"]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: ``good`` and ``bad`` are lines that stand in the place of those of a model cable, by their element.

    ``made`` says by what its findings are made: a rule over one cable, reading, a rule over an archive, or one that is
    only asked of a text that is to be sent. Several codes may share a number.
    """

    code: str
    number: str
    severity: Severity
    authority: str
    says: str
    made: Made = "lint"
    example: bool = True
    good: dict[str, str] = {}
    bad: dict[str, str] = {}
    other: dict[str, str] = {}

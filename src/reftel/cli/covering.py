"""The line that says how much an answer leaves out: cables of an archive that are not extracted yet."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from reftel import workflow
from reftel.cli import strings
from reftel.cli.console import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reftel.cli.options import Input


def tell_coverage(sources: Iterable[Input], cues: Iterable[str] = ()) -> None:
    """One line on standard error for each archive of which matching cables are not extracted yet."""
    cues = tuple(cues)
    for source in sources:
        if not isinstance(source, Path) or not workflow.is_archive(source):
            continue
        coverage = workflow.coverage_of([source], cues)
        left = coverage.cables - coverage.extracted
        if left:
            told = strings.NOT_EXTRACTED_ONE if left == 1 else strings.NOT_EXTRACTED
            note(told.format(count=left, archive=shlex.quote(str(source))))

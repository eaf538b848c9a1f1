"""The lines that say what an answer rests on: how many statements of how many cables, and what is left out."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from reftel import workflow
from reftel.cli import strings
from reftel.cli.console import note
from reftel.model.telling import counted, held_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reftel.cli.options import Input


class Counted:
    """Shows progress, and remembers of how many bare cables statements were made, and how many there were."""

    def __init__(self, show: Callable[[int, int | None], None]) -> None:
        self._show = show
        self.done = self.total = 0

    def __call__(self, done: int, total: int | None) -> None:
        """So many are done."""
        self.done, self.total = done, total or done
        self._show(done, total)


def tell_basis(what: str, sources: Sequence[Input], cues: Iterable[str] = (), *, bare: Counted) -> None:
    """On standard error: what was found, of how many cables, and what part of their posts' numbers is held.

    ``bare`` is what was read and extracted for this answer.
    """
    coverage = workflow.coverage_of(sources, tuple(cues))
    cables = counted(coverage.cables + bare.total, "cable")
    parts = [what, strings.RESTS_ON.format(extracted=coverage.extracted + coverage.older + bare.done, cables=cables)]
    note(" · ".join(part for part in (*parts, held_in_words(coverage.held)) if part))
    tell_coverage(sources, cues)


def tell_coverage(sources: Iterable[Input], cues: Iterable[str] = ()) -> None:
    """On standard error for each archive of which matching cables are not extracted yet, or by an older version."""
    cues = tuple(cues)
    for source in sources:
        if not isinstance(source, Path) or not workflow.is_archive(source):
            continue
        coverage = workflow.coverage_of([source], cues)
        left = coverage.cables - coverage.extracted - coverage.older
        if coverage.older:
            older = counted(coverage.older, "cable")
            note(strings.EXTRACTED_BEFORE.format(count=older, archive=shlex.quote(str(source))))
        if left:
            told = strings.NOT_EXTRACTED_ONE if left == 1 else strings.NOT_EXTRACTED
            note(told.format(count=left, archive=shlex.quote(str(source))))


def to_check(count: int, echoes: int = 0) -> str:
    """``, 2 of them repetitions, 3 to check``; nothing where there are none."""
    repeated = f", {echoes:,} of them {'a repetition' if echoes == 1 else 'repetitions'}" if echoes else ""
    return repeated + (f", {count:,} to check" if count else "")

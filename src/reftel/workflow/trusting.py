"""Whether an archive can be trusted: everything in it checked, by several processes, and what is derived made again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from reftel import executors
from reftel.archive import Archive, accounts, checking
from reftel.archive.checking import Stretch
from reftel.archive.index import Progress
from reftel.model.report import VerifyReport

_FEW = 8
REPAIRED = "What is derived was made again: links, which version counts, who is who, the search index."


class Checking(msgspec.Struct, frozen=True):
    """Checks a stretch of the sources of an archive; a record, because it is sent to other processes."""

    archive: str

    def __call__(self, stretch: Stretch) -> tuple[str, ...]:
        """One sentence for each thing that is wrong."""
        return checking.check(Path(self.archive), stretch)


def verify(archive: Path, *, workers: int = 1, repair: bool = False, progress: Progress | None = None) -> VerifyReport:
    """Whether everything in an archive is there and is what it was, and the accounts beside it too.

    With ``repair`` what is derived is made again first: the search index, who is who, links, which version counts.

    Raises:
        ArchiveError: if there is no archive, or somebody is writing to it that is to be repaired.
    """
    if repair:
        with Archive(archive) as opened:
            opened.mend()
    with Archive(archive, read_only=True) as opened:

        def each(folder: Path, stretches: list[Stretch]) -> Iterator[tuple[Stretch, tuple[str, ...]]]:
            here = 1 if len(stretches) < _FEW else workers  # to start others takes a second
            results = executors.each(here, Checking(str(folder)), stretches)
            with closing(results):
                for done in results:
                    yield done.task, (_died(done.task),) if done.result is None else done.result

        report = opened.verify(progress, each)
    return msgspec.structs.replace(
        report,
        problems=(*report.problems, *accounts.problems(archive)),
        mended=(*((REPAIRED,) if repair else ()), *report.mended),
    )


def _died(stretch: Stretch) -> str:
    return f"The sources from {stretch[0]} to {stretch[1]} could not be checked: the process that did it ended twice."

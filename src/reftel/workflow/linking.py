"""How cables hang together: the versions of one, and the links of an archive."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reftel import workflow
from reftel.archive import Archive, is_archive
from reftel.archive.comparing import compare
from reftel.errors import InputError
from reftel.executors import Workers
from reftel.model.links import Links, Missing, Series
from reftel.model.versions import Versions
from reftel.workflow.tasks import Input

if TYPE_CHECKING:
    from reftel.model.cable import Cable


def versions_of(
    sources: Sequence[Input],
    takes: Callable[[str], bool] = lambda _: True,
    *,
    workers: Workers = 1,
    on_problem: workflow.OnProblem | None = None,
) -> Iterator[Versions]:
    """The versions of each cable that has several, side by side; ``takes`` says of which citations.

    Bare sources are read together, so that copies in different files are versions of one cable.
    """
    bare: dict[str, list[Cable]] = {}
    for source in sources:
        if isinstance(source, Path) and is_archive(source):
            with Archive(source, read_only=True) as opened:
                for mrn in opened.several():
                    found = opened.versions(mrn) if takes(mrn) else None
                    if found is not None:
                        yield found
        else:
            for cable in workflow.cables_of([source], workers=workers, on_problem=on_problem):
                if cable.mrn is not None and takes(cable.citation):
                    bare.setdefault(cable.citation, []).append(cable)
    for _, cables in sorted(bare.items()):
        if len({(cable.source.sha256, cable.span.start) for cable in cables}) > 1:
            yield compare(cables)


def links_in(archive: Path, mrns: Sequence[str]) -> Iterator[Links]:
    """What cables hang together with.

    Raises:
        InputError: if one of them is not held.
        ArchiveError: if there is no archive.
    """
    with Archive(archive, read_only=True) as opened:
        linking = opened.linking()
        for mrn in mrns:
            found = linking.links(mrn)
            if found is None:
                raise InputError(f"{archive} does not hold {mrn}, or more than one year has that number.")
            yield found


def missing_in(archive: Path) -> Iterator[Missing]:
    """The cables that are referred to and not held, the most referred to first."""
    with Archive(archive, read_only=True) as opened:
        yield from opened.linking().missing()


def series_in(archive: Path) -> Iterator[Series]:
    """What is held of the numbers of each post and year."""
    with Archive(archive, read_only=True) as opened:
        yield from opened.linking().series()

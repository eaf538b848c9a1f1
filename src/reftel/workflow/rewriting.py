"""What is held is written out again: sources as they came, cables in another form."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reftel.archive import Archive, is_archive
from reftel.executors import Workers
from reftel.model.cable import Cable
from reftel.model.report import Unreadable
from reftel.model.source import Source
from reftel.workflow import OnProblem, cables_of
from reftel.workflow.tasks import Input, jobs_in, read_source
from reftel.writing import FORMATS, write

__all__ = ["FORMS", "sources_again", "write_cables"]

FORMS: tuple[str, ...] = tuple(form.name for form in FORMATS)
"""The forms in which a cable is written."""


def write_cables(
    sources: Sequence[Input], form: str, *, workers: Workers = 1, on_problem: OnProblem | None = None
) -> Iterator[tuple[Cable, str]]:
    """The cables of sources and archives, each with its text in a form that is made of values.

    Raises:
        InputError: if a source that was named does not exist, or there is no such form.
    """
    cables = cables_of(sources, workers=workers, on_problem=on_problem)
    # Cables are read in their processes already; writing one costs less than sending it to another.
    for cable in cables:
        yield cable, write(cable, form)


def sources_again(sources: Sequence[Input], *, on_problem: OnProblem | None = None) -> Iterator[tuple[Source, bytes]]:
    """Each source as it came, byte for byte: of a text its nodes joined, in its charset.

    Where something was purged it is the text that is left. The members of a container are in it, and not given again.
    A dump that is too large to be read at once comes in its parts, which an archive holds each with the names of the
    columns above it.

    Raises:
        InputError: if a source that was named does not exist.
        ArchiveError: if a source of an archive is lost or damaged.
    """
    for source in sources:
        if isinstance(source, Path) and is_archive(source):
            with Archive(source, read_only=True) as opened:
                purged = opened.purging().tombstones()
                for held in opened.sources():
                    if held.container is not None:
                        continue
                    one = opened.source(held.sha256)
                    if held.sha256 in purged:
                        yield one, one.text.encode("utf-8", "surrogatepass")
                    else:
                        yield one, _bytes(one, one.text, opened.original(held.sha256))
            continue
        for job in jobs_in([source]):
            result = read_source(job)
            if isinstance(result, Unreadable):
                if on_problem:
                    on_problem(result)
                continue
            again = _bytes(result.source, write(result, "source"), job.load())
            yield result.source, again[len(job.names) :]


def _bytes(source: Source, text: str, data: bytes) -> bytes:
    if not source.encoding or source.encoding == "pdf":
        return data
    again = text.encode(source.encoding, "replace")
    # Bytes that are no characters of their charset read as U+FFFD, which does not lead back to them.
    damaged = again != data and data.decode(source.encoding, "replace") == text
    return data if damaged else again

"""Drafts in the order of the work: cables that speak of something → what they name → a question file."""

import errno
from collections.abc import Sequence
from pathlib import Path

from reftel import workflow
from reftel.archive import Archive, is_archive, preference
from reftel.archive.words import words
from reftel.errors import InputError, NoSpaceError, QueryError
from reftel.executors import Workers
from reftel.extracting.drafting import draft
from reftel.model.cable import Cable
from reftel.model.draft import Draft
from reftel.workflow.tasks import Input
from reftel.writing import drafts

__all__ = ["draft_text", "missing", "propose", "save"]

draft_text, missing = drafts.draft_text, drafts.missing
_MOST = 2_000
"""So many cables are looked at: a query that more of them answer is too wide for one question."""


def propose(
    sources: Sequence[Input],
    query: str,
    *,
    workers: Workers = 1,
    on_problem: workflow.OnProblem | None = None,
    most: int = _MOST,
) -> Draft:
    """The draft of a question from the cables that speak of the query, each cable once.

    Archives are searched with the query as ``reftel search`` takes it; in bare sources a cable answers it that has all
    its words. Of archives ``most`` cables are looked at: a query that more of them answer is too wide.

    Raises:
        QueryError: if the query has no words, is none that can be read, or far too many cables answer it.
        InputError: if a source that was named does not exist.
    """
    if not words(query):
        raise QueryError("The query has no words; say in a few words what is to be decided.")
    kept: dict[str, Cable] = {}
    bare: list[Input] = []
    for source in sources:
        if isinstance(source, Path) and is_archive(source):
            _keep(kept, _from_archive(source, query, most))
        else:
            bare.append(source)
    asked = frozenset(words(query))
    cables = workflow.cables_of(bare, workers=workers, on_problem=on_problem)
    _keep(kept, [cable for cable in cables if asked <= frozenset(words(_text_of(cable)))])
    return draft(tuple(kept.values()), query)


def save(made: Draft, path: Path) -> None:
    """Write the draft as a question file; one that is there is left alone.

    Raises:
        InputError: if there is a file already, or it cannot be written.
        NoSpaceError: if the disk is full.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft_text(made))
    except FileExistsError:
        raise InputError(f"{path} is there already, perhaps with what you wrote; name another file.") from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoSpaceError(f"No space left for {path}.") from error
        raise InputError(f"Cannot write {path}: {error.strerror or error}.") from error


def _from_archive(archive: Path, query: str, most: int) -> list[Cable]:
    with Archive(archive, read_only=True) as opened:
        numbers = sorted(opened.matching(query))
        if len(numbers) > most:
            raise QueryError(
                f"{len(numbers):,} cables answer {query!r}, too many for one question; add words, a post or dates."
            )
        return [opened.load(number) for number in numbers]


def _text_of(cable: Cable) -> str:
    return " ".join((cable.subject or "", *(paragraph.text for paragraph in cable.paragraphs)))


def _keep(kept: dict[str, Cable], cables: Sequence[Cable]) -> None:
    for cable in cables:
        held = kept.get(cable.citation)
        if held is None or preference(cable) < preference(held):
            kept[cable.citation] = cable

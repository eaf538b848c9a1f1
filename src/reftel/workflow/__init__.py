"""The acts in order; the only module that joins them.

    read_into        sources → readings → archive
    extract_into     cables of the archive → statements → archive
    statements_of    sources or archives → statements
    decide_question  statements → positions → board

Bare sources are read and extracted in memory, archives are asked for what they hold. A source is a file, a folder,
an archive, or bytes. A file that cannot be opened is named, and the run goes on.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec

from reftel import executors
from reftel.archive import Archive, Extracted, is_archive, mentions, preference
from reftel.archive.query import parse
from reftel.deciding import changes, decide
from reftel.deciding.dates import check_since
from reftel.deciding.questions import load_question
from reftel.errors import InputError, QuestionError
from reftel.executors import Workers
from reftel.fields.mrn import Mrn
from reftel.model.board import Board, Coverage, Question
from reftel.model.cable import Cable, Reading
from reftel.model.finding import UNREAD
from reftel.model.position import Position
from reftel.model.report import ExtractReport, Hit, ReadReport, Unreadable
from reftel.model.statement import Statement
from reftel.model.telling import unread_as
from reftel.workflow.coverage import BY_HAND, coverage, holdings
from reftel.workflow.intake import Counting, Intake, Unit
from reftel.workflow.makers import (
    Made,
    Making,
    Packing,
    Watch,
    host_of,
    label_of,
    nothing_of,
    refuse_elsewhere,
    share_of,
)
from reftel.workflow.questions import Questions
from reftel.workflow.remote import Remote, is_remote, parse_remote
from reftel.workflow.tasks import (
    GIVEN_UP,
    Input,
    fetched,
    give_up_source,
    jobs_in,
    pack_source,
    read_source,
    sent,
    share_of_cable,
    share_of_source,
)

__all__ = [
    "Remote",
    "begin",
    "cables_of",
    "coverage_of",
    "decide_question",
    "extract_into",
    "host_of",
    "is_archive",
    "is_remote",
    "load_question",
    "parse_remote",
    "positions_of",
    "read_into",
    "read_sources",
    "search_in",
    "statements_of",
    "verify",
]

from reftel.workflow.trusting import verify
from reftel.workflow.turns import Turns

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[int, int | None], None]
OnProblem = Callable[[Unreadable], None]


# The acts, in order.


def read_into(
    archive: Path,
    sources: Sequence[Input],
    *,
    extract: bool = False,
    ocr: bool = False,
    confined: bool = False,
    again: bool = False,
    in_turns: bool = False,
    workers: Workers = 1,
    progress: Progress | None = None,
    watch: Counting | None = None,
) -> ReadReport:
    """Read sources into an archive, which is made if there is none; what it has already is not read again.

    With ``ocr`` scanned pages of PDFs go through OCRmyPDF. With ``confined`` no link in a folder is followed out of it.
    With ``again`` what was purged from the archive comes back. With ``in_turns`` others may write to the archive
    between two units of work, and no statements are made. ``watch`` is told how far the run has come, source by
    source.

    Raises:
        InputError: if a source that was named does not exist, an archive would be made of nothing, or OCRmyPDF is asked
            for and not installed.
        ArchiveError: if the archive cannot be written; what was committed is kept.
    """
    began = time.monotonic()
    jobs = list(jobs_in(sources, ocr=ocr, confined=confined))
    empty = [source for source in sources if isinstance(source, Path)] if not jobs else []
    if empty and not is_archive(archive):
        raise InputError(f"There is no file in {empty[0]}: name a folder with files to read; no archive was made.")
    with Turns(archive) if in_turns else Archive(archive, create=True) as opened:
        intake = Intake(opened, len(jobs), progress, watch, again=again)
        results = executors.each(workers, pack_source, sent(intake.unknown(fetched(jobs)), workers), share_of_source)
        with closing(results), intake.unit:
            for done in results:
                intake.take(done)
        intake.finish()
        made = _extract(opened, workers, None) if extract and isinstance(opened, Archive) else _Tally(0, 0)
        tally = opened.tally([*intake.hashes, *intake.members])
    return ReadReport(
        sources=len(jobs),
        cables=tally.cables,
        new=intake.cables,
        duplicates=intake.duplicates,
        unread=tally.unread + len(intake.unreadable),
        findings=tally.findings,
        seconds=round(time.monotonic() - began, 3),
        stubs=tally.stubs,
        partial=tally.partial,
        versions=tally.versions,
        kinds=tally.kinds,
        statements=made.statements,
        to_check=made.to_check,
        echoes=made.echoes,
        unread_formats=tally.unread_formats,
        unread_names=tally.unread_names,
        unreadable=tuple(intake.unreadable),
        purged=intake.purged,
        damaged=tuple(Unreadable(name, lost) for name, lost in tally.damaged),
    )


def begin(archive: Path) -> None:
    """Make an archive that is empty.

    Raises:
        ArchiveError: if it cannot be made there.
    """
    Archive(archive, create=True).close()


def extract_into(
    archive: Path, *, extractor: str | None = None, workers: Workers = 1, progress: Progress | None = None
) -> ExtractReport:
    """Make the statements of all cables of an archive that this version of the extractor has not done yet.

    Raises:
        ArchiveError: if there is no archive, or it cannot be written; what was committed is kept.
        InputError: if there is no extractor of that name.
        UnavailableError: if a service that the extractor asks stays away or refuses; what was committed is kept.
    """
    began = time.monotonic()
    label = label_of(extractor)
    with Archive(archive) as opened:
        before = len(opened.pending(label))
        made = _extract(opened, workers, progress, extractor)
        left = len(opened.pending(label))
        failed = len(opened.failures(label))
    seconds = round(time.monotonic() - began, 3)
    return ExtractReport(
        cables=before - left,
        statements=made.statements,
        left=left,
        seconds=seconds,
        failed=failed,
        to_check=made.to_check,
        echoes=made.echoes,
        dropped=made.dropped,
        extractor=label,
    )


def read_sources(
    sources: Sequence[Input], *, ocr: bool = False, workers: Workers = 1, on_problem: OnProblem | None = None
) -> Iterator[Reading]:
    """Read bare sources, in order.

    Raises:
        InputError: if a source that was named does not exist.
    """
    for result in _in_order(
        read_source, sent(jobs_in(sources, ocr=ocr), workers), give_up_source, workers, share_of_source
    ):
        if isinstance(result, Reading):
            yield result
        elif on_problem:
            on_problem(result)


def cables_of(
    sources: Sequence[Input], *, ocr: bool = False, workers: Workers = 1, on_problem: OnProblem | None = None
) -> Iterator[Cable]:
    """The cables of sources, with those of their members, and of archives."""
    for source in sources:
        if isinstance(source, Path) and is_archive(source):
            with Archive(source, read_only=True) as opened:
                yield from opened.cables()
        else:
            for one in read_sources([source], ocr=ocr, workers=workers, on_problem=on_problem):
                yield from _cables_in(one, on_problem)


def each_cable(do: Callable[[T], R], tasks: Iterable[T], workers: Workers, instead: Callable[[T], R]) -> Iterator[R]:
    """Do something with every task, in processes; results come in order, and what killed its process has another."""
    return _in_order(do, tasks, instead, workers)


def statements_of(
    sources: Sequence[Input],
    *,
    extractor: str | None = None,
    workers: Workers = 1,
    rejected: bool = False,
    on_problem: OnProblem | None = None,
    on_dropped: Callable[[int], None] | None = None,
    progress: Progress | None = None,
) -> Iterator[Statement]:
    """The statements of archives as they stand there, then those of bare sources, extracted in memory.

    With ``rejected`` those too which people rejected.
    """
    archives, bare = _apart(sources)
    for archive in archives:
        with Archive(archive, read_only=True) as opened:
            yield from opened.statements(rejected=rejected)
    cables = one_of_each(cables_of(bare, workers=workers, on_problem=on_problem))
    yield from made_of(
        cables, extractor, workers=workers, progress=progress, on_problem=on_problem, on_dropped=on_dropped
    )


def coverage_of(sources: Sequence[Input], cues: Sequence[str] = ()) -> Coverage:
    """How many cables of the archives among the sources speak of the cues, and how many of those are extracted.

    ``held`` says what part of the numbers of their posts those archives hold.
    """
    stored = _stored(_apart(sources)[0], cues)
    held = holdings(stored.asked, stored.held)
    return coverage(cables=stored.cables, extracted=stored.extracted, older=stored.older, held=held)


def positions_of(
    question: Question,
    sources: Sequence[Input],
    *,
    workers: Workers = 1,
    on_problem: OnProblem | None = None,
    progress: Progress | None = None,
) -> tuple[Position, ...]:
    """Who stands where on the options of a question, each with the statement behind it."""
    from reftel.extracting.positions import positions  # noqa: PLC0415 - the parser takes two seconds to load

    statements = statements_of(sources, workers=workers, on_problem=on_problem, progress=progress)
    return positions(question, tuple(statements))


def decide_question(
    question: Question,
    sources: Sequence[Input],
    on: str | None = None,
    *,
    since: str | None = None,
    workers: Workers = 1,
    on_problem: OnProblem | None = None,
    progress: Progress | None = None,
) -> Board:
    """The state of a question at a date, with how much it rests on, and what changed since an earlier date.

    Raises:
        QuestionError: if there are no sources, and the question has no seats by hand either; if ``since`` is later
            than the date of the board.
    """
    check_since(since, on or question.on)
    if not sources:
        if not any(seat.option or seat.candidate for seat in question.seats):
            raise QuestionError(
                f"The question {question.id} has no seat by hand on an option, so there is nothing to decide on: "
                "name a SOURCE."
            )
        return _decided(question, (), on, since, BY_HAND)
    from reftel.extracting.positions import positions  # noqa: PLC0415 - the parser takes two seconds to load

    archives, bare = _apart(sources)
    cables = one_of_each(cables_of(bare, workers=workers, on_problem=on_problem))
    statements = (*statements_of(archives), *made_of(cables, workers=workers, progress=progress, on_problem=on_problem))
    found = positions(question, statements)
    among = {position.cable for position in found}
    speaking = [cable for cable in cables if cable.citation in among or mentions(cable, question.cues)]
    stored = _stored(archives, question.cues, among)
    rests_on = coverage(
        cables=stored.cables + len(speaking),
        extracted=stored.extracted + len(speaking),
        older=stored.older,
        statements=len(statements),
        positions=len(found),
        held=holdings([*stored.asked, *_numbers(speaking)], [*stored.held, *_numbers(cables)]),
    )
    return _decided(question, found, on, since, rests_on)


def _decided(
    question: Question, found: Sequence[Position], on: str | None, since: str | None, rests_on: Coverage
) -> Board:
    board = decide(question, found, on, rests_on)
    if since is None:
        return board
    return msgspec.structs.replace(board, since=since, changes=changes(decide(question, found, since), board))


def search_in(archive: Path, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """The best hits of a query.

    Raises:
        QueryError: naming the column and what was expected.
        ArchiveError: if there is no archive.
    """
    with Archive(archive, read_only=True) as opened:
        return opened.search(parse(query, Questions(archive).cues()), limit)


def _apart(sources: Iterable[Input]) -> tuple[list[Path], list[Input]]:
    """Archives, and bare sources."""
    archives = [source for source in sources if isinstance(source, Path) and is_archive(source)]
    return archives, [source for source in sources if source not in archives]


def _cables_in(one: Reading, on_problem: OnProblem | None) -> Iterator[Cable]:
    unread = next((finding for finding in one.findings if finding.code in UNREAD), None)
    if on_problem and unread:
        failed = unread.code == "reader-failed"
        told, kind = unread_as(one.source.format, " yet")
        on_problem(Unreadable(one.source.name, unread.message if failed else f"{told.removeprefix('kept, ')} ({kind})"))
    yield from one.cables
    for member in one.members:
        yield from _cables_in(member, on_problem)


# Extracting.


class _Tally(NamedTuple):
    """How many statements were made, how many of them are to check or repeat another, how many claims were dropped."""

    statements: int
    to_check: int
    echoes: int = 0
    dropped: int = 0


def _extract(archive: Archive, workers: Workers, progress: Progress | None, extractor: str | None = None) -> _Tally:
    """Extract what is pending; how many statements were made."""
    refuse_elsewhere(extractor, workers)
    label, tally, watch = label_of(extractor), _Tally(0, 0), Watch()
    pending = archive.pending(label)

    def commit(unit: list[Extracted]) -> None:
        nonlocal tally
        tally = _Tally(
            tally.statements + archive.add_extracted(label, unit),
            tally.to_check + sum(one.to_check for one in unit),
            tally.echoes + sum(one.echoes for one in unit),
            tally.dropped + sum(one.dropped for one in unit),
        )

    cables = (archive.stored(number) for number in pending)
    results = executors.each(workers, Packing(extractor, label), cables, share_of)
    with closing(results), Unit(commit) as unit:
        for number, done in enumerate(results, 1):
            made = done.result or nothing_of(done.task, GIVEN_UP)
            if watch.takes(made):
                unit.add(made)
            if watch.ended:
                break
            if progress:
                progress(number, len(pending))
    watch.end()
    return tally


def made_of(
    cables: list[Cable],
    extractor: str | None = None,
    *,
    workers: Workers = 1,
    progress: Progress | None = None,
    on_problem: OnProblem | None = None,
    on_dropped: Callable[[int], None] | None = None,
) -> Iterator[Statement]:
    """The statements of cables, extracted in memory."""
    refuse_elsewhere(extractor, workers)
    results = _in_order(Making(extractor), cables, _given_up, workers, share_of_cable)
    for number, (cable, made) in enumerate(zip(cables, results, strict=True), 1):
        yield from made.statements
        if on_dropped and made.dropped:
            on_dropped(made.dropped)
        if on_problem and made.problem is not None:
            on_problem(Unreadable(cable.citation, f"no statements could be made of it ({made.problem})"))
        if progress:
            progress(number, len(cables))


def _given_up(_: Cable) -> Made:
    return Made((), problem=GIVEN_UP)


def one_of_each(cables: Iterable[Cable]) -> list[Cable]:
    """Of the versions of each cable the one that counts, in the order in which the cables first came."""
    kept: dict[str, Cable] = {}
    for cable in cables:
        held = kept.get(cable.citation)
        if held is None or preference(cable) < preference(held):
            kept[cable.citation] = cable
    return list(kept.values())


def _in_order(
    do: Callable[[T], R],
    tasks: Iterable[T],
    instead: Callable[[T], R],
    workers: Workers,
    weigh: Callable[[T], float] | None = None,
) -> Iterator[R]:
    """Do something with every task; results come in the order of the tasks, whichever is ready first."""
    ready: dict[int, R] = {}
    following = 0
    results = executors.each(workers, _Numbered(do), enumerate(tasks), weigh and (lambda task: weigh(task[1])))
    with closing(results):
        for done in results:
            number, task = done.task
            ready[number] = instead(task) if done.result is None else done.result
            while following in ready:
                yield ready.pop(following)
                following += 1


class _Numbered(msgspec.Struct, Generic[T, R], frozen=True):
    """Does something with a task that bears a number; a record, because it has to be sent to other processes."""

    do: Callable[[T], R]

    def __call__(self, task: tuple[int, T]) -> R:
        return self.do(task[1])


class _Stored(NamedTuple):
    """What archives have on something: cables that speak of it, those extracted, their numbers and all numbers."""

    cables: int
    extracted: int
    older: int
    asked: list[Mrn]
    held: list[Mrn]


def _stored(archives: Iterable[Path], cues: Sequence[str], also: Collection[str] = ()) -> _Stored:
    total = _Stored(0, 0, 0, [], [])
    for archive in archives:
        with Archive(archive, read_only=True) as opened:
            cables, extracted = opened.coverage(label_of(None), cues, also)
            total = _Stored(
                total.cables + cables,
                total.extracted + extracted,
                total.older + (opened.outdated(label_of(None), cues, also) if extracted < cables else 0),
                total.asked + opened.numbers(cues, also),
                total.held + opened.numbers(),
            )
    return total


def _numbers(cables: Iterable[Cable]) -> list[Mrn]:
    return [cable.mrn for cable in cables if cable.mrn]

"""Meetings in the order of the work: cables of sources or archives → the meetings that each tells of."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reftel import workflow
from reftel.archive import Archive, preference
from reftel.executors import Workers
from reftel.model.cable import Cable  # noqa: TC001 - a plain import, as beside it
from reftel.model.meeting import Meeting
from reftel.model.report import Unreadable
from reftel.workflow.tasks import Input, give_up_cable, meet_cable

__all__ = ["meetings_of"]


def meetings_of(
    sources: Sequence[Input],
    *,
    workers: Workers = 1,
    on_problem: workflow.OnProblem | None = None,
    progress: workflow.Progress | None = None,
) -> Iterator[Meeting]:
    """The meetings of cables of sources and archives, each cable once.

    Of an archive those that extracting found come first, in the order of the cables; then those of what is not
    extracted, and of bare sources, which are worked out now.

    Raises:
        InputError: if a source that was named does not exist.
    """
    archives = [one for one in sources if isinstance(one, Path) and workflow.is_archive(one)]
    kept: dict[str, Cable] = {}
    for cable in workflow.cables_of(
        [one for one in sources if one not in archives], workers=workers, on_problem=on_problem
    ):
        held = kept.get(cable.citation)
        if held is None or preference(cable) < preference(held):
            kept[cable.citation] = cable
    stored: dict[str, tuple[Meeting, ...]] = {}
    for archive in archives:
        with Archive(archive, read_only=True) as opened:
            for mrn, met in opened.looking().met():
                if mrn in kept or mrn in stored:
                    continue
                one = opened.cable(mrn) if met is None else None
                if met is not None:
                    stored[mrn] = met
                elif one is not None:
                    kept[mrn] = one
    for meetings in stored.values():
        yield from meetings
    cables = list(kept.values())
    results = workflow.each_cable(meet_cable, cables, workers, give_up_cable)
    for done, (cable, found) in enumerate(zip(cables, results, strict=True), 1):
        if progress:
            progress(done, len(cables))
        if not isinstance(found, str):
            yield from found
        elif on_problem:
            on_problem(Unreadable(cable.source.name, f"its meetings could not be made out: {found}"))

"""Meetings in the order of the work: cables of sources or archives → the meetings that each tells of."""

from collections.abc import Iterator, Sequence

from reftel import workflow
from reftel.archive import preference
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
    """The meetings of cables of sources and archives, worked out now, each cable once, in the order of the cables.

    Raises:
        InputError: if a source that was named does not exist.
    """
    kept: dict[str, Cable] = {}
    for cable in workflow.cables_of(sources, workers=workers, on_problem=on_problem):
        held = kept.get(cable.citation)
        if held is None or preference(cable) < preference(held):
            kept[cable.citation] = cable
    cables = list(kept.values())
    results = workflow.each_cable(meet_cable, cables, workers, give_up_cable)
    for done, (cable, found) in enumerate(zip(cables, results, strict=True), 1):
        if progress:
            progress(done, len(cables))
        if not isinstance(found, str):
            yield from found
        elif on_problem:
            on_problem(Unreadable(cable.source.name, f"its meetings could not be made out: {found}"))

"""``reftel forecast QUESTION.toml``."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

from reftel import workflow
from reftel.cli import options, strings
from reftel.cli.console import emit, json_line, note, output
from reftel.cli.views.forecast import outlook as view
from reftel.cli.views.forecast import scores
from reftel.errors import InputError
from reftel.workflow import forecasting


@click.command("forecast", epilog=options.example("reftel forecast examples/eu-cars-1994.toml"))
@options.question
@click.option("--on", "on", metavar="DATE", callback=options.to_date, help="With the figures as of that date.")
@click.option("--seed", type=click.IntRange(0, 2**31), default=1, help="For the resampled inputs; else 1.")
@click.option("--record", "record", metavar="FILE", type=click.Path(path_type=Path), help="Append it to FILE.")
@click.option(
    "--score",
    "score",
    metavar="FILE OUTCOME",
    type=(click.Path(path_type=Path), float),
    help="Score those that FILE holds of this question against what came, a place on the scale.",
)
@options.as_json
def command(
    *, question: Path, on: str | None, seed: int, record: Path | None, score: tuple[Path, float] | None, as_json: bool
) -> None:
    """Where a bargain may end: simple methods on figures that you enter, beside naive ones.

    The figures are seats by hand with a position on the [scale] of the question, a weight (capability), a salience and
    a source. No forecast is ever in the outcome of a board. Each has an interval from resampled figures and the error
    that its method had on EU legislation; for another body that is unknown.
    """
    if record and score:
        raise click.UsageError(strings.RECORD_OR_SCORE)
    asked = workflow.load_question(question)
    if score:
        path, outcome = score
        found = forecasting.scored(path, asked.id, outcome)
        if not found:
            raise InputError(strings.NOT_RECORDED.format(question=asked.id, path=path))
        if as_json:
            for one in found:
                json_line(one)
        else:
            emit(output(), scores(found))
        return
    made = forecasting.forecast_question(asked, on, seed=seed)
    if record:
        forecasting.record(made, record, datetime.now(UTC).date())
        note(strings.RECORDED.format(question=shlex.quote(str(question)), path=shlex.quote(str(record))))
    if as_json:
        json_line(made)
    elif not record:
        emit(output(), view(made))

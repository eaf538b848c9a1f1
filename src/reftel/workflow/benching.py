"""How good an extractor is on annotated statements: those of a user, or of reftel's own evidence."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from reftel import workflow
from reftel.errors import InputError
from reftel.executors import Workers
from reftel.model.cable import Cable
from reftel.model.report import Unreadable
from reftel.model.score import Ablation, Bench, Construction, Part, Score
from reftel.model.statement import Act, Statement
from reftel.workflow.makers import label_of
from reftel.workflow.tasks import Input

BASELINE = "quotations"
REMOVABLE = ("speech", "implied", "stance", "conditions", "time", "echoes")
"""Stages without which the others still run."""

Row = dict[str, Any]
OnProblem = Callable[[Unreadable], None]
Progress = Callable[[int, int | None], None]


class Annotated(msgspec.Struct):
    """What a line of an annotation must have; it may have more."""

    cable: str
    para: int | None
    speaker: str
    act: Act
    content: str
    addressees: list[str] = []
    holder: str | None = None
    said_on: str | None = None


class Gold(NamedTuple):
    """An annotation: its rows, and the paragraphs that were annotated."""

    rows: list[Row]
    places: frozenset[tuple[str, Any]]


def bench_said(
    gold: Path,
    sources: Sequence[Input] = (),
    *,
    extractor: str | None = None,
    predicted: Path | None = None,
    ablate: bool = False,
    workers: Workers = 1,
    on_problem: OnProblem | None = None,
    progress: Progress | None = None,
) -> Bench:
    """Statements beside annotated ones, in all and by era, construction and cable.

    Raises:
        InputError: if the annotation or the statements cannot be read, no source of the cables is known, or there is
            no such extractor.
    """
    known = gold_of(gold)
    label = str(predicted) if predicted else label_of(extractor)
    cables = list(_cables(gold, known, sources, workers, on_problem, needed=predicted is None))

    def made(name: str | None) -> list[Row]:
        return rows_of(workflow.made_of(cables, name, workers=workers, progress=progress, on_problem=on_problem))

    found = rows_in(predicted) if predicted else made(extractor)
    base = made(BASELINE) if cables and extractor != BASELINE else None
    shouted = _shouted(cables)
    held = {cable.citation for cable in cables}
    names = list(dict.fromkeys(row["cable"] for row in known.rows))
    eras: dict[str, list[str]] = defaultdict(list)
    for name in names:
        eras["capitals" if name in shouted else _era(name)].append(name)
    capitals = eras.pop("capitals", [])
    return Bench(
        gold=str(gold),
        extractor=label if predicted or ":" in label else f"the shipped rules, version {label}",
        whole=scored(known, found),
        quotations=None if base is None else scored(known, base),
        eras=tuple(Part(era, scored(known, found, eras[era])) for era in sorted(eras)),
        capitals=Part("in capitals", scored(known, found, capitals)) if capitals else None,
        cables=tuple(Part(name, scored(known, found, [name])) for name in names),
        constructions=constructions(known, found),
        ablations=tuple(_ablations(known, found, cables, extractor, by_rules=not predicted)) if ablate else (),
        missing=tuple(name for name in names if name not in held) if not predicted else (),
    )


def gold_of(path: Path) -> Gold:
    """Read an annotation, and ``.paras.json`` beside it, which names the paragraphs that were annotated.

    Raises:
        InputError: naming the line that is none.
    """
    rows = rows_in(path)
    beside = path.with_suffix(".paras.json")
    if not beside.exists():
        return Gold(rows, frozenset((row["cable"], row["para"]) for row in rows))
    try:
        told = msgspec.json.decode(beside.read_bytes(), type=dict[str, list[int | None]])
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{beside} is no list of paragraphs by cable: {error}") from None
    return Gold(rows, frozenset((cable, para) for cable, paras in told.items() for para in paras))


def rows_in(path: Path) -> list[Row]:
    """The statements of a file, one JSON object a line.

    Raises:
        InputError: naming the line that is none.
    """
    rows: list[Row] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"{path} cannot be read: {reason}.") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                msgspec.convert(row, Annotated, strict=True)
            except (ValueError, RecursionError) as error:
                raise InputError(f"{path}, line {number}, is no statement: {error}") from None
            rows.append(row)
    if not rows:
        raise InputError(f"{path} holds no statements.")
    return rows


def rows_of(statements: Iterable[Statement]) -> list[Row]:
    """Statements as rows to be scored."""
    wanted = ("cable", "para", "speaker", "holder", "act", "content", "said_on", "because")
    return [
        {**{name: getattr(statement, name) for name in wanted}, "addressees": list(statement.addressees)}
        for statement in statements
    ]


def scored(gold: Gold, found: Sequence[Row], only: Sequence[str] | None = None) -> Score:
    """The score, of some cables only where they are named."""
    from reftel.extracting import scoring  # noqa: PLC0415 - the parser takes two seconds to load

    rows = [row for row in gold.rows if only is None or row["cable"] in only]
    return scoring.summed(scoring.pairs_of(scoring.joined(rows), scoring.joined(found), gold.places))


def constructions(gold: Gold, found: Sequence[Row]) -> tuple[Construction, ...]:
    """What each way of finding statements gave, in annotated paragraphs; the most frequent first."""
    from reftel.extracting import scoring  # noqa: PLC0415 - the parser takes two seconds to load

    counts: Counter[tuple[str, int]] = Counter()
    for pair in scoring.pairs_of(scoring.joined(gold.rows), scoring.joined(found), gold.places):
        if pair.found is not None:
            right = (True, pair.gold is not None, scoring.attributed(pair), scoring.stance_right(pair))
            counts.update((kind_of(pair.found), turn) for turn, one in enumerate(right) if one)
    names = sorted({name for name, _ in counts}, key=lambda name: (-counts[name, 0], name))
    return tuple(Construction(name, *(counts[name, turn] for turn in range(4))) for name in names)


def kind_of(row: Any) -> str:
    """The construction that found a statement: ``that`` of ``that:say``."""
    return str(row.get("because") or "not told").partition(":")[0].partition(";")[0]


def _ablations(
    gold: Gold, found: Sequence[Row], cables: Sequence[Cable], extractor: str | None, *, by_rules: bool
) -> Iterator[Ablation]:
    from reftel import extracting  # noqa: PLC0415 - the parser takes two seconds to load

    whole = scored(gold, found)
    kind, _, pipeline = (extractor or "").partition(":")
    if by_rules and kind in ("", "spacy"):
        for stage in REMOVABLE:
            notes = (extracting.notes_of(cable, pipeline or None, without=stage) for cable in cables)
            without = rows_of(statement for one in notes for statement in one.statements)
            yield _ablation(f"stage {stage}", whole, scored(gold, without))
    for one in constructions(gold, found):
        yield _ablation(one.name, whole, scored(gold, [row for row in found if kind_of(row) != one.name]))


def _ablation(name: str, whole: Score, without: Score) -> Ablation:
    return Ablation(
        name,
        without,
        round(whole.detection.f1 - without.detection.f1, 4),
        round(whole.attribution.f1 - without.attribution.f1, 4),
        round(whole.stance.f1 - without.stance.f1, 4),
    )


def _cables(
    gold: Path, known: Gold, sources: Sequence[Input], workers: Workers, on_problem: OnProblem | None, *, needed: bool
) -> Iterator[Cable]:
    """The annotated cables, from the sources or from the files that are listed beside the annotation."""
    wanted = {row["cable"] for row in known.rows}
    named = list(sources) or _listed(gold)
    if needed and not named:
        raise InputError(f"{gold.with_suffix('.files')} names no files that are there: name the SOURCE of the cables.")
    found = workflow.cables_of(named, workers=workers, on_problem=on_problem) if named else iter(())
    yield from workflow.one_of_each(cable for cable in found if cable.citation in wanted)


def _listed(gold: Path) -> list[Input]:
    """The files named in ``.files``: places from its folder, from ``corpus`` beside that folder, or from here."""
    listed = gold.with_suffix(".files")
    if not listed.is_file():
        return []
    homes = (gold.parent, gold.parent.parent / "corpus", Path())
    names = [line.strip() for line in listed.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    return [next((home / name for home in homes if (home / name).exists()), gold.parent / name) for name in names]


def _shouted(cables: Sequence[Cable]) -> set[str]:
    return {cable.citation for cable in cables if cable.capitals}


def _era(cable: str) -> str:
    """The decade of a message number: ``2000s`` of 06ASTANA280."""
    digits = cable[:2]
    if not digits.isdigit():
        return "no year"
    year = int(digits) + (1900 if int(digits) > 45 else 2000)
    return f"{year // 10 * 10}s"

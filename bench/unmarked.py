"""Whose words a sentence is that tells of nobody saying it: how well the chain tells, and its weights learnt anew.

python bench/unmarked.py            # the share told rightly, each cable judged by what was learnt of the others
python bench/unmarked.py --write    # learn of all, and write src/reftel/extracting/lexicon/unmarked.tsv

The labels (``unmarked.tsv``) are of machine readers, by sentence: ``his`` (of who spoke before), ``post`` (its own
judgement), ``nobody`` (a fact or deed told), ``said`` (a report of its own). They are places in public files, read
where REFTEL_SHARED has them; no word of a cable is kept.
"""

import argparse
import importlib
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from machine import HOME, machine
from peers import make_available
from reftel.extracting import STAGES
from reftel.extracting.notes import Notes
from reftel.extracting.stages.implied import courses_of
from reftel.extracting.unmarked import may_be_his, signs_in
from reftel.extracting.unmarked.chain import ANSWERS, Told, Weights, decide
from reftel.reading import read

SHARED = Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared"))
LABELS = Path(__file__).with_suffix(".tsv")
TABLE = HOME / "src" / "reftel" / "extracting" / "lexicon" / "unmarked.tsv"
PARTS = 8  # of the cables, each judged by what was learnt of the others
SEED = 20061024
LEARNING = {"c1": 2.0, "c2": 5.0, "max_iterations": 200, "feature.minfreq": 3, "feature.possible_transitions": True}
LEAST = 0.02  # a weight nearer to none is left out


class Row(NamedTuple):
    """Sentences in a row: their signs, whether somebody may be speaking, and whose words they were labelled as."""

    cable: str
    signs: list[list[str]]
    possible: list[bool]
    labels: list[str]


def labels() -> dict[str, dict[int, str]]:
    """What was labelled, by file and where in its text the sentence begins."""
    found: dict[str, dict[int, str]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            file, start, _, label = line.split("\t")
            found.setdefault(file, {})[int(start)] = label
    return found


def rows_of(told: tuple[str, dict[int, str]]) -> list[Row]:
    """The runs of a file in which all is labelled that is open, cut where it is not."""
    file, known = told
    rows = []
    for cable in read(SHARED / "corpus" / file).cables:
        notes = Notes(cable=cable)
        for stage in STAGES[:2]:
            notes = stage(notes)
        for course in courses_of(notes):
            for run in course.runs:
                signs = signs_in(run, course.setting)
                part = Row(cable.citation, [], [], [])
                for one, mine in zip(run.open, signs, strict=True):
                    place = cable.paragraphs[one.sentence.para].source_span(one.sentence.start, one.sentence.end)
                    label = known.get(place.start)
                    label = "nobody" if label == "another" else label  # who speaks is not among whom it could be
                    somebody = may_be_his(one)
                    if label in ANSWERS and (somebody or label != "his"):
                        part.signs.append(mine)
                        part.possible.append(somebody)
                        part.labels.append(label)
                    elif part.signs:
                        rows.append(part)
                        part = Row(cable.citation, [], [], [])
                if part.signs:
                    rows.append(part)
    return rows


def learnt(rows: Iterable[Row]) -> Weights:
    """The weights of a linear chain that tells these rows best."""
    make_available()
    pycrfsuite = importlib.import_module("pycrfsuite")
    trainer = pycrfsuite.Trainer(verbose=False, params=LEARNING)
    for row in rows:
        trainer.append(row.signs, row.labels)
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder, "model"))
        trainer.train(place)
        tagger = pycrfsuite.Tagger()
        tagger.open(place)
        info = tagger.info()
    signs: dict[str, list[float]] = {}
    for (sign, answer), weight in info.state_features.items():
        signs.setdefault(sign, [0.0, 0.0, 0.0])[ANSWERS.index(answer)] = round(weight, 2)
    steps = [[round(info.transitions.get((one, other), 0.0), 2) for other in ANSWERS] for one in ANSWERS]
    kept = {sign: _three(row) for sign, row in signs.items() if max(map(abs, row)) > LEAST}
    return Weights(kept, tuple(map(_three, steps)))


def _three(row: Sequence[float]) -> tuple[float, float, float]:
    his, post, nobody = row
    return his, post, nobody


def judged(rows: list[Row]) -> Iterator[tuple[str, Told]]:
    """Each label and what is told, each cable by what was learnt of the others."""
    cables = sorted({row.cable for row in rows})
    random.Random(SEED).shuffle(cables)
    for part in range(PARTS):
        mine = set(cables[part::PARTS])
        table = learnt(row for row in rows if row.cable not in mine)
        for row in rows:
            if row.cable in mine:
                told = decide(row.signs, row.possible, table)
                yield from zip(row.labels, told, strict=True)


def counted(pairs: Iterable[tuple[str, str]]) -> str:
    """A table of how well each answer is told."""
    counts = Counter(pairs)
    lines = ["| whose | labelled | found | of them right | P / R / F1 |", "|---|---|---|---|---|"]
    for answer in ANSWERS:
        gold = sum(count for (label, _), count in counts.items() if label == answer)
        found = sum(count for (_, told), count in counts.items() if told == answer)
        right = counts[answer, answer]
        figures = f"{right / found:.2f} / {right / gold:.2f} / {2 * right / (gold + found):.2f}"
        lines.append(f"| {answer} | {gold:,} | {found:,} | {right:,} | {figures} |")
    return "\n".join(lines)


def bands(pairs: Iterable[tuple[str, Told]]) -> str:
    """How often an answer is right, by how probable it is said to be."""
    counts: dict[int, Counter[bool]] = {}
    for label, told in pairs:
        counts.setdefault(min(int(told.probability * 10), 9), Counter())[label == told.answer] += 1
    rows = [
        f"| .{band} to {(band + 1) / 10:.1f} | {some.total():,} | {some[True] / some.total():.2f} |"
        for band, some in sorted(counts.items())
    ]
    return "\n".join(["| said to be so probable | sentences | right |", "|---|---|---|", *rows])


def written(table: Weights, known: int, cables: int) -> str:
    """The table as a file."""
    head = (
        f"# What speaks for whom in a sentence that tells of nobody saying it: by bench/unmarked.py from {known:,}",
        f"# labelled sentences of {cables} public cables. Sign; weight for his (who spoke before), for post (its own",
        "# judgement), for nobody (a fact or deed told). The first three rows: from one answer to the next.",
    )
    rows = [(f"from {answer}", row) for answer, row in zip(ANSWERS, table.steps, strict=True)]
    rows += sorted(table.signs.items())
    return "\n".join([*head, *("\t".join([sign, *(f"{one:g}" for one in row)]) for sign, row in rows)]) + "\n"


def main() -> None:
    """Judge, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    if not (SHARED / "corpus").is_dir():
        sys.exit(f"no {SHARED / 'corpus'}: set REFTEL_SHARED")
    with ProcessPoolExecutor(2) as pool:
        rows: list[Row] = [row for some in pool.map(rows_of, labels().items(), chunksize=4) for row in some]
    pairs = list(judged(rows))
    print(counted((label, one.answer) for label, one in pairs))
    print(f"\n{bands(pairs)}")
    if told.write:
        table = learnt(rows)
        cables = len({row.cable for row in rows})
        TABLE.write_text(written(table, sum(len(row.labels) for row in rows), cables), encoding="utf-8")
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()

"""How good the statements are: the figures of docs/evidence.md, by the scorer and the annotations beside the corpus.

python bench/quality.py             # the sets beside the corpus, the examples, and the samples
python bench/quality.py samples     # the samples of tests/samples alone
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from machine import HOME, machine

sys.path.insert(0, str(HOME / "tests"))
from annotated import Read, confined, gold_of, paras_of, parse_sample, samples

SHARED = Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared"))
GOLD = SHARED / "gold"
SCORER = GOLD / "score_statements.py"


def said(sources: list[Path]) -> str:
    """The statements of some sources as JSON lines."""
    command = [sys.executable, "-m", "reftel", "said", *map(str, sources), "--json"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def score(gold: Path, predicted: str) -> dict[str, Any]:
    """What the scorer makes of it."""
    command = [sys.executable, str(SCORER), str(gold), "-", "--json", "--errors", "0"]
    done = subprocess.run(command, input=predicted, capture_output=True, text=True, encoding="utf-8", check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def row(name: str, result: dict[str, Any], *, told: bool = False) -> str:
    """One line of the table; ``told`` adds the share of addressees that are right."""
    found, right, stance = (result[key] for key in ("detection", "attribution", "stance"))
    shares = [result["addressee_accuracy"]] * told + [result["said_on_accuracy"]]
    figures = [
        str(result["gold"]),
        *(f"{each['p']:.2f} / {each['r']:.2f} / **{each['f1']:.2f}**" for each in (found, right, stance)),
        *("" if share is None else f"{share:.2f}" for share in shares),
    ]
    return f"| {name} | {' | '.join(figures)} |"


def score_sample(path: Path) -> dict[str, Any]:
    """What the scorer makes of the statements of a sample, whose words are looked up in the corpus."""
    sample = parse_sample(path)
    corpus = Read.of(sample, SHARED / "corpus")
    rows = (json.loads(line) for line in said([SHARED / "corpus" / file for file in sample.files]).splitlines())
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder, f"{sample.name}.jsonl")
        gold.write_text("\n".join(map(json.dumps, gold_of(sample, corpus))), encoding="utf-8")
        gold.with_suffix(".paras.json").write_text(json.dumps(paras_of(sample, corpus)), encoding="utf-8")
        return score(gold, "\n".join(map(json.dumps, confined(rows, sample, corpus))))


def by_cable(gold: Path, predicted: str) -> list[str]:
    """The same for each cable of an annotated set."""
    rows = gold.read_text(encoding="utf-8").splitlines()
    paras = gold.with_suffix(".paras.json")
    lines = []
    for cable in dict.fromkeys(json.loads(line)["cable"] for line in rows):
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder, gold.name)
            part.write_text("\n".join(line for line in rows if json.loads(line)["cable"] == cable), encoding="utf-8")
            if paras.exists():
                Path(folder, paras.name).write_bytes(paras.read_bytes())
            theirs = "\n".join(line for line in predicted.splitlines() if json.loads(line)["cable"] == cable)
            lines.append(row(f"{cable}", score(part, theirs)))
    return lines


def main() -> None:
    """Print the tables."""
    if not SCORER.exists():
        sys.exit(f"no {SCORER}: set REFTEL_SHARED")
    if sys.argv[1:] != ["samples"]:
        _sets()
    print(
        "| sample | statements | found (P / R / F1) | attributed | stance | addressees | dates |\n"
        "|---|---|---|---|---|---|---|"
    )
    for path in samples():
        print(row(path.stem, score_sample(path), told=True))
    print(machine())


def _sets() -> None:
    print(
        "| annotated set | statements | found (P / R / F1) | attributed | stance | dates |\n|---|---|---|---|---|---|"
    )
    print(row("seeds", score(GOLD / "seeds.jsonl", said([SHARED / "seeds"]))))
    files = [SHARED / "corpus" / line for line in (GOLD / "dev.files").read_text(encoding="utf-8").split()]
    predicted = said(files)
    print(row("dev", score(GOLD / "dev.jsonl", predicted)))
    for line in by_cable(GOLD / "dev.jsonl", predicted):
        print(line)
    print(row("examples", score(HOME / "examples" / "statements.jsonl", said([HOME / "examples" / "cables"]))))
    print()


if __name__ == "__main__":
    main()

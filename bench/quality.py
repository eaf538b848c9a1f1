"""How good the statements are: the figures of docs/evidence.md, by the scorer and the annotations beside the corpus.

python bench/quality.py
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from machine import HOME, machine

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


def row(name: str, result: dict[str, Any]) -> str:
    """One line of the table."""
    found, right, stance = (result[key] for key in ("detection", "attribution", "stance"))
    dated = result["said_on_accuracy"]
    figures = [
        str(result["gold"]),
        *(f"{each['p']:.2f} / {each['r']:.2f} / **{each['f1']:.2f}**" for each in (found, right, stance)),
    ]
    return f"| {name} | {' | '.join(figures)} | {'' if dated is None else f'{dated:.2f}'} |"


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
    """Print the table."""
    if not SCORER.exists():
        sys.exit(f"no {SCORER}: set REFTEL_SHARED")
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
    print(machine())


if __name__ == "__main__":
    main()

"""Who said what, beside textacy's quotations: how good both are on the annotated cables, and what each costs.

textacy finds what stands between quotation marks with a speaker and a verb of saying; it is given the same paragraphs,
parsed by the same model. Both are scored by the scorer beside the corpus: over all annotated statements, and those with
words in quotation marks (of both sides), for which textacy is made. CPU time in turns; medians.

    python bench/quotations.py [RUNS]
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy

import peers
import reftel
from machine import machine, paired
from quality import GOLD, SCORER, SHARED, row, said, score
from reftel.extracting import parser
from reftel.model.cable import Cable

_SLOW = ["ner", "senter"]  # what textacy does without


def cables(files: list[Path]) -> list[Cable]:
    """The cables of the annotated set."""
    return [cable for file in files for cable in reftel.read(file).cables]


def found_in(extract: Any, doc: Any) -> list[Any]:
    """What it finds in a paragraph: nothing in one where a quotation mark has no other, which it refuses."""
    try:
        return list(extract.direct_quotations(doc))
    except ValueError:
        return []


def quoted(model: Any, extract: Any, all_: list[Cable]) -> Iterator[dict[str, object]]:
    """What textacy finds, in the form that the scorer takes."""
    for cable in all_:
        numbered = [one for one in cable.paragraphs if one.number is not None]
        for one, doc in zip(numbered, model.pipe(one.text for one in numbered), strict=True):
            for found in found_in(extract, doc):
                speaker = " ".join(word.text for word in found.speaker)
                yield {
                    "cable": str(cable.mrn),
                    "para": one.number,
                    "speaker": speaker,
                    "holder": speaker,
                    "act": "state",
                    "content": found.content.text,
                    "addressees": [],
                    "quotes": [found.content.text],
                    "said_on": None,
                    "voice": "reported",
                }


def of_quotations(gold: Path, folder: Path) -> Path:
    """The annotated statements that have words in quotation marks."""
    rows = [line for line in gold.read_text(encoding="utf-8").splitlines() if json.loads(line)["quotes"]]
    part = folder / "quotations.jsonl"
    part.write_text("\n".join(rows), encoding="utf-8")
    return part


def main() -> None:
    """Print a table of both, and what they cost."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    if not SCORER.exists():
        sys.exit(f"no {SCORER}: set REFTEL_SHARED")
    peers.make_available()
    from textacy import extract  # noqa: PLC0415 - installed just now

    model = spacy.load(parser.MODEL, exclude=_SLOW)
    files = [SHARED / "corpus" / line for line in (GOLD / "dev.files").read_text(encoding="utf-8").split()]
    all_ = cables(files)
    theirs = "\n".join(map(json.dumps, quoted(model, extract, all_)))
    ours = said(files)
    print(
        "| annotated set | statements | found (P / R / F1) | attributed | stance | dates |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        part = of_quotations(GOLD / "dev.jsonl", Path(folder))
        quoting = "\n".join(line for line in ours.splitlines() if json.loads(line)["quotes"])
        for name, gold, mine in (("all", GOLD / "dev.jsonl", ours), ("with quotation marks", part, quoting)):
            print(row(f"{name}: reftel", score(gold, mine)))
            print(row(f"{name}: textacy", score(gold, theirs)))

    def extracted() -> None:
        for cable in all_:
            reftel.extract(cable)

    took, least, ratio = paired(runs, extracted, lambda: list(quoted(model, extract, all_)))
    print(f"{len(all_)} cables: reftel {took:.1f} s of CPU, textacy {least:.1f} s; {ratio:.2f} times")
    print(machine())


if __name__ == "__main__":
    main()

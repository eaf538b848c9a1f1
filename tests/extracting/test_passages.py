"""Short passages as officers write them, by another author than that of the sayings: how much of them is found.

The shares are what was reached; a rule that loses a passage lowers them. What is missed is printed where they fall.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from made_speech import said
from reftel.extracting.scoring import attributed, pairs_of, same_actor

PASSAGES = Path(__file__).with_suffix(".tsv").with_name("passages.tsv")
FOUND, SPEAKER, TOLD, ACT = 0.77, 0.71, 0.66, 0.56  # of the statements
FALSE = 48  # statements that stand for none of them


def statement(cable: str, text: str, cell: str) -> dict[str, Any]:
    """A statement as a row of an annotation."""
    speaker, act, told, holder, content = cell.split(" | ")
    if " .. " in content:
        first, last = content.split(" .. ")
        start = text.index(first)
        content = text[start : text.index(last, start + len(first)) + len(last)]
    assert content in text
    return {
        "cable": cable,
        "para": 1,
        "speaker": speaker,
        "act": act,
        "addressees": [name for name in told.split("; ") if name],
        "holder": holder or speaker,
        "content": content,
    }


def passages() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Each passage with its statements, as a cable of its own."""
    for turn, line in enumerate(PASSAGES.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            text, *cells = line.split("\t")
            yield f"04SESTRIN{turn}", text, [statement(f"04SESTRIN{turn}", text, cell) for cell in cells]


def found_in(cable: str, text: str) -> list[dict[str, Any]]:
    """What is found of a passage."""
    return [
        {
            "cable": cable,
            "para": 1,
            "speaker": row.speaker,
            "act": row.act,
            "addressees": list(row.addressees),
            "holder": row.holder,
            "content": row.content,
        }
        for row in said(text)
    ]


def told_right(gold: list[str], found: list[str]) -> bool:
    """Whether the same are told, and nobody else."""
    return len(gold) == len(found) and all(any(same_actor(one, other) for other in found) for one in gold)


def test_most_passages_are_read() -> None:
    gold: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for cable, text, rows in passages():
        gold += rows
        found += found_in(cable, text)
    places = {(row["cable"], 1) for row in (*gold, *found)} | {(cable, 1) for cable, _, _ in passages()}
    counts: Counter[str] = Counter()
    missed = []
    pairs = pairs_of(gold, found, places)
    for pair in pairs:
        if pair.gold is None:
            counts["false"] += 1
        elif pair.found is None:
            missed.append((pair.gold["speaker"], pair.gold["content"]))
        else:
            counts["found"] += 1
            counts["speaker"] += attributed(pair)
            counts["told"] += told_right(pair.gold["addressees"], pair.found["addressees"])
            counts["act"] += pair.gold["act"] == pair.found["act"]
    silent = {row["cable"] for row in found} - {row["cable"] for row in gold}
    counts["false"] += sum(row["cable"] in silent for row in found)
    assert len(gold) > 450
    least = {"found": FOUND, "speaker": SPEAKER, "told": TOLD, "act": ACT}
    assert all(counts[key] >= share * len(gold) for key, share in least.items()), (counts, len(gold), missed)
    assert counts["false"] <= FALSE, counts

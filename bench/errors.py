"""Where the statements go wrong, by construction: writes docs/errors.md between its marks, from the annotated sets.

Constructions are told by the words of the source around an annotated statement, not by what the extractor made of it,
so that missed ones are counted too.

python bench/errors.py
"""

import importlib.util
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reftel
from machine import HOME
from quality import GOLD, SCORER, SHARED, said, score

PAGE = HOME / "docs" / "errors.md"
MARKS = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
SETS = {"dev": "dev", "seeds": "seeds", "in capitals": "1970s"}
CONSTRUCTIONS = {
    "that": "a clause behind *that*",
    "aside": "a parenthetical: *, he said,*",
    "sentence": "a sentence without a verb of saying",
    "to do": "an infinitive",
    "quotation": "a quotation",
    "clause": "a clause without *that*",
    "thing": "a thing: *rejected the plan*, *concern over*",
    "post": "the post's own judgement",
}
_ASIDE = re.compile(
    r",? (?:he|she|they|[A-Z]\w+) (?:said|added|noted|explained|argued|continued|asserted|told|claimed)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|cannot|\w+ed)\b",
    re.IGNORECASE,
)


def scorer() -> Any:
    """The scorer beside the annotations, as a module."""
    spec = importlib.util.spec_from_file_location("score_statements", SCORER)
    if spec is None or spec.loader is None:
        sys.exit(f"no {SCORER}: set REFTEL_SHARED")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sources(name: str) -> list[Path]:
    """The files of an annotated set."""
    if name == "seeds":
        return sorted((SHARED / "seeds").iterdir())
    return [SHARED / "corpus" / line for line in (GOLD / f"{name}.files").read_text(encoding="utf-8").split()]


def texts(files: list[Path]) -> dict[str, str]:
    """The paragraphs of each cable, white space collapsed."""
    found: dict[str, str] = {}
    for path in files:
        for cable in reftel.read(path).cables:
            whole = "\n".join(" ".join(paragraph.text.split()) for paragraph in cable.paragraphs)
            found[cable.citation] = found.get(cable.citation, "") + whole
    return found


def construction(row: dict[str, Any], text: str) -> str:
    """How an annotated statement stands in its sentence."""
    if row["voice"] == "post":
        return "post"
    content = row["content"]
    at = text.find(content)
    before = text[max(0, at - 60) : at].rstrip(" \"“'") if at >= 0 else ""
    if _ASIDE.search(content) or (at >= 0 and _ASIDE.match(text, at + len(content))):
        return "aside"
    if re.search(r"\bthat$", before, re.IGNORECASE) or content.lower().startswith("that "):
        return "that"
    if content[:1] in '"“' and content[-1:] in '"”.':
        return "quotation"
    if at >= 0 and (not before or before[-1:] in ".?!:\n)"):
        return "sentence"
    if content.lower().startswith("to ") or re.search(r"\bto$", before, re.IGNORECASE):
        return "to do"
    return "clause" if _FINITE.search(" ".join(content.split()[:8])) else "thing"


def outcomes(module: Any, name: str, predicted: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Construction, outcome and cause of each annotated statement, and of each that is none."""
    gold = GOLD / f"{name}.jsonl"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(predicted)
        file.flush()
        rows = module.load(file.name)
    wanted = module.load(str(gold))
    listed = gold.with_suffix(".paras.json")
    places = {(row["cable"], row["para"]) for row in wanted}
    if listed.exists():
        places = {(cable, para) for cable, paras in json.loads(listed.read_text("utf-8")).items() for para in paras}
    read = texts(sources(name))
    for _, want, got in module.pairs_of(wanted, rows, places):
        if want is None:
            yield got["because"].split(":")[0].split(";")[0], "none", "", got
            continue
        kind = construction(want, read.get(want["cable"], ""))
        if got is None:
            yield kind, "missed", "", want
        elif module.same_actor(want["speaker"], got["speaker"]):
            yield kind, "right", "", want
        else:
            yield kind, "wrong", _cause(want["speaker"], got["speaker"]), want


def _cause(want: str, got: str) -> str:
    if got == "post" or want == "post":
        return "the post for somebody, or somebody for the post"
    if not want[:1].isupper():
        return "a group or thing that the annotator describes"
    if want.rsplit(maxsplit=1)[-1] in ("President", "Ambassador", "Minister", "Commerce", "DCM"):
        return "a name for an office, or the other way round"
    return "another person or body"


def by_construction(found: list[tuple[str, str, str, dict[str, Any]]]) -> list[str]:
    """The table of a set: what each construction would give if every statement of it were right."""
    counts = Counter((kind, what) for kind, what, _, _ in found)
    right, predicted = (
        sum(what == "right" for _, what, _, _ in found),
        sum(what != "missed" for _, what, _, _ in found),
    )
    gold = sum(what != "none" for _, what, _, _ in found)
    lines = ["| construction | right | wrong speaker | missed | all right would give |", "|---|---|---|---|---|"]
    for kind, label in CONSTRUCTIONS.items():
        hits, wrong, missed = (counts[kind, what] for what in ("right", "wrong", "missed"))
        if hits + wrong + missed:
            best = 2 * (right + wrong + missed) / (gold + predicted + missed)
            lines.append(f"| {label} | {hits} | {wrong} | {missed} | {best:.2f} |")
    lines.append(f"| attribution now (F1) | {right} of {gold} | | | **{2 * right / (gold + predicted):.2f}** |")
    return lines


def stances(name: str, predicted: str) -> list[str]:
    """Stance of each cable of a set beside what guessing *state, speaker* everywhere would reach."""
    rows = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    paras = GOLD / f"{name}.paras.json"
    lines = []
    for cable in (None, *dict.fromkeys(json.loads(row)["cable"] for row in rows)):
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder, f"{name}.jsonl")
            part.write_text("\n".join(row for row in rows if cable in (None, json.loads(row)["cable"])), "utf-8")
            if paras.exists():
                Path(folder, paras.name).write_bytes(paras.read_bytes())
            theirs = "\n".join(row for row in predicted.splitlines() if cable in (None, json.loads(row)["cable"]))
            result = score(part, theirs)
        figures = [result["gold"], result["attribution"]["f1"], result["stance"]["f1"], result["constant_guess"]]
        figures += [result["act_macro_f1_without_state"], result["addressee_accuracy"]]
        label = cable or f"**{name if name != '1970s' else 'in capitals'}**"
        lines.append(f"| {label} | {figures[0]} | {' | '.join(f'{figure:.2f}' for figure in figures[1:])} |")
    return lines


def main() -> None:
    """Write the figures into the page."""
    module = scorer()
    out: list[str] = []
    heads = "| | statements | attributed | stance | constant guess | acts but *state* (macro F1) | addressees |"
    table = [heads, "|---|---|---|---|---|---|---|"]
    for label, name in SETS.items():
        predicted = said(sources(name))
        found = list(outcomes(module, name, predicted))
        out += [f"### {label}", "", *by_construction(found), ""]
        causes = Counter(cause for _, what, cause, _ in found if what == "wrong")
        out.append("Wrong speakers: " + "; ".join(f"{cause} {count}" for cause, count in causes.most_common()) + ".")
        none = Counter(kind for kind, what, _, _ in found if what == "none")
        out += ["Shown and none: " + ", ".join(f"{kind} {count}" for kind, count in none.most_common(8)) + ".", ""]
        table += stances(name, predicted)
    figures = "\n".join(["", *out, "### Stance, cable by cable", "", *table, ""])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARKS.sub(lambda match: f"{match[1]}{figures}\n{match[2]}", page), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What the rules know beyond the tables of facts: agencies, signals, words of opinion, spellings."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def knowledge() -> dict[str, Any]:
    """The file, as it is."""
    return tomllib.loads((resources.files("reftel.linting") / "knowledge.toml").read_text(encoding="utf-8"))


@cache
def agencies() -> re.Pattern[str]:
    """Addresses of other agencies than the Department."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, knowledge()["agencies"]["names"])) + r")\b")


@cache
def opinions() -> re.Pattern[str]:
    """Turns of phrase in which a drafter judges."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in knowledge()["opinion"]), re.IGNORECASE)


@cache
def posts_say() -> re.Pattern[str]:
    """The turns among them in which the post speaks of itself: ``we believe that``."""
    rows = [row for row in knowledge()["opinion"] if row.get("post")]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.IGNORECASE)


@cache
def web() -> frozenset[str]:
    """Routing indicators of publication on a net, which no addressee has."""
    return frozenset(knowledge()["web"]["indicators"])


@cache
def manners() -> re.Pattern[str]:
    """A judgement on somebody's manner: ``can be even more adamant``."""
    words = "|".join(knowledge()["manner"]["words"])
    return re.compile(
        r"\b(?:was|were|is|are|be|been|seemed|appeared|came across as|remains|remained)\s"
        rf"(?:\w{{2,12}}\s){{0,3}}(?:{words})\b",
        re.IGNORECASE,
    )


@cache
def tellers() -> re.Pattern[str]:
    """Verbs of speech: a sentence that has one is somebody's, and no opinion of the drafter."""
    words = "|".join(knowledge()["tellers"]["verbs"])
    return re.compile(rf"\b(?:{words})\b|\baccording to\b|[\"“]", re.IGNORECASE)

"""The lexicon read into lookups, once a process."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from reftel.model.statement import Act


class Frame(msgspec.Struct, frozen=True):
    """What a verb of report takes (``verbs.toml``)."""

    lemma: str
    takes: frozenset[str]
    to: frozenset[str]
    act: Act
    wish: bool
    particle: str | None


class Speakers(msgspec.Struct, frozen=True):
    """Who can speak: common nouns, bodies among them, titles (``weak``: none alone), words for people of the post, and
    who is known to speak for the United States (``president_bush``).
    """

    nouns: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    weak: frozenset[str]
    post: dict[str, str]
    principals: frozenset[str]


@cache
def table(name: str) -> dict[str, Any]:
    """One file of the lexicon, read once a process; nobody writes into it."""
    return tomllib.loads(resources.files("reftel.extracting.lexicon").joinpath(name).read_text("utf-8"))


@cache
def frames() -> dict[str, Frame]:
    """Verbs of report by lemma."""
    return {
        lemma: Frame(
            lemma,
            frozenset(row["takes"].split()),
            frozenset(row.get("to", "").split()),
            row["act"],
            row.get("wish", False),
            row.get("particle"),
        )
        for lemma, row in table("verbs.toml").items()
    }


@cache
def meeting_lists() -> dict[str, frozenset[str]]:
    """The word lists of ``meetings.toml``."""
    return {name: frozenset(found) for name, found in table("meetings.toml")["lists"].items()}


@cache
def nouns() -> dict[str, Act]:
    """Nouns that carry what was said, with their act."""
    return {noun: row["act"] for noun, row in table("nouns.toml").items()}


@cache
def adjectives() -> dict[str, Act]:
    """Adjectives of stance, with their act."""
    return {word: row["act"] for word, row in table("adjectives.toml").items()}


@cache
def speakers() -> Speakers:
    """Who can speak."""
    rows = table("people.toml")
    post = dict(pair.split("=") for pair in rows["post"]["words"].split())
    return Speakers(
        frozenset(rows["speakers"]["words"].split()),
        frozenset(rows["bodies"]["words"].split()),
        frozenset(rows["titles"]["words"].split()),
        frozenset(rows["weak"]["words"].split()),
        {words.replace("_", " "): name.replace("_", " ") for words, name in post.items()},
        frozenset(rows["principals"]["words"].split()),
    )


@cache
def word_list(file: str, name: str) -> frozenset[str]:
    """One list of words of a file of the lexicon: ``word_list("legalese.toml", "things")``."""
    return frozenset(table(file)[name]["words"].split())


@cache
def cues(name: str) -> frozenset[str]:
    """One list of words of ``cues.toml``, the file that nearly all ask."""
    return word_list("cues.toml", name)

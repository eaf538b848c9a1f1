"""How documents that are no telegrams look: titles of memcons, airgrams, memoranda …, and the labels of their heads."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Paper = Literal["airgram", "memcon", "memorandum", "letter", "enclosure", "card"]


class Title(msgspec.Struct, frozen=True):
    """A title: the kind that it names, and how many of which labels must stand below it."""

    kind: Paper
    pattern: re.Pattern[str]
    needs: int
    labels: frozenset[str]
    example: str


class Label(msgspec.Struct, frozen=True):
    """A label of a head: the element that it names."""

    name: str
    pattern: re.Pattern[str]
    example: str


@cache
def _data() -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = tomllib.loads(
        resources.files("reftel.facts").joinpath("data", "kinds.toml").read_text("utf-8")
    )
    return found


@cache
def titles() -> tuple[Title, ...]:
    """All titles, in the order in which they are tried."""
    return tuple(
        Title(
            kind=msgspec.convert(row["kind"], Paper),
            pattern=re.compile(rf"(?:{row['pattern']})\s{{0,3}}$", re.IGNORECASE),
            needs=msgspec.convert(row["needs"], int),
            labels=frozenset(msgspec.convert(row["labels"], list[str])),
            example=str(row["example"]),
        )
        for row in _data()["title"]
    )


@cache
def labels() -> tuple[Label, ...]:
    """All labels of heads; behind each stands a colon."""
    return tuple(
        Label(
            str(row["name"]),
            re.compile(rf"(?:{row['pattern']})\s{{0,12}}:\s{{0,40}}", re.IGNORECASE),
            str(row["example"]),
        )
        for row in _data()["label"]
    )


@cache
def _any_label() -> re.Pattern[str]:
    return re.compile(r"[A-Z][A-Z .()&,/0-9]{0,70}:", re.IGNORECASE)


def label_of(text: str) -> tuple[str, int] | None:
    """The element that a line begins, ``subject``, and where its value begins in the line; None for no label."""
    if _any_label().match(text) is None:
        return None
    for label in labels():
        if found := label.pattern.match(text):
            return label.name, found.end()
    return None


@cache
def _any_title() -> re.Pattern[str]:
    return re.compile("|".join(title.pattern.pattern for title in titles()), re.IGNORECASE)


def title_of(text: str) -> Title | None:
    """The title that a line is, and nothing else."""
    if len(text) >= 160 or _any_title().match(text) is None:
        return None
    return next(title for title in titles() if title.pattern.match(text))

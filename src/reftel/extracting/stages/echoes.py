"""Summaries and headings that repeat the body: linked by ``echo_of``, so that nothing is counted twice.

A statement of a summary is the echo of that statement of the body that shares its speaker and most of its content
words, numbers and quoted words. Never across speakers; each body statement keeps its own life.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

import msgspec

from reftel.extracting.cues import words_of
from reftel.extracting.notes import Notes
from reftel.model.redacted import is_redacted
from reftel.model.statement import Statement

WORD: Final = re.compile(r"[^\W_]+")
HYPHEN: Final = re.compile(r"(?<=[a-z])-(?=[a-z])")  # pre-conditions, preconditions
SHARED: Final = 0.45  # of the weight of the shorter one
FAR: Final = 0.6
CLEAR: Final = 1.4  # weight that must be shared: two words that are not in every statement, or one quoted word
LONGEST: Final = 400  # statements of one speaker that are compared with one another


Rows = dict[tuple[str, str], list[tuple[Statement, dict[str, float]]]]


def link(notes: Notes) -> Notes:
    """The stage: ``echo_of`` of the statements of a cable."""
    return msgspec.structs.replace(notes, statements=linked(notes.statements))


def linked(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements again, those of summary and headings linked to the one of the body that they repeat."""
    if not any(map(_repeats, statements)):
        return tuple(statements)
    body = [(statement, words_in(statement)) for statement in statements if not _repeats(statement)]
    common = Counter(stem for _, weights in body for stem in weights)
    by_speaker: Rows = {}
    for statement, weights in body:
        rows = by_speaker.setdefault((statement.cable, _key(statement.speaker)), [])
        if len(rows) < LONGEST:
            rows.append((statement, _rarer(weights, common)))
    return tuple(
        _with_echo(statement, _rarer(words_in(statement), common), by_speaker) if _repeats(statement) else statement
        for statement in statements
    )


def _rarer(weights: dict[str, float], common: Counter[str]) -> dict[str, float]:
    """The words weighed down by how many statements of the body have them: *bid* tells little where all speak of it."""
    return {stem: weight / max(common[stem], 1) ** 0.5 for stem, weight in weights.items()}


def _repeats(statement: Statement) -> bool:
    """Whether a statement may repeat another; a redacted speaker is never taken for another of that name."""
    return (statement.in_summary or statement.because.startswith("heading")) and not is_redacted(statement.speaker)


def _with_echo(statement: Statement, own: dict[str, float], by_speaker: Rows) -> Statement:
    best: tuple[float, Statement] | None = None
    total = sum(own.values())
    for other, its in by_speaker.get((statement.cable, _key(statement.speaker)), ()):
        shared = sum(min(weight, its[stem]) for stem, weight in own.items() if stem in its)
        shorter = min(total, sum(its.values()))
        if shared < CLEAR:
            continue
        closeness = shared / shorter + (0.1 if other.act == statement.act else 0.0)
        # What is repeated with another act must be nearer in its words.
        enough = SHARED if other.act == statement.act else FAR
        if shared / shorter >= enough and (best is None or closeness > best[0]):
            best = (closeness, other)
    return statement if best is None else msgspec.structs.replace(statement, echo_of=best[1].id)


def _key(speaker: str) -> str:
    """A name by its last word, without accents: ``Foreign Minister Marin`` and ``Marin`` are one."""
    plain = unicodedata.normalize("NFKD", speaker).encode("ascii", "ignore").decode().lower()
    words = WORD.findall(plain)
    return words[-1] if words else speaker.lower()


@cache
def _plain_words() -> frozenset[str]:
    return words_of("plain")


def words_in(statement: Statement) -> dict[str, float]:
    """The content words of a statement by their stems, weighed."""
    quoted = {word for quote in statement.quotes for word in _stems(quote)}
    weight: dict[str, float] = {}
    for stem in _stems(statement.content):
        weight[stem] = 2.0 if stem.isdecimal() or stem in quoted else 1.0
    return weight


def _stems(text: str) -> list[str]:
    """Words of more than two letters in lower case, less endings: *reforms*, *reform*."""
    found = []
    for match in WORD.finditer(HYPHEN.sub("", text.lower())):
        word = match.group()
        if word in _plain_words() or (len(word) < 3 and not word.isdecimal()):
            continue
        found.append(word if word.isdecimal() else _stem(word))
    return found


@lru_cache(maxsize=20_000)  # a cable's words come again and again
def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ments", "ment", "ities", "ity", "ing", "ies", "ed", "es", "s", "i", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word

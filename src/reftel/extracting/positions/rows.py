"""The rows of ``lexicon/positions.toml``: what a clause says of an option, and which of them a text may hold at all."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from reftel.extracting.cues import Tokens
from reftel.extracting.positions.clauses import needed_by
from reftel.extracting.positions.mapping import mapping


class Row(NamedTuple):
    """A row of the mapping."""

    id: str
    gives: str
    words: tuple[str, ...]
    inside: bool
    whole: bool
    deed: bool = False


@cache
def rows() -> tuple[Row, ...]:
    """The rows in order."""
    return tuple(
        Row(
            row["id"],
            row["gives"],
            tuple(row["words"]),
            row.get("inside", False),
            row.get("whole", False),
            row.get("deed", False),
        )
        for row in mapping()["row"]
    )


def possible(tokens: Tokens) -> list[tuple[Row, str]]:
    """The rows and patterns of which each step may stand in a text, in their order: no other can be found there."""
    by_word, always = _by_word()
    patterns, others, absent = _patterns(), _others(), tokens.words.isdisjoint
    found = {*always, *chain.from_iterable(map(by_word.__getitem__, tokens.words & _signs()))}
    return [patterns[at] for at in sorted(found) if not others[at] or not any(map(absent, others[at]))]


@cache
def _patterns() -> tuple[tuple[Row, str], ...]:
    """Each row with each of its patterns."""
    return tuple((row, pattern) for row in rows() for pattern in row.words)


@cache
def _rarest() -> tuple[frozenset[str], ...]:
    """Of each pattern the step that fewest share, of which a word must be there; no word where it has none."""
    shared = Counter(word for _, pattern in _patterns() for step in needed_by(pattern) for word in step)
    return tuple(
        min(needed_by(pattern), key=lambda step: max(shared[word] for word in step), default=frozenset())
        for _, pattern in _patterns()
    )


@cache
def _others() -> tuple[tuple[frozenset[str], ...], ...]:
    """Of each pattern the other steps of which a word must be there."""
    return tuple(
        tuple(step for step in needed_by(pattern) if step != rarest)
        for (_, pattern), rarest in zip(_patterns(), _rarest(), strict=True)
    )


@cache
def _signs() -> frozenset[str]:
    """The words of which one must stand in a text for most patterns."""
    return frozenset(_by_word()[0])


@cache
def _by_word() -> tuple[Mapping[str, tuple[int, ...]], tuple[int, ...]]:
    """The patterns (their places) by the words of their rarest step; and those without one."""
    found: dict[str, list[int]] = {}
    for at, rarest in enumerate(_rarest()):
        for word in rarest:
            found.setdefault(word, []).append(at)
    always = tuple(at for at, rarest in enumerate(_rarest()) if not rarest)
    return {word: tuple(some) for word, some in found.items()}, always

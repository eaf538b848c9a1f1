"""Captions and handling words: SIPDIS, NODIS, ROGER CHANNEL, and of which kind they are. Handbook: 5 FAH-2 H-440."""

from functools import cache

import msgspec

from reftel.facts import tables


class Caption(msgspec.Struct, frozen=True):
    """A caption: its words, kind (``distribution``, ``caveat``, ``channel``, ``type``, ``notice``), meaning, mark."""

    caption: str
    kind: str
    meaning: str
    mark: str


@cache
def _captions() -> dict[str, Caption]:
    found: dict[str, Caption] = {}
    forms: dict[str, str] = {}
    for row in tables.rows("captions.tsv"):
        found[row["caption"]] = Caption(row["caption"], row["kind"], row["meaning"], row["mark"])
        if row["form_of"]:
            forms[row["caption"]] = row["form_of"]
    return found | {form: found[caption] for form, caption in forms.items()}


@cache
def _spelt() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every way to write a caption, by its first two signs, longest first: the words, and letter by letter."""
    ways = {words: fact.caption for words, fact in _captions().items()}
    ways |= {" ".join(words.replace(" ", "")): fact.caption for words, fact in _captions().items() if len(words) > 3}
    longest = sorted(ways.items(), key=lambda way: -len(way[0]))
    return {begin: tuple(way for way in longest if way[0][:2] == begin) for begin in {words[:2] for words in ways}}


def caption_of(words: str) -> Caption | None:
    """The caption that some words are, or None where they are none."""
    return _captions().get(" ".join(words.upper().split()))


def at_start(text: str) -> tuple[str, int] | None:
    """The longest caption that a text begins with, and its length; a caption ends where its word ends."""
    upper = text.upper()
    for words, caption in _spelt().get(upper[:2], ()):
        if upper.startswith(words) and not upper[len(words) : len(words) + 1].isalnum():
            return caption, len(words)
    return None

"""Whole telegrams of 1995 to 2010 with known values: a head, and paragraphs of which each word is known."""

import textwrap
from typing import Any

import msgspec

from made_heads_words import TEXTS
from made_snippets import Maker

FIRST = ("transmission", "dtg", "origin", "action", "info")
"""The elements of what the relay sent ahead, which dumps keep in a column of its own."""
SIGNERS = ("HALLORAN", "QUILL", "TARN", "O'DEA", "VAN HALE")


class Whole(msgspec.Struct):
    """A telegram: the lines sent ahead, those from the classification line on, its paragraphs, its values by name."""

    ahead: list[str]
    lines: list[str]
    paragraphs: list[str]
    told: dict[str, Any]
    year: int
    city: str
    serial: int

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join([*self.ahead, *self.lines])


def whole(seed: int, *, width: int = 66) -> Whole:
    """The telegram of a seed."""
    maker = Maker(seed)
    maker.month = max(maker.month, 3)  # from April on no number of another post is taken for one of the year before
    maker.head()
    chance = maker.chance
    told: dict[str, Any] = {}
    for _, _, values in maker.blocks:
        told |= values
    ahead = [line for name, lines, _ in maker.blocks if name in FIRST for line in lines]
    lines = [line for name, lines, _ in maker.blocks if name not in FIRST for line in lines]
    mark = {"U": "(U)", "C": "(C)", "S": "(S)"}[maker.level]
    paragraphs = []
    for number in range(1, chance.randint(3, 8)):
        said = " ".join(chance.choice(TEXTS) for _ in range(chance.randint(1, 4)))
        said = said if chance.random() < 0.3 else sentences(said)
        paragraphs.append(said)
        opening = f"{number}. {mark} {said}" if maker.level != "U" else f"{number}. {said}"
        lines += ["", *textwrap.wrap(opening, width, break_on_hyphens=False)]
    if chance.random() < 0.8:
        signer = chance.choice(SIGNERS)
        told["signature"] = signer
        lines += ["", signer] if chance.random() < 0.4 else [signer]
    told |= {"paragraphs": paragraphs}
    year = maker.year
    return Whole(ahead, lines, paragraphs, told, year, maker.city, maker.serial)


def sentences(text: str) -> str:
    """A text in capitals as sentences."""
    low = text.lower()
    return ". ".join(one[:1].upper() + one[1:] for one in low.split(". "))

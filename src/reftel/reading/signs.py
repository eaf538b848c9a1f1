"""The paragraphs of a cable as one text: what the whole has no sign of, no paragraph has.

A pass over every paragraph costs most where it finds nothing, and most cables have nothing for most passes. So each
pass first asks the whole for a few characters that none of its finds can do without.
"""

from collections.abc import Iterable, Sequence

import msgspec


class Whole(msgspec.Struct, frozen=True):
    """The clean texts of the paragraphs, a blank line before each; in small letters all, and what is in brackets."""

    text: str
    low: str
    enclosed: str

    def has(self, *signs: str) -> bool:
        """Whether one of some words in small letters stands in it."""
        low = self.low
        for sign in signs:  # noqa: SIM110 - half the time of any()
            if sign in low:
                return True
        return False

    def encloses(self, *signs: str) -> bool:
        """Whether one of some words in small letters stands between a bracket and the next."""
        enclosed = self.enclosed
        for sign in signs:  # noqa: SIM110 - as above
            if sign in enclosed:
                return True
        return False


def whole_of(texts: Iterable[str]) -> Whole:
    """The texts as one."""
    texts = list(texts)
    text = "\n\n" + "\n\n".join(texts)
    low = lowered(text)
    behind = low.replace("[", "(").replace("]", ")").split("(")[1:]
    return Whole(text, low, "\n".join(each.partition(")")[0] for each in behind))


_TO_ASCII = ("\u0130", "\u212a")  # of all other letters the only ones that become ASCII ones when they are made small


def lowered(text: str) -> str:
    """A text with its ASCII letters small, and any other letter that becomes one of them."""
    if not text.isascii() and any(letter in text for letter in _TO_ASCII):
        return text.lower()
    return in_small(text)


def in_small(text: str) -> str:
    """The text with its ASCII letters small: bytes know no others, and take a hundredth of the time of a table."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def places_of(text: str, words: Sequence[str]) -> list[int]:
    """Where some words begin in a text, in order."""
    places: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    return sorted(places)

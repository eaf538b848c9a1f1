"""Which statements a person wants to see: by whom, to whom, of which act, about what; when, ``dating`` tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reftel.archive.words import mrn_key, words
from reftel.cli.places import called
from reftel.facts.spellings import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reftel.model.statement import Statement


class Selection(NamedTuple):
    """What was asked for; what is empty or None lets everything pass. Case and accents do not matter.

    Names are found under any known transliteration. ``bearers`` are, for a name that was asked for, the namings (cable,
    name) of the actors that bear it, so that a full name finds what is kept under a short one.
    """

    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    cables: tuple[str, ...] = ()
    voice: str | None = None
    bearers: Mapping[str, frozenset[tuple[str, str]]] = {}

    def takes(self, statement: Statement) -> bool:
        """Whether a statement is one of those."""
        return (
            self._called(self.by, statement.cable, (statement.speaker,))
            and self._called(self.to, statement.cable, statement.addressees)
            and self._called(self.holder, statement.cable, (statement.holder,))
            and (not self.acts or statement.act in self.acts)
            and (not self.cables or any(is_cable(statement.cable, one) for one in self.cables))
            and (self.voice is None or statement.voice == self.voice)
            and _named(self.about, (f"{statement.content} {statement.topic or ''}",), every=True)
        )

    def _called(self, asked: Iterable[str], cable: str, found: Iterable[str]) -> bool:
        """Whether one of the names that were asked for is one of those found, or its bearer has it there."""
        asked, found = tuple(asked), tuple(found)
        return not asked or any(
            any(_is_name(one, name) or (cable, name) in self.bearers.get(one, ()) for name in found) for one in asked
        )


def is_place(asked: str) -> bool:
    """Whether a document is asked for by the place that it is called by; a number has no full stop and no colon."""
    return "." in asked or ":" in asked


def is_cable(citation: str, asked: str) -> bool:
    """Whether a cable is the one that was asked for, however its number is written; any year, if none is given.

    A document without a number is asked for by what it is called here: ``papers/memo.txt:1``.
    """
    held, wanted = mrn_key(citation), mrn_key(asked)
    if held is None or wanted is None or is_place(asked):
        return asked in (citation, called(citation))
    return wanted in (held, held.lstrip("0123456789"))


def _named(asked: Iterable[str], found: Iterable[str], *, every: bool = False) -> bool:
    """Whether one (or every one) of the names asked for is among those found, by whole words."""
    asked = tuple(asked)
    if not asked:
        return True
    names = [set(words(name)) for name in found]
    held = [any(set(words(one)) <= name for name in names) for one in asked]
    return all(held) if every else any(held)


def named(asked: Iterable[str], found: Iterable[str]) -> bool:
    """Whether each name that was asked for is among those found, by whole words, under any known spelling."""
    found = tuple(found)
    return all(any(_is_name(one, name) for name in found) for one in asked)


def _is_name(asked: str, name: str) -> bool:
    """Whether a name has all words of another, by case and accents or by any known transliteration."""
    if set(words(asked)) <= set(words(name)):
        return True
    wanted = set(keys(asked))
    held = {*keys(name), *keys(name.replace("-", " "))}
    if bool(wanted) and wanted <= held:
        return True
    # "El Baradei" is ElBaradei, and the other way round
    joined = "".join(words(asked))
    return len(words(asked) + words(name)) > 2 and joined in {*words(name), "".join(words(name))}

"""TAGS: what a code means, e.g. ``PREL``, ``KZ``, ``OSCE``. Handbook: 5 FAH-3."""

import string
from functools import cache, lru_cache
from itertools import product

import msgspec

from reftel.facts import countries, tables


class TagFact(msgspec.Struct, frozen=True):
    """A code: its kind (``subject``, ``program``, ``geo``, ``organisation``), meaning, country and era, where known."""

    code: str
    kind: str
    meaning: str | None
    iso2: str | None
    era: str | None
    mark: str


@cache
def _tags() -> dict[str, TagFact]:
    return {
        row["code"]: TagFact(
            row["code"], row["kind"], row["meaning"] or None, row["iso2"] or None, row["era"] or None, row["mark"]
        )
        for row in tables.rows("tags.tsv")
    }


def tag_of(code: str) -> TagFact | None:
    """The code's fact, or None where it is not known."""
    return _tags().get(code.upper())


def codes() -> tuple[str, ...]:
    """Every code that is known."""
    return tuple(_tags())


@cache
def longest() -> int:
    """How many words the longest code has (``AEROLINEAS ARGENTINAS``): what a reader must look ahead."""
    return max(code.count(" ") for code in _tags()) + 1


def fits(code: str, year: int) -> bool:
    """Whether a code was in use in a year: those of the 1970s (PFOR, PINT) went with 1979; others are not dated."""
    fact = tag_of(code)
    return fact is None or fact.era != "1970s" or _FIRST <= year <= _LAST


_FIRST, _LAST = 1973, 1981  # TAGS began in 1973; the codes of the seventies are still met two years after their end


_MISREAD = {"0": "ODQ", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
_OFTEN = frozenset("015")  # of two signs nothing else tells what they are: G8 is no GB


@lru_cache(4096)
def misread(code: str) -> str | None:
    """The one code that a word must be in which digits stand for letters: ``EA1R`` is EAIR, the place ``N0`` is NO."""
    said = code.upper()
    digits = sum(map(str.isdigit, said))
    if len(said) not in {2, 4} or not 0 < digits <= len(said) // 2 or tag_of(said) is not None:
        return None
    meant = {"".join(letters) for letters in product(*(_MISREAD.get(sign, sign) for sign in said))} & _tags().keys()
    if len(said) == 2:
        of_letters = digits == 1 and not _OFTEN.isdisjoint(said)
        meant = {code for code in meant if of_letters and _tags()[code].kind == "geo"}
    sure = {code for code in meant if _tags()[code].mark == "V"}  # EAIR and not EALR, of which nothing is known
    told = sure if len(sure) == 1 and len(said) == 4 else meant
    return told.pop() if len(told) == 1 else None


@lru_cache(4096)
def suggestions(code: str) -> tuple[str, ...]:
    """Known codes that an unknown one may mean, never taken for it: a slip, a country's name, or its ISO code.

    ``PRLE`` → PREL; ``TURKEY`` → TU; ``IQ`` → IZ.
    """
    said = code.upper()
    if tag_of(said):
        return ()
    country = countries.by_name(code) or (countries.by_iso2(said) if len(said) == 2 else None)
    if country is not None:
        return tuple(tag.code for tag in _tags().values() if tag.kind == "geo" and tag.iso2 == country.iso2)
    if not 4 <= len(said) <= 5 or not said.isalpha():
        return ()
    near = {found for found in _near(said) if (fact := tag_of(found)) and fact.kind in {"subject", "program"}}
    return tuple(sorted(near))


def _near(said: str) -> set[str]:
    """Words that differ by one letter, one too many, or two that changed places; four letters each."""
    cut = {said[:at] + said[at + 1 :] for at in range(len(said))}
    turned = {said[:at] + said[at + 1] + said[at] + said[at + 2 :] for at in range(len(said) - 1)}
    other = {said[:at] + letter + said[at + 1 :] for at in range(len(said)) for letter in string.ascii_uppercase}
    return {
        word for word in (turned or set()) | cut | (other if not turned & _tags().keys() else set()) if len(word) == 4
    }

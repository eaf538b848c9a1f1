"""A surname that a cable spells in two ways: ``Foreign Minister Serkosny`` and, once, ``Foreign Minister Serkotny``."""

from typing import TYPE_CHECKING, Final

from reftel.fields.level import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reftel.extracting.person import Person

LONG: Final = 6  # letters of a surname in which one that is wrong makes no other name
ALONE: Final = 8  # the same of a surname that stands alone, with nothing else to tell whose it is
INITIAL: Final = 2  # letters of a first name that are more than its initial


def bearer_of(name: list[str], office: frozenset[str], known: "Iterable[Person]") -> "Person | None":
    """The person whose long surname this is but for a letter, where the first name or the whole office is his too.

    Two whose surnames begin or end otherwise (*Serkov*, *Serkova*) are two; so are two who share a mere *Minister*.
    """
    last = name[-1].lower()
    if len(last) < LONG:
        return None
    first = {word.lower() for word in name[:-1] if len(word) > INITIAL}
    for person in known:
        other = person.short.rsplit(maxsplit=1)[-1].lower()
        if not _but_for_a_letter(last, other):
            continue
        names = {word.lower() for word in person.names} - {other}
        if first & names or (len(office) > 1 and office in person.titles and (not first or not names)):
            return person
    return None


def nearly(surname: str, known: "Iterable[Person]") -> "Person | None":
    """The only person whose long surname this is but for a letter, where it stands alone: ``Serkotnyan said``."""
    low = surname.lower()
    if len(low) < ALONE or not surname.isalpha():
        return None
    near = [person for person in known if _but_for_a_letter(low, person.short.rsplit(maxsplit=1)[-1].lower())]
    return near[0] if len(near) == 1 else None


def _but_for_a_letter(one: str, other: str) -> bool:
    """Whether two surnames that begin and end alike differ by a letter."""
    return len(other) >= LONG and other[:2] == one[:2] and other[-1] == one[-1] and distance(other, one) == 1

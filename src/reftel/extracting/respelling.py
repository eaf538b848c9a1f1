"""A surname that a cable spells in two ways: ``Foreign Minister Serkosny`` and, once, ``Foreign Minister Serkotny``."""

from typing import TYPE_CHECKING, Final

from reftel.fields.level import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reftel.extracting.person import Person

LONG: Final = 6  # letters of a surname in which one that is wrong makes no other name
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
        if len(other) < LONG or other[:2] != last[:2] or other[-1] != last[-1] or distance(other, last) != 1:
            continue
        names = {word.lower() for word in person.names} - {other}
        if first & names or (len(office) > 1 and office in person.titles and (not first or not names)):
            return person
    return None

"""Words of passing lines: agencies that pass on, bureaus, officers by function, ranks before a name."""

from functools import cache

from reftel.facts import posts, tables

_POSTS = ("DEPT OF ", "DEPARTMENT OF ", "AMEMBASSY ", "AMEMB ", "AMCONSUL ", "AMCONGEN ", "USMISSION ")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in tables.rows("readers.tsv") if row["kind"] == kind)


@cache
def names(kind: str) -> tuple[str, ...]:
    """The words of a kind (``agency``, ``bureau``, ``reader``, ``rank``), longest first."""
    return tuple(sorted(_words(kind), key=lambda word: (-len(word), word)))


def passes(words: str) -> bool:
    """Whether a message can be passed by way of it: an agency or a post."""
    upper = words.upper().strip(" .,")
    return upper in _words("agency") or upper.startswith(_POSTS) or posts.is_station(upper)


def is_office(words: str) -> bool:
    """Whether it is an office and no person: a bureau, an office with a stroke, an agency, an officer by function."""
    upper = words.upper().strip(" .,")
    if "/" in upper and " " not in upper:
        return True
    named = any(upper in _words(kind) for kind in ("bureau", "reader", "agency"))
    return named or upper.rpartition(" ")[2] in _words("group") or passes(upper)


@cache
def _ranks() -> dict[str, tuple[tuple[str, tuple[str, str]], ...]]:
    """The ranks by first letter, longest first, each with what it is at the beginning of some words."""
    ranks = [(rank, (f"{rank} ", f"{rank}. ")) for rank in names("rank")]
    return {letter: tuple(one for one in ranks if one[0][0] == letter) for letter in {rank[0] for rank, _ in ranks}}


def rank_of(words: str) -> str | None:
    """The rank or title with which some words begin, ``SENIOR DIRECTOR GAVE`` → ``SENIOR DIRECTOR``."""
    upper = words.upper()
    return next((rank for rank, starts in _ranks().get(upper[:1], ()) if upper.startswith(starts)), None)

"""Languages by their function words: in which one a passage is; None where it may be English or is too short."""

from collections import Counter
from functools import cache

from reftel.facts import tables

SHORTEST = 6  # words
ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "for",
        "on",
        "with",
        "as",
        "by",
        "was",
        "he",
        "it",
        "not",
        "be",
        "are",
        "from",
        "at",
        "this",
        "have",
        "has",
        "had",
        "were",
        "which",
        "his",
        "an",
        "said",
        "will",
        "would",
        "but",
        "they",
        "their",
        "or",
        "its",
        "who",
        "been",
        "we",
        "our",
        "you",
    ]
)
_SHARE = 0.25  # of the words of a passage that must be function words of its language
_DISTINCT = 3


@cache
def _profiles() -> dict[str, frozenset[str]]:
    return {row["language"]: frozenset(row["words"].split()) for row in tables.rows("function_words.tsv")}


@cache
def _own() -> dict[str, frozenset[str]]:
    """The words that no other profile has."""
    seen = Counter(word for words in _profiles().values() for word in words)
    return {language: frozenset(w for w in words if seen[w] == 1) for language, words in _profiles().items()}


# A passage of some length has at least one of its language's.
_SIGNS = frozenset(
    [
        "que",
        "los",
        "do",
        "nos",
        "nas",
        "del",
        "les",
        "des",
        "est",
        "und",
        "der",
        "nicht",
        "uma",
        "dos",
        "che",
        "della",
        "di",
        "het",
        "een",
        "bir",
        "ve",
        "bu",
        "chto",
        "eto",
        "kak",
        "ne",
        "na",
        "yang",
        "dan",
        "dari",
        "tidak",
        "ke",
        "jest",
        "nie",
        "la",
        "le",
        "de",
        "das",
        "il",
        "en",
        "por",
        "pour",
        "mit",
        "para",
        "em",
        "ao",
        "je",
        "con",
        "las",
        "mas",
        "nuestros",
        "dlya",
        "potomu",
    ]
)


def may_be_foreign(text: str) -> bool:
    """Whether a text (in small letters, words parted by blanks) is worth a closer look: a quick test."""
    return len(_SIGNS.intersection(text.split())) > 1


def language_of(words: list[str]) -> str | None:
    """The language of a passage by its words in small letters, without what stands around them."""
    if len(words) < SHORTEST:
        return None
    english = sum(1 for word in words if word in ENGLISH)
    if english * 3 > len(words):  # more than a third of what there can be of any other language
        return None
    counts = {
        language: (sum(1 for word in words if word in profile), len(profile.intersection(words)))
        for language, profile in _profiles().items()
    }
    own = _own()
    # Words of this language alone tell it from its neighbours.
    language = max(counts, key=lambda each: (counts[each][0] + 2 * len(own[each].intersection(words)), each))
    count, distinct = counts[language]
    if distinct < _DISTINCT or count < len(words) * _SHARE or english * 3 > count:
        return None
    return language

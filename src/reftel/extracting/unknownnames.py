"""Names that the tagger takes for something else: by their letters, no English word, country or place."""

from functools import cache

from reftel.extracting.lexicon.load import cues, speakers
from reftel.facts import countries, posts
from reftel.facts.english import english

_SHORTEST = 4  # letters of a name that is told from an English word: the list of these has none shorter


@cache
def is_unknown_name(word: str) -> bool:
    """Whether a word is a name by its letters alone: ``Hadrik``, not ``Farmers``, ``Paris`` or ``Minister``."""
    low = word.lower()
    return (
        len(word) >= _SHORTEST
        and word.istitle()
        and word.isalpha()
        and low not in english()
        and low.removesuffix("s") not in english()
        and low not in cues("not_names")
        and low not in speakers().titles | speakers().nouns
        and not countries.candidates(word)
        and word not in posts.cities()
    )

"""The short names that a cable uses: of its host government, of bodies in brackets, and names that stand alone."""

import re
from collections import Counter
from collections.abc import Mapping

from reftel.extracting.familynames import goes_by
from reftel.extracting.lexicon.load import cues, speakers
from reftel.facts import countries
from reftel.facts.english import english
from reftel.model.redacted import REDACTED

JOINS = frozenset(["of", "for", "the", "and", "to", "on", "&", "in", "at"])
PARTICLES = cues("particles")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]|,s)$")
WORD = re.compile(r"[^\W_][\w.'’&/-]*")
_DETERMINERS = cues("determiners")


def government_of(
    text: str, words: list[str], host: str | None, meant: Mapping[str, str | None] | None = None
) -> str | None:
    """The acronym that this cable has for its host government: ``GOK``; ``meant`` are those that several share."""
    counts = Counter(word for word in words if word.isupper() and (word.startswith("GO") or word.endswith("G")))
    for word, _ in counts.most_common(6):
        country = countries.country_of(word, host=host)
        own = country is not None and country.iso2 == host
        if host is not None and own and (meant or {}).get(word, host) == host:
            return word
    defined = re.search(r"[Gg]overnment of (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)?) ?\((?P<short>GO[A-Z]{1,4})\)", text)
    told = countries.country_of(defined["of"]) if defined is not None else None
    # a state that no table knows may be the host; one that is known is it only where the post is in it
    return defined["short"] if defined is not None and (told is None or told.iso2 == host) else None


_SHORT = re.compile(r"\(([A-Z][\w&/-]{1,14})\)")
_SEAT = re.compile(r"[DRI]-[A-Z]")  # "Senator Orvane (R-TX)": party and state
_NO_SHORT = frozenset(["Note", "Comment", "Ref", "SBU", "U"])


def aliases_of(text: str) -> dict[str, str]:
    """Long names of bodies and the short names in brackets behind them: ``Central Dam Board (CDB)``."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for match in _SHORT.finditer(text):
        short = match.group(1)
        words: list[str] = []
        for word in reversed(text[max(0, match.start() - 120) : match.start()].split()):
            if not (word[0].isupper() or word in JOINS) or word.endswith((",", ";", ".", ":")) or len(words) == 9:
                break
            words.insert(0, word)
        while words and (words[0].lower() in _DETERMINERS or words[0] in JOINS or words[0].endswith(("'s", "’s"))):
            words = words[1:]
        long = " ".join(words).lower()
        if len(words) < 2 or REDACTED.match(short) or short in _NO_SHORT or _SEAT.match(short):
            continue
        if short in found.values() and found.get(long) != short:
            doubtful.add(short)  # "(Foundation)" behind two names is the name of neither
        found.setdefault(long, short)
    return {long: short for long, short in found.items() if short not in doubtful}


def standing_alone(words: list[str]) -> Counter[str]:
    """How often each capitalised word, and each two of them with a blank between, stand with no other name beside."""
    counts: Counter[str] = Counter()
    titles = speakers().titles
    for turn, word in enumerate(words):
        if not word[0].isupper():
            continue
        bare = POSSESSIVE.sub("", word.rstrip(".-/"))
        after = words[turn + 1] if turn + 1 < len(words) and bare == word.rstrip("-/") else "x"
        before = words[turn - 1] if turn else "x"
        if before in ("Sir", "Dame"):
            continue  # "Sir Orin" is no Orin who goes by that name
        if before.lower() in PARTICLES and before.islower():
            continue  # "Orin bin Tarn"
        if before[0].isupper() and before.lower() not in titles and not before.isupper():
            continue
        if not (after[0].isupper() or after.lower() in PARTICLES):
            counts[bare] += 1
        elif after[0].isupper():
            second = POSSESSIVE.sub("", after.rstrip(".-/"))
            behind = words[turn + 2] if turn + 2 < len(words) and second == after.rstrip("-/") else "x"
            if not (behind[0].isupper() or behind.lower() in PARTICLES):
                counts[f"{bare} {second}"] += 1
    return counts


_REIGN = re.compile(r"[IVX]{1,5}\.?")
SON_OF = frozenset(["bin", "ibn", "binti", "bint"])
_BEHIND = frozenset(["jr", "sr", "esq", "phd"])  # behind a name, and no part of it


def without_suffix(name: list[str]) -> list[str]:
    """A name without *Jr.* and the like behind it."""
    while len(name) > 1 and name[-1].lower().strip(".,") in _BEHIND:
        name = [*name[:-2], name[-2].rstrip(",")]
    return name


def short_of(name: list[str], alone: Mapping[str, int]) -> str:
    """What of a name the cable goes on by (``alone`` counts it), else the family name, with its particle.

    That is a word, or the last two where those stand together most often. The words are as they stand; a name of one
    word is itself.
    """
    name = without_suffix(name)
    by = goes_by(name)
    both = " ".join(name[-2:])
    if by is None and len(name) > 2 and alone.get(both, 0) > max(alone.get(word, 0) for word in name):
        return both  # "Orvane Garvia Lopane" goes on as Garvia Lopane
    best = len(name) - 1 if by is None else by
    while best and _REIGN.fullmatch(name[best]):
        best -= 1  # "King Tav VI" goes by Tav
    unheard = not alone.get(name[best], 0) and by is None
    for turn, word in enumerate(name):
        # "Garcia Lopez" goes on as Garcia, and "Mahathir bin Mohamad" as Mahathir
        own = unheard and (turn > 0 or not SON_OF.isdisjoint(name[1:2])) and word.lower() not in english()
        if alone.get(word, 0) > alone.get(name[best], 0) + (not own) and len(word) > 2 and not _REIGN.fullmatch(word):
            best = turn
    first = best
    while first and name[first - 1].lower() in PARTICLES and best == len(name) - 1:
        first -= 1
    return " ".join(name[first : best + 1])


def stopped(word: str) -> bool:
    """Whether a word ends a sentence: "Karimov." but not "E."."""
    return word.endswith(".") and len(word) > 3


def unstopped(word: str) -> str:
    """A word without the stop that ends a sentence."""
    return word.rstrip(".") if stopped(word) else word

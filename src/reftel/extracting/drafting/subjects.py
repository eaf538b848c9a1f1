"""What is named, sorted into subjects: all candidacies for one office, all that is said of one agreement."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from reftel.extracting.drafting.namings import Naming, words
from reftel.extracting.drafting.sentences import Told, offices
from reftel.facts.countries import country_of

FOR_AN_OFFICE = ("candidacy", "chair")
_WORD = re.compile(r"[A-Z]\w+")
_STEM = 6  # so many letters of a word of the query must be there: chairmanship, chairman
_ENDINGS = ("ian", "ean", "ese", "ish", "an", "n", "i")
_CHAIR = frozenset({"chair", "chairmanship", "presidency", "chairman", "chairperson"})


class Named(msgspec.Struct, frozen=True):
    """One naming with the sentence that it stands in."""

    naming: Naming
    told: Told

    @property
    def words(self) -> str:
        """The words that name it."""
        return self.told.text[self.naming.lo : self.naming.hi]


class Topic(msgspec.Struct, frozen=True):
    """One subject: its kind, what it is about (empty: not said), all that names it, and how much speaks for it.

    ``year`` is the year that is most often named, ``who`` whoever is.
    """

    kind: str
    what: str
    named: tuple[Named, ...]
    score: int

    @property
    def sentences(self) -> tuple[Told, ...]:
        """The sentences that name it, each once."""
        return tuple({(one.told.cited.cable, one.told.cited.start): one.told for one in self.named}.values())

    @property
    def year(self) -> str:
        """The year that is most often named, waiting aside; of several the first."""
        counts = Counter(one.naming.year for one in self.named if one.naming.year and not one.naming.until)
        return counts.most_common(1)[0][0] if counts else ""

    @property
    def who(self) -> str:
        """Whose it is, most often; of several the first."""
        counts = Counter(one.naming.who for one in self.named if one.naming.who)
        return counts.most_common(1)[0][0] if counts else ""


def topics(told: Sequence[Told], query: str) -> list[Topic]:
    """The subjects of some sentences, that which the query and most sentences speak for first."""
    named = _with_owners([Named(naming, one) for one in told for naming in one.namings], told)
    groups: dict[tuple[str, str, str], list[Named]] = {}
    objects = _objects(named)
    for one, key in zip(named, objects, strict=True):
        who = "" if key[0] in FOR_AN_OFFICE else one.naming.who  # many may run for an office, and each joins by itself
        groups.setdefault((*key, who), []).append(one)
    asked = _asked(query)
    found = [Topic(kind, _spelling(some), tuple(some), _score(some, asked)) for (kind, _, _), some in groups.items()]
    return sorted(found, key=lambda topic: -topic.score)


def fits(topic: Topic, query: str) -> bool:
    """Whether it is what was asked for: a word of the query names it, and a sentence of it has more than half of them.

    That a sentence has them alone says nothing: what is asked about may be a condition of it, or what goes before it.
    """
    asked = {word[:_STEM] for word in _asked(query)}
    named = " ".join(f"{one.words} {one.naming.noun} {one.naming.what}" for one in topic.named).casefold()
    return not asked or (
        any(word in named for word in asked)
        and any(2 * sum(word in one.text.casefold() for word in asked) > len(asked) for one in topic.sentences)
    )


def _asked(query: str) -> set[str]:
    """The plain words of a query; fields (``from:astana``), what is excluded, and small words ask for no subject."""
    plain = (word.strip("\"'()*,.").casefold() for word in query.split() if ":" not in word and word[:1] != "-")
    return {word for word in plain if len(word) > 2}


def _score(named: Sequence[Named], asked: set[str]) -> int:
    """One for each sentence, and one more for each word of the query in it."""
    texts = {(one.told.cited.cable, one.told.cited.start): one.told.text.casefold() for one in named}
    return sum(1 + sum(word in text for word in asked) for text in texts.values())


def _with_owners(named: Sequence[Named], told: Sequence[Told]) -> list[Named]:
    """Adjectives as the names that they are of; what is guessed only where somebody says it outright as well."""
    outright = {one.naming.who for one in named if one.naming.who and not one.naming.guessed}
    spoken = frozenset(word for one in told for word in _WORD.findall(one.text))
    found: list[Named] = []
    for one in named:
        who = one.naming.who
        if one.naming.guessed and who and who not in outright:
            who = ""
        if who:
            who = _owner(who, spoken)
        elif one.naming.kind != "chair" and (one.naming.guessed or one.naming.kind in {"candidacy", "membership"}):
            continue  # it is somebody's, and whose is not known
        found.append(Named(one.naming._replace(who=who), one.told))
    return found


def _owner(who: str, spoken: frozenset[str]) -> str:
    """The state behind a name; of an adjective that is in no table the name in the same cables: Vardanian, Vardania."""
    country = country_of(who, strict_case=True)
    if country:
        return country.name
    for ending in _ENDINGS:
        if who.endswith(ending) and len(who) > len(ending) + 3:
            stem = who.removesuffix(ending)
            for name in (stem + "ia", stem + "a", stem, stem + "y"):
                if name != who and name in spoken:
                    return name
    return who


def _objects(named: Sequence[Named]) -> list[tuple[str, str]]:
    """The subject that each belongs to; what does not say which is of the one that its cable speaks most of."""
    keys = [_key(one.naming) for one in named]
    by_cable: dict[tuple[str, str], Counter[str]] = {}
    everywhere: dict[str, Counter[str]] = {}
    for one, (kind, what) in zip(named, keys, strict=True):
        if what:
            by_cable.setdefault((kind, one.told.cited.cable), Counter())[what] += 1
            everywhere.setdefault(kind, Counter())[what] += 1
    found = []
    for one, (kind, what) in zip(named, keys, strict=True):
        counts = by_cable.get((kind, one.told.cited.cable)) or everywhere.get(kind)
        found.append((kind, what or (counts.most_common(1)[0][0] if counts else "")))
    return found


def _key(naming: Naming) -> tuple[str, str]:
    what = " ".join(naming.what.casefold().split())
    if naming.kind in FOR_AN_OFFICE:
        parts = set(what.replace("-", " ").split())
        office = naming.kind == "chair" or parts & (_CHAIR | offices()) or set(what.split()) & offices()
        return "candidacy", "chair" if office else what
    if naming.kind == "agreement":
        return naming.kind, f"{what} {naming.noun}"
    return naming.kind, what.removesuffix("s")


def _spelling(named: Sequence[Named]) -> str:
    """What it is about, as most write it; the longest of those, and of these the first."""
    counts = Counter(one.naming.what for one in named if one.naming.what)
    return min(counts, key=lambda what: (-counts[what], -len(what))) if counts else ""


def is_chair(topic: Topic) -> bool:
    """Whether the candidacies are for the chair of a body."""
    parts = {part for one in topic.named for part in one.naming.what.casefold().replace("-", " ").split()}
    whole = {part for one in topic.named for part in one.naming.what.casefold().split()}
    chaired = any(one.naming.kind == "chair" for one in topic.named)
    return topic.kind == "candidacy" and bool(chaired or parts & _CHAIR or whole & offices())


def own_words(text: str) -> str:
    """The words of a naming as a cue: without *its* before them."""
    first, _, rest = text.partition(" ")
    return rest if first.casefold() in words("own") and rest else text

"""Small letters for telegrams kept in capitals, as those of the 1970s are: for the parser, never for the reader.

The tagger takes every word in capitals for a name. So it is shown ``Quelle told the Ambassador that`` for ``QUELLE TOLD
THE AMBASSADOR THAT``: the same text, letter for letter, so that all places stay those of the source. What is a name is
known by what stands around it somewhere in the same cable (``MINISTER QUELLE``), by the tables of countries, posts and
people, and by what the parser's vocabulary knows as an English word.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from itertools import combinations, pairwise

from reftel.extracting import familynames
from reftel.extracting.lemmas import IRREGULAR, lemma_of
from reftel.extracting.lexicon.load import cues, frames, nouns, speakers, word_list
from reftel.extracting.parser import vocabulary
from reftel.extracting.sentences import split
from reftel.facts import chiefs, countries, posts
from reftel.facts.acronyms import is_acronym
from reftel.model.cable import Cable

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]+(?:['’][A-Z]+)*")
_WITH_O = re.compile(r"(?<![A-Z])[A-Z]{2,}(?![A-Z])")
_MOST_O = 4  # of which any may be a D
_VOWEL = re.compile(r"[AEIOU]")
_BRACKETED = re.compile(r"\(([A-Z][A-Z&/-]{1,6})\)")
_PARTICLES = cues("particles")
_LONGEST_PHRASE = 4  # words of a place: "San Jose de Chiquitos"
SURE = 3  # letters of a string in the parser's vocabulary that need be no word
SHORT = 5  # letters up to which a word that nobody knows may be an acronym


def shouted(text: str) -> bool:
    """Whether a text is in capitals throughout, as telegrams of the 1970s are."""
    letters = list(filter(str.isalpha, text[:1200]))
    return len(letters) > 40 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def is_scan(cable: Cable) -> bool:
    """Whether a machine read the text of a cable, and took letters for others."""
    return any(finding.code == "ocr-mended" for finding in cable.findings)


def cased_of(cable: Cable) -> tuple[str, ...]:
    """The paragraphs of a cable in the case that the parser knows."""
    return cased([paragraph.text for paragraph in cable.paragraphs], scanned=is_scan(cable))


def cased(texts: Sequence[str], *, scanned: bool = False) -> tuple[str, ...]:
    """The paragraphs of a cable in the case that the parser knows: unchanged, unless they are in capitals.

    Where they are ``scanned``, words that are English with a D in place of an O have that too (``SAIO``).
    """
    whole = "\n".join(texts)
    if not shouted(whole) or not vocabulary():
        return tuple(texts)
    if scanned:
        texts = [_WITH_O.sub(lambda word: _mended(word.group()), text) for text in texts]
        whole = "\n".join(texts)
    caser = _Caser(whole)
    return tuple(caser.text(text) for text in texts)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """A word in capitals that is none, with the D that a machine took for an O; else the word."""
    low = word.lower()
    places = [at for at, letter in enumerate(low) if letter == "o"]
    sure = english(low) and (low in vocabulary() or low in _lexicon() or low in IRREGULAR)
    if sure or len(places) > _MOST_O or countries.candidates(word) or low in _people() | chiefs.forenames():
        return word
    made = [
        "".join("d" if at in those else letter for at, letter in enumerate(low))
        for count in range(1, len(places) + 1)
        for those in combinations(places, count)
    ]
    known = [
        one for one in made if (one in vocabulary() if english(low) else english(one))
    ]  # OISCUSSION ends as English
    if not known and english(low):
        return word
    return next((one for one in known if one in vocabulary()), known[0] if known else low).upper()


_words = partial(word_list, "casing.toml")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(_words("endings"))


@cache
def _endings_of_known() -> tuple[str, ...]:
    return tuple(_words("endings_of_known"))


@cache
def _lexicon() -> frozenset[str]:
    """Words of the lexicon: none is a name, and a title is one only before a name."""
    people = speakers()
    known = {word for word in (*people.nouns, *people.bodies, *people.titles, *nouns(), *frames()) if word.isalpha()}
    known |= {word for words in people.post for word in words.split()}
    known |= _words("small")
    for name in ("openers", "saying_adverbs", "auxiliaries", "narration", "judging", "mind", "demeanour"):
        known |= cues(name)
    return frozenset(known)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of several words, of countries and of the cities of posts, by their first word; longest first."""
    names = {name for country in countries.countries() for name in (country.name, country.capital or "", *country.also)}
    names |= posts.cities()
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(name.split())
        if 1 < len(words) <= _LONGEST_PHRASE and all(word.isalpha() for word in words):
            found.setdefault(words[0].upper(), []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


@cache
def _cities() -> frozenset[str]:
    return frozenset(city.lower() for city in posts.cities() if city.isalpha())


def english(word: str) -> bool:
    """Whether a word in small letters is English: by the lexicon, or by other forms of it in the parser's vocabulary.

    ``resource`` is, for there is *resources*; *guzman* is in the vocabulary too, but alone.
    """
    if word in _lexicon() or word in IRREGULAR or (len(word) > 5 and word.endswith(_endings())):
        return True
    known = vocabulary()
    lemma = lemma_of(word, "VBD")
    if lemma in frames() or (lemma != word and len(lemma) > 2 and lemma in known and lemma.capitalize() not in known):
        return True
    if word not in known:
        return False
    if len(word) > SURE and (word.capitalize() not in known or word.endswith(_endings_of_known())):
        return True  # shorter strings in it may be ends and beginnings of words
    forms = [
        word + "s",
        word + "es",
        word + "ed",
        word + "ing",
        word + "ly",
        word + "er",
        word + "ism",
        word + "ize",
        word + "ity",
        "un" + word,
    ]
    if word.endswith("e"):
        forms += [word + "d", word[:-1] + "ing"]
    if word.endswith("y"):
        forms += [word[:-1] + "ies", word[:-1] + "ied"]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("s"):
        forms.append(word[:-1])
    return any(form in known for form in forms)


class _Caser:
    """One cable in capitals: which of its words are names and acronyms, and its paragraphs in small letters."""

    __slots__ = ("_acronyms", "_bearers", "_forms")

    def __init__(self, whole: str) -> None:
        self._acronyms = frozenset(
            word
            for word in _BRACKETED.findall(whole)
            if not english(word.lower()) and word.lower() not in _words("calendar")
        )
        self._forms: dict[str, str] = {}
        self._bearers = self._named(whole)

    def _named(self, whole: str) -> frozenset[str]:
        """English words that are names in this cable, for a title or forename stands before them: ``MR. YOUNG``."""
        found: set[str] = set()
        titles, people = speakers().titles, _people()
        last, end, begun = "", -9, False  # begun: the last word is the first of a name behind a title
        for match in _WORD.finditer(whole):
            word = match.group().lower().removesuffix("'s").removesuffix("’s")
            between = whole[end : match.start()]
            near = between in (" ", "\n") or (between == ". " and f"{last}." in titles)
            goes_on = near and begun and len(word) > 2 and _unknown(word) and not is_acronym(word.upper())
            begun = False
            if goes_on:
                found.add(word)  # "MINISTER ADA LUME"
            told = (word.endswith("ed") and lemma_of(word, "VBD") in frames()) or _is_told_now(word)
            if near and word not in _roles() and not told and not _is_adverb(word):
                titled = last in titles and last not in speakers().weak
                named = last in chiefs.forenames() and last not in _words("small") and not _placed(word)
                known = word in people or not _common(word)
                if len(last) > SHORT and len(word) > 2 and _unknown(last) and _unknown(word):
                    found |= {word, last}  # two words that nobody knows: forename and surname
                if (titled and (known or _speaks(whole, match.end()))) or (named and known):
                    found |= {word} if titled else {word, last}
                    begun = titled
            if not (near and word in _PARTICLES):  # "GENERAL DE LA RUE"
                last = word
            end = match.end()
        return frozenset(found - _words("calendar"))

    def text(self, text: str) -> str:
        """A paragraph with small letters where the parser wants them; as many characters, each in its place."""
        words = list(_WORD.finditer(text))
        forms: list[str] = []
        turn = 0
        while turn < len(words):
            phrase = self._phrase(words, turn, text)
            if phrase is not None:
                forms.extend(phrase)
                turn += len(phrase)
                continue
            forms.append(self._in_place(words, turn, text))
            turn += 1
        _titles(forms, words, text)
        pieces: list[str] = []
        at = 0
        for word, form in zip(words, forms, strict=True):
            pieces.extend((text[at : word.start()], form))
            at = word.end()
        pieces.append(text[at:])
        return _begun(_unbroken("".join(pieces)), text)

    def _phrase(self, words: list[re.Match[str]], turn: int, text: str) -> tuple[str, ...] | None:
        for phrase in _phrases().get(words[turn].group(), ()):
            found = words[turn : turn + len(phrase)]
            if len(found) == len(phrase) and all(
                match.group().removesuffix("'S") == word.upper() for match, word in zip(found, phrase, strict=True)
            ):
                gaps = (text[one.end() : two.start()] for one, two in pairwise(found))
                if all(gap.isspace() for gap in gaps):
                    return tuple(
                        word + ("'s" if "'" in one.group() else "") for word, one in zip(phrase, found, strict=True)
                    )
        return _family_first(words, turn, text)

    def _in_place(self, words: list[re.Match[str]], turn: int, text: str) -> str:
        """The form of a word where what stands around it may decide."""
        word, begin, end = words[turn].group(), words[turn].start(), words[turn].end()
        before = words[turn - 1].group().lower() if turn else ""
        if word == "US":
            return "us" if _us(before, text[end : end + 1], words[turn + 1 : turn + 2]) else word
        low = word.lower()
        if low in _words("doubtful_months"):
            dated = any(map(str.isdigit, text[max(0, begin - 4) : end + 3]))
            return word.capitalize() if dated or before in ("last", "next", "early", "late") else low
        if low in self._bearers and low in _lexicon():
            after = words[turn + 1].group().lower() if turn + 1 < len(words) else ""
            borne = before in speakers().titles or before in chiefs.forenames() or lemma_of(after, "VBD") in frames()
            return _name(low) if borne and before not in _ARTICLES else low
        if low in self._bearers and before in _ARTICLES:
            return low
        if "/" in (text[begin - 1 : begin], text[end : end + 1]):
            return word if len(word) <= 4 and not english(low) else self._form(word)
        if len(word) == 1:
            return word if word == "I" or (turn and text[end : end + 1] == ".") else low
        return self._form(word)

    def _form(self, word: str) -> str:
        form = self._forms.get(word)
        if form is None:
            form = self._forms[word] = self._judged(word)
        return form

    def _judged(self, word: str) -> str:
        if "." in word:
            return word.lower() if word.lower() in _words("small_pairs") else word
        for sign in ("'", "’"):
            head, apart, tail = word.partition(sign)
            if apart and tail in ("S", "T", "LL", "D", "RE", "VE", "M", ""):
                return self._form(head) + apart + tail.lower()
            if apart:
                return (head.lower() if head == "D" else head.capitalize()) + apart + tail.capitalize()
        low = word.lower()
        if word in _words("capitals") or word in self._acronyms:
            return word
        if low in self._bearers:
            return _name(low)
        if low in _words("small"):
            return low
        if low in _words("calendar"):
            return _name(low)
        known = countries.candidates(word)
        if known:
            acronym = any(word in map(str.upper, country.acronyms) for country in known) and not english(low)
            return word if acronym or any(word in country.also for country in known) else _name(low)
        if low in _cities() and low not in _lexicon():
            return _name(low)
        if english(low):
            return low
        if not _VOWEL.search(word) or (
            len(word) <= SHORT and word.capitalize() not in vocabulary() and low not in _people()
        ):
            return word  # nobody is called so with title or forename: an acronym, as far as one can tell
        return _name(low)


def _family_first(words: list[re.Match[str]], turn: int, text: str) -> tuple[str, ...] | None:
    """A name whose family name stands first, ``KIM IL SUNG``, as names are written; None where none begins."""
    if not familynames.may_open(words[turn].group()):
        return None
    last = turn + 1
    while (
        last < len(words)
        and last - turn < familynames.LONGEST
        and text[words[last - 1].end() : words[last].start()] == " "
    ):
        last += 1
    near = turn > 0 and text[words[turn - 1].end() : words[turn].start()] in (" ", ". ")
    title = words[turn - 1].group().lower() if near else ""
    those = [one.group().removesuffix("'S").removesuffix("’S") for one in words[turn:last]]
    count = familynames.run(those, 0, _plain, led=title in speakers().titles - speakers().weak)
    return tuple(one.group().capitalize() for one in words[turn : turn + count]) if count else None


def _plain(low: str) -> bool:
    """Whether a word is no name: English, grammar, a verb, a title or who speaks, a country."""
    known = low in _roles() or low in _words("small") or lemma_of(low, "VBD") in frames()
    return known or (len(low) > SURE and (english(low) or bool(countries.candidates(low.upper()))))


def _is_told_now(word: str) -> bool:
    """Whether a word is a verb of report in the present: ``MINISTER CONCEDES``."""
    lemma = lemma_of(word, "VBZ")
    return word.endswith("s") and lemma != word and lemma in frames() and lemma not in nouns()


def _is_adverb(word: str) -> bool:
    """Whether a word only tells how: *personally* in ``MINISTER PERSONALLY BELIEVES``, which is no name."""
    return word in cues("saying_adverbs") or (word.endswith("ly") and len(word) > len("kellyly") and english(word[:-2]))


def _common(word: str) -> bool:
    return word in _lexicon() or english(word)


def _unknown(word: str) -> bool:
    return not _common(word) and not _placed(word) and _VOWEL.search(word.upper()) is not None


def _speaks(text: str, at: int) -> bool:
    """Whether a verb of report stands here: between title and verb is a name, ``MINISTER QUELLE SAID``."""
    word = _WORD.match(text, at + 1)
    return word is not None and word.group() not in ("TO", "OF") and lemma_of(word.group().lower(), "VBD") in frames()


def _placed(word: str) -> bool:
    return word in _words("calendar") or bool(countries.candidates(word))


@cache
def _roles() -> frozenset[str]:
    return speakers().titles | speakers().nouns | frozenset(frames()) | frozenset(IRREGULAR) | _words("functions")


_ARTICLES = frozenset(["a", "an", "the", "this", "these", "any", "no", "some", "very", "more"])


def _us(before: str, sign: str, after: list[re.Match[str]]) -> bool:
    """Whether ``US`` is *us* here: told us that, gave us to understand, with us; not "support US policy"."""
    frame = frames().get(lemma_of(before, "VBD")) or frames().get(lemma_of(before, "VBG"))
    if frame is not None and "obj" in frame.to:
        return True
    ends = not sign or not sign.isspace() or (bool(after) and after[0].group().lower() in _AFTER_US)
    return ends and before in _BEFORE_US


_BEFORE_US = frozenset(
    [
        "with",
        "to",
        "for",
        "from",
        "let",
        "give",
        "gave",
        "given",
        "both",
        "among",
        "between",
        "of",
        "by",
        "show",
        "showed",
    ]
)
_AFTER_US = frozenset(
    ["that", "to", "and", "on", "in", "at", "as", "about", "when", "if", "whether", "not", "this", "his", "their"]
)


def _name(low: str) -> str:
    return "Mc" + low[2:].capitalize() if low.startswith("mc") and len(low) > 4 else low.capitalize()


@cache
def _people() -> frozenset[str]:
    """Surnames and forenames of chiefs of mission and signers, in small letters."""
    return chiefs.surnames() | chiefs.forenames()


def _titles(forms: list[str], words: list[re.Match[str]], text: str) -> None:
    """A title before a name has its capital, and a particle within a name has none: ``Foreign Minister Bane``."""
    titles = speakers().titles
    for turn in range(len(forms) - 2, -1, -1):
        at = turn + 1
        while at < len(forms) - 1 and at < turn + 3 and forms[at].lower() in _PARTICLES:
            at += 1
        behind = forms[at]
        gap = text[words[turn].end() : words[turn + 1].start()]
        if gap not in (" ", ". ", "\n") or not behind[0].isupper() or behind.isupper():
            continue
        low = forms[turn].lower()
        if (
            low in titles
            and "." not in low
            and low not in ("us", "first", "second", "third", "then", "current", "new", "former")
        ):
            next_is_title = behind.lower() in titles
            if (next_is_title or low not in speakers().weak) and not countries.candidates(behind):
                forms[turn] = forms[turn].capitalize() if not forms[turn].isupper() or len(low) > 3 else forms[turn]
    for turn in range(1, len(forms) - 1):
        led = forms[turn - 1][0].isupper() or forms[turn - 1] in _PARTICLES  # "van der Berg"
        if forms[turn].lower() in _PARTICLES and led and forms[turn + 1][0].isupper():
            forms[turn] = forms[turn].lower()


_BROKEN = re.compile(r"(?<![\w-])([A-Za-z]{2,12})-([A-Za-z]{2,14})(?![\w-])")


def _unbroken(form: str) -> str:
    """Words broken at the end of a line joined by a soft hyphen, which the parser is not shown: ``EX-CEPTIONAL``."""
    if "-" not in form:
        return form

    def join(match: re.Match[str]) -> str:
        one, two = match.group(1).lower(), match.group(2).lower()
        whole = one + two
        if _is_word(one) and _is_word(two):
            return match.group()
        if not (whole in vocabulary() or lemma_of(whole, "VBD") in frames()):
            return match.group()
        return f"{match.group(1)[0] if match.start() == 0 else one[0]}{one[1:]}\u00ad{two}"

    return _BROKEN.sub(join, form)


def _is_word(part: str) -> bool:
    return len(part) > 1 and part in vocabulary()


def _begun(form: str, text: str) -> str:
    """The first letter of every sentence as a capital."""
    letters = list(form)
    for start, end in split(text):
        at = next((at for at in range(start, min(end, start + 6)) if letters[at].isalpha()), None)
        if at is not None and letters[at].isascii():
            letters[at] = letters[at].upper()
    return "".join(letters)

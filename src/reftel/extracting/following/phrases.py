"""The rows of ``lexicon/following.toml`` as phrases: looked up word by word, in time linear in the text."""

from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from reftel.extracting.cues import QUOTES, STOPS, Token, forms_of, tokens_of
from reftel.extracting.lexicon.load import table

GAP: Final = 5  # words that ".." may stand for
_BEFORE_MAY: Final = frozenset(["in", "early", "mid", "late", "since", "last", "next"])  # a month, also in capitals
MOST: Final = 40  # phrases of one list in one text: what pairs them stays bounded


class Row(NamedTuple):
    """A phrase: what each of its words may be, and what the row says besides (``more``)."""

    words: str
    steps: tuple[frozenset[str] | str, ...]
    more: tuple[str, ...]


class Hit(NamedTuple):
    """A phrase found: its place in the text, and its row."""

    start: int
    end: int
    row: Row

    @property
    def is_deed(self) -> bool:
        """Whether it is a verb that tells of an event by itself: its row says so."""
        return self.row.more[1:] == ("deed",)


@cache
def words(name: str) -> frozenset[str]:
    """One of the plain lists of words."""
    return frozenset(table("following.toml")["lists"][name])


@cache
def rows_of(section: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows as they stand: words, example, and what follows."""
    found: Any = table("following.toml")[section][name]
    return tuple(tuple(row) for row in found)


@cache
def names_in(section: str) -> tuple[str, ...]:
    """The names of a section, in order."""
    return tuple(table("following.toml")[section])


@cache
def _phrases(section: str, name: str) -> dict[str, tuple[Row, ...]]:
    """Rows by the forms of their first word, the longest first; those on a stem (``democra*``) under its letters."""
    found: dict[str, list[Row]] = {}
    for words, _example, *more in rows_of(section, name):
        steps = tuple(_step(word) for word in words.split())
        row = Row(words, steps, tuple(more))
        first = steps[0]
        for form in first if isinstance(first, frozenset) else (first,):
            found.setdefault(form, []).append(row)
    return {form: tuple(sorted(some, key=lambda row: -len(row.steps))) for form, some in found.items()}


def _step(word: str) -> frozenset[str] | str:
    if word.endswith("~"):
        return frozenset(forms_of(word[:-1]))
    return word if "*" in word or word == ".." else frozenset([word])


@cache
def _stems(section: str, name: str) -> tuple[str, ...]:
    return tuple(form for form in _phrases(section, name) if form.endswith("*"))


@cache
def _starts(section: str, name: str) -> tuple[str, ...]:
    return tuple(stem[:-1] for stem in _stems(section, name))


def find(section: str, name: str, text: str) -> tuple[Hit, ...]:
    """The phrases of a list in a text, in order, the longest at each place; quotation marks do not part words."""
    tokens, words_there = _tokens(text)
    phrases, stems = _phrases(section, name), _stems(section, name)
    if phrases.keys().isdisjoint(words_there) and not any(
        word.startswith(_starts(section, name)) for word in words_there
    ):
        return ()
    found: list[Hit] = []
    at = 0
    while at < len(tokens) and len(found) < MOST:
        word = tokens[at].word
        some = phrases.get(word, ())
        for stem in stems:
            if word.startswith(stem[:-1]):
                some = (*some, *phrases[stem])
        end, best = at, None
        if word == "may" and _is_month(text, tokens, at):
            some = ()
        for row in some:
            stop = _match(row.steps, tokens, at)
            if stop is not None and stop > end:
                end, best = stop, row
        if best is None:
            at += 1
            continue
        found.append(Hit(tokens[at].start, tokens[end - 1].end, best))
        at = end
    return tuple(found)


@lru_cache(maxsize=256)  # every list is looked up in the same text in turn
def _tokens(text: str) -> tuple[tuple[Token, ...], frozenset[str]]:
    tokens = tuple(token for token in tokens_of(text) if token.word not in QUOTES)
    return tokens, frozenset(token.word for token in tokens)


def first(section: str, name: str, text: str) -> Hit | None:
    """The first phrase of a list in a text."""
    found = find(section, name, text)
    return found[0] if found else None


def _is_month(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a *may* is the month: with a capital within a text, or with a number beside it."""
    before = tokens[at - 1].word if at else ""
    behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
    beside = behind[:1].isdecimal() or (before.isdecimal() and len(before) < len("2006"))
    return beside or before in _BEFORE_MAY or (at > 0 and text[tokens[at].start : tokens[at].end] == "May")


def _match(steps: tuple[frozenset[str] | str, ...], tokens: tuple[Token, ...], at: int) -> int | None:
    """One past the last word of the phrase that begins at a word."""
    for turn, step in enumerate(steps):
        if step == "..":
            rest = steps[turn + 1 :]
            for ahead in range(at, min(at + GAP + 1, len(tokens))):
                stop = _match(rest, tokens, ahead)
                if stop is not None:
                    return stop
                if tokens[ahead].word in STOPS:
                    return None
            return None
        if at >= len(tokens) or not _is(step, tokens[at].word):
            return None
        at += 1
    return at


def _is(step: frozenset[str] | str, word: str) -> bool:
    if isinstance(step, frozenset):
        return word in step
    if step.startswith("*"):
        return word.endswith(step[1:]) and len(word) > len(step) + 1
    return word.startswith(step[:-1])

"""The clauses of what was said: where an option is spoken of, on what condition, and what is only conceded.

``While the GOV would insist on 2005, if there is no consensus, it would wait until 2007``: the condition is that of the
second clause and not of the first.
"""

import itertools
from collections.abc import Collection, Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from reftel.extracting.cues import Token, Tokens, denials_in, forms_of, negated_at, negations
from reftel.extracting.positions.mapping import words
from reftel.extracting.positions.mentions import Mention

Part = Literal["main", "condition", "concession", "aside"]

_GAPS = {"..": 4, "...": 18}  # so many words a gap may stand for; only the long one reaches over commas
_CUTS = frozenset([",", ";", ":", "--", "(", ")", "?", "!", "—", "–"])
_AFTER = 4  # what is replaced is named within so many words after "in place of"
_GLOSS = 6  # "(for the 2009 chair)": so few words in brackets belong to the clause around them
_ASIDE = 5  # "he explained", "Marin said": no more words than this
_NOMINAL = frozenset({"despite", "notwithstanding"})


class Clause(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``lo`` to ``hi`` (half-open) of what was said."""

    lo: int
    hi: int
    part: Part
    nominal: bool = False


def clauses(tokens: Tokens) -> list[Clause]:
    """The clauses in order, cut at commas and dashes and before *but*, *if*, *although* …"""
    edges, cutting = tokens.words & _edges(), words("cutting")
    cuts = {0, len(tokens)}
    glossed = _glosses(tokens) if "(" in edges else set()
    for at, token in enumerate(tokens) if edges else ():
        word = token.word
        if word not in edges:
            continue
        if word in _CUTS:
            cuts |= set() if at in glossed else {at, at + 1}
        elif at and (word in cutting or _opens(tokens, at)):
            cuts.add(at)
    marked = not tokens.words.isdisjoint(_marks())
    found = []
    for lo, hi in itertools.pairwise(sorted(cuts)):
        first = lo if tokens[lo].word[0].isalnum() else _first(tokens, lo, hi)
        if first is not None:
            found.append(_clause(tokens, lo, hi, first) if marked else Clause(lo, hi, "main"))
    return found


@cache
def _marks() -> frozenset[str]:
    """The only words by which a clause is anything but a main one."""
    return frozenset({*words("conceding"), *words("sayings"), *_conditional(), "once"})


@cache
def _edges() -> frozenset[str]:
    """The only words and signs at which a clause may begin or end."""
    return frozenset({*_CUTS, *words("cutting"), *_conditional(), "once"})


def _glosses(tokens: Sequence[Token]) -> set[int]:
    """Brackets around few words."""
    found: set[int] = set()
    opened = None
    for at, token in enumerate(tokens):
        if token.word == "(":
            opened = at
        elif token.word == ")" and opened is not None:
            if at - opened <= _GLOSS + 1:
                found |= {opened, at}
            opened = None
    return found


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a condition of several words (``in the event of``), or *once* with its clause, begins here."""
    if tokens[at].word == "once":
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        return tokens[at - 1].word not in {"at", "could", "can", "would"} and after not in {
            "again",
            "more",
            "",
            ",",
            ".",
        }
    return tokens[at].word not in words("conditional") and _condition_at(tokens, at)


@cache
def _conditional() -> dict[str, dict[str, list[list[str]]]]:
    """Phrases that open a condition, by their first word and then by their second; one of a single word has none."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for phrase in sorted(words("conditional")):
        first, second, *_ = [*phrase.split(), ""]
        found.setdefault(first, {}).setdefault(second, []).append(phrase.split())
    return found


def _condition_at(tokens: Sequence[Token], at: int) -> bool:
    after = _conditional().get(tokens[at].word)
    if after is None:
        return False
    if "" in after:
        return True
    if at + 1 >= len(tokens) or (tokens[at].word in words("deniable") and negated_at(tokens, at)):
        return False
    phrases = after.get(tokens[at + 1].word, ())
    return any([token.word for token in tokens[at : at + len(phrase)]] == phrase for phrase in phrases)


def _first(tokens: Sequence[Token], lo: int, hi: int) -> int | None:
    """The first word or number between two tokens."""
    for at in range(lo, hi):
        if tokens[at].word[0].isalnum():
            return at
    return None


def demanded(tokens: Tokens, clause: Clause) -> bool:
    """Whether a clause takes back with a demand what was given: ``but it must come with …``."""
    first = _first(tokens, clause.lo, clause.hi)
    return (
        first is not None
        and tokens[first].word == "but"
        and bool(find_any(words("requirements"), tokens, first, clause.hi))
    )


_LEADS = frozenset({"only", "but", "and", "even", "then"})  # "only if", "but if": they do not hide the condition


def _clause(tokens: Tokens, lo: int, hi: int, first: int) -> Clause:
    opened = _opened(tokens, lo, hi, first)
    if opened is None and tokens[first].word in _LEADS and first + 1 < hi:
        opened = _opened(tokens, lo, hi, first + 1)
    if opened is not None:
        return opened
    if tokens.words.isdisjoint(words("sayings")):
        return Clause(lo, hi, "main")
    spoken = [t.word for t in tokens[lo:hi] if t.word[:1].isalnum()]
    aside = len(spoken) <= _ASIDE and not words("sayings").isdisjoint(spoken)
    return Clause(lo, hi, "aside" if aside else "main")


def _opened(tokens: Tokens, lo: int, hi: int, start: int) -> Clause | None:
    """A condition or a concession that begins with a word."""
    word = tokens[start].word
    if word == "once":
        return Clause(lo, hi, "condition") if start and _opens(tokens, start) else None
    if _condition_at(tokens, start):
        return Clause(lo, hi, "condition")
    caused = word == "because" and start + 1 < hi and tokens[start + 1].word == "of"
    if word in words("conceding") and not caused:
        return Clause(lo, hi, "concession", word in _NOMINAL)
    return None


def condition_of(parts: Sequence[Clause], index: int, held: Collection[int]) -> Clause | None:
    """The condition of a clause: right after it (asides apart), or right before it where none stands between.

    ``held`` are the clauses that speak of an option: a condition followed by one of them belongs to that one.
    """
    after = _skip(parts, index + 1, 1)
    if after is not None and parts[after].part == "condition":
        beyond = _skip(parts, after + 1, 1)
        claimed = beyond is not None and beyond in held and parts[beyond].part == "main" and beyond != index
        if not claimed:
            return parts[after]
    before = _skip(parts, index - 1, -1)
    return parts[before] if before is not None and parts[before].part == "condition" else None


def hanging(tokens: Tokens, clause: Clause, mention: Mention) -> Clause | None:
    """What a consent hangs on that is named before the option: ``its support for the route depended on reforms``."""
    found = find_any(words("hanging"), tokens, mention.hi, min(clause.hi, mention.hi + _AFTER))
    return Clause(found[0].lo, clause.hi, "condition") if found and not found[0].negated else None


def _skip(parts: Sequence[Clause], at: int, step: int) -> int | None:
    while 0 <= at < len(parts):
        if parts[at].part != "aside":
            return at
        at += step
    return None


class Found(NamedTuple):
    """Where a pattern stands, and whether a negation reaches it."""

    lo: int
    hi: int
    negated: bool


def find(pattern: str, tokens: Sequence[Token], lo: int, hi: int, mention: Mention | None = None) -> Found | None:
    """The first place of a pattern between two tokens; ``OPTION`` is the mention, and what stands before it counts."""
    asked = _pattern(pattern)
    steps, needed = asked.steps, asked.needed
    if isinstance(tokens, Tokens):
        for some in needed:
            if some.isdisjoint(tokens.words):
                return None
    if asked.option and mention is None:
        return None
    hi = min(hi, len(tokens))
    if mention is not None and asked.option and "OPTION" not in steps[0]:
        hi = min(hi, mention.hi)
    first = steps[0] if needed and needed[0] is steps[0] else None
    for at in range(lo, hi):
        if first is not None and not _is_one_of(tokens[at].word, first):
            continue  # nearly all places of nearly all patterns fail at the first word
        end = _match(steps, tokens, at, hi, mention)
        if end is not None and not (mention and asked.option and at > mention.lo):
            own = bool(steps[0] & _NEGATIVE)
            negated = not own and negated_at(tokens, at)
            if mention is not None and asked.option and asked.gaps and denials_in(tokens, at + 1, mention.lo) % 2:
                negated = not negated  # "would not build OPTION" fits "would .. OPTION"
            return Found(at, end, negated)
    return None


class _Pattern(NamedTuple):
    """A pattern: the words that each step allows, the steps that must stand in a text, whether it names the option.

    ``gaps``: a negation may stand between its words that none of them is.
    """

    steps: tuple[frozenset[str], ...]
    needed: tuple[frozenset[str], ...]
    option: bool
    gaps: bool


@cache
def _pattern(pattern: str) -> _Pattern:
    steps = _steps(pattern)
    needed = tuple(step for step in steps if "OPTION" not in step and not step & _GAPS.keys())
    gaps = any(step & _GAPS.keys() for step in steps) and not any(step & negations()[0] for step in steps)
    return _Pattern(steps, needed, any("OPTION" in step for step in steps), gaps)


def needed_by(pattern: str) -> tuple[frozenset[str], ...]:
    """The steps of a pattern of which a word must stand in a text for it to be found at all."""
    return _pattern(pattern).needed


def may_hold(tokens: Tokens, phrases: frozenset[str]) -> bool:
    """Whether any of some phrases may stand among tokens: a look at one word of each, before the looking for it."""
    return not _signs(phrases).isdisjoint(tokens.words)


@cache
def _signs(phrases: frozenset[str]) -> frozenset[str]:
    """Of each phrase the words of one step that must be there: the longest, which few texts have."""
    return frozenset(_by_sign(phrases))


@cache
def _by_sign(phrases: frozenset[str]) -> dict[str, list[str]]:
    """The phrases by those words."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        for word in max(needed_by(phrase), key=lambda step: min(map(len, step))):
            found.setdefault(word, []).append(phrase)
    return found


def find_any(phrases: frozenset[str], tokens: Tokens, lo: int, hi: int) -> list[Found]:
    """The first place of each of some phrases that stands between two tokens, in order of these places."""
    signs = _signs(phrases)
    if signs.isdisjoint(tokens.words) or lo >= hi:
        return []
    by_sign = _by_sign(phrases)
    near = {phrase for word in signs & tokens.words for phrase in by_sign[word]}
    return sorted([found for phrase in near if (found := find(phrase, tokens, lo, hi))])


def find_all(phrases: frozenset[str], tokens: Tokens, lo: int, hi: int) -> list[Found]:
    """Every place of some phrases between two tokens, in order."""
    found: list[Found] = []
    at = lo
    while at < hi and (some := find_any(phrases, tokens, at, hi)):
        found.append(some[0])
        at = some[0].hi
    return found


_NEGATIVE = frozenset({"not", "no", "never", "refuse", "yet"})


def _steps(pattern: str) -> tuple[frozenset[str], ...]:
    """The words that each step of a pattern allows; ``..`` and ``...`` are gaps."""
    steps = []
    for step in pattern.split():
        if step in _GAPS:
            steps.append(frozenset({step}))
            continue
        forms: set[str] = set()
        for word in step.split("|"):
            forms.update(forms_of(word[:-1]) if word.endswith("~") else (word,))
        steps.append(frozenset(forms))
    return tuple(steps)


def _match(
    steps: Sequence[frozenset[str]], tokens: Sequence[Token], at: int, hi: int, mention: Mention | None
) -> int | None:
    """The end of the pattern from here, before ``hi``, or None."""
    step = 0
    while step < len(steps):
        gap = next(iter(steps[step])) if len(steps[step]) == 1 else ""
        if gap in _GAPS:
            for ahead in range(at, min(at + _GAPS[gap] + 1, hi)):
                end = _match(steps[step + 1 :], tokens, ahead, hi, mention)
                if end is not None:
                    return end
                if gap == ".." and tokens[ahead].word in _CUTS:
                    return None
            return None
        if "OPTION" in steps[step]:
            if mention is None or not mention.lo <= at < mention.hi:
                return None
            at = mention.hi
        elif at < hi and _is_one_of(tokens[at].word, steps[step]):
            at += 1
        else:
            return None
        while step + 1 < len(steps) and not steps[step + 1] & _GAPS.keys() and at < hi and tokens[at].word in _QUOTES:
            at += 1
        step += 1
    return at


def _is_one_of(word: str, some: frozenset[str]) -> bool:
    """Whether a word is one of these, with a hyphen or without: ``re-elect``, ``reelect``."""
    return word in some or ("-" in word and word.replace("-", "") in some)


_QUOTES = frozenset(['"', "“", "”", "'"])


def is_displaced(tokens: Tokens, clause: Clause, mention: Mention) -> bool:
    """Whether the option is what another takes the place of: ``2006 in place of 2005``."""
    return any(0 <= mention.lo - found.hi <= _AFTER for found in find_any(_in_place(), tokens, clause.lo, mention.lo))


@cache
def _in_place() -> frozenset[str]:
    """The phrases behind which stands what another takes the place of."""
    return frozenset(phrase for phrase in words("instead") if ".." not in phrase and "wait" not in phrase)

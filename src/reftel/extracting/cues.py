"""The stance lexicon: words as tokens, cues as a trie over word forms, and what a negation reaches.

Example: in ``Vardania would not accept the terms`` the cue ``accept~`` (support) is negated, hence ``reject``.
Plain lookups in dictionaries: a text is read once, whatever the number of cues.
"""

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import Any, Final, Literal, NamedTuple, cast

import msgspec

from reftel.extracting.lemmas import IRREGULAR
from reftel.extracting.lexicon.load import table
from reftel.model.statement import Act

Kind = Literal["stance", "judgement", "noun"]

# A word with its inner hyphens and dots (non-paper, U.S.), or a number; as a token also a dash of two, or one sign.
# Plain words, which nearly all are, are tried first: it takes no other token, only less time.
WORD: Final = re.compile(r"[A-Za-z]++(?![\w.-])|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-.][^\W\d_]+)*|\d+(?:[.,]\d+)*")
TOKEN: Final = re.compile(WORD.pattern + r"|--|[^\w\s]")
CONTRACTED: Final = {"won": "will", "can": "can", "shan": "shall"}
GAP: Final = 5  # words that ".." may stand for
REACH: Final = 6  # words over which a negation reaches forward
QUOTES: Final = frozenset("\"“”'‘’«»")
STOPS: Final = frozenset([",", ";", ":", ".", "--", "(", ")", "?", "!"])
SUBJECTS: Final = frozenset({"he", "she", "it", "they", "we", "i"})
NEGATED: Final[dict[Act, Act]] = {
    "state": "state",
    "support": "reject",
    "reject": "support",
    "commit": "reject",
    "request": "state",
    "criticize": "state",
    "ask": "state",
}

# what a verb of saying does where it is denied
FLIPPED: Final[dict[Act, Act]] = {
    "support": "reject",
    "reject": "support",
    "commit": "reject",
    "criticize": "state",
    "request": "state",
    "ask": "state",
    "state": "state",
}


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word in lower case, and its place in the text."""

    word: str
    start: int
    end: int


class Tokens(tuple[Token, ...]):  # noqa: SLOT001 (its words are found once, on demand)
    """The tokens of a text, which know their words: many patterns are looked for in the same few."""

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, for what cannot stand in it; one with a hyphen also without: ``re-elect``, ``reelect``."""
        found = frozenset([token.word for token in self])
        hyphened = [word.replace("-", "") for word in found if "-" in word]
        return found.union(hyphened) if hyphened else found


class Cue(NamedTuple):
    """A row of the lexicon."""

    words: str
    kind: Kind
    act: Act
    negated: Act


class Hit(NamedTuple):
    """A cue found: its tokens (half-open), and whether it is negated."""

    cue: Cue
    lo: int
    hi: int
    negated: bool

    @property
    def act(self) -> Act:
        """The act, its negation reckoned with."""
        return self.cue.negated if self.negated else self.cue.act


class Node:
    """A step in the trie: what may follow by word form, what may follow after a gap, and the cue that ends here."""

    __slots__ = ("cue", "gap", "nexts")

    def __init__(self) -> None:
        self.nexts: dict[str, Node] = {}
        self.gap: Node | None = None
        self.cue: Cue | None = None


@lru_cache(maxsize=512)  # several stages ask for the same sentence in turn
def tokens_of(text: str) -> Tokens:
    """The words and signs of a text, as ``tokenized`` gives them."""
    return tokenized(text)


def tokenized(text: str) -> Tokens:
    """The words and signs of a text: ``won't`` is *will not*, ``Ostrel's`` is *ostrel 's*."""
    low = text.lower()
    if "'" not in text and "’" not in text and "cannot" not in low:
        if not text.isascii():  # other letters may be two in lower case
            return Tokens([Token(match[0].lower(), match.start(), match.end()) for match in TOKEN.finditer(text)])
        return _plain(low)
    found: list[Token] = []
    matches = list(TOKEN.finditer(text))
    skip = -1
    for index, match in enumerate(matches):
        if index <= skip:
            continue
        word = match.group().lower()
        if (
            word in ("'", "’")
            and index + 1 < len(matches)
            and found
            and found[-1].end == match.start()
            and matches[index + 1].start() == match.end()
        ):
            tail = matches[index + 1].group().lower()
            if tail == "t" and found[-1].word.endswith("n"):
                last = found.pop()
                stem = CONTRACTED.get(last.word, last.word[:-1])
                found.append(Token(stem, last.start, last.end))
                found.append(Token("not", last.end - 1, matches[index + 1].end()))
                skip = index + 1
                continue
            if tail in ("s", "ll", "d", "re", "ve", "m"):
                found.append(Token("'" + tail, match.start(), matches[index + 1].end()))
                skip = index + 1
                continue
        if word == "cannot":
            found.append(Token("can", match.start(), match.start() + 3))
            found.append(Token("not", match.start() + 3, match.end()))
            continue
        found.append(Token(word, match.start(), match.end()))
    return Tokens(found)


def _plain(low: str) -> Tokens:
    """The tokens of a text in lower case: what stands between two of them is never the beginning of one."""
    place, end = low.index, 0
    return Tokens([Token(word, start := place(word, end), end := start + len(word)) for word in TOKEN.findall(low)])


IRREGULAR_TOO: Final = {
    "undertook": "undertake",
    "undertaken": "undertake",
    "misled": "mislead",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "fell": "fall",
    "fallen": "fall",
}


@cache
def _past_forms() -> dict[str, tuple[str, ...]]:
    by_base: dict[str, list[str]] = {}
    for form, base in (IRREGULAR | IRREGULAR_TOO).items():
        by_base.setdefault(base, []).append(form)
    return {base: tuple(found) for base, found in by_base.items()}


DOUBLED: Final = frozenset(
    [
        "commit",
        "permit",
        "plan",
        "stop",
        "regret",
        "refer",
        "prefer",
        "rebut",
        "drop",
        "ban",
        "bar",
        "admit",
        "submit",
        "drag",
        "beg",
        "rig",
        "balk",
    ]
) - {"balk"}


def forms_of(word: str) -> tuple[str, ...]:
    """The forms of a verb or noun: ``vary``: vary, varies, varied, varying."""
    stem = word
    if word.endswith("e"):
        regular = [word + "s", word + "d", (word if word.endswith("ee") else word[:-1]) + "ing"]
    elif word.endswith("y") and word[-2:-1] not in "aeou":
        regular = [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    else:
        if word in DOUBLED:
            stem = word + word[-1]
        plural = word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
        regular = [plural, stem + "ed", stem + "ing"]
    return (word, *regular, *_past_forms().get(word, ()))


@cache
def lexicon() -> dict[str, Any]:
    """The lexicon as it stands in ``lexicon/stance.toml``."""
    return table("stance.toml")


def words_of(name: str) -> frozenset[str]:
    """One of the word lists of the lexicon."""
    return frozenset(cast("list[str]", lexicon()["words"][name]))


@cache
def _trie(*kinds: Kind) -> Node:
    root = Node()
    for kind in kinds:
        for act, rows in lexicon()[kind].items():
            for words, _example, *negated in rows:
                flipped = (
                    negated[0]
                    if negated
                    else NEGATED[act]
                    if kind != "judgement" or act == "reject"
                    else "criticize"
                    if act == "support"
                    else "state"
                )
                _insert(root, Cue(words, kind, act, flipped))
    return root


def _insert(root: Node, cue: Cue) -> None:
    steps = [forms_of(word[:-1]) if word.endswith("~") else (word,) for word in cue.words.split()]
    for path in product(*steps):
        node = root
        for word in path:
            if word == "..":
                node.gap = node.gap or Node()
                node = node.gap
            else:
                node = node.nexts.setdefault(word, Node())
        node.cue = node.cue or cue


def _step(node: Node, word: str) -> Node | None:
    return node.nexts.get(word) or (node.nexts.get("*ing") if word.endswith("ing") else None)


def _longest(node: Node, tokens: tuple[Token, ...], at: int) -> tuple[Cue, int] | None:
    """The cue that takes most words from here on."""
    best = (node.cue, at) if node.cue else None
    follow = _step(node, tokens[at].word) if at < len(tokens) else None
    if follow is not None:
        best = _longest(follow, tokens, at + 1) or best
    # "wants to appeal to voters" is no "want~ .. to": what one wants to do oneself is asked of nobody
    if node.gap is not None and not (at < len(tokens) and tokens[at].word == "to"):
        for ahead in range(at + 1, min(at + GAP + 1, len(tokens))):
            if tokens[ahead - 1].word in STOPS:
                break
            follow = _step(node.gap, tokens[ahead].word)
            found = _longest(follow, tokens, ahead + 1) if follow is not None else None
            if found and (best is None or found[1] > best[1]):
                best = found
                break
    return best


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return words_of("negators"), words_of("only"), words_of("barriers")


def negated_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a negation reaches the token: ``would not accept``, ``no reason to renounce``, not ``not only``."""
    negators, only, barriers = _sets()
    for back in range(at - 1, max(at - 1 - REACH, -1), -1):
        word = tokens[back].word
        if word in negators:
            after = tokens[back + 1].word if back + 1 < len(tokens) else ""
            return after not in only
        if word in STOPS or word in barriers:
            return False
        if word == "and" and tokens[back + 1].word in SUBJECTS:
            return False  # "had not accepted it, and he opposed": a clause of its own
    return False


def negations() -> tuple[frozenset[str], frozenset[str]]:
    """The words that negate, and those behind which they do not: ``not only``."""
    negators, only, _ = _sets()
    return negators, only


def denials_in(tokens: Sequence[Token], lo: int, hi: int) -> int:
    """How many negations stand between two tokens: ``not``, ``no``, ``never``; ``not only`` is none."""
    negators, only = negations()
    return sum(
        tokens[at].word in negators and not (at + 1 < len(tokens) and tokens[at + 1].word in only)
        for at in range(max(0, lo), hi)
    )


def hits_in(tokens: tuple[Token, ...]) -> tuple[Hit, ...]:
    """The cues of a text in order, the longest at each place; nouns of stance apart, for *hope* is verb and noun.

    Quotation marks do not part the words of a cue: ``would "keep on asking" for it``.
    """
    places = [at for at, token in enumerate(tokens) if token.word not in QUOTES]
    bare = tokens if len(places) == len(tokens) else tuple([tokens[at] for at in places])
    found = [*_hits(_trie("stance", "judgement"), bare), *_hits(_trie("noun"), bare)]
    placed = [Hit(hit.cue, places[hit.lo], places[hit.hi - 1] + 1, hit.negated) for hit in found]
    return tuple(sorted(placed, key=lambda hit: hit.lo))


def _hits(root: Node, tokens: tuple[Token, ...]) -> list[Hit]:
    found: list[Hit] = []
    nexts, end = root.nexts, 0
    for at, token in enumerate(tokens):
        if at < end or token.word not in nexts:
            continue
        best = _longest(nexts[token.word], tokens, at + 1)
        if best is not None:
            cue, end = best
            found.append(Hit(cue, at, end, negated_at(tokens, at)))
    return found

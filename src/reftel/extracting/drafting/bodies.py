"""Which body decides, as the cables name it, and what they say of its rule."""

import re
from collections import Counter
from collections.abc import Sequence

from reftel.extracting.cues import tokens_of
from reftel.extracting.drafting.namings import words
from reftel.extracting.drafting.sentences import Told
from reftel.facts.bodies import Body, bodies, naming
from reftel.model.draft import Cited

_NAMED = 3
_JOINS = frozenset({"of", "the", "on", "for", "and"})
_CAPITAL = re.compile(r"[A-Z][\w'-]*")


def body_in(named: Sequence[Told], about: Sequence[Told]) -> tuple[Body | None, tuple[Cited, ...]]:
    """The known body that the sentences which name the subject speak of most, and where the cables name it."""
    counts = Counter(body.id for one in named for body in bodies() if naming(chair=True)[body.id].search(one.text))
    if not counts:
        return None, ()
    best = min(counts, key=lambda name: (-counts[name], name))
    if 2 * counts[best] < len(named) and not _in_words(named, best):
        return None, ()  # named beside it now and then
    body = next(body for body in bodies() if body.id == best)
    told = dict.fromkeys(one.cited for one in (*named, *about) if naming(chair=True)[body.id].search(one.text))
    return body, tuple(told)  # where the subject is named before all others


def _in_words(named: Sequence[Told], body: str) -> bool:
    """Whether a body is named in the very words that name the subject: ``the OSCE chair``."""
    return any(naming(chair=True)[body].search(one.text[n.lo : n.hi]) for one in named for n in one.namings)


def named_bodies(about: Sequence[Told]) -> tuple[str, ...]:
    """Bodies that reftel does not know, by the names that the cables have for them, the most frequent first."""
    counts = Counter(name for one in about if not one.text.isupper() for name in _capital_names(one.text))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:_NAMED])


def _capital_names(text: str) -> list[str]:
    """Runs of words with capitals, with ``of`` and ``the`` between them, that hold the word for a body."""
    found: list[str] = []
    run: list[str] = []
    for word in [*text.split(), ""]:
        bare = word.strip("\"'“”().,;:")
        if _CAPITAL.fullmatch(bare) or (run and bare in _JOINS):
            run.append(bare)
            if bare == word or word[-1:] not in '.,;:)"”':
                continue
        while run and (run[-1] in _JOINS):
            run.pop()
        while run and run[0].casefold() in words("no_names") | _JOINS:
            run.pop(0)
        if len(run) > 1 and words("bodies") & set(run):
            found.append(" ".join(run))
        run = []
    return found


def ruling_in(about: Sequence[Told]) -> tuple[Cited, ...]:
    """The sentences that speak of a rule: consensus, a majority, a veto."""
    return tuple(one.cited for one in about if {t.word for t in tokens_of(one.text)} & words("ruling"))

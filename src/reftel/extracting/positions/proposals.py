"""Who proposed what, in one cable: papers and offers, whose they are, which option they put forward, on what terms.

``the Calderran paper of March 2`` and ``the offer of the 2006 chairmanship in place of 2005`` are one thing where the
cable knows one proposal; whoever made it is for that option, and by inference against the one it is to replace.
"""

import calendar
import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from reftel.extracting.cues import SUBJECTS, Token, Tokens, forms_of, tokenized
from reftel.extracting.positions.actors import Actors
from reftel.extracting.positions.clauses import Clause, clauses, find, is_displaced
from reftel.extracting.positions.mapping import words
from reftel.extracting.positions.mentions import Mention, Unit, Vocabulary
from reftel.extracting.positions.rows import Row, possible
from reftel.model.statement import Statement

_OWNER = 4  # an owner is named within so many words before "paper"
_DATE = 6
_MANY = 3  # so many times as many papers as are described
_MONTHS = tuple(name.casefold() for name in calendar.month_name)
_SURE = ("cue", "year")
_STOPS = frozenset({",", ";", ":", "(", ")", "--"})
_ARTICLES = frozenset({"a", "an", "the", "any", "this", "that", "these", "every", "each"})
_THEM = frozenset({"them", "which", "whom"})
_GOVERNING = frozenset({"among", "at", "from", "in", "on", "to", "upon", "with"})
_HALVES = frozenset({"latin", "south", "central", "north"})
_THIS = frozenset({"that", "this", "such", "these", "those"})


class Content:
    """What was said, as words and clauses that are found when they are asked for: most of it speaks of no option."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> Tokens:
        """Its words and signs."""
        return tokenized(self.text)

    @cached_property
    def parts(self) -> list[Clause]:
        """Its clauses."""
        return clauses(self.tokens)

    def part_at(self, token: int) -> int | None:
        """Which of its clauses a token stands in."""
        for index, clause in enumerate(self.parts):
            if clause.lo <= token < clause.hi:
                return index
        return None

    def clause_at(self, token: int) -> Clause | None:
        """The clause in which a token stands."""
        index = self.part_at(token)
        return None if index is None else self.parts[index]

    @cached_property
    def possible(self) -> list[tuple[Row, str]]:
        """The rows and patterns that may stand in it."""
        return possible(self.tokens)

    @cached_property
    def papers(self) -> list[int]:
        """Where it names a paper, offer or proposal."""
        if "tokens" not in self.__dict__ and not _may_name_a_paper(self.text):
            return []  # most is never taken apart
        return papers_in(self.tokens)


class Said(NamedTuple):
    """A statement taken apart: words, clauses, mentions of options, whose stance it is, where it names other states.

    Whose it is and whom it names, with its ``units``, is known of what speaks of an option. ``candidates`` are those of
    the options, by option.
    """

    statement: Statement
    content: Content
    candidates: dict[str, str]
    mentions: Sequence[Mention] = ()
    holders: tuple[str, ...] = ()
    others: frozenset[int] = frozenset()
    units: Sequence[Unit] = ()

    @property
    def tokens(self) -> Tokens:
        """The words and signs of its content."""
        return self.content.tokens

    @property
    def parts(self) -> list[Clause]:
        """The clauses of its content."""
        return self.content.parts

    @property
    def held(self) -> frozenset[int]:
        """Its clauses that speak of an option."""
        return frozenset(at for m in self.mentions if (at := self.content.part_at(m.lo)) is not None)

    def before(self) -> str:
        """The word of the sentence right before the content."""
        at = self.statement.sentence.find(self.statement.content)
        words_before = self.statement.sentence[: max(at, 0)].split()
        return words_before[-1].strip("\"'“”‘’(").casefold() if words_before else ""

    @property
    def denied(self) -> bool:
        """Whether the content begins with the words that deny it: ``denied that …``, ``did not believe that …``."""
        if not self.statement.negated or not self.tokens:
            return False
        first = [token.word for token in self.tokens[:2]]
        if first[0] in words("auxiliaries"):
            return first[1:] in (["not"], ["n't"], ["never"])
        return any(first[0] in forms_of(word) for word in words("denials"))

    @property
    def doubted(self) -> bool:
        """Whether the content begins with the words that doubt it: ``they do not believe that Ostrel will back it``.

        What somebody does not believe of a stance is no word of whose stance it is.
        """
        first = [token.word for token in self.tokens[:4]]
        if first[:1] and first[0] in SUBJECTS:
            first = first[1:]
        if not first or first[0] not in words("auxiliaries") or first[1:2] not in (["not"], ["n't"], ["never"]):
            return False
        return any(first[2:3] == [form] for word in words("believing") for form in forms_of(word))

    @property
    def left_open(self) -> bool:
        """Whether the content begins with a denial that is not made: ``did not deny that …``, ``never denied …``."""
        if not self.tokens or self.tokens[0].word not in _openers():
            return False
        first = [token.word for token in self.tokens[:3]]
        if first[0] in words("auxiliaries"):
            first = first[1:]
        negated = first[:1] in (["not"], ["n't"], ["never"])
        return negated and any(first[1:2] == [form] for word in words("contested") for form in forms_of(word))

    @property
    def holder(self) -> str:
        """Whose stance it is; the first of several."""
        return self.holders[0]

    def text(self, lo: int, hi: int) -> str:
        """The words of the content from one token to another, without punctuation and quotation marks at the edges."""
        return self.statement.content[self.tokens[lo].start : self.tokens[hi - 1].end].strip(' ,;:"“”')


@cache
def _openers() -> frozenset[str]:
    """The words with which a denial begins that is not made."""
    return words("auxiliaries") | {"not", "n't", "never"}


class Proposal(NamedTuple):
    """An option that somebody put forward: where it is described, since when, on what condition, in place of what."""

    option: str
    by: str
    said: Said
    on: str | None
    condition: str | None
    instead_of: str | None
    own_paper: bool


class Papers:
    """The papers of a cable, and which option each is about."""

    def __init__(self, saids: Sequence[Said], actors: Actors, vocabulary: Vocabulary) -> None:
        self.actors, self.vocabulary = actors, vocabulary
        self.owners: dict[str, str | None] = {}
        self.direct: list[tuple[Said, Mention]] = []
        self.proposed: list[tuple[str, Said, Mention]] = []
        for said in saids:
            self._read(said)
        # where most papers that are spoken of are about something else, none is that of an option unless it says so
        named = sum(bool(said.content.papers) for said in saids)
        self.many = named > _MANY * max(1, len(self.direct) + len(self.proposed))

    def _read(self, said: Said) -> None:
        same = said.content.text == said.statement.sentence
        for content in (said.content,) if same else (said.content, Content(said.statement.sentence)):
            for at in content.papers:
                owner = self._owner(content.tokens, content.text, at, said.statement.cable)
                if owner:
                    dated = _date_near(content.tokens, at, said.statement)
                    self.owners[owner] = self.owners.get(owner) or dated
        for mention in said.mentions:
            clause = said.content.clause_at(mention.lo)
            if clause is None or mention.kind not in _SURE or is_displaced(said.tokens, clause, mention):
                continue
            if any(clause.lo <= at < mention.lo for at in said.content.papers):
                self.direct.append((said, mention))
            verb = _proposing(said.tokens, clause.lo, mention.lo)
            if verb is not None:
                ahead = (at for at in range(verb - 1, clause.lo - 1, -1) if not _governed(said.tokens, at))
                by = self._named(said.tokens, said.statement.content, ahead, said.statement.cable)
                self.proposed.append((by or said.holder, said, mention))

    def _named(self, tokens: Sequence[Token], text: str, places: Iterable[int], cable: str) -> str | None:
        for at in places:
            if 0 <= at < len(tokens):
                written = text[tokens[at].start : tokens[at].end]
                whole = not (at and tokens[at - 1].word in _HALVES)  # "Latin American" delegates are not America's
                state = self.actors.state(written, cable) if whole and written[:1].isupper() else None
                if state:
                    return state
        return None

    def _owner(self, tokens: Sequence[Token], text: str, at: int, cable: str) -> str | None:
        start = at
        while start > max(0, at - _OWNER) and tokens[start - 1].word not in words("plain") | words("sayings") | _STOPS:
            start -= 1
        before = self._named(tokens, text, range(at - 1, start - 1, -1), cable)
        if before:
            return before
        if at + 1 < len(tokens) and tokens[at + 1].word in {"from", "by"}:
            return self._named(tokens, text, range(at + 2, at + 5), cable)
        return None

    def option_of(self, said: Said, at: int) -> str | None:
        """The option that a paper named at a token is about, as far as the cable tells."""
        if (said.tokens[at - 1].word if at else said.before()) in _THIS:
            return None
        clause = said.content.clause_at(at)
        own = [
            m.option
            for m in said.mentions
            if clause and clause.lo <= m.lo < clause.hi and m.lo > at and m.kind in _SURE
        ]
        if own:
            return own[0]
        owner = self._owner(said.tokens, said.statement.content, at, said.statement.cable)
        if self.many:
            return None  # a meeting with papers of many: which is meant must be said
        return self._only({m.option for by, _, m in self.proposed if by == owner}) if owner else self.only()

    def only(self) -> str | None:
        """The option that all papers and proposals of the cable are about, if it is one."""
        if self.many:
            return None
        return self._only({m.option for _, m in self.direct}) or self._only({m.option for _, _, m in self.proposed})

    def _only(self, options: set[str]) -> str | None:
        return next(iter(options)) if len(options) == 1 else None if options else self._only_direct()

    def _only_direct(self) -> str | None:
        options = {m.option for _, m in self.direct}
        return next(iter(options)) if len(options) == 1 else None

    @cached_property
    def proposals(self) -> list[Proposal]:
        """What was proposed: in papers with a known owner, and where a sentence says that somebody proposed it."""
        found = []
        owner = next(iter(self.owners)) if len(self.owners) == 1 else None
        for said, mention in self.direct:
            by = owner or next((by for by, _, m in self.proposed if m.option == mention.option), None)
            if by:
                found.append(self._proposal(by, said, mention, own_paper=True))
        found += [self._proposal(by, said, mention, own_paper=False) for by, said, mention in self.proposed]
        terms = {(p.by, p.option): p.condition for p in found if p.condition}
        return [p._replace(condition=p.condition or terms.get((p.by, p.option))) for p in found]

    def _proposal(self, by: str, said: Said, mention: Mention, *, own_paper: bool) -> Proposal:
        displaced = [m.option for m in said.mentions if m.lo > mention.lo and m.option != mention.option]
        return Proposal(
            option=mention.option,
            by=by,
            said=said,
            on=(self.owners.get(by) if own_paper else None) or said.statement.said_on,
            condition=condition_in(said, mention),
            instead_of=displaced[0] if displaced else None,
            own_paper=own_paper,
        )


def _proposing(tokens: Tokens, lo: int, hi: int) -> int | None:
    """The first verb of proposing; ``a proposed amendment`` does not say who proposed it."""
    if tokens.words.isdisjoint(words("proposing")):
        return None
    found = (at for at in range(lo, hi) if tokens[at].word in words("proposing"))
    return next((at for at in found if not (at and tokens[at - 1].word in _ARTICLES)), None)


def _governed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name hangs on a preposition and proposes nothing: ``called on the Calderrans, suggesting …``."""
    while at and (tokens[at - 1].word in _ARTICLES or tokens[at - 1].word in _THEM):
        at -= 1
    return at > 0 and tokens[at - 1].word in _GOVERNING


def papers_in(tokens: Sequence[Token]) -> list[int]:
    """Where a paper, offer or proposal is named."""
    if isinstance(tokens, Tokens) and tokens.words.isdisjoint(words("proposals")):
        return []
    return [at for at, token in enumerate(tokens) if token.word in words("proposals")]


def _may_name_a_paper(text: str) -> bool:
    """Whether a text may name a paper, by its letters alone."""
    return any(map(text.lower().__contains__, words("proposals")))


def condition_in(said: Said, mention: Mention) -> str | None:
    """The terms of a proposal: ``… in 2006, with consent conditional upon the charts``."""
    for clause in said.parts:
        if clause.hi <= mention.lo:
            continue
        if clause.part == "condition" and clause.lo > mention.lo:
            return said.text(clause.lo, clause.hi)
        for phrase in sorted(words("conditional"), key=len, reverse=True):
            found = find(phrase, said.tokens, max(clause.lo, mention.hi), clause.hi) if " " in phrase else None
            if found:
                return said.text(found.lo, clause.hi)
    return None


def _date_near(tokens: Sequence[Token], at: int, statement: Statement) -> str | None:
    """``the March 2 paper``: the day of the paper, the last such day before the saying."""
    said = statement.said_on or statement.cable_date
    for back in range(at - 1, max(at - _DATE, 0) - 1, -1):
        if tokens[back].word in _MONTHS[1:] and back + 1 < len(tokens) and tokens[back + 1].word.isdigit() and said:
            day, month = int(tokens[back + 1].word), _MONTHS.index(tokens[back].word)
            if not re.match(r"\d{4}", said) or not 1 <= day <= 31:
                return None
            year = int(said[:4])
            tail = f"{month:02}-{day:02}"
            return f"{year if tail <= (said[5:10] or '12-31') else year - 1}-{tail}"
    return None

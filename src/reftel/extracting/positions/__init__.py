"""Statements to positions: each actor's stance on each option of a question, with the statement behind it.

In order, for each cable: what the statements speak of (``mentions``, in ``clauses``), what they say of it
(``readings``), what they say of others (``claims``), and what follows from who proposed what (``proposals``). No
position without a statement; what no sentence declares is ``inferred-for`` or ``inferred-against``.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.extracting.positions.actors import Actors
from reftel.extracting.positions.clauses import Found, find_any
from reftel.extracting.positions.making import CUT, Maker
from reftel.extracting.positions.mapping import words
from reftel.extracting.positions.mentions import Mention, Vocabulary
from reftel.extracting.positions.proposals import Content, Papers, Said
from reftel.model.board import Question
from reftel.model.position import Position
from reftel.model.statement import Statement

__all__ = ["CUT", "concerned", "may_bear", "positions"]

_LIMIT = 4_000  # characters of a statement that are looked at: no sentence is longer
_MENTIONS = 12  # mentions of options in it


def concerned(question: Question, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Of some statements those that may speak of an option of a question: in cables without one is no position."""
    asked = Vocabulary(question, Actors(question, ()))
    return tuple(s for s in statements if asked.concerns(s.content[:_LIMIT]))


def may_bear(question: Question, found: Sequence[Position], statements: Iterable[Statement]) -> bool:
    """Whether statements may bear on a question of which positions were found: on an option, or on a condition."""
    statements = tuple(statements)
    if concerned(question, statements):
        return True
    if not any(p.stance == "conditional" for p in found):
        return False
    from reftel.extracting.positions.promised import may_meet  # noqa: PLC0415 (what is followed up names actors as we do)

    return may_meet(found, statements)


def positions(
    question: Question, statements: Iterable[Statement], speaking: Sequence[Statement] | None = None
) -> tuple[Position, ...]:
    """The positions on a question's options in some statements (of any number of cables), by cable and place.

    ``speaking`` are those that ``concerned`` gives, where they are known.
    """
    statements = tuple(statements)
    if speaking is None:
        speaking = concerned(question, statements)
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.cable, s.source, s.start, s.id)):
        groups.setdefault((statement.cable, statement.source), []).append(statement)
    everything = [statement for some in groups.values() for statement in some]
    cables = {statement.cable for statement in speaking}
    groups = {place: some for place, some in groups.items() if place[0] in cables}
    actors = Actors(question, everything)
    vocabulary = Vocabulary(question, actors)
    vocabulary.count(dict.fromkeys(s.content[:_LIMIT] for s in speaking))
    asked = frozenset(statement.id for statement in speaking)
    found: list[Position] = []
    for some in groups.values():
        found += _of_cable(question, some, actors, vocabulary, asked)
    # a promise and a judgement on it need not name the option: all that was said is looked at
    found = [*_without_presumed(found)]
    if any(p.stance == "conditional" for p in found):
        from reftel.extracting.positions.promised import met  # noqa: PLC0415 (what is followed up names actors as we do)

        found += met(found, everything, actors, vocabulary)
    return tuple([_named(p, actors) for p in found])


def _named(position: Position, actors: Actors) -> Position:
    """A position under the name that its actor bore on that day."""
    actor = actors.named(position.actor, position.on or position.reported)
    return position if actor == position.actor else msgspec.structs.replace(position, actor=actor)


def _without_presumed(found: Sequence[Position]) -> Iterator[Position]:
    """``Vardania's bid`` tells that it wants the chair only where it has not said so itself by then."""
    said = [p for p in found if p.because != "candidacy" and p.claimed_by is None]
    for position in found:
        day = position.on or position.reported or ""
        if position.because != "candidacy" or not any(
            p.actor == position.actor and p.option == position.option and (p.on or p.reported or "") <= day
            for p in said
        ):
            yield position


def _of_cable(
    question: Question,
    statements: Sequence[Statement],
    actors: Actors,
    vocabulary: Vocabulary,
    speaking: frozenset[str] | None = None,
) -> list[Position]:
    saids = _taken_apart(statements, actors, vocabulary, speaking)
    papers = Papers(saids, actors, vocabulary)
    saids = _with_anaphors([_with_papers(said, papers) for said in saids])
    saids = [_attributed(said, actors, vocabulary) for said in saids]
    maker = Maker(question, actors, vocabulary)
    for n, said in enumerate(saids):
        maker.declared(said, saids[n + 1] if n + 1 < len(saids) else None)
    for proposal in papers.proposals:
        maker.proposed(proposal)
    for said in saids:
        maker.defended(said, papers)
        maker.claimed(said)
    return sorted(maker.found.values(), key=lambda p: (p.start, p.end, p.option, p.actor, p.stance))


def _taken_apart(
    statements: Sequence[Statement], actors: Actors, vocabulary: Vocabulary, speaking: frozenset[str] | None = None
) -> list[Said]:
    """The statements of a cable with what they mention; ``speaking`` are the ids of those that may mention any."""
    saids: list[Said] = []
    topic: dict[int | None, str] = {}
    named = {option: name for option, name in vocabulary.candidate.items() if name}
    for statement in statements:
        content = Content(statement.content[:_LIMIT])
        if speaking is not None and statement.id not in speaking:
            saids.append(Said(statement, content, named))
            continue
        holders = actors.all_of(statement)
        mentions = vocabulary.mentions(
            content.tokens, statement.content, statement.cable, holders[0], topic.get(statement.para)
        )[:_MENTIONS]
        for mention in mentions:
            if mention.kind in {"cue", "year"}:
                topic[statement.para] = mention.option
        saids.append(_attributed(Said(statement, content, named, mentions, holders), actors, vocabulary))
    return saids


def _attributed(said: Said, actors: Actors, vocabulary: Vocabulary) -> Said:
    """With whose stance it is, and where others are named: asked only of what speaks of an option."""
    if said.units or not said.mentions:
        return said
    holders = said.holders or actors.all_of(said.statement)
    units = vocabulary.units(said.tokens, said.statement.content, said.statement.cable)
    others = frozenset([u.token for u in units if u.form[0] == "=" and u.form[1:] not in holders])
    return Said(said.statement, said.content, said.candidates, said.mentions, holders, others, units)


def _with_papers(said: Said, papers: Papers) -> Said:
    """A statement that names no option speaks of that of the paper it names."""
    if any(m.kind in {"cue", "year"} for m in said.mentions):
        return said
    for at in said.content.papers:
        option = papers.option_of(said, at)
        if option:
            return said._replace(mentions=[Mention(option, at, at + 1, "document", 1)])
    return said


def _with_anaphors(saids: Sequence[Said]) -> list[Said]:
    """``That proposal``, ``it``: the option last spoken of in the paragraph. Such a link is always to be checked."""
    found: list[Said] = []
    last: tuple[int | None, str] | None = None
    for said in saids:
        para = said.statement.para
        if not said.mentions and last is not None and last[0] == para:
            first = said.tokens[0].word if said.tokens else ""
            if said.before() in words("demonstratives") and first in words("referring"):
                said = said._replace(mentions=[Mention(last[1], 0, 1, "anaphor", 1)])  # noqa: PLW2901 # the same, with its mention
        if not said.mentions and last is not None and last[0] == para:
            places = find_any(words("anaphors"), said.tokens, 0, len(said.tokens))
            places = [f for f in places if _stands_alone(said, f)]
            if places:
                at = min(places, key=lambda f: (f.lo, -f.hi))
                said = said._replace(mentions=[Mention(last[1], at.lo, at.hi, "anaphor", 1)])  # noqa: PLW2901 # the same, with its mention
        if said.mentions:
            last = (para, said.mentions[-1].option)
        found.append(said)
    return found


def _stands_alone(said: Said, found: Found) -> bool:
    """Whether a bare *it* is an object and a bare *that* a subject: ``accept it``, ``That "would be no help"``."""
    word = said.tokens[found.lo].word
    if found.hi - found.lo > 1:
        return True
    after = said.tokens[found.hi].word if found.hi < len(said.tokens) else ""
    if word == "it":
        return found.lo > 0 and not after[:1].isalpha()
    return found.lo <= 1 and not after[:1].isalpha()

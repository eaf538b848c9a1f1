"""Makes the positions of one cable from what its statements say, claim and propose."""

import re
from collections.abc import Iterator

from reftel.extracting.cues import tokens_of
from reftel.extracting.positions.actors import Actors, bare
from reftel.extracting.positions.claims import claims
from reftel.extracting.positions.clauses import find_any, is_displaced
from reftel.extracting.positions.mapping import roles, words
from reftel.extracting.positions.mentions import Mention, Vocabulary
from reftel.extracting.positions.proposals import Papers, Proposal, Said
from reftel.extracting.positions.readings import AVERTS, Reading, has_right, read
from reftel.model.board import Question
from reftel.model.position import Position, Stance, Veto

CUT = 0.4  # statements below this rank are shown, to be checked, and decide nothing
_STANCES: dict[str, Stance] = {
    "support": "support",
    "accept": "accept",
    "reject": "reject",
    "undecided": "undecided",
    "waives": "undecided",
    "criticize": "inferred-against",
    "inferred-for": "inferred-for",
    "inferred-against": "inferred-against",
    "lifts": "undecided",
    "right": "unknown",
    "threatens": "inferred-against",
    "abstain": "abstain",
    "reserve": "reserve",
    "absent": "absent",
}
_VETOES: dict[str, Veto] = {"waives": "waiver", "lifts": "waiver", "threatens": "threat", "right": "right"}
_FOR = ("support", "accept")
_LINKING = frozenset({"and", "a", "an", "the", "to", "of", "for", "on", "its", "their"})


class Maker:
    """Makes positions of one cable, one for each statement, option, actor and stance."""

    def __init__(self, question: Question, actors: Actors, vocabulary: Vocabulary) -> None:
        self.question, self.actors, self.vocabulary = question, actors, vocabulary
        self.found: dict[tuple[str, str, str, str], Position] = {}

    def declared(self, said: Said, following: Said | None) -> None:
        """What a statement says of the options it speaks of."""
        if not said.mentions or said.statement.act == "ask" or _narrated(said):
            return
        readings: dict[str, tuple[Mention, Reading]] = {}
        for mention in sorted(said.mentions, key=lambda m: -m.weight):
            if self._about_conditions(said, mention):
                continue
            reading = read(said, mention, candidacy=self.vocabulary.candidate[mention.option] is not None)
            if reading is None or reading.displaced:
                continue
            by_act = reading.because.startswith("act:") and said.statement.act != "commit"
            acted = [(other, r) for other, r in readings.values() if r.because.startswith("act:")]
            if by_act and acted and not any(r == reading and self._joined(said, other, mention) for other, r in acted):
                continue  # the act is that of the first option; what is said of the others needs words of its own
            readings.setdefault(mention.option, (mention, reading))
        worded = any(
            not reading.because.startswith("act:") and reading.because != AVERTS for _, reading in readings.values()
        )
        for mention, reading in readings.values():
            if worded and reading.because.startswith("act:") and said.statement.act != "commit":
                continue  # where words speak of one option, the act is of that one
            for holder in said.holders:
                own = self._own(said, holder, mention)
                if own is not None:
                    self._declare(said, holder, own, reading, following)

    def _joined(self, said: Said, one: Mention, other: Mention) -> bool:
        """``an immediate truce and a return to the old lines``: both, joined by *and* and words of the second alone."""
        first, second = sorted((one, other), key=lambda mention: mention.lo)
        if self._exclude(one.option, other.option) or said.content.part_at(first.lo) != said.content.part_at(second.lo):
            return False
        between = [token.word for token in said.tokens[first.hi : second.lo]]
        forms = [unit.form for unit in said.units if first.hi <= unit.token < second.lo]
        if between[:1] != ["and"] or not all(word[:1].isalnum() for word in between):
            return False
        return _LINKING.union(self.vocabulary.forms_of(second.option)).issuperset(forms)

    def _exclude(self, one: str, other: str) -> bool:
        """Whether two options cannot both be adopted: who is for the one is hardly for the other."""
        options = self.vocabulary.options
        decision = options[one].decision
        exclusive = any(d.id == decision and d.exclusive for d in self.question.decisions)
        return exclusive and decision == options[other].decision

    def _own(self, said: Said, holder: str, mention: Mention) -> Mention | None:
        """``Ostreli and Vardanian interest in membership``: each in its own; None where a holder has none."""
        candidate = self.vocabulary.candidate
        if len(said.holders) == 1 or candidate[mention.option] in {None, holder}:
            return mention
        if candidate[mention.option] not in said.holders:
            return mention
        decision = self.vocabulary.options[mention.option].decision
        mine = [o.id for o in self.vocabulary.options.values() if o.decision == decision and candidate[o.id] == holder]
        return mention._replace(option=mine[0]) if len(mine) == 1 else None

    def _about_conditions(self, said: Said, mention: Mention) -> bool:
        """``preconditions to the bid would embarrass us`` is about the conditions and says nothing of the bid."""
        if said.tokens.words.isdisjoint(words("conditions")) or mention.kind in {"document", "anaphor"}:
            return False
        clause = said.content.clause_at(mention.lo)
        return clause is not None and any(t.word in words("conditions") for t in said.tokens[clause.lo : mention.lo])

    def _declare(self, said: Said, holder: str, mention: Mention, reading: Reading, following: Said | None) -> None:
        stance = _STANCES[reading.gives]
        candidate = self.vocabulary.candidate[mention.option]
        condition = said.text(*reading.condition) if reading.condition else None
        given = said.statement.condition
        if (
            condition is None
            and given is not None
            and len({m.option for m in said.mentions}) == 1
            and (given.end <= said.statement.start or _near(said, mention, given.text))
        ):
            condition = given.text
        if condition is None and stance == "support":
            condition = self._required(said, mention, following)
        objects = stance == "reject" or reading.gives == "threatens"
        if condition and (stance in _FOR or (objects and holder != candidate)):
            stance = "conditional" if stance in _FOR or _limits(condition) else stance
        lifting = reading.gives in {"lifts", "waives"} and condition is not None
        if lifting:  # who lifts an objection on a condition objects until then; who would not object need not
            stance, objects = "conditional", reading.gives == "lifts"
        if stance == "reject" and holder == candidate:
            stance = "declines"
        if reading.gives in {"waives", "threatens"} and has_right(said):
            self._add(said, mention.option, holder, "unknown", "right", kind=mention.kind, veto="right")
        if stance in {"support", "accept", "conditional"} and holder != candidate:
            for other in self._displaced(said, mention):
                self._add(said, other, holder, "inferred-against", "counter-proposal", kind=mention.kind)
        self._add(
            said,
            mention.option,
            holder,
            stance,
            reading.because,
            condition=condition,
            kind=mention.kind,
            veto=None if lifting else _VETOES.get(reading.gives),
            objection=objects and stance == "conditional",
        )

    def _displaced(self, said: Said, mention: Mention) -> Iterator[str]:
        """The options that are named as those which this one is to replace."""
        for other in said.mentions:
            clause = said.content.clause_at(other.lo)
            if clause and other.option != mention.option and is_displaced(said.tokens, clause, other):
                yield other.option

    def _required(self, said: Said, mention: Mention, following: Said | None) -> str | None:
        """Kind words that are followed at once by a demand on the candidate are support on that condition."""
        candidate = self.vocabulary.candidate[mention.option]
        if candidate is None or candidate == said.holder or following is None:
            return None
        next_one = following.statement
        same = next_one.speaker == said.statement.speaker and next_one.para == said.statement.para
        if (
            same
            and next_one.act != "ask"
            and find_any(words("requirements"), following.tokens, 0, len(following.tokens))
        ):
            return next_one.content
        return None

    def proposed(self, proposal: Proposal) -> None:
        """Who proposes an option is for it, and by inference against the one it is to replace."""
        said, option = proposal.said, proposal.option
        candidate = self.vocabulary.candidate[option]
        if proposal.by == candidate or self._spoken(said, option, proposal.by):
            return
        stance: Stance = "conditional" if proposal.condition else "support"
        self._add(
            said,
            option,
            proposal.by,
            stance,
            "proposal",
            condition=proposal.condition,
            on=proposal.on,
            own=proposal.own_paper,
        )
        for other in self._replaced(option, proposal.instead_of):
            self._add(said, other, proposal.by, "inferred-against", "counter-proposal", on=proposal.on, own=True)

    def _spoken(self, said: Said, option: str, actor: str) -> bool:
        """Whether the statement itself says where the actor stands on the option."""
        return any(
            p.statement == said.statement.id and p.option == option and p.actor == actor for p in self.found.values()
        )

    def _replaced(self, option: str, named: str | None) -> Iterator[str]:
        """The options that another is proposed in place of: the one that is named, else those of the same candidate."""
        options = self.vocabulary.options
        if named is not None:
            yield named
            return
        candidate = self.vocabulary.candidate[option]
        yield from (
            o for o in options if o != option and candidate is not None and self.vocabulary.candidate[o] == candidate
        )

    def defended(self, said: Said, papers: Papers) -> None:
        """Who proposed something and explains or defends the paper is still for it."""
        if not said.mentions or not said.content.papers:
            return
        mine = [
            p
            for p in papers.proposals
            if p.own_paper and p.by == self.actors.of(said.statement, said.statement.speaker)
        ]
        for mention in said.mentions:
            proposal = next((p for p in mine if p.option == mention.option), None)
            if proposal and said.statement.act not in {"reject", "criticize", "ask"}:
                stance: Stance = "conditional" if proposal.condition else "support"
                self._add(said, mention.option, proposal.by, stance, "own-proposal", condition=proposal.condition)

    def claimed(self, said: Said) -> None:
        """What the statement says of the stance of others, unless they speak for themselves in this cable."""
        for claim in claims(said, self.vocabulary):
            spoken = any(p.actor == claim.actor and p.option == claim.option for p in self.found.values())
            if claim.because == "candidacy" and (spoken or said.statement.act == "ask"):
                continue
            self._add(
                said,
                claim.option,
                claim.actor,
                claim.stance,
                claim.because,
                condition=claim.condition,
                hearsay=claim.hearsay,
                own=claim.because == "candidacy",
                place=(claim.lo, claim.hi),
            )

    def _add(
        self,
        said: Said,
        option: str,
        actor: str,
        stance: Stance,
        because: str,
        *,
        condition: str | None = None,
        kind: str = "cue",
        on: str | None = None,
        own: bool = False,
        veto: Veto | None = None,
        objection: bool = False,
        hearsay: bool = False,
        place: tuple[int, int] | None = None,
    ) -> None:
        statement = said.statement
        speaker = (
            self.actors.of(statement, statement.speaker)
            if bare(statement.speaker) == "post"
            else bare(statement.speaker)
        )
        condition = condition if stance == "conditional" else None
        start, end, text = _evidence(said, place)
        position = Position(
            question=self.question.id,
            option=option,
            actor=actor,
            stance=stance,
            condition=condition,
            on=on or statement.said_on,
            claimed_by=None if own or speaker == actor or self.actors.represents(statement, actor) else speaker,
            cable=statement.cable,
            para=statement.para,
            start=start,
            end=end,
            text=text,
            to_check=hearsay or kind == "anaphor" or statement.rank < CUT,
            because=because,
            statement=statement.id,
            source=statement.source,
            veto=veto,
            objection=objection,
            waits_for=self._others(condition, statement.cable, actor) if condition else (),
            reported=statement.cable_date,
            rank=statement.rank,
            echo_of=statement.echo_of,
            sentence=statement.sentence,
        )
        self.found.setdefault((statement.id, option, actor, stance), position)

    def _others(self, condition: str, cable: str, actor: str) -> tuple[str, ...]:
        """The states that a condition names, as its cable calls them: ``upon GOV reforms`` waits for Vardania."""
        units = self.vocabulary.units(tokens_of(condition), condition, cable)
        return tuple(sorted({unit.form[1:] for unit in units if unit.form[0] == "="} - {actor}))


def _narrated(said: Said) -> bool:
    """Whether the post only tells what others hold: its own stance needs a word that says whose it is."""
    statement = said.statement
    if statement.voice != "post" or bare(statement.holder).casefold() not in roles("author"):
        return False
    return words("ourselves").isdisjoint(token.word for token in said.tokens)


def _near(said: Said, mention: Mention, condition: str) -> bool:
    """Whether a condition stands in the clause of a mention or in the next one to it."""
    at = said.statement.content.find(condition)
    places = [i for i, c in enumerate(said.parts) if c.lo <= mention.lo < c.hi]
    held = [i for i, c in enumerate(said.parts) if said.tokens[c.lo].start <= at < said.tokens[c.hi - 1].end]
    return bool(at >= 0 and places and held) and abs(places[0] - held[0]) <= 1


def _limits(condition: str) -> bool:
    """Whether a condition lifts a refusal: *unless*, *until*, *if … not*; ``we would block it if need be`` is none."""
    told = condition.casefold()
    unmet = told.startswith("if ") and not words("lacking").isdisjoint(re.findall(r"\w+", told.replace("n't", " not")))
    return unmet or any(told.startswith(word + " ") for word in words("limits"))


def _evidence(said: Said, place: tuple[int, int] | None) -> tuple[int, int, str]:
    """The place and words of the evidence: a part of the content where that maps one to one to the source, else all."""
    statement = said.statement
    if place is None or len(statement.content) != statement.end - statement.start:
        return statement.start, statement.end, statement.content
    start, end = said.tokens[place[0]].start, said.tokens[place[1] - 1].end
    return statement.start + start, statement.start + end, statement.content[start:end]

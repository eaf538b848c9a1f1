"""An actor: offices, meetings, what was said on which question, and why its names are one; merged and split by hand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from reftel.errors import InputError
from reftel.facts import merging
from reftel.model.actor import Held, KnownOffice, Listed, Named, Near, Profile, Ruling, Stances, Topic
from reftel.model.browsing import Asking, Count, MeetingsAsked
from reftel.model.position import INFERRED, Position
from reftel.model.statement import Statement
from reftel.model.telling import SIDES, SIGNS, VETOES, stance_told
from reftel.web import links, strings
from reftel.web.meeting import Met, met_of
from reftel.web.views.view import Asked, NotHereError, Page, View, whole
from reftel.workflow.actors import in_words, worded
from reftel.workflow.reader import Reader

MEETINGS, STANCES_SHOWN, TOPICS, NAMINGS = 40, 60, 15, 200
"""So many of each are shown; how many there are is said."""
YEARS = 60
LARGEST = 100_000
"""So many statements are given as a table."""
_LONGEST = 500


class Year(Count, frozen=True):
    """A year of the chart; its height of 100."""

    height: float = 0


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A position: its stance in a word and a sign, on which option, and what is to be said with it."""

    word: str
    sign: str
    side: str
    option: str
    flags: tuple[str, ...]
    position: Position


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """Two positions of one actor on one option that differ; ``other_post``: another post reports the second."""

    before: Told
    after: Told
    other_post: bool


class OnQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """What is said on a question, oldest first: the first of ``count``, and where it changed."""

    id: str
    title: str
    count: int
    said: tuple[Told, ...]
    turns: tuple[Turn, ...]


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """Namings that one rule took for this actor, and the rule in words."""

    because: str
    why: str
    namings: tuple[Named, ...]


class ActorPage(Page, frozen=True, kw_only=True):
    """An actor.

    ``statements`` and ``echoes`` count what is said, by ``acts`` and ``years``; ``by_cable`` of them have no day of
    their own and are counted by the date of their cable, ``undated`` have neither. ``others`` bear the name that was
    asked for. ``rules`` is whether the reader may merge and split. Of ``met`` and ``merged`` no more is shown than a
    page can hold; ``meetings`` and ``namings`` say how many there are. ``older``: what he says on questions is being
    worked out, for the first time or anew; ``named_before``: so is who is who.
    """

    actor: Listed
    offices: tuple[Held, ...]
    known: tuple[KnownOffice, ...]
    older: bool
    statements: int
    echoes: int
    acts: tuple[Count, ...]
    years: tuple[Year, ...]
    by_cable: int
    undated: int
    questions: tuple[OnQuestion, ...]
    met: tuple[Met, ...]
    meetings: int
    topics: tuple[Topic, ...]
    further_topics: int
    merged: tuple[Merged, ...]
    namings: int
    near: tuple[Near, ...]
    rulings: tuple[Ruling, ...]
    others: tuple[Listed, ...]
    rules: bool
    named_before: bool = False


def _found(reader: Reader, asked: Asked) -> tuple[Profile, tuple[Stances, ...]]:
    found = reader.actor(asked.path["name"])
    if found is None:
        raise NotHereError(strings.NO_ACTOR.format(name=asked.path["name"][:80]))
    return found


def page(reader: Reader, asked: Asked) -> ActorPage:
    """The actor with the id, or the name, that the address gives."""
    profile, stances = _found(reader, asked)
    actor = worded(profile.actor, reader.label)
    said = reader.said(Asking(actor=actor.id), limit=0)
    diary = reader.meetings(MeetingsAsked(asked=Asking(actor=actor.id), status="any"), MEETINGS)
    return ActorPage(
        title=actor.name,
        actor=actor,
        offices=profile.offices,
        known=profile.known,
        statements=said.statements,
        echoes=said.echoes,
        acts=said.acts,
        years=_years(said.years),
        by_cable=said.by_cable,
        undated=said.undated,
        questions=tuple(_on(one) for one in stances),
        older=reader.is_older("stances"),
        named_before=reader.is_older("actors"),
        met=tuple(met_of(reader, actor.id, diary.meetings)),
        meetings=diary.found,
        topics=profile.topics[:TOPICS],
        further_topics=max(0, len(profile.topics) - TOPICS),
        merged=tuple(_merged(profile.namings[:NAMINGS])),
        namings=len(profile.namings),
        near=tuple(msgspec.structs.replace(one, name=in_words(one.name, reader.label)) for one in profile.near),
        rulings=profile.rulings,
        others=tuple(worded(one, reader.label) for one in profile.others),
        rules=reader.access is None and asked.may("actor", "merge"),
    )


def _years(counts: Sequence[Count]) -> tuple[Year, ...]:
    """The years from the first to the last, those in which nothing was said too."""
    held = {int(one.name): one.count for one in counts}
    if not held:
        return ()
    last, most = max(held), max(held.values())
    span = range(max(min(held), last - YEARS + 1), last + 1)
    return tuple(Year(str(y), held.get(y, 0), str(y), round(100 * held.get(y, 0) / most, 1)) for y in span)


def _on(one: Stances) -> OnQuestion:
    ordered = sorted((p for p in one.positions if p.echo_of is None), key=lambda p: (_when(p), p.cable, p.start))
    return OnQuestion(
        id=one.question,
        title=one.title,
        count=len(ordered),
        said=tuple(_told(position, one) for position in ordered[:STANCES_SHOWN]),
        turns=tuple(
            Turn(before=_told(turn.before, one), after=_told(turn.after, one), other_post=turn.other_post)
            for turn in one.shifts
        ),
    )


def _when(position: Position) -> str:
    return position.on or position.reported or ""


def _told(position: Position, one: Stances) -> Told:
    side = SIDES.get(position.stance, "aside")
    flags = [
        *(["inferred"] if position.stance in INFERRED else []),
        *([f"claimed by {position.claimed_by}"] if position.claimed_by else []),
        *(["to check"] if position.to_check else []),
        *([VETOES[position.veto]] if position.veto else []),
    ]
    return Told(
        word=stance_told(position.stance, objection=position.objection).replace(" (inferred)", ""),
        sign=SIGNS[side],
        side=side,
        option=one.options.get(position.option, position.option),
        flags=tuple(flags),
        position=position,
    )


def _merged(namings: Iterable[Named]) -> Iterator[Merged]:
    """The namings by the rule that took each; what was ruled by hand first."""
    by_rule: dict[str, list[Named]] = {}
    for one in namings:
        by_rule.setdefault(one.because, []).append(one)
    for because in sorted(by_rule, key=lambda code: (not code.startswith("ruled"), -len(by_rule[code]), code)):
        yield Merged(because=because, why=merging.why(because), namings=tuple(by_rule[because]))


def act(reader: Reader, asked: Asked) -> str:
    """Merge, split or undo, as the form says; then the actor again.

    Raises:
        InputError: naming what is missing.
    """
    form, name = dict(asked.form), asked.path["name"]
    reason = " ".join(form.get("reason", "").split())[:_LONGEST]
    if form.get("do") == "undo":
        missing = "Which ruling is to be undone is not said: load the page again."
        ruling = reader.undo(whole(form.get("number", ""), 9, missing))
    elif form.get("do") == "split":
        cables = [value for key, value in asked.form if key == "cable"]
        if not cables:
            raise InputError("Mark the cables in which the name is another's.")
        ruling = reader.split(name, cables, reason, by=asked.who)
    elif form.get("do") == "merge":
        other = " ".join(form.get("other", "").split())
        if not other:
            raise InputError("Say who is the same: write a name or an id.")
        ruling = reader.merge(name, other, reason, by=asked.who)
    else:
        raise InputError("What is to be done is not said: load the page again.")
    return f"{links.actor_url(reader.left(name, ruling))}#rulings"


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Any]]:
    """What the actor said, as rows."""
    profile, _ = _found(reader, asked)
    said = reader.said(Asking(actor=profile.actor.id), "cable", LARGEST).groups
    return Statement, [one for group in said for one in group.statements]


VIEW = View(name="actor", path="/actor/{name}", page=page, table=table, act=act, does=("merge", "split", "undo"))

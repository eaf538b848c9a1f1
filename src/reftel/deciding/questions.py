"""A question file (TOML) as a ``Question``: what is to be decided, by whom, by which rule, in what words.

``[question] id = "osce-cio-2009"``, ``[[decision]]``, ``[[option]]``, ``[[seat]]``, and ``[body]`` for a body that does
not come with reftel. Whatever is wrong in it is a ``QuestionError``, each in a sentence: file, table, what, what to do.
"""

import os
from pathlib import Path
from typing import cast, get_args

from reftel.deciding.candidates import candidate_in
from reftel.deciding.packages import MOST_SEARCHED, how_many
from reftel.deciding.stages import STAGED, members_of
from reftel.deciding.tables import Faults, Table, each, read_tables
from reftel.deciding.terms import TERMS, read_rule, read_rules, read_stage_rule
from reftel.facts.bodies import Member, bodies, body_of
from reftel.model.board import Decision, HandSeat, Option, Preference, Question, Scale, Stage, Wait, Window
from reftel.model.position import Stance, Veto

_TOP = ("question", "body", "rule", "stage", "decision", "option", "seat", "package", "preference", "wait", "scale")
_QUESTION = ("id", "title", "body", "rule", "members", "on")
_BODY = ("id", "name", "rule", "members", "member")
_MEMBER = ("name", "since", "until", "aliases", "weight", "population", "permanent")
_DECISION = ("id", "due", "default", "exclusive")
_OPTION = ("id", "decision", "title", "cues", "candidate")
_SEAT = (
    *("actor", "actors", "option", "stance", "assumed", "source", "on", "weight", "salience", "position"),
    *("condition", "candidate", "years", "otherwise", "stage", "veto", "objects"),
)
_STAGE = ("id", "body", "rule", "members", "on", *TERMS)
_PACKAGE = ("candidates", "years")
_PREFERENCE = ("actor", "candidate", "year", "worth", "assumed", "source")
_SCALE = ("low", "high", "default", "unit")
_FAR = 1e12
_MOST_TOLD = 10  # mistakes
_WAIT = ("actor", "option", "waits_for", "text")


def load_question(path: str | os.PathLike[str]) -> Question:
    """The question in a TOML file.

    Raises:
        QuestionError: if the file cannot be read or does not say what it must.
    """
    tables = read_tables(Path(path), _TOP)
    head = tables.one("question", _QUESTION)
    if head is None:
        raise tables.fault("has no [question]; add [question] with an id.")
    identity = head.text("id", required=True)
    body = _body(tables, head)
    rule, terms = read_rule(tables, head, body)
    stages = _stages(tables, head, rule)
    members = (*(Member(name) for name in head.texts("members")), *_members(body, head))
    members = members_of(stages) or members
    faults = Faults()
    with faults:
        decisions = _decisions(tables) or (Decision(id=identity),)
        options = _options(tables, decisions, members)
        with faults:
            seats = _seats(tables, options, stages)
        waits = each(tables.many("wait", _WAIT), lambda table: _wait(table, options))
    with faults:
        window = _window(tables)
    with faults:
        scale = _scale(tables)
    with faults:
        preferences = each(tables.many("preference", _PREFERENCE), _preference)
    with faults:
        on, title = head.date("on"), head.text("title") or identity
    faults.tell(_MOST_TOLD)
    return Question(
        id=identity,
        title=title,
        on=on,
        body=head.text("body"),
        rule=rule,
        decisions=decisions,
        options=options,
        seats=seats,
        members=members,
        terms=terms,
        window=window,
        scale=scale,
        preferences=preferences,
        waits=waits,
        stages=stages,
        rules=read_rules(body, body_of(head.text("body"))),
    )


def _stages(tables: Table, head: Table, rule: str) -> tuple[Stage, ...]:
    """The stages of a decision that is taken in several."""
    found: list[Stage] = []
    for table in tables.many("stage", _STAGE):
        body = _body(tables, table)
        name, terms = read_stage_rule(table, body)
        known = body_of(table.text("body"))
        called = (body.text("name") or body.text("id")) if body else known.name if known else ""
        identity = table.text("id") or table.text("body") or str(len(found) + 1)
        if identity in [stage.id for stage in found]:
            raise table.fault(f'has the id {identity!r}, which another has already; add id = "…", each its own.')
        members = (*(Member(name) for name in table.texts("members")), *_members(body, table))
        if not members:
            raise table.fault('has no members; add body = "…", or members = ["…"].')
        on = table.date("on") or terms.expires
        stage = Stage(id=identity, name=called or identity, rule=name, members=members, terms=terms, on=on)
        found.append(stage)
    if rule in STAGED and len(found) < 2:
        raise head.fault(f"has the rule {rule}, which is made of stages; add at least two [[stage]].")
    if found and rule not in STAGED:
        raise head.fault(f"has stages, and the rule {rule} has none; write rule = one of: {', '.join(STAGED)}.")
    if found and "package" in tables.values:
        raise head.fault("has stages and a [package]; packages are searched under a rule of one stage only.")
    return tuple(found)


def _body(tables: Table, head: Table) -> Table | None:
    """The ``[body]`` of the question file, or of the file beside it that ``body = "….toml"`` names."""
    name, own = head.text("body"), tables.one("body", _BODY)
    if own is None and name.endswith(".toml"):
        beside = read_tables(head.file.parent / name, ("body",))
        own = beside.one("body", _BODY)
        if own is None:
            raise beside.fault("has no [body]; add [body] with its members.")
    elif own is not None and head.name.startswith("[[stage]]"):
        if name and name in (own.text("id"), own.text("name")):
            return own
        _refuse_unknown(head, name)
        return None
    elif own is not None and name and name not in (own.text("id"), own.text("name")) and "stage" not in tables.values:
        raise head.fault(f"has the body {name!r}, and [body] has the id {own.text('id')!r}; write the same in both.")
    elif own is None:
        _refuse_unknown(head, name)
    return own


def _refuse_unknown(head: Table, name: str) -> None:
    """Refuse the name of a body of which neither reftel nor the file knows the members."""
    if name and body_of(name) is None and "members" not in head.values:
        known = ", ".join(body.id for body in bodies())
        raise head.fault(
            f"has the body {name!r}, which is not known (these are: {known}); add [body] with that id and its members."
        )


def _members(body: Table | None, head: Table) -> tuple[Member, ...]:
    if body is None:
        known = body_of(head.text("body"))
        return known.members if known and "members" not in head.values else ()
    dated = [
        Member(
            table.text("name", required=True),
            table.date("since"),
            table.date("until"),
            table.texts("aliases"),
            weight=table.whole("weight", default=1),
            population=table.whole("population", default=0),
            permanent=table.flag("permanent", default=False),
        )
        for table in body.many("member", _MEMBER, "body.")
    ]
    found = (*(Member(name) for name in body.texts("members")), *dated)
    if not found:
        raise body.fault('has no members; add members = ["…"] or [[body.member]].')
    return found


def _decisions(tables: Table) -> tuple[Decision, ...]:
    taken: list[str] = []

    def made(table: Table) -> Decision:
        identity = table.identity(taken)
        taken.append(identity)
        return Decision(
            id=identity,
            due=table.date("due"),
            default=table.text("default") or None,
            exclusive=table.flag("exclusive", default=True),
        )

    return each(tables.many("decision", _DECISION), made)


def _options(tables: Table, decisions: tuple[Decision, ...], members: tuple[Member, ...]) -> tuple[Option, ...]:
    taken: list[str] = []
    ids = [decision.id for decision in decisions]

    def made(table: Table) -> Option:
        identity = table.identity(taken)
        taken.append(identity)
        decision = table.text("decision", required=len(ids) > 1) or ids[0]
        if decision not in ids:
            raise table.fault(
                f"has the decision {decision!r}, and there is none of that id; write one of: {', '.join(ids)}."
            )
        title, cues = table.text("title") or identity, table.texts("cues")
        candidate = table.text("candidate") or candidate_in(title, cues, members)
        return Option(id=identity, decision=decision, title=title, cues=cues, candidate=candidate)

    found = each(tables.many("option", _OPTION), made)
    if not found and "scale" not in tables.values:
        raise tables.fault("has no [[option]]; add one for each answer to the question, with an id, a title and cues.")
    return found


def _seats(tables: Table, options: tuple[Option, ...], stages: tuple[Stage, ...]) -> tuple[HandSeat, ...]:
    ids = [stage.id for stage in stages]

    def made(table: Table) -> tuple[HandSeat, ...]:
        named = table.text("stage")
        if named and named not in ids:
            there = f"write one of: {', '.join(ids)}." if ids else "there are no [[stage]]."
            raise table.fault(f"has the stage {named!r}, which is not known; {there}")
        return tuple(_seat(table, options, actor) for actor in _actors(table))

    return tuple(seat for some in each(tables.many("seat", _SEAT), made) for seat in some)


def load_seats(path: str | os.PathLike[str], question: Question) -> tuple[HandSeat, ...]:
    """The seats by hand in a file of their own, which has nothing but ``[[seat]]`` tables.

    Raises:
        QuestionError: if the file cannot be read or does not say what it must.
    """
    return _seats(read_tables(Path(path), ("seat",)), question.options, question.stages)


def _actors(table: Table) -> tuple[str, ...]:
    """Whose seat it is: one ``actor``, or several ``actors`` that stand in the same place on the same evidence."""
    if "actors" not in table.values:
        return (table.text("actor", required=True),)
    actors = table.texts("actors")
    if "actor" in table.values or not actors:
        raise table.fault('needs either actor = "…" or actors = ["…", "…"], with at least one name.')
    return tuple(dict.fromkeys(actors))


def _seat(table: Table, options: tuple[Option, ...], actor: str) -> HandSeat:
    candidate = table.text("candidate")
    only_placed = "position" in table.values and not candidate and not {"option", "stance"} & set(table.values)
    option = "" if candidate or only_placed else _option_of(table, options)
    if candidate and "option" in table.values:
        raise table.fault("has both an option and a candidate; write one of them.")
    first, last = _years(table) if candidate else (None, None)
    stance: Stance = "unknown" if only_placed else _stance(table, "stance")
    assumed, source = _resting(table)
    seat = HandSeat(
        actor=actor,
        option=option,
        stance=stance,
        assumed=assumed,
        source=source,
        on=table.date("on"),
        weight=table.measure("weight", default=1),
        salience=table.measure("salience", default=1) if "salience" in table.values else None,
        position=table.number("position"),
        condition=table.text("condition") or None,
        candidate=candidate or None,
        first=first,
        last=last,
        otherwise=_stance(table, "otherwise") if "otherwise" in table.values else None,
        stage=table.text("stage") or None,
        veto=_veto(table),
        objection=table.flag("objects", default=False),
    )
    if seat.amiss:
        raise table.fault(seat.amiss)
    return seat


def _option_of(table: Table, options: tuple[Option, ...]) -> str:
    option = table.text("option", required=True)
    if option not in [o.id for o in options]:
        raise table.fault(
            f"has the option {option!r}, and there is no such one; write one of: {', '.join(o.id for o in options)}."
        )
    return option


def _veto(table: Table) -> Veto | None:
    veto = table.text("veto")
    if veto and veto not in get_args(Veto):
        raise table.fault(f"has the veto {veto!r}, which is not known; write one of: {', '.join(get_args(Veto))}.")
    return cast("Veto", veto) if veto else None


def _stance(table: Table, key: str) -> Stance:
    stance = table.text(key, required=True)
    if stance not in get_args(Stance):
        raise table.fault(f"has the {key} {stance!r}, which is not known; write one of: {', '.join(get_args(Stance))}.")
    return cast("Stance", stance)


def _resting(table: Table) -> tuple[bool, str | None]:
    """Whether a person assumes it, and where it is from."""
    assumed, source = table.flag("assumed", default=False), table.text("source")
    if not assumed and not source:
        raise table.fault('rests on nothing; add assumed = true, or source = "…" with where it is from.')
    return assumed, source or None


def _years(table: Table) -> tuple[int | None, int | None]:
    """The first and last year of ``years = [2009, 2011]``; open on both sides where it is left out."""
    if "years" not in table.values:
        return None, None
    years = table.values["years"]
    if not isinstance(years, list) or len(years) != 2 or not all(type(y) is int and 0 < y < 10_000 for y in years):
        raise table.fault(f"has years = {years!r}; write the first and the last: years = [2009, 2011].")
    if years[0] > years[1]:
        raise table.fault(f"has years = {years!r}, and the first is after the last; turn them round.")
    return years[0], years[1]


def _window(tables: Table) -> Window | None:
    table = tables.one("package", _PACKAGE)
    if table is None:
        return None
    candidates = tuple(dict.fromkeys(table.texts("candidates")))
    first, last = _years(table)
    if not candidates or first is None or last is None:
        raise table.fault('needs candidates = ["…"] and years = [2009, 2011], from which packages are made.')
    if how_many(len(candidates), last - first + 1) > MOST_SEARCHED:
        raise table.fault("has more packages than can be searched; name fewer candidates or years.")
    return Window(candidates, first, last)


def _scale(tables: Table) -> Scale | None:
    table = tables.one("scale", _SCALE)
    if table is None:
        return None
    low, high, default = (table.number(key) for key in ("low", "high", "default"))
    if low is None or high is None or not -_FAR < low < high < _FAR:
        raise table.fault("needs its two ends, low = … and high = …, the low one first.")
    if default is not None and not low <= default <= high:
        raise table.fault(f"has default = {default!r}, which is not on the scale; write one that is.")
    return Scale(low=low, high=high, default=default, unit=table.text("unit"))


def _preference(table: Table) -> Preference:
    worth, year = table.values.get("worth"), table.values.get("year")
    if type(worth) is not int or abs(worth) > 1_000_000:
        raise table.fault(
            f"has worth = {worth!r}; write a whole number: above 0 better than no decision, below 0 worse."
        )
    if year is not None and type(year) is not int:
        raise table.fault(f"has year = {year!r}; write a year, or leave it out for all.")
    assumed, source = _resting(table)
    return Preference(
        actor=table.text("actor", required=True),
        candidate=table.text("candidate", required=True),
        year=year,
        worth=worth,
        assumed=assumed,
        source=source,
    )


def _wait(table: Table, options: tuple[Option, ...]) -> Wait:
    others = table.texts("waits_for")
    if not others:
        raise table.fault('waits for nobody; add waits_for = ["…"].')
    return Wait(
        actor=table.text("actor", required=True),
        option=_option_of(table, options),
        waits_for=others,
        text=table.text("text"),
        by_hand=True,
    )

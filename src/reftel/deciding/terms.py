"""The rule of a question and its terms: ``rule = "majority"``, and under ``[rule]`` ``share = "2/3"``."""

from typing import get_args

import msgspec

from reftel.deciding.rules import RULES, Rule, rule_of
from reftel.deciding.stages import STAGED
from reftel.deciding.tables import Table
from reftel.facts.bodies import Body, BodyRule, body_of
from reftel.model.board import Base, Terms

_APART = {"consensus-minus-one": 1, "consensus-minus-two": 2}
TERMS = tuple(dict.fromkeys(key for rule in RULES for key in rule.terms))
"""The terms that any rule has."""
_RULE = ("id", "since", "until", "text", "source", "mark", *TERMS)
_LISTS = ("veto", "apart", "present")
_SHARES = ("share", "of_members", "of_population", "abstaining_members", "abstaining_population")


def read_rule(tables: Table, head: Table, body: Table | None) -> tuple[str, Terms]:
    """The rule that the question names, else its body has, else consensus; with the terms that ``[rule]`` sets.

    Raises:
        QuestionError: if there is no such rule, or it has no such term.
    """
    name, rule, own = _named(head, body)
    table = tables.one("rule", rule.terms)
    return name, _whole(name, own if table is None else _set(own, table, rule.terms), table or head)


def read_stage_rule(stage: Table, body: Table | None) -> tuple[str, Terms]:
    """The rule of a stage, and its terms, which stand in the stage itself: ``rule = "majority"``, ``share = "2/3"``.

    Raises:
        QuestionError: if there is no such rule, it has no such term, or it is made of stages itself.
    """
    name, rule, own = _named(stage, body)
    if name in STAGED:
        raise stage.fault(f"has the rule {name}, which is made of stages itself; name a rule of one stage.")
    for key in TERMS:
        if key in stage.values and key not in rule.terms:
            may = f"it may have: {', '.join(rule.terms)}." if rule.terms else "it has none."
            raise stage.fault(f"has {key}, and the rule {name} has no such term; {may}")
    return name, _whole(name, _set(own, stage, rule.terms), stage)


def read_rules(body: Table | None, known: Body | None) -> tuple[BodyRule, ...]:
    """What a body says of its rules: ``[[body.rule]]`` with the text and its source, or what comes with reftel."""
    if body is None:
        return known.rules if known else ()
    return tuple(_body_rule(table) for table in _own(body))


def _own(body: Table) -> list[Table]:
    return [] if isinstance(body.values.get("rule"), str) else body.many("rule", _RULE, "body.")


def _body_rule(table: Table) -> BodyRule:
    name = table.text("id", required=True)
    rule = rule_of(name)
    if rule is None:
        raise table.fault(f"has the id {name!r}, which is not known; write one of: {_ids()}.")
    keys = [key for key in TERMS if key in table.values]
    if set(keys) - set(rule.terms):
        may = f"it may have: {', '.join(rule.terms)}." if rule.terms else "it has none."
        raise table.fault(f"has a term that the rule {name} has not; {may}")
    terms = msgspec.to_builtins(_set(Terms(), table, rule.terms))
    return BodyRule(
        id=name,
        since=table.date("since") or "0001",
        until=table.date("until"),
        text=table.text("text") or rule.words,
        source=table.text("source"),
        mark=table.choice("mark", ("K", "V")) if "mark" in table.values else "",
        terms={key: terms[key] for key in keys},
    )


def _named(head: Table, body: Table | None) -> tuple[str, Rule, Terms]:
    """The rule that a question or a stage names, or the last that its body has, with the terms of the body."""
    known = body_of(head.text("body")) if body is None else None
    its = {entry.id: entry for entry in read_rules(body, known)}
    simple = body.text("rule") if body and isinstance(body.values.get("rule"), str) else ""
    name = head.text("rule") or simple or next(reversed(its), "consensus")
    rule = rule_of(name)
    if rule is None:
        raise head.fault(f"has the rule {name!r}, which is not known; write one of: {_ids()}.")
    return name, rule, msgspec.convert(its[name].terms, Terms) if name in its else Terms()


def _ids() -> str:
    return ", ".join(entry.id for entry in RULES)


def _whole(name: str, terms: Terms, table: Table) -> Terms:
    """The terms, where nothing is missing that the rule cannot be without."""
    wanted = _APART.get(name)
    if wanted is not None and len(terms.apart) != wanted:
        who = "the State concerned" if wanted == 1 else "the two States concerned"
        raise table.fault(f'has the rule {name}, which needs {who}; add [rule] with apart = ["…"].')
    return terms


def _set(own: Terms, table: Table, keys: tuple[str, ...]) -> Terms:
    """The terms with what the table says put in; the table knows no other keys."""
    values: dict[str, object] = {name: getattr(own, name) for name in Terms.__struct_fields__}
    for key in (key for key in keys if key in table.values):
        if key in _LISTS:
            values[key] = table.texts(key)
        elif key in _SHARES:
            values[key] = table.share(key, default="1/2")
        elif key == "base":
            values[key] = table.choice(key, get_args(Base))
        elif key == "strict":
            values[key] = table.flag(key, default=True)
        elif key in {"count", "block"}:
            values[key] = table.whole(key, default=0)
        else:
            values[key] = table.date(key)
    return Terms(**values)  # type: ignore[arg-type] # each read as what it is, above

"""The rule of a question and its terms: ``rule = "majority"``, and under ``[rule]`` ``share = "2/3"``."""

from typing import get_args

import msgspec

from reftel.deciding.rules import RULES, rule_of
from reftel.deciding.tables import Table
from reftel.facts.bodies import body_of
from reftel.model.board import Base, Terms

_APART = {"consensus-minus-one": 1, "consensus-minus-two": 2}
_LISTS = ("veto", "apart", "present")
_SHARES = ("share", "of_members", "of_population", "abstaining_members", "abstaining_population")


def read_rule(tables: Table, head: Table, body: Table | None) -> tuple[str, Terms]:
    """The rule that the question names, else its body has, else consensus; with the terms that ``[rule]`` sets.

    Raises:
        QuestionError: if there is no such rule, or it has no such term.
    """
    known = body_of(head.text("body")) if body is None else None
    its = {entry.id: entry for entry in known.rules} if known else {}
    name = head.text("rule") or (body.text("rule") if body else "") or next(reversed(its), "consensus")
    rule = rule_of(name)
    if rule is None:
        ids = ", ".join(entry.id for entry in RULES)
        raise head.fault(f"has the rule {name!r}, which is not known; write one of: {ids}.")
    own = msgspec.convert(its[name].terms, Terms) if name in its else Terms()
    table = tables.one("rule", rule.terms)
    terms = own if table is None else _set(own, table, rule.terms)
    wanted = _APART.get(name)
    if wanted is not None and len(terms.apart) != wanted:
        who = "the State concerned" if wanted == 1 else "the two States concerned"
        raise (table or head).fault(f'has the rule {name}, which needs {who}; add [rule] with apart = ["…"].')
    return name, terms


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

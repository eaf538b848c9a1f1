"""The draft of a question as a question file: TOML with a comment above each line that says where it is from.

What nobody said is a line that begins with ``# ?``: a person fills it in. Texts of cables stand in comments on one
line each, without any sign that could end it.
"""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.model.draft import Cited, Draft, DraftOption, Ruling, Subject
from reftel.model.telling import counted
from reftel.writing.shapes import SCHEMA_VERSION

_QUOTED = 220  # characters of a sentence that are shown


class DraftRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A draft of a question, as ``reftel question propose --json`` prints it; what is not known is null or empty."""

    query: str
    id: str
    title: str
    cables: tuple[str, ...]
    options: tuple[DraftOption, ...]
    body: str | None
    named: tuple[str, ...]
    body_evidence: tuple[Cited, ...]
    rule: Ruling | None
    ruling: tuple[Cited, ...]
    decision: str | None
    due: str | None
    due_evidence: tuple[Cited, ...]
    due_event: str
    others: tuple[Subject, ...]
    schema_version: int = SCHEMA_VERSION


def draft_text(draft: Draft) -> str:
    """The question file of a draft; it loads where there is an option in it."""
    return "\n".join(_lines(draft)) + "\n"


def missing(draft: Draft) -> tuple[str, ...]:
    """What a person has to fill in, one sentence each; empty where nothing is left open."""
    found = []
    if not draft.options:
        found.append("[[option]]: the cables name nothing that is to be decided in words that are known here")
    if draft.body is None:
        named = f" (the cables name: {', '.join(map(_plain, draft.named))})" if draft.named else ""
        found.append(f"body: which body decides, and its members, is not known{named}")
    elif draft.rule is None:
        found.append(f"rule: {draft.body} has several rules, and which one holds is not said")
    if draft.due is None:
        found.append("due: no sentence says when it is decided")
    found.append("default: what holds if nothing is decided")
    return tuple(found)


def _lines(draft: Draft) -> Iterator[str]:
    yield f"# A draft from {counted(len(draft.cables), 'cable')}, on {_quoted(draft.query)}. Edit it before you use it."
    yield "# Each line rests on the sentences named above it. Who stands where is left out: reftel decide finds it."
    yield "# A line that begins with # ? is for you to fill in: no cable says it."
    yield ""
    yield "[question]"
    yield f"id = {_string(draft.id)}"
    yield f"title = {_string(draft.title or draft.query)}"
    yield from _body(draft)
    yield ""
    yield "[[decision]]"
    yield f"id = {_string(draft.decision or draft.id)}"
    if draft.due:
        yield from _cited("named as the day", draft.due_evidence)
        if draft.due_event:
            yield f"# by the table of events: {_plain(draft.due_event)}"
        yield f"due = {_string(draft.due)}"
    else:
        yield '# ? due = "…"             # no sentence says when it is decided'
    yield '# ? default = "…"         # what holds if nothing is decided'
    yield from _options(draft.options)
    yield from _others(draft.others)


def _body(draft: Draft) -> Iterator[str]:
    if draft.body:
        yield from _cited(f"the {_plain(draft.body_name)} is named", draft.body_evidence)
        yield f"body = {_string(draft.body)}"
    else:
        named = f"; the cables name: {', '.join(map(_plain, draft.named))}" if draft.named else ""
        yield f'# ? body = "…"            # which body decides is not known{named}'
        yield "#                          with a [body] of its own and its members, where reftel does not know it"
    if draft.rule:
        yield from _rule(draft.rule)
        yield f"rule = {_string(draft.rule.id)}"
    else:
        yield '# ? rule = "…"            # by which rule; left out, it is that of the body, or consensus'
    yield from _cited("the cables say of a rule", draft.ruling)


def _rule(rule: Ruling) -> Iterator[str]:
    unchecked = "; from general knowledge, not checked" if rule.mark == "K" else ""
    yield f"# the rule of the body: {_plain(rule.text)} ({_plain(rule.source)}{unchecked})"


def _options(options: Iterable[DraftOption]) -> Iterator[str]:
    found = False
    for option in options:
        found = True
        yield ""
        yield "[[option]]"
        possible = "; it is called possible only" if option.possible else ""
        yield from _cited(f"named in {counted(option.count, 'sentence')}{possible}", option.evidence)
        yield f"id = {_string(option.id)}"
        yield f"title = {_string(option.title)}"
        if option.candidate:
            yield f"candidate = {_string(option.candidate)}"
        yield f"cues = [{', '.join(map(_string, option.cues))}]"
    if not found:
        yield ""
        yield "# ? [[option]]            # one for each answer: the cables name none in words that are known here"
        yield '# ? id = "…"'
        yield '# ? title = "…"'
        yield '# ? cues = ["…"]'


def _others(others: Iterable[Subject]) -> Iterator[str]:
    others = tuple(others)
    if others:
        yield ""
        yield "# The same cables name also, each a question of its own:"
        for other in others:
            yield from _cited(f"{_plain(other.asks)} ({other.count})", other.evidence)


def _cited(what: str, evidence: Iterable[Cited]) -> Iterator[str]:
    evidence = tuple(evidence)
    if evidence:
        yield f"# {what}:"
        for one in evidence:
            place = f"paragraph {one.para}" if one.para is not None else "paragraph without a number"
            yield f"#   {_plain(one.cable)}, {place}, sentence {one.sentence}: {_quoted(one.text)}"


def _quoted(text: str) -> str:
    plain = _plain(text)
    return f'"{plain[:_QUOTED].rstrip()} …"' if len(plain) > _QUOTED else f'"{plain}"'


def _plain(text: str) -> str:
    """A text on one line, without signs that steer: safe in a comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _string(text: str) -> str:
    """A basic string of TOML."""
    plain = _plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'

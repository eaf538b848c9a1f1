"""A question that was worded in a form, as a question file and back."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator

import msgspec

from reftel.model.wording import Answer, Wording
from reftel.writing.toml import toml

_HEAD = "# Written in the reading room. docs/decisions.md says what else can stand here.\n"
_QUESTION = ("id", "title", "body", "rule", "members")
_LONGEST, _LOOKED_AT = 60, 400


class _Asks(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str = ""
    body: str = ""
    rule: str = ""
    members: tuple[str, ...] = ()


class _Decides(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    due: str = ""
    default: str = ""
    exclusive: bool = True


class _File(msgspec.Struct, forbid_unknown_fields=True):
    question: _Asks
    decision: tuple[_Decides, ...]
    option: tuple[Answer, ...] = ()


def slug(text: str) -> str:
    """A text as an id: small letters without accents, digits and hyphens, at most sixty; empty where it has none."""
    plain = unicodedata.normalize("NFKD", text[:_LOOKED_AT].casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def wording_text(wording: Wording) -> str:
    """The question file; what is empty is left out, and answers without an id get one of their title."""
    identity = wording.id or slug(wording.title) or "question"
    asks = msgspec.structs.replace(wording, id=identity)
    parts = [_HEAD + "[question]", *(f"{key} = {toml(value)}" for key in _QUESTION if (value := getattr(asks, key)))]
    parts += ["", "[[decision]]", f"id = {toml(wording.decision or identity)}"]
    parts += [f"{key} = {toml(value)}" for key in ("due", "default") if (value := getattr(wording, key))]
    parts += [] if wording.exclusive else ["exclusive = false"]
    for answer in _named(wording.answers):
        parts += ["", "[[option]]", f"id = {toml(answer.id)}", f"title = {toml(answer.title)}"]
        parts += [f"candidate = {toml(answer.candidate)}"] if answer.candidate else []
        parts += [f"cues = {toml(answer.cues)}"] if answer.cues else []
    return "\n".join(parts) + "\n"


def _named(answers: tuple[Answer, ...]) -> Iterator[Answer]:
    """Each answer with an id that no other has."""
    taken = {answer.id for answer in answers}
    for answer in answers:
        made = answer.id or slug(answer.title) or "answer"
        number = 1
        while not answer.id and made in taken:
            number += 1
            made = f"{slug(answer.title) or 'answer'}-{number}"
        taken.add(made)
        yield msgspec.structs.replace(answer, id=made)


def wording_of(text: str) -> Wording | None:
    """The wording that a question file has; None where it says more than a form does, or in other lines."""
    try:
        told = msgspec.convert(tomllib.loads(text), _File)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None
    if len(told.decision) != 1:
        return None
    decides, asks = told.decision[0], told.question
    made = Wording(
        title=asks.title,
        id=asks.id,
        body=asks.body,
        rule=asks.rule,
        members=asks.members,
        decision="" if decides.id == asks.id else decides.id,
        due=decides.due,
        default=decides.default,
        exclusive=decides.exclusive,
        answers=told.option,
    )
    return made if wording_text(made) == text else None

"""A question as a person words it in a form: what most question files say, and no more."""

import msgspec


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to the question, and the words by which cables speak of it; an empty ``id`` is made of its title."""

    title: str
    cues: tuple[str, ...] = ()
    id: str = ""
    candidate: str = ""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, who decides by which rule and when, and the answers; empty is what nobody said.

    ``members`` are those of a body that reftel does not know. ``decision`` is the id of what is decided where that is
    not the question's; ``exclusive``: one answer excludes the others.
    """

    title: str
    id: str = ""
    body: str = ""
    rule: str = ""
    members: tuple[str, ...] = ()
    decision: str = ""
    due: str = ""
    default: str = ""
    exclusive: bool = True
    answers: tuple[Answer, ...] = ()

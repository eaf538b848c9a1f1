"""Cables to the draft of a question: its options as they name them, when it is due, by which body and rule.

Nothing is proposed that no sentence names; who stands where is left to ``decide``. Of several things that the cables
name, the draft is of the one that the query and the number of sentences speak for; the others are listed. Where none
has more than half of the words of the query in a sentence, or none of them names it, the draft is of nothing, and all
are listed.
"""

from collections.abc import Sequence

from reftel.extracting.drafting.bodies import body_in, named_bodies, ruling_in
from reftel.extracting.drafting.dues import due_in, meeting_at
from reftel.extracting.drafting.options import asked, options_of
from reftel.extracting.drafting.sentences import Told, told_in
from reftel.extracting.drafting.subjects import Topic, fits, topics
from reftel.facts.bodies import Body
from reftel.model.cable import Cable
from reftel.model.draft import Draft, Ruling, Subject

__all__ = ["draft"]

_SHOWN, _OTHERS = 3, 8


def draft(cables: Sequence[Cable], query: str) -> Draft:
    """The draft of a question from cables that speak of something, in the order of their days."""
    told = told_in(sorted(cables, key=lambda cable: (cable.date or "", cable.citation)))
    found = topics(told, query)
    main = next((one for one in found if fits(one, query)), None)
    others = [one for one in found if one is not main]
    about = _about(told, main)
    body, evidence = body_in(main.sentences if main else about, about)
    options = options_of(main, about) if main else ()
    years = frozenset(option.id.rsplit("-", 1)[-1] for option in options)
    due, due_evidence = due_in(about, main.sentences if main else (), years)
    return Draft(
        query=query,
        id=_slug(query) or "question",
        title=asked(main, body) if main else "",
        cables=tuple(dict.fromkeys(one.cited.cable for one in told)),
        options=options,
        body=body.id if body else None,
        body_name=body.name if body else "",
        body_evidence=evidence[:_SHOWN],
        named=() if body else named_bodies(about),
        rule=_rule(body, told),
        ruling=ruling_in(about)[:_SHOWN],
        decision=main.year if main and main.year else None,
        due=due,
        due_evidence=due_evidence[:_SHOWN],
        due_event=meeting_at(body.id if body else "", due),
        others=tuple(
            Subject(asks=asked(one, None), count=len(one.sentences), evidence=tuple(s.cited for s in one.sentences[:1]))
            for one in others[:_OTHERS]
        ),
    )


def _about(told: Sequence[Told], main: Topic | None) -> list[Told]:
    """The sentences of the cables in which the subject is named."""
    cables = {one.cited.cable for one in main.sentences} if main else set()
    return [one for one in told if one.cited.cable in cables]


def _rule(body: Body | None, told: Sequence[Told]) -> Ruling | None:
    """The rule of the body on the day of the last cable, where it has one only."""
    if body is None or not told:
        return None
    rules = body.rules_at(max((one.date or "" for one in told), default=""))
    if len({rule.id for rule in rules}) != 1:
        return None
    return Ruling(id=rules[-1].id, text=rules[-1].text, source=rules[-1].source, mark=rules[-1].mark)


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in text.casefold()).split())[:60].strip("-")

"""The post's own people in a cable: its ambassador and DCM by name, and who writes."""

from collections.abc import Mapping, Sequence

from reftel.extracting.officers import called, surname
from reftel.extracting.offices import foreign
from reftel.extracting.person import Person
from reftel.facts.chiefs import chief_at
from reftel.facts.posts import Post
from reftel.model.cable import Cable

_AMBASSADOR = frozenset({"ambassador", "amb", "amb."})


def own_people(cable: Cable, text: str, people: Sequence[Person]) -> dict[str, str]:
    """The post's ambassador and DCM where the body names them: the signer in the head need not have been there.

    Marks them as the post's own.
    """
    named: dict[str, str] = {}
    day = (cable.date or "")[:10].rstrip("~")
    chief = chief_at(cable.mrn.station, day) if cable.mrn and day else None
    signed = {surname(name).lower() for name in (*cable.signature, *(by.name or "" for by in cable.classified_by))}
    if chief is not None:
        signed.add(chief.surname.lower())
    for person in people:
        if any(foreign(title) for title in person.titles):
            continue
        ambassadors = [title for title in person.titles if title & _AMBASSADOR]
        if ambassadors and person.short.lower().split()[-1] in signed:
            named.setdefault("Ambassador", person.short)
            person.ours = True
        elif any(title & {"dcm"} for title in person.titles):
            named.setdefault("DCM", person.short)
            person.ours = True
    if "Ambassador" not in named:
        lone = [
            one
            for one in people
            if any(t & _AMBASSADOR for t in one.titles) and not any(foreign(t) for t in one.titles)
        ]
        if len(lone) == 1 and called(text, lone[0].short) and lone[0].short.lower() not in signed:
            named["Ambassador"] = lone[0].short
    return named


def writer_of(cable: Cable, post: Post | None, roles: Mapping[str, str]) -> str:
    """Who "I" is: the head of the post, by name if the body has it; in charge where another name signs."""
    if post is None or post.kind != "embassy":
        return "post"
    day = (cable.date or "")[:10].rstrip("~")
    chief = chief_at(post.station, day) if day else None
    signed = {surname(name).lower() for name in cable.signature}
    role = "Charge" if chief and signed and (chief.acting or chief.surname.lower() not in signed) else "Ambassador"
    return roles.get(role, role)

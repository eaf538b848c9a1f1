"""Who is named, and who met whom, in what is left of a cable: made anew from what may be seen, and from that alone.

Who somebody is (his full name, his offices, his country) may be said in a paragraph that is withheld, in this cable or
in another. So of a cable from which anything was taken out the namings are made again from what is left of it, and the
actors of such a reader are resolved from these. A ruling by hand goes with them only if all that it joins or parts is
left as it was.
"""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.archive.actors import Actors
from reftel.model.actor import Naming, Ruling
from reftel.model.cable import Cable
from reftel.model.meeting import Meeting
from reftel.model.statement import Statement
from reftel.workflow.access import WITHHELD, is_named, words_of

RULED = "Ruled by somebody who sees everything."
"""Stands for the reason of a ruling, which may rest on what is withheld."""
Namings = dict[tuple[str, str], Naming]


def namings_left(cable: Cable, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...]) -> tuple[Naming, ...]:
    """Who is named in what is left of a cable, its statements and meetings."""
    from reftel.extracting.namings import namings  # noqa: PLC0415 - the parser takes two seconds to load
    from reftel.extracting.notes import Notes  # noqa: PLC0415 - as above

    return namings(Notes(cable=cable, statements=statements), meetings)


def meetings_left(cable: Cable, meetings: Iterable[Meeting], kept: Iterable[Statement], text: str) -> Iterator[Meeting]:
    """The meetings of a cable that may be seen, by the cable and the text of its source as they are left.

    A meeting goes if any sentence that tells of it was taken out, any words of it, or anybody who took part is named
    nowhere in what is left. A day that follows from what was said there goes, and so do statements that are not left.
    """
    named, ids = words_of(cable), {one.id for one in kept}
    for one in meetings:
        people = (*one.who, *one.whom)
        words = [*(person.words for person in people), *one.evidence, one.place]
        if one.request:
            words.append(one.request.words)
        if one.purpose:
            words += [one.purpose.words, one.purpose.excluded]
        if any(WITHHELD in text[told.start : told.end] for told in words if told):
            continue
        names = [person.name for person in people]
        names += [name for name in (one.request and one.request.by, one.purpose and one.purpose.by) if name]
        if not all(is_named(name, named) for name in names):
            continue
        from_statements = one.when_basis == "statements"
        yield msgspec.structs.replace(
            one,
            when=None if from_statements else one.when,
            when_basis=None if from_statements else one.when_basis,
            told_by=one.told_by if one.told_by and is_named(one.told_by, named) else None,
            statements=tuple(id_ for id_ in one.statements if id_ in ids),
        )


def rulings_left(whole: Actors, left: Namings, held: Namings) -> Iterator[Ruling]:
    """What was ruled on namings that are all left as they are held; why is not told."""
    same = {pair for pair, naming in left.items() if held.get(pair) == naming}
    for ruling in whole.rulings():
        if not ruling.undone and whole.grounds(ruling) <= same:
            yield msgspec.structs.replace(ruling, reason=RULED, by="")

"""How much an answer rests on: what is extracted, and what part of a post's numbers is held at all."""

from collections import defaultdict
from collections.abc import Iterable

from reftel.fields.mrn import Mrn
from reftel.model.board import Coverage, Holding

BY_HAND = Coverage(
    cables=0, extracted=0, statements=0, positions=0, note="Every seat was entered by hand; no cable was read."
)


def coverage(
    *,
    cables: int,
    extracted: int,
    older: int = 0,
    statements: int = 0,
    positions: int = 0,
    held: tuple[Holding, ...] = (),
) -> Coverage:
    """The coverage of an answer, with a sentence for each thing that is left to do."""
    left, notes = cables - extracted - older, []
    if left:
        notes.append(f"{left} of {cables} matching cables are not extracted yet: run `reftel extract` on the archive.")
    if older:
        notes.append(
            f"The statements of {older} of {cables} matching cables are of an older version of reftel: "
            "`reftel extract` on the archive makes them anew."
        )
    return Coverage(
        cables=cables,
        extracted=extracted,
        statements=statements,
        positions=positions,
        note=" ".join(notes),
        held=held,
        older=older,
    )


def holdings(asked: Iterable[Mrn], held: Iterable[Mrn]) -> tuple[Holding, ...]:
    """For the posts and years of some cables: how many numbers are held, of about how many there must have been.

    The numbers between the lowest and the highest that are held were given out; how many more, nobody here knows.
    """
    serials: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    for mrn in held:
        serials[mrn.station, mrn.year].add(mrn.serial)
    wanted = sorted({(mrn.station, mrn.year) for mrn in asked if mrn.year is not None}, key=str)
    return tuple(
        Holding(post=post, year=year, held=len(found), about=max(found) - min(found) + 1)
        for post, year in wanted
        if year is not None and (found := serials[post, year])
    )

"""Made-up namings and archives of them: fictional people at fictional and real posts."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

import made_up
from made_readings import reading_of, statement_of
from reftel.archive import Archive, pack_statements
from reftel.archive.resolving import Item
from reftel.fields.mrn import Mrn
from reftel.model.actor import (
    Found,
    Held,
    KnownOffice,
    Listed,
    Named,
    Naming,
    NamingKind,
    Near,
    Office,
    Place,
    Profile,
    Ruling,
    Shift,
    Topic,
)
from reftel.model.cable import Cable
from reftel.model.meeting import Evidence, Meeting, Participant, Words


def naming(
    name: str,
    full: str = "",
    *offices: tuple[str, str | None],
    kind: NamingKind = "person",
    state: str | None = None,
    ours: bool = False,
) -> Naming:
    """A naming; each office is a title and a country."""
    full = full or name
    return Naming(
        name=name,
        kind=kind,
        full=full,
        para=1,
        start=0,
        end=len(full),
        text=full,
        ours=ours,
        state=state,
        offices=tuple(
            Office(title=title, country=country, para=1, start=0, end=9, text=f"{title} {full}")
            for title, country in offices
        ),
    )


def item(mrn: str, station: str, date: str, one: Naming) -> Item:
    """A naming in a cable, as the rules see it."""
    return Item(cable=hash(mrn) % 10_000, mrn=mrn, station=station, date=date, naming=one)


def meeting_of(cable: Cable, who: str, whom: str) -> Meeting:
    """A meeting of two."""
    words = Words(0, 1, "x")
    values: dict[str, Any] = {"place": None, "request": None, "purpose": None, "told_by": None, "statements": ()}
    return Meeting(
        id=f"{cable.citation}{who}",
        cable=cable.citation,
        kind="meeting",
        status="held",
        who=(Participant(name=who, words=words),),
        whom=(Participant(name=whom, words=words),),
        when=None,
        when_basis=None,
        evidence=(Evidence(para=1, start=0, end=1, text="x"),),
        because="met",
        rank=0.5,
        reasons=(),
        source=cable.source.sha256,
        cable_date=cable.date,
        **values,
    )


Told = tuple[Mrn, str, Sequence[Naming], Sequence[tuple[str, str]]]
"""A cable: number, day, its namings, and who speaks to whom."""


def fill(archive: Archive, cables: Iterable[Told]) -> None:
    """Add cables with these namings and statements; the first pair of each cable met."""
    for mrn, day, namings, said in cables:
        made = reading_of(mrn, ["It was said."], day=day, origin=f"AMEMBASSY {mrn.station}")
        (cable,) = made.cables
        archive.add([made])
        statements = [statement_of(cable, 1, "It was said", speaker=speaker, to=(hearer,)) for speaker, hearer in said]
        met = [meeting_of(cable, *said[0])] if said else []
        archive.add_extracted("1", [pack_statements(cable, statements, namings=namings, meetings=met)])


def archive_of(path: Path, cables: Iterable[Told]) -> Archive:
    """An archive of such cables."""
    archive = Archive(path, create=True)
    fill(archive, cables)
    return archive


def profile() -> Profile:
    """Everything about one actor, with something in every part."""
    actor = Listed(
        id="orvane",
        name="Lio Orvane",
        kind="person",
        country="VD",
        names=("Lio Orvane", "Orvane"),
        statements=3,
        addressed=1,
        meetings=2,
        cables=1,
        first="2004-03-17",
        last="2004-03-17",
    )
    one = naming("Orvane", "Lio Orvane", ("Foreign Minister", "VD"))
    named = Named(cable="04SESTRIN214", date="2004-03-17", source="ab" * 32, naming=one, because="same-office")
    place = Place(cable="04SESTRIN214", para=1, start=0, end=9, text="Foreign Minister Lio Orvane", source="ab" * 32)
    held = Held(title="foreign minister", country="VD", first="2004-03-17", last="2004-03-17", evidence=(place,))
    positions = made_up.positions()
    shift = Shift(question="q", option="o", before=positions[0], after=positions[-1], other_post=False)
    pairs = (("04SESTRIN214", "Orvane"), ("04SESTRIN215", "Orvan"))
    return Profile(
        actor=actor,
        offices=(held,),
        namings=(named,) * 13,
        meetings=made_up.meetings(),
        topics=(Topic(topic="A Later Date", statements=2, first="2004-03-16", last=None, ids=("a", "b")),),
        statements=made_up.statements(),
        positions=positions,
        shifts=(shift,),
        near=(Near(id="orvane.2", name="Serk Orvane", because="other-given-name", why="another given name"),),
        rulings=(Ruling(number=1, kind="merge", namings=pairs, reason="the same"),),
        others=(msgspec.structs.replace(actor, id="orvane.2", name="Serk Orvane"),),
        known=(KnownOffice(name="Orvane", office="chair, Dam Board", year=2004, mark="K", source="dams.example"),),
    )


def found() -> tuple[Found, Found]:
    """A name that was found, and one that was not."""
    values: dict[str, Any] = {"addressed": 1, "meetings": 2, "cables": 1, "first": "2004-03-17", "last": "2004-03-17"}
    none: dict[str, Any] = {"addressed": 0, "meetings": 0, "cables": 0, "first": None, "last": None}
    return (
        Found(
            asked="orvane",
            found_as="Lio Orvane",
            id="orvane",
            kind="person",
            country="VD",
            names=("Lio Orvane", "Orvane"),
            statements=3,
            also=("orvane.2",),
            **values,
        ),
        Found(asked="frob", found_as=None, id=None, kind=None, country=None, names=(), statements=0, **none),
    )

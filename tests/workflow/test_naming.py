"""Who is named in what may be seen, resolved from that alone."""

from pathlib import Path

import msgspec
import pytest

from made_withheld import SENT
from reftel import extract, read, workflow
from reftel.archive import Archive
from reftel.extracting.meetings import meetings
from reftel.model.browsing import Asking
from reftel.workflow import actors
from reftel.workflow.access import cleared, parse_access, statements_left
from reftel.workflow.naming import RULED, meetings_left, namings_left, rulings_left
from reftel.workflow.protecting import PROTECTED, load_protected
from reftel.workflow.reader import Reader
from reftel.workflow.sheltering import sheltered

CANARIES = ("zorblax", "quarn", "lighthouse", "drexel", "vantook")
ONE = (
    SENT
    + """\
1. (C) Minister of Lighthouses Lio Quarn Oyen told Ambassador Halloran on March 1 that Zorblax would reject it.

2. (U) Minister Lio Oyen told Ambassador Halloran that the ferries would sail. The Ambassador met with Oyen
on March 2.

3. (C) Zorblax told Oyen that the vantook was his. The Ambassador met with Minister Drexel on March 4.

HALLORAN
"""
)
TWO = (
    SENT
    + """\
1. (U) Minister Lio Oyen told Ambassador Halloran that the bridge would close. Tarn asked Oyen for a ferry.

HALLORAN
"""
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, text in ((777, ONE), (778, TWO), (779, TWO.replace("Tarn", "Orvane"))):
        (folder / f"{number}.txt").write_text(text.format(number=number, subject="(U) The ferries"), encoding="utf-8")
    path = tmp_path / "archive"
    workflow.read_into(path, [folder], extract=True)
    return path


def test_the_whole_archive_knows_more(archive: Path) -> None:
    """Else the other tests could not fail."""
    with Archive(archive, read_only=True) as whole:
        told = repr([whole.actors().namings(one.id) for one in whole.actors().all()]).casefold()
        assert all(word in told for word in ("zorblax", "quarn", "lighthouse"))


def test_who_is_named_only_in_what_is_withheld_is_nobody(archive: Path) -> None:
    made = sheltered(archive, parse_access("unclassified"))
    with Archive(made, read_only=True) as left:
        known = left.actors()
        every = [one for kind in (None, "unnamed", "group", "role", "redacted") for one in known.all(kind=kind)]
        told = [(one, known.namings(one.id), known.meetings(one.id), known.near(one.id)) for one in every]
        assert not [word for word in CANARIES if word in repr(told).casefold()]
        assert [known.find(word) for word in CANARIES] == [[]] * len(CANARIES)
        (oyen,) = known.find("Oyen")
        assert (oyen.cables, oyen.statements) == (3, 3)
        assert left.search('said-by:"Quarn Oyen"') == ()
    for path in made.rglob("*"):
        if path.is_file():
            low = path.read_bytes().lower()
            assert not any(word.encode() in low for word in CANARIES), path


def test_edges_and_counts_are_of_what_is_seen(archive: Path) -> None:
    limited, whole = Reader(archive, access=parse_access("unclassified")), Reader(archive)
    seen, every = limited.network(Asking()), whole.network(Asking())
    assert {one.name for one in seen.knots} < {one.name for one in every.knots}
    assert sum(one.statements for one in seen.ties) < sum(one.statements for one in every.ties)
    assert 0 < sum(one.meetings for one in seen.meets) < sum(one.meetings for one in every.meets)
    assert {id_ for one in seen.meets for id_ in one.ends} <= {one.id for one in seen.knots}
    assert limited.actors().found < whole.actors().found
    assert limited.actor("zorblax") is None
    found = limited.actor("oyen")
    assert found
    assert found[0].actor.meetings == 1
    assert not [word for word in CANARIES if word in repr(found).casefold()]
    limited.close()
    whole.close()


def test_a_ruling_is_carried_over_only_where_all_it_rests_on_is_seen(archive: Path) -> None:
    seen = actors.merge_in(archive, "tarn", "orvane", reason="vantook said so")
    hidden = actors.merge_in(archive, "oyen", "zorblax", reason="zorblax is Oyen's party name")
    undone = actors.merge_in(archive, "halloran", "tarn", reason="no")
    actors.undo_in(archive, undone.number)
    made = sheltered(archive, parse_access("unclassified"))
    with Archive(made, read_only=True) as left:
        (ruling,) = left.actors().rulings()
        assert (ruling.kind, ruling.namings, ruling.reason) == ("merge", seen.namings, RULED)
        assert {one.id for one in left.actors().find("tarn")} == {one.id for one in left.actors().find("orvane")}
    with Archive(made, read_only=True) as left:
        assert b"vantook" not in (made / "archive.sqlite").read_bytes()
    actors.undo_in(archive, seen.number)
    with Archive(sheltered(archive, parse_access("unclassified")), read_only=True) as left:
        assert left.actors().rulings() == ()
    with Archive(sheltered(archive, parse_access("confidential")), read_only=True) as left:
        assert [one.namings for one in left.actors().rulings()] == [hidden.namings]


def test_rulings_rest_on_all_namings_of_whom_they_join(archive: Path) -> None:
    actors.merge_in(archive, "tarn", "orvane", reason="one")
    with Archive(archive, read_only=True) as whole:
        known = whole.actors()
        held = {(one.cable, one.naming.name): one.naming for id_ in ("tarn", "oyen") for one in known.namings(id_)}
        assert len(list(rulings_left(known, held, held))) == 1
        less = {pair: naming for pair, naming in held.items() if naming.name != "Orvane"}
        assert list(rulings_left(known, less, held)) == []
        other = {pair: msgspec.structs.replace(naming, full="Another") for pair, naming in held.items()}
        assert list(rulings_left(known, other, held)) == []


def test_meetings_go_with_their_sentences_and_people() -> None:
    reading = read(ONE.format(number=777, subject="(U) The ferries"))
    (cable,) = reading.cables
    left = cleared(reading.source, reading.nodes, reading.cables, parse_access("unclassified"))
    kept = tuple(statements_left(left.cables[0], extract(cable), left.source.text))
    met = meetings(cable)
    shown = tuple(meetings_left(left.cables[0], met, kept, left.source.text))
    assert len(met) > len(shown) == 1
    named = namings_left(left.cables[0], kept, shown)
    assert {one.name for one in named} == {"Oyen", "Halloran"}
    (oyen,) = (one for one in named if one.name == "Oyen")
    assert (oyen.full, [office.title for office in oyen.offices]) == ("Lio Oyen", ["Minister"])
    other = msgspec.structs.replace(shown[0], told_by="Zorblax", when_basis="statements", statements=("none",))
    (less,) = meetings_left(left.cables[0], [other], kept, left.source.text)
    assert (less.told_by, less.when, less.statements) == (None, None, ())


def test_who_is_protected_is_nobody_in_actors_and_network(archive: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Oyen; Ruvo Quarn Oyen\n", encoding="utf-8")
    reader = Reader(archive, protected=load_protected(people))
    assert reader.actor("oyen") is None
    assert reader.actors("oyen").found == 0
    told = repr((reader.actors(), reader.network(Asking()), reader.actor("halloran")))
    assert "oyen" not in told.casefold()
    assert "Halloran" in told
    # Whoever is masked is somebody else in each cable: two of them are never linked.
    masked = [one for one in reader.actors(PROTECTED).actors if one.cables > 1]
    assert masked == []
    with Archive(sheltered(archive, reader.access or parse_access("secret"), load_protected(people))) as left:
        assert {one.kind for one in left.actors().find(PROTECTED)} <= {"unnamed", "redacted"}
    reader.close()

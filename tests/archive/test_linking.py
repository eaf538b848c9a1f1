"""How the cables of an archive hang together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import made_lines
from reftel.archive import Archive
from reftel.archive.linking import Linking
from reftel.reading import read


def sent(station: str, serial: int, day: int, ref: str = "", year: int = 4, **lines: str) -> bytes:
    fm = "SECSTATE WASHDC" if station == "STATE" else f"AMEMBASSY {station}"
    held = {
        "class": f"C O N F I D E N T I A L {station} {serial:06d}",
        "from": f"DE RUZASE #{serial % 10000:04d} {60 + day:03d}0905",
        "dtg": f"P {day:02d}0905Z MAR {year:02d}",
        "fm": f"FM {fm}",
        "ref": f"REF: {ref}" if ref else "",
        "subject": f"SUBJECT: {station} {serial} REPORTS",
        **lines,
    }
    return made_lines.text(**held).encode()


BOX = (
    sent("STATE", 100, 1, subject="SUBJECT: DEMARCHE ON THE LATER DATE"),
    sent("LUSK", 31, 3, "STATE 100", subject="SUBJECT: LATER DATE: DEMARCHE DELIVERED"),
    sent("LUSK", 35, 9, "A. STATE 100\n     B. LUSK 31\n     C. DRAVIC 8", subject="SUBJECT: LATER DATE: LUSK REPLIES"),
    sent("SESTRIN", 214, 17, "LUSK 35", info="INFO RUCNCIS/CIS COLLECTIVE XMT BAKU\nRUEHTA/AMEMBASSY ASTANA 0031"),
    sent("SESTRIN", 218, 19, subject="SUBJECT: SESTRIN 214 REPORTS"),
    sent("KYIV", 12, 20, "KIEV 11", year=6),
    sent("KYIV", 11, 19, year=6),
)


def archive_of(path: Path, box: tuple[bytes, ...]) -> Archive:
    made = Archive(path, create=True)
    for number, data in enumerate(box):
        made.add([read(data, name=f"{number}.txt")], {})
    return made


@pytest.fixture
def linking(tmp_path: Path) -> Iterator[Linking]:
    with archive_of(tmp_path / "archive", BOX) as archive:
        yield archive.linking()


def test_references_are_held_or_named_as_missing(linking: Linking) -> None:
    links = linking.links("04LUSK35")
    assert links is not None
    assert [(one.enumerator, one.target, one.state) for one in links.references] == [
        ("A", "04STATE100", "held"),
        ("B", "04LUSK31", "held"),
        ("C", "04DRAVIC8", "unknown"),
    ]
    assert links.references[0].subject == "DEMARCHE ON THE LATER DATE"
    assert linking.links("04LUSK99") is None


def test_a_reference_by_an_earlier_name_of_the_post_is_found(linking: Linking) -> None:
    links = linking.links("06KYIV12")
    assert links is not None
    assert [(one.target, one.state) for one in links.references] == [("06KYIV11", "held")]


def test_a_thread_has_its_parts(linking: Linking) -> None:
    links = linking.links("04STATE100")
    assert links is not None
    assert [(one.cable, one.part, one.steps) for one in links.thread] == [
        ("04LUSK31", "delivery", 1),
        ("04LUSK35", "reply", 1),
        ("04SESTRIN214", "report", 2),
    ]
    assert [one.cable for one in links.cited_by] == ["04LUSK31", "04LUSK35"]
    answered = linking.links("04LUSK31")
    assert answered is not None
    assert ("04STATE100", "instruction") in [(one.cable, one.part) for one in answered.thread]


def test_the_same_subject_makes_a_thread_too(linking: Linking) -> None:
    links = linking.links("04SESTRIN218")
    assert links is not None
    assert [(one.cable, one.by) for one in links.thread] == [("04SESTRIN214", "subject")]


def test_neighbours_and_who_was_informed(linking: Linking) -> None:
    links = linking.links("04SESTRIN214")
    assert links is not None
    assert links.before is None
    assert links.after is not None
    assert (links.after.cable, links.after.missing) == ("04SESTRIN218", 3)
    told = {one.name: one for one in links.informed}
    assert told["FORMIN PORT AUREL"].role == "action"
    assert told["AMEMBASSY ASTANA"].station == "ASTANA"
    assert "MOSCOW" in told["CIS COLLECTIVE"].members
    assert "BAKU" not in told["CIS COLLECTIVE"].members


def test_a_note_names_the_message_that_it_is_a_copy_of(tmp_path: Path) -> None:
    note = "NOTE: DUPLICATE OF LUSK 31"
    with archive_of(tmp_path / "archive", (BOX[1], sent("LUSK", 33, 4, end=f"{note}\nNNNN"))) as archive:
        links = archive.linking().links("04LUSK33")
    assert links is not None
    assert [(one.target, one.state) for one in links.copies] == [("04LUSK31", "held")]


def test_what_is_missing_and_what_is_held_of_a_series(linking: Linking) -> None:
    assert [(one.cable, one.cited_by, one.known) for one in linking.missing()] == [("04DRAVIC8", ("04LUSK35",), False)]
    assert [(one.station, one.year, one.held, one.gaps) for one in linking.series()] == [
        ("KYIV", 2006, 2, ()),
        ("LUSK", 2004, 2, ((32, 34),)),
        ("SESTRIN", 2004, 2, ((215, 217),)),
    ]


def test_the_order_of_adding_makes_no_difference(tmp_path: Path) -> None:
    with archive_of(tmp_path / "one", BOX) as one, archive_of(tmp_path / "two", BOX[::-1]) as two:
        for mrn in ("04STATE100", "04LUSK35", "04SESTRIN214", "06KYIV12"):
            assert one.linking().links(mrn) == two.linking().links(mrn)
        assert list(one.linking().missing()) == list(two.linking().missing())
        assert one.digest() == two.digest()


def test_m119_the_post_moved_and_its_cables_go_on_under_another_name(shared: Path, tmp_path: Path) -> None:
    seeds = tuple(path.read_bytes() for path in sorted((shared / "seeds").glob("00*.txt")))
    with archive_of(tmp_path / "archive", seeds) as archive:
        links = archive.linking().links("06ASTANA280")
    assert links is not None
    assert ("ALMATY", "ASTANA", "moved", "2006") in [
        (one.station, one.successor, one.change, one.when) for one in links.succession
    ]


def test_versions_of_an_archive(tmp_path: Path) -> None:
    body = "1. (C) Orvane told Ada Quill.\n\n2. (C) She left."
    box = (sent("LUSK", 31, 3, body=body), sent("LUSK", 31, 3, body=body.replace("Ada Quill", "XXXXXXXX")))
    with archive_of(tmp_path / "archive", box) as archive:
        assert list(archive.several()) == ["04LUSK31"]
        versions = archive.versions("04 LUSK 31")
        assert archive.versions("04LUSK32") is None
    assert versions is not None
    assert len(versions.witnesses) == 2
    assert "Ada" not in " ".join(paragraph.text for paragraph in versions.merged)

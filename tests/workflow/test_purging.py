"""A cable, a person or a source taken out of an archive for good."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from made_withheld import question
from reftel import workflow
from reftel.archive import Archive, originals, store
from reftel.archive.keeping import Keeping
from reftel.archive.purging import Purging
from reftel.archive.squeezing import unsqueeze
from reftel.errors import ArchiveError, InputError
from reftel.model.case import Search
from reftel.model.review import Patch
from reftel.workflow import actors, purging
from reftel.workflow.access import EVERYTHING, MASK, WITHHELD, parse_access
from reftel.workflow.purging import Target
from reftel.workflow.rewriting import sources_again
from reftel.workflow.sheltering import sheltered

ONE = """\
R 071530Z MAR 04
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC
C O N F I D E N T I A L SESTRIN 000777

SIPDIS

E.O. 12958: DECL: 03/11/2014
TAGS: PREL, STRAITS
SUBJECT: The vantook and the ferries

1. (C) Minister Yusuf Zorblax told Ambassador Halloran that the vantook would be sold. Zorblax
asked for a quimby.

2. (U) Minister Oyen said that the ferries would sail on March 3, and thanked Yusuf
Zorblax.

HALLORAN
"""
TWO = (
    ONE.replace("000777", "000778")
    .replace("vantook", "bridge")
    .replace("quimby", "toll")
    .replace("1. (C) Minister", "1. (C) REF: 04 SESTRIN 777. Minister")
)
SEATS = """\
# Seats
[[seat]]
actor = "Yusuf Zorblax"
option = "yes"
stance = "support"
assumed = true

[[seat]]
actor = "Oyen"
option = "yes"
stance = "reject"
source = "04SESTRIN777"
"""
CABLE_WORDS = ("vantook", "quimby")
PERSON_WORDS = ("zorblax", "yusuf")


def made(folder: Path, files: dict[str, bytes]) -> Path:
    """An archive of some files, with what was extracted, reviewed, ruled and asked."""
    for name, data in files.items():
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_bytes(data)
    path = folder / "archive"
    workflow.read_into(path, [folder / "in"], extract=True)
    (path / "questions").mkdir()
    (path / "questions" / "bid.seats.toml").write_text(SEATS, encoding="utf-8")
    (path / "questions" / "bid.toml").write_text('# Zorblax and 04SESTRIN000777\ntitle = "x"\n', encoding="utf-8")
    with Archive(path) as archive:
        for cable in archive.cables():
            for one in list(archive.statements(cable.citation)):
                archive.reviewing().add(
                    cable.citation, one.id, coder="Ada", verdict="accept", patch=Patch(), note=f"{one.speaker} again"
                )
    sheltered(path, parse_access("confidential"))
    return path


def packed(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.txt", data)
    return held.getvalue()


def standing(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Every place in the folder, files and rows, packed or not, in which any of the words stands."""
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        data = path.read_bytes()
        if told(path.name.encode() + data, words):
            found.append(str(path))
        if path.suffix == ".zst":
            inside = unsqueeze(data)
            if told(inside, words):
                found.append(f"{path} unpacked")
            if inside[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(inside)) as archive:
                    found += [f"{path}!{name}" for name in archive.namelist() if told(archive.read(name), words)]
        if path.suffix == ".sqlite":
            found += rows(path, words)
    return found


def rows(path: Path, words: tuple[str, ...]) -> list[str]:
    found = []
    with apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own tables
                for value in row:
                    data = value if isinstance(value, bytes) else repr(value).encode()
                    if told(data, words) or told(opened(data), words):
                        found.append(f"{path}: {table}")
    return found


def opened(data: bytes) -> bytes:
    try:
        return unsqueeze(data)
    except ValueError:
        return b""


def told(data: bytes, words: tuple[str, ...]) -> bool:
    return any(word.encode() in data.lower() for word in words)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return made(tmp_path, {"04SESTRIN777.txt": ONE.encode(), "other.txt": TWO.encode()})


def test_the_words_stand_all_over_the_archive_before(archive: Path) -> None:
    """Else the other tests could not fail."""
    places = " ".join(standing(archive, (*CABLE_WORDS, *PERSON_WORDS)))
    for part in (
        "unpacked",
        "archive.sqlite: statements",
        "archive.sqlite: cables",
        "reviews",
        "audit",
        "seen",
        "questions",
        "sources",
    ):
        assert part in places, part


def test_a_cable_goes_with_every_trace_of_it(archive: Path) -> None:
    planned = purging.plan(archive, Target(cable="SESTRIN 777"))
    assert (planned.purge.sources, planned.purge.cables, planned.purge.parts) == (1, 1, 0)
    assert planned.purge.seats == 1
    assert planned.purge.reviews > 0
    with Archive(archive, read_only=True) as before:
        assert before.cable("SESTRIN777")  # nothing was changed yet
        reviews = len(before.reviewing().reviews())
    done = purging.purge(archive, Target(cable="SESTRIN 777"))
    assert done.done
    assert done.remains == ()
    assert standing(archive, (*CABLE_WORDS, "sestrin777", "sestrin000777")) == []
    report = workflow.verify(archive)
    assert report.problems == ()
    with Archive(archive, read_only=True) as left:
        assert [cable.citation for cable in left.cables()] == ["04SESTRIN778"]
        assert len(left.reviewing().reviews()) == reviews - done.reviews > 0
        assert left.search("ferries")
        assert left.search("vantook") == ()
    assert 'actor = "Yusuf Zorblax"' in (archive / "questions" / "bid.seats.toml").read_text(encoding="utf-8")
    assert "source" not in (archive / "questions" / "bid.seats.toml").read_text(encoding="utf-8")


def test_a_line_of_dashes_is_no_trace_of_the_cable_that_goes(tmp_path: Path) -> None:
    rule = "-" * 90
    ruled = [text.replace("HALLORAN\n", f"3. (U) {rule} {rule}\n\nHALLORAN\n") for text in (ONE, TWO)]
    path = made(tmp_path, {f"{number}.txt": text.encode() for number, text in enumerate(ruled)})
    done = purging.purge(path, Target(cable="04SESTRIN777"))
    assert (done.done, done.remains) == (True, ())


def test_it_does_not_come_back_unless_it_is_asked_for(archive: Path, tmp_path: Path) -> None:
    purging.purge(archive, Target(cable="04SESTRIN777"))
    again = workflow.read_into(archive, [tmp_path / "in"])
    assert (again.purged, again.cables, again.new) == (1, 1, 0)
    within = tmp_path / "dump.zip"
    within.write_bytes(packed(a=ONE.encode(), b=TWO.replace("778", "779").encode()))
    assert workflow.read_into(archive, [within]).purged == 1
    assert standing(archive, CABLE_WORDS) == []
    back = workflow.read_into(archive, [tmp_path / "in"], again=True)
    assert (back.purged, back.new) == (0, 1)
    with Archive(archive, read_only=True) as left:
        assert left.cable("04SESTRIN777")
        assert left.purging().tombstones() == {}
    assert workflow.verify(archive).problems == ()


def test_of_a_source_that_holds_others_the_rest_is_kept_as_text(tmp_path: Path) -> None:
    both = (ONE + "\n\n\n" + TWO).encode()
    path = made(tmp_path, {"both.txt": both})
    with Archive(path, read_only=True) as before:
        held = {cable.citation: cable for cable in before.cables()}
        assert set(held) == {"04SESTRIN777", "04SESTRIN778"}
        source = before.source(held["04SESTRIN777"].source.sha256)
        statements = list(before.statements("04SESTRIN778"))
    planned = purging.plan(path, Target(cable="04SESTRIN777"))
    assert (planned.purge.sources, planned.purge.parts, planned.purge.cables) == (0, 1, 1)
    assert purging.purge(path, Target(cable="04SESTRIN777")).remains == ()
    assert standing(path, CABLE_WORDS) == []
    assert workflow.verify(path).problems == ()
    with Archive(path, read_only=True) as left:
        (cable,) = left.cables()
        assert cable == held["04SESTRIN778"]
        assert list(left.statements("04SESTRIN778")) == statements
        text = left.source(source.sha256).text
        assert len(text) == len(source.text)
        assert text[cable.span.start : cable.span.end] == source.text[cable.span.start : cable.span.end]
        with pytest.raises(ArchiveError, match="purged"):
            left.original(source.sha256)
    (one,) = sources_again([path])
    assert b"bridge" in one[1]
    assert b"vantook" not in one[1]
    report = workflow.read_into(path, [tmp_path / "in"], again=True)
    assert report.new == 2
    assert workflow.verify(path).problems == ()


def test_the_bytes_of_a_container_go_too_however_it_holds_it(tmp_path: Path) -> None:
    files = {"one.txt": ONE.encode(), "dump.zip": packed(one=ONE.encode(), two=TWO.encode())}
    path = made(tmp_path, files)
    assert purging.purge(path, Target(cable="04SESTRIN777")).remains == ()
    assert standing(path, CABLE_WORDS) == []
    assert workflow.verify(path).problems == ()
    with Archive(path, read_only=True) as left:
        assert [cable.citation for cable in left.cables()] == ["04SESTRIN778"]
        assert "bridge" in left.source(next(left.cables()).source.sha256).text


def test_a_person_is_masked_wherever_a_name_of_his_stands(archive: Path) -> None:
    actors.merge_in(archive, "zorblax", "halloran", reason="Zorblax is he")
    actors.merge_in(archive, "oyen", "halloran", reason="Yusuf Zorblax told us")
    target = Target(person="Yusuf Zorblax; the Lion")
    planned = purging.plan(archive, target)
    assert (planned.purge.masked, planned.purge.parts, planned.purge.sources) == (2, 2, 0)
    assert planned.purge.files == ("bid.toml",)
    with Archive(archive, read_only=True) as before:
        texts = {cable.citation: cable for cable in before.cables()}
    done = purging.purge(archive, target)
    assert done.remains == ()
    assert standing(archive, PERSON_WORDS) == []
    assert workflow.verify(archive).problems == ()
    with Archive(archive, read_only=True) as left:
        for cable in left.cables():
            same = texts[cable.citation]
            assert [(one.start, one.end, len(one.text)) for one in cable.paragraphs] == [
                (one.start, one.end, len(one.text)) for one in same.paragraphs
            ]
            assert WITHHELD in cable.paragraphs[0].text
        assert {"a protected source", "Oyen"} <= {one.speaker for one in left.statements()}
        assert [one.reason for one in left.actors().rulings()] == ["(purged)"]
        assert left.reviewing().orphaned() == []


def test_a_person_goes_from_where_a_source_comes_from_and_from_the_names_of_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "provenance.toml").write_text('status = "leaked"\nsource = "papers of Yusuf Zorblax"\n')
    (tmp_path / "in" / "a.txt").write_text("UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) Oyen left.\n", encoding="utf-8")
    path = tmp_path / "straits"
    workflow.read_into(path, [tmp_path / "in"])
    (path / "questions").mkdir()
    (path / "questions" / "zorblax-bid.toml").write_text(question("Oyen"), encoding="utf-8")
    (path / "questions" / "bid.toml").write_text(question("Oyen"), encoding="utf-8")
    with Archive(path, read_only=True) as before:
        (source,) = before.sources()
    planned = purging.plan(path, Target(person="Yusuf Zorblax")).purge
    assert (planned.sayings, planned.parts, planned.files) == (1, 0, ("zorblax-bid.toml",))
    done = purging.purge(path, Target(person="Yusuf Zorblax"))
    assert done.done
    assert standing(path, ("zorblax", "yusuf")) == []
    assert sorted(one.name for one in (path / "questions").iterdir()) == ["bid.toml", f"{MASK}-bid.toml"]
    with Archive(path, read_only=True) as left:
        assert left.original(source.sha256)  # its bytes do not name him
        (cable,) = left.cables()
        assert cable.release.status == "leaked"
    assert workflow.verify(path).problems == ()


def test_only_the_person_who_is_named_is_masked_and_nobody_whom_a_cable_protects(tmp_path: Path) -> None:
    text = ONE.replace("Minister Oyen said", "Mira Drexel (strictly protect) said")
    path = made(tmp_path, {"one.txt": text.encode()})
    purging.purge(path, Target(person="Yusuf Zorblax"))
    with Archive(path, read_only=True) as left:
        (cable,) = left.cables()
        assert "Mira Drexel" in cable.paragraphs[1].text
        assert len(cable.protections) == 1


def test_a_source_goes_with_all_that_was_read_from_it(tmp_path: Path) -> None:
    path = made(tmp_path, {"dump.zip": packed(one=ONE.encode(), two=TWO.encode()), "three.txt": b"Nothing of that."})
    with Archive(path, read_only=True) as before:
        container = next(one.sha256 for one in before.sources() if one.names[0].endswith(".zip"))
    assert purging.purge(path, Target(source=container[:12])).sources == 3
    assert standing(path, (*CABLE_WORDS, "bridge")) == []
    with Archive(path, read_only=True) as left:
        assert [one.names for one in left.sources()] == [("three.txt",)]
        assert container in left.purging().tombstones()
    assert workflow.verify(path).problems == ()


@pytest.mark.slow
@pytest.mark.parametrize("point", range(6))
def test_a_purge_that_is_killed_is_ended_by_the_next(
    archive: Path, point: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops before the transaction, or at some step of clearing; the next run, with the same name, ends it."""
    steps = 0

    def stops(real: Callable[..., object]) -> Callable[..., object]:
        def stopping(*given: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps > point:
                raise KeyboardInterrupt
            return real(*given, **named)

        return stopping

    with monkeypatch.context() as patched:
        for name in ("take_out", "_empty_log", "clear"):
            patched.setattr(Purging, name, stops(getattr(Purging, name)))
        patched.setattr("reftel.archive.originals.forget", stops(originals.forget))
        patched.setattr("reftel.archive.purging.shutil.rmtree", stops(shutil.rmtree))
        with pytest.raises(KeyboardInterrupt):
            purging.purge(archive, Target(cable="04SESTRIN777"))
    begun = purging.unfinished(archive)
    assert begun == (point > 0)
    if begun:
        assert any("purge was stopped" in one for one in workflow.verify(archive).problems)
    purging.purge(archive, None if point in (2, 4) else Target(cable="04SESTRIN777"))
    assert standing(archive, CABLE_WORDS) == []
    assert workflow.verify(archive).problems == ()
    assert not purging.unfinished(archive)


def test_who_reads_meanwhile_is_named_and_the_next_run_ends_it(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY", 100)  # who reads does not end, however long that is waited for
    connection = apsw.Connection(str(archive / "archive.sqlite"), flags=apsw.SQLITE_OPEN_READONLY)
    rows = connection.execute("SELECT record FROM cables")
    next(rows)
    with pytest.raises(ArchiveError, match="another program reads"):
        purging.purge(archive, Target(cable="04SESTRIN777"))
    del rows
    connection.close()
    assert purging.purge(archive, None).done
    assert standing(archive, CABLE_WORDS) == []


def test_the_trail_still_tells_of_what_was_changed_by_hand(archive: Path) -> None:
    purging.purge(archive, Target(cable="04SESTRIN777"))
    with apsw.Connection(str(archive / "archive.sqlite")) as connection:
        number = next(connection.execute("SELECT max(number) FROM audit WHERE act = 'review' AND body <> ''"))[0]
        connection.execute("UPDATE audit SET body = '' WHERE number = ?", (number,))
    assert any(f"Entry {number}" in one for one in workflow.verify(archive).problems)


def test_copies_elsewhere_are_named_and_left_alone(archive: Path, tmp_path: Path) -> None:
    planned = purging.plan(archive, Target(cable="04SESTRIN777"))
    backup = tmp_path / "backup.zip"
    backup.write_bytes(packed(inside=ONE.encode()))
    clean = tmp_path / "clean.txt"
    clean.write_bytes(b"Nothing.")
    found = list(purging.copies([tmp_path / "in", backup, clean], planned))
    assert found == [str(tmp_path / "in" / "04SESTRIN777.txt"), str(backup)]


def test_what_people_kept_is_counted_and_goes_even_where_nothing_else_does(archive: Path) -> None:
    with Keeping(archive, write=True) as kept:
        kept.put([Search(name="Ruvo Drexel", asks="search", query="q=ferries", owner="Ada")])
    target = Target(person="Ruvo Drexel")
    assert purging.plan(archive, target).purge.kept == 1
    assert purging.purge(archive, target).done
    assert standing(archive, ("drexel",)) == []
    assert workflow.verify(archive).problems == ()


def test_what_is_not_there_is_one_sentence(archive: Path) -> None:
    for target in (Target(cable="99NOWHERE1"), Target(source="ab"), Target(source="0" * 64), Target(person="x")):
        with pytest.raises(InputError):
            purging.plan(archive, target)
    assert purging.plan(archive, Target(person="Nobody Atall")).purge.nothing
    assert not purging.purge(archive, Target(person="Nobody Atall")).done


def test_a_ruling_that_stood_on_a_purged_naming_stands_on_another(tmp_path: Path) -> None:
    full = ONE.replace("Minister Oyen", "Minister Lio Oyen")
    texts = {
        f"{n}.txt": full.replace("000777", f"000{n}").replace("vantook", f"v{n}").encode() for n in (777, 781, 782)
    }
    path = made(tmp_path, texts)
    ruling = actors.merge_in(path, "oyen", "zorblax", reason="one man")
    assert {mrn for mrn, _ in ruling.namings} == {"04SESTRIN777"}
    purging.purge(path, Target(cable="04SESTRIN777"))
    with Archive(path, read_only=True) as left:
        (kept,) = left.actors().rulings()
        assert {mrn for mrn, _ in kept.namings} == {"04SESTRIN781"}
        (one,) = {one.id for one in left.actors().find("oyen")}
        assert {name for _, name in left.actors().pairs(one)} >= {"Oyen", "Zorblax"}


def test_everything_is_found_again_by_a_room_with_a_clearance(archive: Path) -> None:
    purging.purge(archive, Target(cable="04SESTRIN777"))
    assert not (archive / "seen").exists()
    with Archive(sheltered(archive, EVERYTHING), read_only=True) as left:
        assert [cable.citation for cable in left.cables()] == ["04SESTRIN778"]


def test_a_second_purge_out_of_the_same_source_is_another_era(tmp_path: Path) -> None:
    path = made(tmp_path, {"both.txt": (ONE + "\n" + TWO + "\n" + ONE.replace("000777", "000779")).encode()})
    eras = []
    for cable in ("04SESTRIN777", "04SESTRIN778"):
        purging.purge(path, Target(cable=cable))
        with Archive(path, read_only=True) as opened:
            eras.append(opened.looking().purged())
    assert eras[0] != eras[1]
    assert eras[0][:2] == eras[1][:2]


def test_a_question_file_whose_signs_are_no_unicode_keeps_them(tmp_path: Path) -> None:
    path = made(tmp_path, {"04SESTRIN777.txt": ONE.encode()})
    latin = path / "questions" / "latin.toml"
    latin.write_bytes(b'title = "The caf\xe9 of Zorblax"\n')
    assert purging.purge(path, Target(person="Yusuf Zorblax")).done
    kept = latin.read_bytes()
    assert b"caf\xe9 of" in kept
    assert b"Zorblax" not in kept

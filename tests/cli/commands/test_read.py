"""``reftel read``."""

import json
from pathlib import Path

import pytest

from rendering import Run
from shutting import shut


def test_a_report_says_what_the_sources_are(run: Run, box: Path, tmp_path: Path) -> None:
    done = run("read", box, "--into", tmp_path / "a", "--workers", "1")
    assert done.exit_code == 0
    assert f"Read 4 sources into {tmp_path / 'a'} in" in done.stdout
    assert "2  cables, 2 of them new" in done.stdout
    assert "1  source that was there already, or came twice" in done.stdout
    assert "1  not read yet: pdf" in done.stdout
    assert done.stdout.endswith("not read  scan.pdf (pdf)\n")


def test_every_command_that_the_report_names_works(run: Run, box: Path, tmp_path: Path) -> None:
    report = run("read", box, "--into", tmp_path / "a", "--workers", "1").stdout
    commands = [line.split("reftel ")[1].split() for line in report.split("\n") if "reftel " in line]
    assert len(commands) >= 4
    for words in commands:
        done = run(*words)
        assert done.exit_code == 0, words
        assert done.stdout, words


def test_the_report_as_json_counts(run: Run, box: Path, tmp_path: Path) -> None:
    words = ("read", box, "--into", tmp_path / "a", "--workers", "1", "--json")
    first = json.loads(run(*words).stdout)
    assert {key: first[key] for key in ("sources", "cables", "new", "duplicates", "unread")} == {
        "sources": 4,
        "cables": 2,
        "new": 2,
        "duplicates": 1,
        "unread": 1,
    }
    assert first["unread_formats"] == {"pdf": 1}
    assert first["findings"] > 0
    again = json.loads(run(*words).stdout)
    assert (again["new"], again["duplicates"]) == (0, 4)


def test_an_empty_file_is_counted_and_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "nothing.txt").touch()
    done = run("read", tmp_path / "box", "--into", tmp_path / "a", "--workers", "1")
    assert "1  empty: there is nothing to read" in done.stdout
    assert "not read  nothing.txt (empty)" in done.stdout
    assert run("show", tmp_path / "a", "--sources", "unread").stdout.endswith("  empty  nothing in it  nothing.txt\n")


def test_extracting_goes_with_it(run: Run, archive: Path) -> None:
    assert run("said", archive).stdout.startswith("04SESTRIN214 ¶2")


def test_where_to_is_needed(run: Run, box: Path) -> None:
    done = run("read", box)
    assert done.exit_code == 2
    assert "--into" in done.stderr


def test_a_folder_with_other_things_is_no_place_for_an_archive(run: Run, box: Path, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").touch()
    done = run("read", box, "--into", tmp_path)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_a_command_of_the_report_is_never_broken(run: Run, box: Path, tmp_path: Path) -> None:
    archive = tmp_path / ("an archive with a name that is longer than any line " * 3).strip()
    report = run("read", box, "--into", archive, "--workers", "1").stdout
    assert f"Read 4 sources into {archive} in" in report
    assert f"reftel show '{archive}' --sources unread\n" in report


def test_of_an_empty_folder_no_archive_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "box" / "deeper").mkdir(parents=True)
    done = run("read", tmp_path / "box", "--into", tmp_path / "a", "--workers", "1")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"There is no file in {tmp_path / 'box'}" in done.stderr
    assert not (tmp_path / "a").exists()


def test_a_folder_that_is_shut_is_named_and_costs_no_other(run: Run, box: Path, tmp_path: Path) -> None:
    (box / "locked").mkdir()
    with shut(box / "locked"):
        done = run("read", box, "--into", tmp_path / "a", "--workers", "1")
    assert done.exit_code == 0, done.stderr
    assert "2  cables, 2 of them new" in done.stdout
    assert "locked: Permission denied" in done.stdout or "locked (Permission denied)" in done.stdout


@pytest.mark.parametrize("words", [("read", "--into"), ("said",), ("lint",), ("serve",)])
def test_a_folder_that_is_shut_is_told_in_a_sentence(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    (locked := tmp_path / "locked").mkdir()
    more = (tmp_path / "a",) if words[-1] == "--into" else ()
    with shut(locked):
        done = run(words[0], locked, *words[1:], *more)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"The folder {locked} cannot be opened: Permission denied." in " ".join(done.stderr.split())


def test_what_is_no_cable_is_kept_and_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "list.csv").write_text("file,chosen,why\na.txt,yes,old\nb.txt,no,new\n", encoding="utf-8")
    (tmp_path / "in" / "hello.txt").write_text("hello", encoding="utf-8")
    done = run("read", tmp_path / "in", "--into", tmp_path / "a", "--workers", "1")
    assert (done.exit_code, "0  cables" in done.stdout) == (0, True)
    assert "kept, not read as a cable  list.csv (table)" in done.stdout
    assert "kept, not read as a cable  hello.txt (a few words)" in done.stdout
    bare = run("lint", tmp_path / "in")
    assert "hello.txt: not read as a cable (a few words)" in bare.stderr
    assert "kept, not read as a cable" in run("show", tmp_path / "a", "--sources", "unread").stdout


def test_what_is_no_telegram_is_told_as_such_in_the_report_and_the_list(run: Run, tmp_path: Path) -> None:
    folder, into = tmp_path / "pile", tmp_path / "archive"
    folder.mkdir()
    head = "UNCLAS SESTRIN 000214\n\nTAGS: PREL\nSUBJECT: LAMPS\n\n"
    (folder / "a.txt").write_text(f"{head}1. (U) He left.\n", encoding="utf-8")
    memo = (
        "MEMORANDUM FOR THE RECORD\n\nFROM: Ada Quill\nTO: Files\nSUBJECT: Lunch\nDATE: March 3, 1986\n\n1. He left.\n"
    )
    (folder / "b.txt").write_text(memo, encoding="utf-8")
    (folder / "c.txt").write_text("Dear Ms. Roe,\n\nEnclosed are the telegrams that you asked for.\n", encoding="utf-8")
    told = run("read", folder, "--into", into).stdout
    assert "3  cables, 3 of them new" in told
    assert "2  of them no telegrams: 1 memorandum, 1 of unknown kind" in told
    listed = run("show", into, "--kind", "other", "--list").stdout
    assert [line.split("[")[-1] for line in listed.splitlines()] == ["memorandum]", "of unknown kind]"]
    assert len(run("show", into, "--kind", "telegram", "--list").stdout.splitlines()) == 1

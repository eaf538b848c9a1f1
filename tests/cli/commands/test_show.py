"""``reftel show``."""

import json
from pathlib import Path

import jsonschema
import msgspec

import made_up
from conftest import HOME
from reftel.cli.commands.show import _takes
from rendering import Run


def test_cables_of_a_folder_one_after_the_other(run: Run, box: Path) -> None:
    done = run("show", box)
    assert done.exit_code == 0
    assert "04SESTRIN214 ¶2 (C)\n    On March 16, Foreign Minister Orvane told" in done.stdout
    assert "SESTRIN215  UNCLASSIFIED" in done.stdout
    assert done.stderr == "scan.pdf: not read yet (pdf)\n"


def test_json_lines_obey_the_schema_for_files_folders_archives_and_standard_input(
    run: Run, box: Path, archive: Path
) -> None:
    schema = json.loads((HOME / "docs" / "schema" / "show.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema).validate
    shown = []
    for source, given in ((box / "sestrin214.txt", None), (box, None), (archive, None), ("-", b"REF: A. STATE 1\n")):
        cables = [json.loads(line) for line in run("show", source, "--json", given=given).stdout.splitlines()]
        for cable in cables:
            check(cable)
        shown.append([cable["mrn"] for cable in cables])
    assert shown == [["04SESTRIN214"], ["04SESTRIN214"] * 2 + ["SESTRIN215"], ["04SESTRIN214", "SESTRIN215"], [None]]


def test_one_cable_of_an_archive_or_a_folder_by_its_number(run: Run, archive: Path, box: Path) -> None:
    for words in (
        [archive, "--cable", "2004 sestrin 0214"],
        [box / "sestrin214.txt", box / "sestrin215.txt", "--cable", "SESTRIN214"],
    ):
        assert (
            run("show", *words, "--list").stdout == "04SESTRIN214  2004-03-17  C  VARDANIA WOULD TAKE THE LATER DATE\n"
        )
    for more in ([], ["--json"], ["--list"]):
        done = run("show", archive, "--cable", "99NOWHERE1", *more)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "No cable 99NOWHERE1 is among the sources" in done.stderr
    assert run("show", archive, "--cable", "SESTRIN214", "--only", "stub").exit_code == 0


def test_what_is_not_whole(run: Run, archive: Path) -> None:
    assert run("show", archive, "--only", "partial", "--list").stdout.startswith("SESTRIN215")
    assert "SESTRIN215" not in run("show", archive, "--only", "whole", "--list").stdout
    assert run("show", archive, "--only", "stub").stderr == "Nothing found.\n"


def test_a_cable_of_which_a_section_is_missing_is_partial_too() -> None:
    missing = msgspec.structs.replace(made_up.cable(), completeness="missing_sections")
    assert [_takes(missing, [], only, findings=False) for only in ("partial", "missing_sections", "stub")] == [
        True,
        True,
        False,
    ]


def test_every_version_on_request(run: Run, archive: Path) -> None:
    assert run("show", archive, "--versions", "--list").stdout.count("SESTRIN214") == 1


def test_findings_only(run: Run, archive: Path) -> None:
    lines = run("show", archive, "--findings").stdout.splitlines()
    assert any(line.startswith("SESTRIN215  warning  ") for line in lines)
    assert not any("  info  " in line for line in lines)


def test_infos_are_counted_and_listed_on_request(run: Run, box: Path, tmp_path: Path) -> None:
    text = (box / "sestrin214.txt").read_text(encoding="utf-8")
    joined = text.replace("chairmanship if Ostrel withdrew", "chairmanship if\n\nOstrel withdrew")
    (tmp_path / "a.txt").write_text(joined, encoding="utf-8")
    counted, listed = (run("show", tmp_path / "a.txt", "--findings", *words) for words in ((), ("--infos",)))
    assert "joined-line" not in counted.stdout
    assert counted.stderr == "Only counted, as of little weight: 1 joined-line; with --infos they are listed too.\n"
    assert "04SESTRIN214  info  " in listed.stdout
    assert listed.stderr == ""


def test_a_limit(run: Run, box: Path) -> None:
    assert len(run("show", box, "--json", "--limit", "1").stdout.splitlines()) == 1


def test_the_sources_of_an_archive(run: Run, archive: Path) -> None:
    unread = run("show", archive, "--sources", "unread").stdout
    assert unread.endswith("  pdf  not read yet  scan.pdf\n")
    (twice,) = run("show", archive, "--sources", "duplicate").stdout.splitlines()
    assert twice.endswith("1 cable  again.txt = sestrin214.txt")
    records = [json.loads(line) for line in run("show", archive, "--sources", "all", "--json").stdout.splitlines()]
    assert sorted(record["format"] for record in records) == ["pdf", "telegram", "telegram"]


def test_what_is_no_archive_has_no_sources_to_list(run: Run, box: Path) -> None:
    done = run("show", box, "--sources", "all")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--sources lists what an archive holds" in done.stderr
    assert run("show", "-", "--sources", "all", given=b"x").exit_code == 2


def test_an_archive_without_unread_sources(run: Run, box: Path, tmp_path: Path) -> None:
    run("read", box / "sestrin214.txt", "--into", tmp_path / "a")
    assert run("show", tmp_path / "a", "--sources", "unread").stderr == "Nothing found.\n"


def test_neither_a_folder_without_files_nor_a_file_that_cannot_be_read_is_shown(
    run: Run, box: Path, tmp_path: Path
) -> None:
    assert run("show", tmp_path).exit_code == 2
    done = run("show", box / "scan.pdf")
    assert done.exit_code == 2
    assert done.stderr == "scan.pdf: not read yet (pdf)\nNothing found.\n"

"""``reftel write``."""

import json
from pathlib import Path

import reftel
from rendering import Run
from strategies import CABLES


def test_a_source_comes_back_byte_for_byte_in_its_charset(run: Run, tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "cp1252", "utf-16"):
        path = tmp_path / "cable.txt"
        path.write_bytes((CABLES[0] + "Café “quoted”\r\n").encode(encoding))
        assert run("write", path, "--as", "source").stdout_bytes == path.read_bytes()
    path.write_bytes(b"UNCLAS VELLOS 000017\n\xff\xfe\x00 \xc3\xa9\xc3\xa9\xc3\xa9\x80\n")
    assert run("write", path, "--as", "source").stdout_bytes == path.read_bytes()


def test_it_comes_back_from_an_archive_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cable.txt"
    path.write_bytes((CABLES[0] + "Café\r\n").encode("cp1252"))
    run("read", path, "--into", tmp_path / "archive")
    assert run("write", tmp_path / "archive", "--as", "source").stdout_bytes == path.read_bytes()


def test_a_telegram_reads_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cable.txt"
    path.write_text(CABLES[0], encoding="utf-8")
    done = run("write", path, "--as", "telegram")
    assert done.exit_code == 0
    assert reftel.read(done.stdout).cables[0].subject == reftel.read(CABLES[0]).cables[0].subject


def test_one_cable_as_json(run: Run, archive: Path) -> None:
    (first, *_) = run("show", archive, "--json").stdout.splitlines()
    mrn = json.loads(first)["mrn"]
    assert run("write", archive, "--as", "json", "--cable", mrn).stdout == first + "\n"
    done = run("write", archive, "--as", "json", "--cable", "99NOWHERE1")
    assert done.exit_code == 2
    assert "No cable 99NOWHERE1" in done.stderr


def test_what_cannot_be_is_said(run: Run, archive: Path, tmp_path: Path) -> None:
    assert run("write", archive, "--as", "source", "--cable", "04SESTRIN214").exit_code == 2
    assert run("write", tmp_path / "nothing", "--as", "json").exit_code == 2

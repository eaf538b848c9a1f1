"""``reftel archive``."""

import json
from pathlib import Path

from rendering import Run


def test_backup_and_restore(run: Run, archive: Path, tmp_path: Path) -> None:
    done = run("archive", "backup", archive, tmp_path / "b")
    assert done.exit_code == 0, done.output
    assert done.stdout == f"Backed up to {tmp_path / 'b'}: 3 sources (3 new), 2 cables.\n"
    again = json.loads(run("archive", "backup", archive, tmp_path / "b", "--json").stdout)
    assert (again["sources"], again["new"]) == (3, 0)
    restored = run("archive", "restore", tmp_path / "b", tmp_path / "r")
    assert restored.stdout == f"Restored to {tmp_path / 'r'}: 3 sources, 2 cables.\n"
    assert run("verify", tmp_path / "r", "--digest").stdout == again["digest"] + "\n"
    refused = run("archive", "restore", tmp_path / "b", tmp_path / "r")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)


def test_a_backup_says_which_sources_the_archive_lacks(run: Run, archive: Path, tmp_path: Path) -> None:
    run("archive", "merge", archive, "--into", tmp_path / "m")
    run("archive", "backup", tmp_path / "m", tmp_path / "b")
    lost = min((tmp_path / "m" / "sources").glob("*/*.zst"))
    lost.unlink()
    done = run("archive", "backup", tmp_path / "m", tmp_path / "b")
    assert done.exit_code == 0
    assert f"lacks the file of 1 source that the backup has ({lost.stem})" in done.stderr


def test_merge_split_and_compact(run: Run, archive: Path, tmp_path: Path) -> None:
    done = run("archive", "merge", archive, archive, "--into", tmp_path / "m", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["digest"] + "\n" == run("verify", archive, "--digest").stdout
    split = run("archive", "split", archive, "--into", tmp_path / "s", "--query", "tag:prel OR quota OR the")
    assert split.exit_code == 0, split.output
    assert split.stdout.startswith(f"{tmp_path / 's'}: ")
    assert run("archive", "split", archive, "--into", tmp_path / "x").exit_code == 2
    compacted = run("archive", "compact", tmp_path / "m")
    assert "MB beside the sources before" in compacted.stdout
    assert json.loads(run("archive", "compact", tmp_path / "m", "--json").stdout)["after"] > 0


def test_a_backup_is_named_before_a_purge(run: Run, archive: Path, tmp_path: Path) -> None:
    run("archive", "merge", archive, "--into", tmp_path / "m")
    run("archive", "backup", tmp_path / "m", tmp_path / "backup")
    cable = json.loads(run("show", tmp_path / "m", "--json").stdout.splitlines()[0])["mrn"]
    done = run("purge", tmp_path / "m", "--cable", cable, "--yes")
    assert str(tmp_path / "backup") in done.stderr

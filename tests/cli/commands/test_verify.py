"""``reftel verify``."""

import json
import shutil
from pathlib import Path

import pytest

from rendering import Run


def test_one_line_when_all_is_well(run: Run, archive: Path) -> None:
    done = run("verify", archive)
    assert done.exit_code == 0
    assert done.stdout.startswith("All is well: 3 sources, 2 cables, ")
    assert done.stdout.count("\n") == 1


def test_the_digest_is_one_line_and_that_of_the_json(run: Run, archive: Path) -> None:
    digest = run("verify", archive, "--digest").stdout
    record = json.loads(run("verify", archive, "--json").stdout)
    assert digest == record["digest"] + "\n"
    assert (record["ok"], record["problems"]) == (True, [])


def test_a_lost_source_is_a_line_and_exit_code_1(run: Run, archive: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(archive, broken)
    lost = next(path for path in (broken / "sources").rglob("*") if path.is_file())
    lost.unlink()
    done = run("verify", broken)
    assert done.exit_code == 1
    assert done.stdout.startswith("Not well: ")
    record = json.loads(run("verify", broken, "--json").stdout)
    assert record["ok"] is False
    assert len(record["problems"]) >= 1
    assert run("verify", broken, "--digest").exit_code == 1


def test_what_was_made_again_is_said(run: Run, archive: Path, tmp_path: Path) -> None:
    mended = tmp_path / "mended"
    shutil.copytree(archive, mended)
    assert "Mended" not in run("verify", mended).stderr
    shutil.rmtree(mended / "index")
    done = run("verify", mended)
    assert done.exit_code == 0
    assert done.stderr.endswith("Mended: The search index was not there or could not be read: it was made again.\n")
    assert json.loads(run("verify", mended, "--repair", "--json").stdout)["mended"][0].startswith("What is derived")
    assert json.loads(run("verify", mended, "--json").stdout)["mended"] == []


def overwritten(data: bytes, at: int) -> bytes:
    return data[:at] + b"\xa5" * 3000 + data[at + 3000 :]


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9, None])
def test_a_damaged_database_is_told_with_what_to_do(
    run: Run, archive: Path, tmp_path: Path, part: float | None
) -> None:
    """Wherever 3,000 bytes are others, and where the half of it is gone."""
    broken = tmp_path / "broken"
    shutil.copytree(archive, broken)
    file = broken / "archive.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if part is None else overwritten(whole, int(len(whole) * part)))
    done = run("verify", broken)
    assert done.exit_code in {1, 2}
    assert "damaged" in done.output
    assert "backup" in done.output
    for words in (["show"], ["said"], ["verify", "--repair"], ["search", "x"]):
        told = run(words[0], broken, *words[1:]).stderr
        assert "fault of reftel" not in told
        assert "Traceback" not in told

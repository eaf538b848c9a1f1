"""Sources that are made to harm who reads them end in bounded time and memory, measured in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from attacks import ATTACKS, LARGE, Attack

MEMORY = 3_000  # megabytes that the process may ask for; a test that needs them fails
SECONDS, MEGABYTES = 10, 300  # of processor time and beyond the source itself, for each attack
LONG_SECONDS, LONG_MEGABYTES = 300, 900


@cache
def ran(names: tuple[str, ...]) -> Mapping[str, Any]:
    """What reading each of these came to."""
    command = [sys.executable, str(Path(__file__).with_name("attack_run.py")), str(MEMORY), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout.splitlines()[-1:]}: {done.stderr[-2000:]}"
    return {told["name"]: told for told in map(json.loads, done.stdout.splitlines())}


def check(attacks: Mapping[str, Attack], told: Mapping[str, Any], seconds: float, megabytes: float) -> Iterable[str]:
    for name, attack in attacks.items():
        one = told[name]
        if one["seconds"] > seconds or one["megabytes"] > megabytes:
            yield f"{name}: {one['seconds']:.1f} s, {one['megabytes']:.0f} MB"
        if attack.refused and not set(attack.refused) & set(one["codes"]):
            yield f"{name}: found {one['codes']}"


@pytest.mark.slow
def test_every_attack_ends_in_bounded_time_and_memory() -> None:
    assert list(check(ATTACKS, ran(tuple(ATTACKS)), SECONDS, MEGABYTES)) == []


@pytest.mark.long
def test_large_attacks_end_in_bounded_time_and_memory() -> None:
    assert list(check(LARGE, ran(tuple(LARGE)), LONG_SECONDS, LONG_MEGABYTES)) == []


def test_the_check_can_fail() -> None:
    attack = {"x": Attack(bytes, ("container-bounded",))}
    told = {"x": {"seconds": 11, "megabytes": 1, "codes": ["year-unknown"]}}
    assert len(list(check(attack, told, SECONDS, MEGABYTES))) == 2


@pytest.mark.slow
def test_nothing_of_the_readers_own_files_is_told() -> None:
    own = Path("/etc/passwd")
    if not own.exists():
        pytest.skip("no such file on this system")
    from reftel import reading  # noqa: PLC0415 - beside what it is about

    for name in ("an entity that is a file", "links, devices and names that lead elsewhere"):
        found = reading.read(ATTACKS[name].make(), name="x")
        assert own.read_text(encoding="utf-8").splitlines()[0] not in repr(found)
    laughs = reading.read(ATTACKS["a billion laughs"].make(), name="x")
    assert "haha" not in repr(laughs)


@pytest.mark.slow
def test_names_in_a_container_are_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "x.tar"
    source.write_bytes(ATTACKS["links, devices and names that lead elsewhere"].make())
    done = subprocess.run(
        [sys.executable, "-m", "reftel", "read", str(source), "--into", "archive", "--workers", "1"],
        capture_output=True,
        check=False,
        env=os.environ,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "x.tar"]
    assert {path.name[:2] for path in (tmp_path / "archive" / "sources").iterdir()} != set()

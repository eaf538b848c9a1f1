"""What is hostile beside the text itself: names of files, queries, terminals, sizes; and secrets that must not leak."""

import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from made_endpoint import chat, endpoint
from reftel.archive import Archive
from reftel.cli import face
from reftel.errors import QueryError
from reftel.extracting.extractors.endpoint import KEY

MOVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ESCAPE, TURN = "\x1b]0;owned\x07\x1b[31;1m", "\u202e"
CABLE = f"""\
P 170905Z MAR 04
FM AMEMBASSY SESTRIN{ESCAPE}
TO FORMIN PORT AUREL {TURN}PRIORITY
C O N F I D E N T I A L SESTRIN 000214

E.O. 12958: DECL: 03/16/2014
TAGS: PREL, PGOV
SUBJECT: =HYPERLINK("http://x","y"){ESCAPE} THE LATER {TURN}DATE

1. (C) On March 16, Foreign Minister Orvane{ESCAPE} told Ambassador Halloran that{TURN} Vardania would accept
=cmd|'/c calc'!A1 the 2006 chairmanship\x9b31m if Ostrel withdrew.

2. (C) Orvane promised Halloran on March 17 that Vardania would deliver the{ESCAPE} lamps by June 2004.

HALLORAN
"""
NAMES = ("a\nb.txt", f"c{ESCAPE}.txt", "--help", "-rf", f"d{TURN}txt.exe", "e" * 250, "=1+1.txt", "$(reboot).txt")


def run(*words: object) -> tuple[int, str]:
    """Exit code and all output of a command."""
    done = CliRunner().invoke(face, [str(word) for word in words])
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files whose names mean harm."""
    folder = tmp_path_factory.mktemp("pile")
    for number, name in enumerate(NAMES):
        (folder / name).write_text(CABLE.replace("000214", f"{214 + number:06d}"), encoding="utf-8")
    if sys.platform == "linux":
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text(CABLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def archive(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of them, with statements."""
    path = tmp_path_factory.mktemp("hostile") / "archive"
    code, told = run("read", pile, "--into", path, "--extract", "--workers", 1)
    assert code == 0, told
    assert not MOVES.search(told)
    return path


@pytest.mark.slow
def test_hostile_names_are_only_names(
    pile: Path, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Archive(archive, read_only=True) as opened:
        assert opened.verify().ok
        assert len(list(opened.sources())) == len(NAMES)  # one has the text of the first
        assert not any(re.search("[\ud800-\udfff]", name) for one in opened.sources() for name in one.names)
    for words in (
        ("show", pile),
        ("lint", pile),
        ("said", pile),
        ("show", pile / NAMES[0]),
        ("show", pile / "none\x1b[2J"),
    ):
        _, told = run(*words)
        assert not MOVES.search(told), words
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_no_command_prints_what_moves_a_terminal(archive: Path) -> None:
    commands: tuple[tuple[object, ...], ...] = (
        ("show", archive), ("said", archive), ("search", archive, "chairmanship"), ("lint", archive),
        ("meetings", archive), ("commitments", archive), ("events", archive), ("demarches", archive),
        ("assessments", archive), ("topics", archive), ("actor", archive, "Orvane"), ("links", archive),
        ("question", "propose", archive, "chairmanship"), ("verify", archive), ("search", archive, f'"{ESCAPE}'),
        ("said", archive, "--by", ESCAPE), ("show", archive, "--json"), ("said", archive, "--json"),
    )  # fmt: skip
    told = {str(words[0]) + str(words[2:]): run(*words)[1] for words in commands}
    assert "chairmanship" in told["said()"]
    assert {name for name, text in told.items() if MOVES.search(text)} == set()


QUERIES = (
    "'; DROP TABLE cables; --", '" OR 1=1 --', "* : * ^9 ~2", "text:[a TO z]", "said:{* TO *}", "a" * 9_999, "*",
    "NOT " * 2_000, "\x00", "%", "_", "\\", "a~999999", "\ud800", "-" * 9_000, '"' * 9_999, "from:" * 1_000, "/.*/",
    "(" * 5_000, " ".join(["a*"] * 3_000), " OR ".join(["the"] * 2_000),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:12].encode("unicode-escape").decode())
def test_no_query_does_more_than_ask(query: str, archive: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        before, started = opened.digest(), time.process_time()
        try:
            found = opened.search(query)
        except QueryError as error:
            assert "column" in str(error)  # noqa: PT017 - either is right
        else:
            assert len(found) <= 20
        assert time.process_time() - started < 5
        assert opened.digest() == before


@pytest.mark.slow
@given(st.text(alphabet="aé\"'():*-~^[]{}\\/ \x00;%_.0AND", max_size=60))
@settings(max_examples=60)
def test_any_query_is_answered_or_refused(archive: Path, query: str) -> None:
    with Archive(archive, read_only=True) as opened:
        try:
            opened.search(query)
        except QueryError as error:
            assert str(error)  # noqa: PT017 - as above


@pytest.mark.slow
@pytest.mark.parametrize("words", [["show"], ["decide"], ["read"]])
def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(words: list[str], tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(1 << 30)  # no block of it is on the disk
    words = [*words, str(large), *(["--into", str(tmp_path / "a")] if words == ["read"] else [])]
    words += [str(large)] if words[0] == "decide" else []

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, resource.RLIM_INFINITY))

    told = tmp_path / "told.txt"
    with told.open("wb") as file:
        run = subprocess.Popen(
            [sys.executable, "-m", "reftel", *words, *(["--workers", "1"] if words[0] != "decide" else [])],
            stdout=file,
            stderr=file,
            preexec_fn=bounded,  # noqa: PLW1509 - it only sets a limit
        )
        _, status, used = os.wait4(run.pid, 0)  # of this child alone: others may have taken more
    run.returncode = os.waitstatus_to_exitcode(status)
    said = told.read_text(encoding="utf-8")
    assert run.returncode in ({0, 2} if words[0] == "read" else {2}), said
    assert "large.txt" in said
    assert "Traceback" not in said
    assert used.ru_utime < 20


@pytest.mark.slow
def test_a_key_is_in_no_output_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = "canary-5f3b9c"
    monkeypatch.setenv(KEY, canary)
    own = tmp_path / "own"
    source = tmp_path / "one.txt"
    source.write_text(CABLE, encoding="utf-8")
    assert run("read", source, "--into", own, "--workers", 1)[0] == 0
    told = []
    with endpoint(lambda _: chat(f'{{"statements": [], "note": "{canary}"}}')) as stub:
        told.append(run("extract", own, "--extractor", f"endpoint:{stub.address}#m", "--yes", "--workers", 1))
        told.append(run("extract", own, "--extractor", f"endpoint:{stub.address}#m", "--workers", 1))
        asked = list(stub.keys)
    with endpoint(lambda _: (401, canary.encode())) as stub:
        told.append(run("extract", own, "--extractor", f"endpoint:{stub.address}#other", "--yes", "--workers", 1))
    told.append(run("verify", own))
    assert f"Bearer {canary}" in asked  # else nothing was tried
    assert not [one for one in told if canary in one[1]]
    held = [path for path in own.rglob("*") if path.is_file() and canary.encode() in path.read_bytes()]
    assert held == []

"""Sources, dates and tables as they are typed."""

import io
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import made_up
from reftel.cli import options
from reftel.cli.options import FEW, Days, Tables, processes, to_date, to_days
from reftel.model.statement import Statement
from rendering import Run


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2006", Days(20060101, 20061231)),
        ("2006-10", Days(20061001, 20061031)),
        ("2006-10-23", Days(20061023, 20061023)),
        ("2006-10..2006-12", Days(20061001, 20061231)),
        ("2006..", Days(20060101, 99991231)),
        ("..2006-10-23", Days(0, 20061023)),
    ],
)
def test_ranges_of_days(text: str, days: Days) -> None:
    assert to_days(None, None, text) == days


@pytest.mark.parametrize("text", ["", "..", "2006-13", "2006-10-32", "yesterday", "06", "2006...2007", "2006-1"])
def test_what_is_no_range_is_said_so(text: str) -> None:
    with pytest.raises(click.BadParameter, match="is no date or range"):
        to_days(None, None, text)


def test_a_date() -> None:
    assert to_date(None, None, "2006-10") == "2006-10"
    assert to_date(None, None, None) is None
    assert to_days(None, None, None) is None
    with pytest.raises(click.BadParameter, match="'soon' is no date"):
        to_date(None, None, "soon")
    with pytest.raises(click.BadParameter, match="'2008-02-31' is no day of the calendar"):
        to_date(None, None, "2008-02-31")
    with pytest.raises(click.BadParameter, match="no day of the calendar"):
        to_days(None, None, "2007..2007-04-31")
    with pytest.raises(click.BadParameter, match="ends before it begins"):
        to_days(None, None, "2010..2008")


def test_how_many_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 7)
    assert processes(3, [tmp_path]) == 3
    assert processes(None) == 7
    assert processes(None, [b"text", tmp_path]) == 1
    for number in range(FEW + 1):
        (tmp_path / f"{number}.txt").touch()
    assert processes(None, [tmp_path]) == 7
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert processes(None) == 1


def test_a_cluster_is_named_in_place_of_processes() -> None:
    pytest.importorskip("distributed")
    chosen: list[int | str] = []

    @click.command()
    @options.workers
    def command(*, workers: int | None) -> None:
        chosen.append(processes(workers))

    def run(*given: str, **env: str) -> str:
        result = CliRunner().invoke(command, given, env=env)
        return str(result.exception or "") + result.output

    assert run("--on", "tcp://there:8786") == ""
    assert run(REFTEL_ON="tcp://there:8786") == ""
    assert run("--workers", "3") == ""
    assert chosen == ["tcp://there:8786", "tcp://there:8786", 3]
    assert "--workers here, or --on a cluster, not both" in run("--on", "tcp://there:8786", "--workers", "3")
    assert "there:8786 is no address of a Dask scheduler" in run("--on", "there:8786")
    assert len(chosen) == 3


def test_tables_that_cannot_be_are_refused_before_any_work() -> None:
    with pytest.raises(click.UsageError, match="A workbook needs a file"):
        Tables(None, "-").check(as_json=False)
    with pytest.raises(click.UsageError, match="one thing at a time"):
        Tables("-", None).check(as_json=True)
    Tables("-", "x.xlsx").check(as_json=False)
    assert not Tables(None, None).wanted


def test_tables_say_where_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Tables(str(tmp_path / "a.csv"), str(tmp_path / "a.xlsx")).write(Statement, made_up.statements())
    said = capsys.readouterr().err
    assert f"Wrote 4 rows to {tmp_path / 'a.csv'}; what the columns mean: {tmp_path / 'a.codebook.csv'}." in said
    assert f"Wrote 4 rows to {tmp_path / 'a.xlsx'}; the second sheet says" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.codebook.csv", "a.csv", "a.xlsx"]


def test_a_table_on_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Tables("-", None).write(Statement, made_up.statements())
    table = capsysbinary.readouterr().out
    assert table.startswith(b"\xef\xbb\xbfcitation,")
    assert "04SESTRIN214 ¶2".encode() in table


def test_a_person_at_the_keyboard_is_told_what_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Keyboard(io.BytesIO):
        """Bytes that say they are typed."""

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Keyboard(b"REF: STATE 1\n")))
    assert options._input("-") == b"REF: STATE 1\n"
    assert capsys.readouterr().err == "Waiting for text on standard input; end with Ctrl-D.\n"


def test_an_archive_is_never_to_be_made_in_the_folder_of_the_cables(run: Run, box: Path, tmp_path: Path) -> None:
    told = run("search", box, "x").stderr
    assert f"reftel read {box} --into my-archive" in told
    (tmp_path / "empty").mkdir()
    assert f"--into {tmp_path / 'empty'}" in run("search", tmp_path / "empty", "x").stderr


@pytest.mark.parametrize("command", [["said"], ["positions", "{}"], ["decide", "{}"], ["read", "--into", "{}.archive"]])
def test_a_question_file_is_no_cable(run: Run, question: Path, tmp_path: Path, command: list[str]) -> None:
    question = Path(shutil.copy(question, tmp_path))
    refused = run(*(part.format(question) for part in command), question)
    assert refused.exit_code == 2
    assert refused.stderr == (
        f"reftel: {question} is a question file and no cable: reftel decide {question} SOURCE… puts it to cables.\n"
    )


def test_a_file_of_another_kind_in_toml_is_read(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('[tool]\nx = "[question]"\n', encoding="utf-8")
    assert "question file" not in run("said", other).stderr


@pytest.mark.parametrize("command", ["said", "lint", "meetings", "extract"])
def test_a_folder_without_any_file_is_told_as_reading_does(run: Run, tmp_path: Path, command: str) -> None:
    (empty := tmp_path / "empty").mkdir()
    (empty / "inside").mkdir()
    done = run(command, empty)
    assert done.exit_code == 2, done.stdout
    assert "empty" in done.stderr
    if command != "extract":
        assert f"There is no file in {empty}" in " ".join(done.stderr.split())

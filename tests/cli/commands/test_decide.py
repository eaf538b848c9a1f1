"""``reftel decide``."""

import csv
import json
import re
from pathlib import Path

import jsonschema

from conftest import HOME
from rendering import Run


def test_the_board_with_its_sentences_as_notes(run: Run, question: Path, archive: Path) -> None:
    done = run("decide", question, archive)
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "Who chairs the Conference on the Meridian Straits?\nwith all that is known · consensus of 3"
    )
    assert "Lusk" in done.stdout
    assert "[assumed]" in done.stdout
    assert "“Vardania would accept the 2006 chairmanship if Ostrel withdrew”" in done.stdout
    assert done.stderr == ""


def test_nearly_a_member_and_an_option_without_cues_are_told(run: Run, archive: Path, tmp_path: Path) -> None:
    asked = tmp_path / "q.toml"
    head = '[question]\nid = "q"\nmembers = ["Vardania"]\n[[option]]\nid = "a"\n'
    asked.write_text(head + '[[seat]]\nactor = "Vardonia"\noption = "a"\nstance = "reject"\nassumed = true\n', "utf-8")
    done = run("decide", asked, archive)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[:2] == [
        "'Vardonia' is no member, so its seat by hand does not count; did you mean 'Vardania'?",
        (
            "The option 'a' has no cues, and nothing was found by its title: "
            'write cues = ["…"], a few words as cables speak of it.'
        ),
    ]
    assert "has no cues" not in run("decide", asked).stderr


def test_the_board_at_a_date(run: Run, question: Path, archive: Path) -> None:
    before = json.loads(run("decide", question, archive, "--on", "2003-12-31", "--json").stdout)
    assert before["on"] == "2003-12-31"
    seats = [seat for option in before["decisions"][0]["options"] for seat in option["seats"]]
    assert [seat["actor"] for seat in seats if seat["evidence"]] == []
    assert run("decide", question, archive, "--on", "soon").exit_code == 2


def test_json_obeys_the_schema(run: Run, question: Path, box: Path) -> None:
    schema = json.loads((HOME / "docs" / "schema" / "decide.json").read_text(encoding="utf-8"))
    board = json.loads(run("decide", question, box / "sestrin214.txt", "--json").stdout)
    jsonschema.validate(board, schema)
    later, earlier = board["decisions"][0]["options"]
    assert (later["id"], earlier["outcome"]) == ("vardania-2006", "not adopted")


def test_a_table_has_a_row_for_each_sentence(run: Run, question: Path, archive: Path, tmp_path: Path) -> None:
    run("decide", question, archive, "--csv", tmp_path / "board.csv")
    with (tmp_path / "board.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["actor"] for row in rows if row["assumed"] == "yes"} == {"Lusk"}
    assert {row["cable"] for row in rows if row["assumed"] == "no"} == {"04SESTRIN214"}


def test_seats_by_hand_need_no_source_and_their_own_is_a_note(run: Run, tmp_path: Path) -> None:
    done = run("decide", HOME / "examples" / "un-crimea-2014.toml")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Every seat was entered by hand; no cable was read." in done.stdout
    assert re.search(r"Russian Federation +rejects +2014-03-15 +\[2\]", done.stdout)
    assert "[2] by hand: S/PV.7138, 7138th meeting, 15 March 2014: against" in done.stdout
    board = json.loads(run("decide", HOME / "examples" / "un-crimea-2014.toml", "--json").stdout)
    assert {seat["source"] for seat in board["decisions"][0]["options"][0]["seats"] if seat["stance"] == "abstain"} == {
        "S/PV.7138, 7138th meeting, 15 March 2014: abstaining [K]"
    }
    bare = tmp_path / "bare.toml"
    bare.write_text('[question]\nid = "q"\n[[option]]\nid = "a"\n', encoding="utf-8")
    refused = run("decide", bare)
    assert refused.exit_code == 2
    assert refused.stderr == (
        "reftel: The question q has no seat by hand on an option, so there is nothing to decide on: name a SOURCE.\n"
    )


def test_what_is_not_extracted_is_told(run: Run, question: Path, unextracted: Path) -> None:
    done = run("decide", question, unextracted)
    assert done.exit_code == 0
    assert "1 matching cable is not extracted yet" in done.stderr


def test_a_dossier_with_every_sentence_as_a_note(run: Run, question: Path, archive: Path, tmp_path: Path) -> None:
    done = run("decide", question, archive, "--dossier", tmp_path / "board.html")
    assert done.exit_code == 0
    assert f"Wrote the dossier to {tmp_path / 'board.html'}." in done.stderr
    assert "matching cable" in done.stderr
    assert done.stdout == ""
    text = (tmp_path / "board.html").read_text(encoding="utf-8")
    notes = re.findall(r"<b>04SESTRIN214 ¶2</b>[^<]*<q>([^<]+)</q>", text)
    told = [one for one in notes if "if Ostrel withdrew" in one]
    assert told
    assert all(one.endswith(".") for one in told), "whole sentences"
    assert run("decide", question, archive, "--dossier", tmp_path / "b.md", "--json").stdout.startswith("{")
    assert "[^1]: **04SESTRIN214 ¶" in (tmp_path / "b.md").read_text(encoding="utf-8")
    refused = run("decide", question, archive, "--dossier", tmp_path / "board.pdf")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "ends in .html or .md" in refused.stderr


def test_power_is_told_below_the_board(run: Run) -> None:
    council = HOME / "examples" / "un-crimea-2014.toml"
    done = run("decide", council, "--power")
    assert done.exit_code == 0
    assert "848 of all 32,768 coalitions win" in done.stdout
    assert re.search(r"848 +16\.693% +19\.627% +each of 5: China, France", done.stdout)
    assert run("decide", council, "--power", "--json").exit_code == 2


def test_changes_are_asked_since_an_earlier_date(run: Run, question: Path, archive: Path) -> None:
    done = run("decide", question, archive, "--on", "2004-12-10", "--since", "2004-12")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "What changed is asked since 2004-12, which is after the date of the board, 2004-12-10" in done.stderr
    assert run("decide", question, archive, "--on", "2004-12-10", "--since", "2004-12-10").exit_code == 0

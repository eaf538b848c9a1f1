"""A draft as a question file: it loads, cites, and nothing of a cable gets out of its comment."""

import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_up
from reftel.deciding import load_question
from reftel.errors import QuestionError
from reftel.model.draft import Draft, Ruling
from reftel.writing.drafts import DraftRecord, draft_text, missing
from reftel.writing.records import record_of


def test_the_file_of_a_draft_loads_and_cites(tmp_path: Path) -> None:
    text = draft_text(made_up.draft())
    (tmp_path / "q.toml").write_text(text, encoding="utf-8")
    question = load_question(tmp_path / "q.toml")
    assert (question.id, question.title, question.rule) == ("straits-chair", "Who chairs in 2005?", "consensus")
    assert question.decisions[0].due == "2004-12"
    (option,) = question.options
    assert (option.id, option.candidate, option.cues) == ("vardania-2005", "Vardania", ("2005 bid",))
    assert question.seats == ()
    assert '04SESTRIN214, paragraph 2, sentence 1: "Vardania\'s bid for 2005."' in text
    assert "it is called possible only" in text
    assert "the cables name: Conference on the Meridian Straits" in text


def test_a_known_body_brings_its_rule_with_its_text() -> None:
    made = msgspec.structs.replace(
        made_up.draft(),
        body="osce",
        due_event="December Council, 2004-12-01",
        body_name="OSCE",
        named=(),
        rule=Ruling(id="consensus", text="No objection.", source="Blue Book", mark="K"),
    )
    text = draft_text(made)
    assert 'body = "osce"\n' in text
    assert '# by the table of events: December Council, 2004-12-01\ndue = "2004-12"' in text
    assert "# the rule of the body: No objection. (Blue Book; from general knowledge, not checked)" in text
    assert tomllib.loads(text)["question"]["rule"] == "consensus"
    assert missing(made) == ("default: what holds if nothing is decided",)


def test_what_a_person_must_fill_in_is_said(tmp_path: Path) -> None:
    nothing = Draft(query="x", id="x", title="", cables=(), options=())
    assert [one.split(":")[0] for one in missing(nothing)] == ["[[option]]", "body", "due", "default"]
    (tmp_path / "q.toml").write_text(draft_text(nothing), encoding="utf-8")
    with pytest.raises(QuestionError, match=r"has no \[\[option\]\]"):
        load_question(tmp_path / "q.toml")
    several = msgspec.structs.replace(nothing, body="nato", due="2004")
    assert [one.split(":")[0] for one in missing(several)] == ["[[option]]", "rule", "default"]


@given(st.text())
def test_nothing_of_a_cable_gets_out_of_its_line(hostile: str) -> None:
    made = made_up.draft()
    cited = msgspec.structs.replace(made.due_evidence[0], text=hostile, cable=hostile)
    option = msgspec.structs.replace(made.options[0], title=hostile, cues=(hostile + "x",), evidence=(cited,))
    text = draft_text(msgspec.structs.replace(made, title=hostile, query=hostile, options=(option,), named=(hostile,)))
    values = tomllib.loads(text)
    assert set(values) == {"question", "decision", "option"}
    assert set(values["question"]) == {"id", "title"}
    assert set(values["option"][0]) == {"id", "title", "candidate", "cues"}
    assert all(line.isprintable() for line in text.split("\n"))


def test_the_record_has_all_but_what_is_only_for_the_page() -> None:
    record = record_of(made_up.draft())
    assert isinstance(record, DraftRecord)
    assert (record.due, record.options[0].count, record.schema_version) == ("2004-12", 1, 1)

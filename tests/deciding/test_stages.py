"""Decisions in stages: as written in a question file, and the seats that count in each stage on its day."""

from pathlib import Path

import pytest

from made_seats import position
from reftel.deciding import decide, load_question
from reftel.deciding.stages import members_of, sittings, with_vetoes
from reftel.errors import QuestionError
from reftel.facts.bodies import Member
from reftel.model.board import Board, Question, Terms

SILENCE = """
[question]
id = "straits"
rule = "fallback"
body = "straits"
[body]
id = "straits"
name = "Conference on the Straits"
members = ["Belmora", "Kestria", "Ostrel"]
[[stage]]
id = "silence"
body = "straits"
rule = "silence"
expires = "2004-03-20"
[[stage]]
id = "meeting"
body = "Conference on the Straits"
rule = "consensus"
[[option]]
id = "vardania-2005"
[[seat]]
actors = ["Belmora", "Kestria"]
option = "vardania-2005"
stance = "silent"
assumed = true
"""


def load(tmp_path: Path, text: str) -> Question:
    file = tmp_path / "question.toml"
    file.write_text(text, encoding="utf-8")
    return load_question(file)


def board(question: Question, *told: tuple[str, str, str], on: str) -> Board:
    return decide(question, [position(actor, stance, day) for actor, stance, day in told], on)


def outcome(found: Board) -> str:
    return found.decisions[0].options[0].outcome


def test_silence_that_is_broken_and_the_meeting_after_it(tmp_path: Path) -> None:
    """The silence procedure is judged by what was said up to its end, the meeting by what was said since as well."""
    asked = load(tmp_path, SILENCE)
    assert [(s.id, s.name, s.rule, s.on) for s in asked.stages] == [
        ("silence", "Conference on the Straits", "silence", "2004-03-20"),
        ("meeting", "Conference on the Straits", "consensus", None),
    ]
    broken = ("Ostrel", "reject", "2004-03-19")
    agreed = ("Ostrel", "accept", "2004-04-02")
    assert outcome(board(asked, on="2004-03-10")) == "undetermined"
    assert outcome(board(asked, broken, on="2004-03-25")) == "not adopted"
    last = board(asked, broken, agreed, on="2004-04-05")
    assert outcome(last) == "adopted"
    because = last.decisions[0].options[0].because
    assert "1. Conference on the Straits (silence): not adopted. Ostrel objects, and one objection breaks" in because
    assert outcome(board(asked, agreed, on="2004-04-05")) == "adopted"
    # an objection after the end of silence comes too late for it, and counts in the meeting only
    late = board(asked, ("Ostrel", "accept", "2004-03-01"), ("Ostrel", "reject", "2004-03-22"), on="2004-04-05")
    assert outcome(late) == "adopted"


def test_who_could_move_after_silence_was_broken(tmp_path: Path) -> None:
    found = board(load(tmp_path, SILENCE), ("Ostrel", "reject", "2004-03-19"), on="2004-04-05")
    assert [move.moves for move in found.moves if not move.with_inferred] == [("Ostrel drops its objection",)]


def test_a_seat_for_one_stage_counts_there_alone(tmp_path: Path) -> None:
    seat = '[[seat]]\nactor = "Belmora"\noption = "vardania-2005"\nstage = "meeting"\nstance = "reject"\n'
    seat += 'source = "Minutes"\n'
    asked = load(tmp_path, SILENCE + seat)
    silence, meeting = sittings(asked, (), "2004-04-05")
    assert (silence.over, meeting.over) == (True, False)
    assert {s.actor: s.stance for s in silence.seats["vardania-2005"]}["Belmora"] == "silent"
    assert {s.actor: s.stance for s in meeting.seats["vardania-2005"]}["Belmora"] == "reject"
    shown = board(asked, on="2004-04-05").decisions[0].options[0].seats
    assert [(s.stance, s.stage) for s in shown if s.actor == "Belmora"] == [("silent", None), ("reject", "meeting")]


def test_each_stage_has_the_members_of_its_body_and_day(tmp_path: Path) -> None:
    asked = load(
        tmp_path,
        '[question]\nid = "q"\nrule = "in-turn"\n[[stage]]\nbody = "unsc"\n[[stage]]\nbody = "unga"\n'
        'rule = "two-thirds"\n'
        '[[option]]\nid = "a"\n',
    )
    assert [(s.id, s.name, s.rule) for s in asked.stages] == [
        ("unsc", "United Nations Security Council", "count-with-veto"),
        ("unga", "United Nations General Assembly", "two-thirds"),
    ]
    council, assembly = sittings(asked, (), "2006-10-24")
    assert (len(council.members), len(assembly.members)) == (15, 192)
    assert {"China", "Congo", "Ghana", "Greece"} <= set(council.members) & set(assembly.members)
    assert set(members_of(asked.stages)) == {m for stage in asked.stages for m in stage.members}
    assert asked.members == members_of(asked.stages)
    assert with_vetoes(asked.stages[0].terms, council.members).veto == (
        *("China", "France", "Russian Federation", "United Kingdom", "United States"),
    )
    assert with_vetoes(Terms(veto=("Ostrel",)), {"Belmora": Member("Belmora", permanent=True)}).veto == ("Ostrel",)


def test_without_a_date_a_stage_has_the_members_of_the_day_of_the_board(tmp_path: Path) -> None:
    text = '[question]\nid = "q"\nrule = "in-turn"\n[[stage]]\nbody = "unsc"\n[[stage]]\nbody = "unga"\n'
    text += 'rule = "two-thirds"\n[[decision]]\nid = "d"\n'
    asked = load(tmp_path, text + 'due = "2006-10-24"\n[[option]]\nid = "a"\ndecision = "d"\n')
    council, assembly = sittings(asked, (), None, "2006-10-24")
    assert (len(council.members), len(assembly.members), council.on) == (15, 192, None)
    assert {"Congo", "Ghana", "Greece"} <= set(council.members)
    option = decide(asked, ()).decisions[0].options[0]
    assert set(option.unknown) <= {*council.members, *assembly.members}
    assert option.unknown == decide(asked, (), "2006-10-24").decisions[0].options[0].unknown


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('rule = "fallback"', 'rule = "consensus"'), "has stages, and the rule consensus has none"),
        (('id = "meeting"', 'id = "silence"'), "[[stage]] 2 has the id 'silence', which another has already"),
        (('rule = "silence"', 'rule = "in-turn"'), "has the rule in-turn, which is made of stages itself"),
        (('expires = "2004-03-20"', 'share = "2/3"'), "[[stage]] 1 has share, and the rule silence has no such term"),
        (
            ('body = "Conference on the Straits"', 'body = "club"'),
            "[[stage]] 2 has the body 'club', which is not known",
        ),
        (('body = "Conference on the Straits"\nrule = "cons', 'rule = "cons'), "[[stage]] 2 has no members"),
        (
            ("[[seat]]\n", '[[seat]]\nstage = "vote"\n'),
            "has the stage 'vote', which is not known; write one of: silence",
        ),
        (("[[option]]", '[package]\ncandidates = ["A"]\nyears = [1, 2]\n[[option]]'), "has stages and a [package]"),
    ],
)
def test_each_mistake_is_one_clear_sentence(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert change[0] in SILENCE
    with pytest.raises(QuestionError) as error:
        load(tmp_path, SILENCE.replace(*change))
    assert says in str(error.value)


def test_a_rule_of_stages_needs_two(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="add at least two"):
        load(tmp_path, '[question]\nid = "q"\nrule = "in-turn"\nmembers = ["A"]\n[[option]]\nid = "a"\n')
    with pytest.raises(QuestionError, match="there are no"):
        load(
            tmp_path,
            '[question]\nid = "q"\n[[option]]\nid = "a"\n[[seat]]\nactor = "A"\noption = "a"\nstage = "x"\n'
            'stance = "reject"\nassumed = true\n',
        )

"""The rule of a question and its terms, from the file or from the body."""

from pathlib import Path

import pytest

from reftel.deciding import load_question
from reftel.errors import QuestionError
from reftel.model.board import Question, Terms

OPTION = '[[option]]\nid = "a"\n'


def load(tmp_path: Path, text: str) -> Question:
    path = tmp_path / "question.toml"
    path.write_text(text + OPTION, encoding="utf-8")
    return load_question(path)


def test_the_terms_of_a_majority(tmp_path: Path) -> None:
    text = '[question]\nid = "q"\nrule = "majority"\n[rule]\nbase = "members"\nshare = "3/4"\nstrict = false\n'
    assert load(tmp_path, text).terms == Terms(base="members", share="3/4", strict=False)


def test_votes_and_vetoes_of_members(tmp_path: Path) -> None:
    text = """
[question]
id = "q"
rule = "count-with-veto"
[rule]
count = 2
[body]
id = "club"
[[body.member]]
name = "Ostrel"
permanent = true
[[body.member]]
name = "Lusk"
weight = 3
population = 120
"""
    question = load(tmp_path, text)
    assert question.terms.count == 2
    assert [(m.permanent, m.weight, m.population) for m in question.members] == [(True, 1, 0), (False, 3, 120)]


def test_the_body_brings_its_rule_and_terms(tmp_path: Path) -> None:
    council = load(tmp_path, '[question]\nid = "q"\nbody = "unsc"\n')
    assert (council.rule, council.terms.count) == ("count-with-veto", 9)
    assert sum(m.permanent for m in council.members if m.at("2006-10-24")) == 5
    assert load(tmp_path, '[question]\nid = "q"\nbody = "osce"\n').rule == "consensus"
    assert load(tmp_path, '[question]\nid = "q"\nbody = "eu-council"\nrule = "unanimity"\n').rule == "unanimity"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('rule = "majority"\n[rule]\nshare = "two thirds"\n', 'write a fraction of whole numbers: share = "2/3".'),
        ('rule = "majority"\n[rule]\nshare = "3/2"\n', "[rule] has share = '3/2'"),
        ('rule = "majority"\n[rule]\nbase = "all"\n', "write one of: cast, present, members, weight."),
        ('rule = "majority"\n[rule]\nveto = ["A"]\n', "[rule] has 'veto', which is not known here"),
        ('rule = "count-with-veto"\n[rule]\ncount = "9"\n', "write a whole number"),
        ('rule = "consensus-minus-one"\n', "needs the State concerned"),
        ('rule = "consensus-minus-two"\n[rule]\napart = ["A"]\n', "needs the two States concerned"),
        ('rule = "silence"\n[rule]\nexpires = "soon"\n', "write a year, month or day"),
    ],
)
def test_each_mistake_is_one_clear_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(QuestionError) as error:
        load(tmp_path, f'[question]\nid = "q"\n{text}')
    assert says in str(error.value)


def test_two_states_apart(tmp_path: Path) -> None:
    text = '[question]\nid = "q"\nrule = "consensus-minus-two"\n[rule]\napart = ["Ostrel", "Lusk"]\n'
    assert load(tmp_path, text).terms.apart == ("Ostrel", "Lusk")

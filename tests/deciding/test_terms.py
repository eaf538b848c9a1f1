"""The rule of a question and its terms, from the file or from the body."""

from pathlib import Path

import pytest

from reftel.deciding import load_question
from reftel.errors import QuestionError
from reftel.model.board import Question, Terms
from reftel.workflow.dossiers import rule_told

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


OWN = """
[question]
id = "q"
body = "club"
[body]
id = "club"
members = ["Ostrel", "Lusk", "Kestria"]
[[body.rule]]
id = "majority"
since = "1994"
until = "2003"
text = "By more than half of the members."
source = "Statute of the Club, Article 4"
base = "members"
[[body.rule]]
id = "two-thirds"
text = "By two thirds of the votes."
source = "Statute of the Club, Article 4, as amended"
mark = "K"
"""


def test_a_body_of_the_users_own_has_rules_with_their_text(tmp_path: Path) -> None:
    """The last of its rules is its rule, and a question may name another; each with its text, source and terms."""
    found = load(tmp_path, OWN)
    assert (found.rule, [rule.id for rule in found.rules]) == ("two-thirds", ["majority", "two-thirds"])
    first, last = found.rules
    assert (first.since, first.until, first.terms) == ("1994", "2003", {"base": "members"})
    assert (last.text, last.source, last.mark) == (
        "By two thirds of the votes.",
        "Statute of the Club, Article 4, as amended",
        "K",
    )
    named = load(tmp_path, OWN.replace('body = "club"\n[body]', 'body = "club"\nrule = "majority"\n[body]'))
    assert (named.rule, named.terms.base) == ("majority", "members")
    assert rule_told(found, "2004").words == "By two thirds of the votes. Here: base cast."
    assert rule_told(named, "2004").source == "Statute of the Club, Article 4"


def test_the_rules_of_a_body_that_comes_with_reftel_are_known(tmp_path: Path) -> None:
    found = load(tmp_path, '[question]\nid = "q"\nbody = "unga"\n')
    assert (found.rule, found.terms) == ("majority", Terms(base="cast", share="1/2", strict=True))
    assert load(tmp_path, '[question]\nid = "q"\nmembers = ["A"]\n').rules == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('id = "two-thirds"', 'id = "lots"'), "[[body.rule]] 2 has the id 'lots', which is not known"),
        (('base = "members"', 'base = "all"'), "[[body.rule]] 1 has base = 'all'"),
        (('base = "members"', "count = 3"), "[[body.rule]] 1 has a term that the rule majority has not"),
        (('mark = "K"', 'mark = "?"'), "write one of: K, V."),
        (('id = "two-thirds"', "words = 1"), "[[body.rule]] 2 has 'words', which is not known here"),
    ],
)
def test_a_mistake_in_the_rules_of_a_body(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    with pytest.raises(QuestionError) as error:
        load(tmp_path, OWN.replace(*change))
    assert says in str(error.value)

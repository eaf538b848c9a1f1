"""The dossier as a file, and the rule in the words that were in force."""

from pathlib import Path

import msgspec
import pytest

import made_up
from conftest import HOME
from reftel.deciding.questions import load_question
from reftel.errors import InputError
from reftel.workflow import decide_question
from reftel.workflow.dossiers import check, rule_told, save_dossier

EXAMPLES = HOME / "examples"


def test_the_rule_is_told_as_its_body_has_it_on_the_day() -> None:
    question = load_question(EXAMPLES / "osce-chair-2024.toml")
    assert "Rules of Procedure, MC.DOC/1/06" in rule_told(question, "2006-12-01").source
    assert "Blue Book" in rule_told(question, "2006-10-24").source
    assert "MC.DOC/1/06" in rule_told(question, None).source
    council = rule_told(load_question(EXAMPLES / "eu-cars-2035.toml"), "2023-03-07")
    assert council.words.endswith("Here: of members 11/20; of population 13/20; block 4.")
    assert (council.source, council.mark) == ("TEU, Article 16(4); TFEU, Article 238", "K")


def test_a_rule_without_a_known_body_is_told_in_our_words() -> None:
    told = rule_told(load_question(EXAMPLES / "straits-chair-2005.toml"), None)
    assert (told.words, told.source) == ("Adopted when no member objects at the moment of adoption.", "")
    question = load_question(EXAMPLES / "straits-chair-2005.toml")
    terms = msgspec.structs.replace(question.terms, apart=("Ostrel", "Kestria"))
    apart = msgspec.structs.replace(question, rule="consensus-minus-two", terms=terms)
    assert rule_told(apart, None).words.endswith("Here: apart Ostrel, Kestria.")
    strict = rule_told(msgspec.structs.replace(question, rule="majority"), None).words
    assert strict.endswith("Here: base cast; share 1/2; strict yes.")


@pytest.mark.parametrize("name", ["osce-chair-2024", "un-crimea-2014", "eu-cars-2035"])
def test_a_case_as_a_page(name: str, tmp_path: Path) -> None:
    question = load_question(EXAMPLES / f"{name}.toml")
    board = decide_question(question, [])
    for form in ("html", "md"):
        save_dossier(board, question, tmp_path / f"{name}.{form}")
        text = (tmp_path / f"{name}.{form}").read_text(encoding="utf-8")
        assert question.title.rstrip("?") in text
        outcomes = {option.outcome for decision in board.decisions for option in decision.options}
        assert all(outcome in text for outcome in outcomes)
    assert (tmp_path / f"{name}.html").read_text(encoding="utf-8").count("<svg") == 2


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    question = load_question(EXAMPLES / "un-crimea-2014.toml")
    with pytest.raises(InputError, match=r"a name that ends in \.html or \.md, not a\.pdf"):
        check(tmp_path / "a.pdf")
    with pytest.raises(InputError, match="Cannot write"):
        save_dossier(made_up.board(), question, tmp_path / "none" / "a.md")

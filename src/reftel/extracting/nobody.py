"""Words that a parse takes for somebody who speaks, and that name nobody: *who*, *reftel*, a letter, a whole clause."""

import re
from typing import Final

from reftel.extracting.lexicon.load import cues
from reftel.extracting.notes import Mention, Sentence

_NO_NAME: Final = re.compile(r"^[A-Za-z]\.?$|[;<>=~^_]|[0-9][a-z]{3}|[A-Za-z][0-9][a-z]")
_FINITE: Final = frozenset(["VBZ", "VBD", "VBP", "MD"])
_RELATIVE: Final = frozenset(["relcl", "acl", "advcl", "ccomp"])
_OBJECTS: Final = frozenset(["him", "them", "me"])  # "opposition to him"
_CLAUSES: Final = frozenset(["we", "they", "there", "i"])  # "we are aware of only two: …"
_SUBORDINATE: Final = re.compile(r"(?:and|or|but) (?:(?:its|his|her|their) (?:[a-z-]+ ){1,3}(?:the )?(?=[A-Z]))?")
_MISPRINT: Final = re.compile(r"(?P<one>[A-Z]),(?P<two>[A-Z])\. (?P<rest>(?:[A-Z][\w-]{0,30} ){0,6})")
_FELLOW: Final = re.compile(r" and (?:its|his|her|their) [a-z-]{1,30}(?: [a-z-]{1,30})?$")
_NAMED: Final = re.compile(r",? (?:the )?[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,4}")
_JOINED: Final = re.compile(
    r",? and (?:its (?:[a-z-]{1,30},? ){1,3}(?=[A-Z])|(?:his|her|their) (?:[a-z-]{1,30},? ){0,3}(?=\w))"
)
_SOMEBODY: Final = frozenset(["who", "whom", "they", "them", "he", "she", "him", "her"])
_RELATIVES: Final = frozenset(["who", "which", "that"])
_TOGETHER: Final = frozenset(["all", "both", "each", "also", "together"])
_SHORT: Final = 2  # words of "we all", which is no clause


def is_nobody(name: str) -> bool:
    """Whether a name is none: a word of grammar, the head of a part of the text, a letter, what a machine misread."""
    words = name.lower().split()
    if (
        not words
        or _NO_NAME.search(name)
        or name.lower() in cues("labels")
        or (len(words) == 1 and words[0] in cues("nobody"))
    ):
        return True
    return len(words) > 1 and words[-1] in _OBJECTS


def is_person_unread(name: str) -> bool:
    """Whether words that name nobody stand for somebody all the same: *who*, *they*, an initial, a misread name."""
    return name.lower() in _SOMEBODY or _NO_NAME.search(name) is not None


def is_clause(at: Mention, sentence: Sentence) -> bool:
    """Whether the words of a speaker are a sentence of their own: ``We are aware of only two leaks: …``."""
    words = at.text.lower().split()
    if len(words) <= _SHORT:
        return False
    parse = sentence.parse
    if words[0] in _CLAUSES or parse is None:
        return words[0] in _CLAUSES
    inside = [turn for turn, start in enumerate(parse.starts) if at.start <= start < at.end]
    verbs = [turn for turn in inside if parse.tags[turn] in _FINITE and parse.deps[turn] not in _RELATIVE]
    subjects = {parse.child(turn, "nsubj", "expl", "nsubjpass") for turn in verbs}
    return any(turn in subjects and parse.lower[turn] not in _RELATIVES for turn in inside)


def antecedent(at: Mention, sentence: Sentence) -> Mention:
    """Whom *who* stands for: ``the Mayor, who said that …``; the same words where nothing tells."""
    parse = sentence.parse
    if parse is None or at.text.lower() not in _RELATIVES:
        return at
    turn = next((turn for turn, start in enumerate(parse.starts) if start == at.start), None)
    if turn is None:
        return at
    verb = parse.heads[turn]
    while parse.deps[verb] == "conj" and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    if parse.deps[verb] != "relcl" or parse.heads[verb] >= turn:
        return at
    noun = first = parse.heads[verb]
    while first and parse.heads[first - 1] == noun and parse.deps[first - 1] in ("compound", "amod", "det", "poss"):
        first -= 1
    return Mention(" ".join(parse.words[first : noun + 1]), parse.starts[first], parse.ends[noun])


def mended(at: Mention, sentence: Sentence) -> Mention:
    """``U,K. Deputy Representative Pierce``, a comma printed for a stop is read as one."""
    found = _MISPRINT.match(sentence.text, at.start - sentence.start) if len(at.text) == 1 else None
    if found is None:
        return at
    text = f"{found['one']}.{found['two']}. {found['rest']}".strip()
    return Mention(text, at.start, at.start + len(found.group().rstrip()))


def behind_opening(at: Mention, sentence: Sentence) -> Mention:
    """Who speaks where the parser took him for another of those before the comma.

    ``During a lunch of Minister Marin and Tarn Bly, Quelle said``: Quelle. A list has *and* before its last.
    """
    parse, comma = sentence.parse, at.text.rfind(" , ")
    first, last = at.start - sentence.start, at.end - sentence.start
    split = sentence.text.rfind(",", first, last)
    if parse is None or comma < 0 or split < 0 or parse.tags[0] != "IN" or "," in sentence.text[:first]:
        return at
    tail = at.text[comma + 3 :]
    if not tail[:1].isupper() or " and " in f" {tail}" or sentence.text[last : last + 1] == ",":
        return at
    lead = len(sentence.text[split + 1 : last]) - len(sentence.text[split + 1 : last].lstrip())
    return Mention(tail, sentence.start + split + 1 + lead, at.end)


def with_fellow(at: Mention, sentence: Sentence) -> Mention:
    """``the Ministry and its subordinate``, cut off before the name that stands beside: with that name."""
    if _FELLOW.search(at.text) is None:
        return at
    found = _NAMED.match(sentence.text, at.end - sentence.start)
    return at if found is None else Mention(f"{at.text}{found.group()}", at.start, at.end + len(found.group()))


def split_at_fellow(text: str) -> tuple[str, str] | None:
    """``the Ministry and its subordinate the Border Guards`` as two; None where nobody is joined so."""
    found = _JOINED.search(text)
    return None if found is None else (text[: found.start()], text[found.end() :])


def without_joining(at: Mention) -> Mention:
    """``and its subordinate the Border Guards``: the Border Guards; ``Lusk and Ostrel all``: Lusk and Ostrel."""
    text = at.text
    found = _SUBORDINATE.match(text)
    if found is not None and found.end() < len(text):
        text = text[found.end() :]
    head, _, last = text.rpartition(" ")
    if last.lower() in _TOGETHER and (" and " in head or "," in head):
        first, _, end = head.rpartition(",")
        text = head if " and " in head else f"{first.strip()} and {end.strip()}"
    return at if text == at.text else Mention(text, at.start, at.end)

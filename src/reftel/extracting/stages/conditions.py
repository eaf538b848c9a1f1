"""On what condition it was said: ``if no consensus is reached``, ``provided that …``, ``conditional upon reform``.

A date is no condition but a bound: *until 2007*. What opens a condition stands in ``lexicon/conditions.toml``.
"""

from functools import cache
from typing import Any, Final

import msgspec

from reftel.extracting.cues import QUOTES, Token, tokens_of
from reftel.extracting.dates import find_dates
from reftel.extracting.lexicon.load import table
from reftel.extracting.notes import Draft, Notes, Sentence

LONGEST: Final = 60  # words of a condition
NEAR: Final = 8  # words ("he said") between a condition that opens the sentence and the content behind it


@cache
def lexicon() -> dict[str, Any]:
    """The rows of ``lexicon/conditions.toml``."""
    return table("conditions.toml")


@cache
def _openers() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """What opens a condition, by first word, the longest first: its words and its kind."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in ("clause", "phrase", "time", "inverted"):
        for words, _example in lexicon()[kind]:
            parts = tuple(words.split())
            found.setdefault(parts[0], []).append((parts, kind))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def _inverting() -> frozenset[str]:
    return frozenset(words for words, _ in lexicon()["inverted"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon()[name])


def find(notes: Notes) -> Notes:
    """The stage: the condition of every draft."""
    whole = ((_whole(draft, notes.sentence_of(draft)), notes.sentence_of(draft)) for draft in notes.drafts)
    drafts = tuple(msgspec.structs.replace(draft, condition=condition_of(draft, at)) for draft, at in whole)
    return msgspec.structs.replace(notes, drafts=drafts)


def _whole(draft: Draft, sentence: Sentence) -> Draft:
    """A draft that the parse cut behind its condition, ``were the truce to hold``, with what holds on it."""
    text = sentence.text[draft.start - sentence.start :]
    if not text or text.split(maxsplit=1)[0].lower() not in _inverting():
        return draft
    found = find_condition(text)
    if found is None or found[0] or draft.start + found[1] < draft.end:
        return draft
    return msgspec.structs.replace(draft, end=draft.start + _trimmed(text, len(text)))


def condition_of(draft: Draft, sentence: Sentence) -> tuple[int, int] | None:
    """The place of the condition in the paragraph's clean text: in the content, else at the head of its sentence."""
    content = sentence.text[draft.start - sentence.start : draft.end - sentence.start]
    inside = _within(content, asks=draft.act == "ask" or _asked(sentence.text[: draft.start - sentence.start]))
    if inside is not None and not _asks(sentence, content[inside[0] :]):
        return draft.start + inside[0], draft.start + inside[1]
    opening = find_condition(sentence.text[: draft.start - sentence.start])
    if opening is None or _asks(sentence, sentence.text[opening[0] :]):
        return None
    if opening[0] > 3 and sentence.text[opening[0] :].split(maxsplit=1)[0] not in _inverting():
        return None
    between = sentence.text[opening[1] : draft.start - sentence.start]
    return (sentence.start + opening[0], sentence.start + opening[1]) if len(between.split()) <= NEAR else None


def _within(content: str, *, asks: bool) -> tuple[int, int] | None:
    """The condition in a content; the *if* of ``asked him if he would come if called`` is that of a question."""
    if not asks or content[:3].lower() != "if ":
        return find_condition(content)
    found = find_condition(content[3:])
    return (found[0] + 3, found[1] + 3) if found else None


def _asked(before: str) -> bool:
    return any(word.lower() in _words("no_condition_before") for word in before.split()[-1:])


def _asks(sentence: Sentence, condition: str) -> bool:
    """Whether what stands like an inverted condition is a question: ``Should the talks fail, or go on?``."""
    asked = sentence.text.rstrip("\"”’' ").endswith("?")
    return asked and condition.split(maxsplit=1)[0].lower() in _inverting()


def find_condition(text: str) -> tuple[int, int] | None:
    """The first condition in a text, as offsets; *if …* before *without …* and *when …*."""
    tokens = tokens_of(text)
    openers = _openers()
    weaker: tuple[int, int] | None = None
    for at, opening in enumerate(tokens):
        for words, kind in openers.get(opening.word, ()):
            behind = at + len(words)
            if tuple([token.word for token in tokens[at:behind]]) != words:
                continue
            end = _end(tokens, at, behind)
            if end <= behind or not _opens(tokens, (at, behind, end), kind, text):
                continue
            found = (opening.start, _trimmed(text, tokens[end - 1].end))
            if kind in ("clause", "inverted"):
                return found
            weaker = weaker or found
            break
    return weaker


def _trimmed(text: str, end: int) -> int:
    while end and text[end - 1] in ".,;:\"”'’ ":
        end -= 1
    return end


def _opens(tokens: tuple[Token, ...], span: tuple[int, int, int], kind: str, text: str) -> bool:
    """Whether the words open a condition here: not *asked if*, *even if*, *if not expropriations*, *until 2007*."""
    at, behind, end = span
    before = tokens[at - 1].word if at else ""
    after = tokens[behind].word
    ahead = _looks_ahead(tokens, at, end, text)
    first = tokens[at].word
    if kind == "inverted":
        return _inverted(tokens, span, text)
    if first in ("if", "when", "once", "after") and before in _words("no_condition_before"):
        return False
    if first == "if" and after in _words("no_condition_behind"):
        return False
    if kind == "time":
        plain = ahead and not _dated(tokens, behind, text)
        return (
            plain
            and after not in _words("no_time_behind")
            and before not in _words("no_noun_before")
            and not _past(tokens, at)
        )
    if first in ("without", "absent") or (first == "in" and kind == "phrase"):
        return ahead and not after.endswith("ing") and before != "(" and after != "from"
    if [token.word for token in tokens[at:behind]] == ["in", "case"]:
        return after in _words("next")
    if _subject_to(tokens, at, behind):
        return any(token.word in _words("consents") for token in tokens[behind : behind + 4])
    if first in ("provided", "providing") and behind == at + 1:
        with_it = any(token.word == "with" for token in tokens[behind : behind + 9])
        given = before in _words("no_proviso_before") or after in _words("no_proviso_behind")
        return not given and before != "" and ahead and not with_it
    # Who depends on somebody for something makes no condition.
    return first != "dependent" or not any(token.word == "for" for token in tokens[behind:end])


def _inverted(tokens: tuple[Token, ...], span: tuple[int, int, int], text: str) -> bool:
    """Whether a verb stands before its subject for *if*: ``should the talks fail, …``, ``… should they fail``.

    *Had* and *were* only at the head, before what would be: ``Had a meeting with Oyen, who …`` leaves out a subject.
    """
    at, behind, end = span
    after = tokens[behind].word
    if not (after in _words("subjects") or text[tokens[behind].start].isupper()) or end < behind + 2:
        return False
    should = tokens[at].word == "should"
    before = [token.word for token in tokens[:at] if token.word != ","][-1:]
    if not _leads(tokens, at) and not (should and before == ["that"]):
        asks = tokens[at - 1].word in _words("no_inversion_behind")
        return should and not asks and _looks_ahead(tokens[:at], at, at, text)
    main = tokens[end + 1 : end + NEAR]
    would = any(token.word in _words("would") for token in main)
    stops = end < len(tokens) and tokens[end].word == ","
    return stops and (should or (would and main[0].word not in ("who", "which", "and", "but")))


def _subject_to(tokens: tuple[Token, ...], at: int, behind: int) -> bool:
    """Whether the words are *subject to*: a condition where somebody's consent follows, not before *scrutiny*."""
    return [token.word for token in tokens[at:behind]] == ["subject", "to"]


def _past(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether *when* and *after* tell of what has happened: ``after the minister resigned``."""
    if tokens[at].word not in ("when", "after"):
        return False
    clause = [token.word for token in tokens[at + 1 : at + 12]]
    clause = clause[: clause.index(",")] if "," in clause else clause
    finite = any(word in ("is", "are", "has", "have", "be") for word in clause)
    return not finite and (
        any(word.endswith("ed") or word in ("was", "were", "had") for word in clause) or clause[:1] == ["which"]
    )


def _looks_ahead(tokens: tuple[Token, ...], at: int, end: int, text: str) -> bool:
    """Whether a modal stands outside the condition; *May* is a month."""
    return any(
        token.word in _words("ahead") and text[token.start : token.end] != "May"
        for index, token in enumerate(tokens)
        if index < at or index >= end
    )


def _dated(tokens: tuple[Token, ...], behind: int, text: str) -> bool:
    if any(token.word in _words("stretches") for token in tokens[behind : behind + 3]):
        return True
    start = tokens[behind].start
    return any(
        found.start - start <= 12 for found in find_dates(text[start : start + 40], "2000-01-15") if found.start <= 12
    )


def _end(tokens: tuple[Token, ...], at: int, behind: int) -> int:
    """The end of a condition: a comma where the main clause begins, a sign that ends a clause, or the end."""
    depth = 0
    for index in range(behind, min(len(tokens), at + LONGEST)):
        word = tokens[index].word
        after = tokens[index + 1].word if index + 1 < len(tokens) else ""
        depth += (word == "(") - (word == ")")
        if depth:
            continue
        if word in (";", ":", "--") or (word in (".", "?") and after):
            return index
        if word == "," and index == behind + 1:
            return index  # "if needed, …"
        if word == "," and index > behind and (_leads(tokens, at) or after in _words("next") or after in QUOTES):
            return index
        if word in ("then", "if", "unless") and index > behind + 1:
            return index
    return min(len(tokens), at + LONGEST)


def _leads(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the condition stands before its main clause."""
    return all(token.word in QUOTES or token.word in (",", "that", "and", "but", "however") for token in tokens[:at])

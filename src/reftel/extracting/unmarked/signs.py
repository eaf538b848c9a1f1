"""What is looked at in a sentence that tells of nobody saying it, to learn whose words it is.

Signs are of its grammar, of who may be speaking, and of what stands around it; no word of content is among them, so
that what was learnt of some cables holds for others.
"""

import re
from typing import NamedTuple

import msgspec

from reftel.extracting.floor import Speaker, by_name, is_soft, tells_in_past
from reftel.extracting.judging import is_present, judges
from reftel.extracting.lexicon.load import cues
from reftel.extracting.narration import (
    REFERRED,
    continues,
    is_single,
    is_titled,
    loses_floor,
    narrates,
    says_we,
)
from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.own_views import in_first_person, is_told_now, judges_it, says_ours
from reftel.extracting.parse import Parse

_HELPERS = (  # the first of these that stands beside the verb is its tense
    ("would", frozenset(["would", "'d"])),
    ("could", frozenset(["could", "might"])),
    ("should", frozenset(["should", "must", "ought"])),
    ("will", frozenset(["will", "shall", "'ll"])),
    ("can", frozenset(["can", "may", "cannot"])),
    ("had", frozenset(["had"])),
    ("has", frozenset(["has", "have"])),
    ("was", frozenset(["was", "were", "did"])),
    ("is", frozenset(["is", "are", "do", "does", "am"])),
)
_DATED = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?) \d|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_HIS = frozenset(["he", "she", "his", "her", "him"])
_THEIRS = frozenset(["his", "her", "their", "our", "its"])
_OURS = frozenset(["we", "i", "post", "embassy", "consulate", "mission", "you", "your"])
_SHOWN = frozenset(["this", "that", "these", "those", "there"])
_COUNTED = ("VBD", "VBZ", "VBP", "JJ", "RB", "NNP", "VBN", "VBG")
_NEAR = 3  # sentences: further away is one distance


class Open(msgspec.Struct):
    """A sentence that tells of nobody saying it; ``speaker`` is who may be speaking on in it, ``carried`` whether he
    spoke in the paragraph before.
    """

    sentence: Sentence
    found: list[Draft]
    speaker: Speaker
    carried: bool
    since: int  # sentences since he spoke
    place: int  # in its paragraph
    listed: bool = False  # an item of a list


class Surroundings(msgspec.Struct):
    """What is around the open sentences of a paragraph: shares are of its sentences and of those of the body."""

    sentences: int
    told_here: float
    told: float
    comments: bool  # whether the cable has a comment of its own
    heading: str
    here: frozenset[str]


def tense_of(parse: Parse, root: int) -> str:
    """The tense of a verb by its helpers, else its tag."""
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux", "auxpass")}
    return next((name for name, words in _HELPERS if helpers & words), parse.tags[root])


class Signs(NamedTuple):
    """The signs of a sentence; of them those of its tense, and those that tell of it to its neighbours."""

    own: list[str]
    tense: list[str]
    near: list[str]


def signs_of(one: Open, setting: Surroundings) -> Signs:
    """The signs of one sentence, without those of its neighbours."""
    clause = _of_clause(one.sentence.parse) if one.sentence.parse is not None else Signs([], [], [])
    words = _of_words(one.sentence)
    speaker = _of_speaker(one, setting, ours="ours" in words, weighs="weighs" in words)
    crossing = ["somebody" if one.speaker.report is not None else "nobody"]
    crossing += [name for name in ("shifted", "single") if name in speaker]
    cross = [f"{sign}|{name}" for sign in clause.tense for name in crossing]
    own = clause.own + words + speaker + _of_setting(one, setting, judges="judges-it" in words) + cross
    return Signs(own, clause.tense, clause.near + [sign for sign in ("judges-it", "weighs") if sign in words])


def _of_clause(parse: Parse) -> Signs:
    """The tense and the subject of the main clause."""
    root = parse.root()
    if root is None:
        return Signs(["rootless"], [], [])
    tense = tense_of(parse, root)
    is_so = {
        "present": is_present(parse, root),
        "negated": parse.negated(root),
        "narrates": narrates(parse, root),
    }
    found = _held(is_so)
    subject = parse.subject(root)
    if subject is None:
        first, near = [f"tense={tense}"], ["subject=none"]
    else:
        word, tag = parse.lower[subject], parse.tags[subject]
        plain = tag in ("PRP", "DT", "EX") or word in _SHOWN
        kind = word if plain else "name" if tag.startswith("NNP") else "noun"
        first, near = [f"tense={tense}", f"tense&subject={tense}&{kind}"], [f"subject={kind}"]
        if any(parse.lower[kid] in _THEIRS for kid in parse.children(subject, "poss")):
            found.append("subject-owned")
    return Signs(found + first + near, first, [first[0], *near])


def _held(told: dict[str, bool]) -> list[str]:
    """The signs that hold."""
    return [name for name, is_so in told.items() if is_so]


def _of_words(sentence: Sentence) -> list[str]:
    """Signs of the words of a sentence, as a bag."""
    parse, text = sentence.parse, sentence.text
    if parse is None:
        return []
    size = len(parse)
    found = [f"length={min(size // 8, 5)}", f"role={sentence.role}"]
    if parse.lower[0] in cues("openers"):
        found.append(f"opens={parse.lower[0]}")
    found += [f"{tag}={min(int(parse.tags.count(tag) / size * 20), 4)}" for tag in _COUNTED]
    low = set(parse.lower)
    ours = not low.isdisjoint(_OURS)
    figure = _FIGURE.search(text) is not None
    judging = judges(sentence)
    judging_it = judges_it(sentence, shape=judging)
    told = {
        "modal": "MD" in parse.tags,
        "compared": "JJR" in parse.tags or "JJS" in parse.tags,
        "counted": "CD" in parse.tags,
        "in-quote": sentence.in_quote,
        "quotes": '"' in text or "“" in text,
        "opens-quote": text[0] in '"“',
        "bracket": text[0] == "(",
        "asks": text.rstrip('"”’) ').endswith("?"),
        "dated": figure and _DATED.search(text) is not None,
        "figure": figure,
        "titled": is_titled(sentence),
        "capitals": text.isupper(),
        "colon": ":" in text,
        "we": "we" in low,
        "he": not low.isdisjoint(_HIS),
        "filed": not low.isdisjoint(REFERRED),
        "judges": judging,
        "judges-it": judging_it,
        "weighs": judging_it and is_told_now(sentence),
        "first-person": ours and in_first_person(sentence),
        "ours": ours and says_ours(sentence),
    }
    return found + _held(told)


def _of_speaker(one: Open, setting: Surroundings, *, ours: bool, weighs: bool) -> list[str]:
    draft, name, named = one.speaker.report, one.speaker.named, by_name(one.speaker)
    if draft is None or draft.speaker_at is None or name is None or named is None:
        return ["nobody"]
    parse, sentence = one.sentence.parse, one.sentence
    words = draft.speaker_at.text.lower().split()
    root = parse.root() if parse is not None else None
    subject = parse.subject(root) if parse is not None and root is not None else None
    last = name.text.lower().split()[-1]
    told = {
        "carried": one.carried,
        "single": is_single(draft.speaker_at),
        "soft": is_soft(draft),
        "told-somebody": bool(draft.addressees_at),
        "shifted": tells_in_past(one.speaker),
        "loses-floor": loses_floor(sentence, named, setting.here),
        "names-him": parse is not None and last in parse.lower,
        "of-him": parse is not None and subject is not None and parse.lower[subject] == last,
    }
    theirs = parse is not None and "we" in parse.lower and says_we(sentence, one.found)
    weighed = told["shifted"] and weighs
    lost = told["loses-floor"] or told["soft"] or weighed or (ours and not theirs)
    told["weighed"] = weighed
    told["names-him-now"] = told["names-him"] and one.sentence.parse is not None and is_told_now(sentence)
    told["goes-on"] = not one.carried and not lost and (theirs or continues(sentence, draft))
    kind = (
        words[0]
        if words[0] in ("he", "she", "they", "the", "i", "we")
        else "name"
        if draft.speaker_at.text.split()[-1][0].isupper()
        else "other"
    )
    more = [f"frame={draft.frame}", f"speaker={kind}", f"since={min(one.since, _NEAR)}", f"verb={draft.verb}"]
    return _held(told) + more


def _of_setting(one: Open, setting: Surroundings, *, judges: bool) -> list[str]:
    told = {
        "first": one.place == 0,
        "last": one.place == setting.sentences - 1,
        "alone": setting.sentences == 1,
        "has-report": bool(one.found),
        "item": one.listed,
        "cable-comments": setting.comments,
        "comments&judges": setting.comments and judges,
        "heading-comment": "comment" in setting.heading or "bio" in setting.heading,
        "paragraph-silent": setting.told_here == 0,
    }
    shares = [f"told={min(int(setting.told * 6), 4)}", f"told-here={min(int(setting.told_here * 5), 4)}"]
    return _held(told) + shares


def among(run: list[Signs], before: str, after: list[str]) -> list[list[str]]:
    """The signs of each sentence of a run with those of its neighbours, of what stood before it and who speaks next."""
    whole = []
    for turn, (signs, following) in enumerate(zip(run, after, strict=True)):
        near, left = min(turn, _NEAR), min(len(run) - 1 - turn, _NEAR)
        found = [
            *signs.own,
            f"before={before}",
            f"before={before}&{near}",
            f"before={before}&{near}&{'shifted' if 'shifted' in signs.own else 'plain'}",
            f"after={following}",
            f"after={following}&{left}",
            f"after={following}&{'goes-on' if 'goes-on' in signs.own else 'ends'}",
            f"after={following}&{'nobody' if 'nobody' in signs.own else 'somebody'}",
            *(f"{sign}&after={following}" for sign in signs.tense),
        ]
        if turn:
            found += [f"left:{sign}" for sign in run[turn - 1].near]
        if left:
            found += [f"right:{sign}" for sign in run[turn + 1].near]
        whole.append(found)
    return whole

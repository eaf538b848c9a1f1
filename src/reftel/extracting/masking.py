"""Parenthetical attributions, found by surface pattern and taken out before the parser sees the sentence.

``The dam, he added, would hold.`` is shown to the parser as ``The dam would hold.``: it repairs the parse of what was
said, and says who said it. Works word by word with set lookups; a big alternation would cost more than the parse.
"""

import re
from functools import cache
from itertools import pairwise

import msgspec

from reftel.extracting import dates
from reftel.extracting.labels import labelled
from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import cues, frames
from reftel.extracting.namelike import (
    AUXILIARY,
    LEADS,
    PRONOUNS,
    SURE,
    can_speak,
    is_person,
    mention_from,
    sure_of_it,
    without_day,
)
from reftel.extracting.notes import Aside, Mention
from reftel.extracting.protected import protections
from reftel.extracting.walk import TOLD
from reftel.facts import captions

_WORD = re.compile(r"[^\s,;“”\"()]+")
# What bounds a parenthetical: a comma, a quotation mark, a spaced dash, a semicolon.
_BOUND = re.compile(r"[,;“”]|\"\"?|\s--?\s|\s[–—]\s")
_FOLLOWED = cues("followed")
_ADVERBS = cues("saying_adverbs")
# Who else may stand behind the verb of an aside, and open the words for an addressee: "the".
_HEARERS = frozenset(["the", "ambassador", "dcm", "reporters", "journalists"])
LONGEST_ASIDE = 16  # words


class Masked(msgspec.Struct, frozen=True):
    """A sentence without its parentheticals; ``places`` are pairs (offset here, offset in the paragraph)."""

    text: str
    places: tuple[tuple[int, int], ...]
    asides: tuple[Aside, ...]


@cache
def aside_forms() -> frozenset[str]:
    """All forms of the verbs that may stand in a parenthetical."""
    lemmas = {lemma for lemma, frame in frames().items() if "aside" in frame.takes}
    forms: set[str] = set()
    for lemma in lemmas:
        forms |= {form for form in _forms(lemma) - _NOUNS if lemma_of(form, "VBD") == lemma or form == lemma}
    return frozenset(forms | {"said", "told", "thought", "wrote", "swore"})


# Forms that are nouns as often as not: "the Harbour Square protests".
_NOUNS = cues("noun_forms")


def _forms(lemma: str) -> set[str]:
    stem = lemma.removesuffix("e")
    past = lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeou" else stem + "ed"
    present = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + "s"
    return {lemma, past, present, lemma + "es", lemma + lemma[-1] + "ed"}


def mask(paragraph: str, start: int, end: int) -> Masked:
    """A sentence of a paragraph without its parenthetical attributions."""
    text = paragraph[start:end]
    suffixes = _suffixes(paragraph, start, end) if ", " in text or "(" in text else []
    for first, _ in suffixes:  # "Bly, Jr. told us" is no aside
        paragraph = f"{paragraph[:first]} {paragraph[first + 1 :]}"
    guarded = protections(paragraph, start, end)
    for first, last in guarded:  # "Bly (please protect) said"
        paragraph = paragraph[:first] + " " * (last - first) + paragraph[last:]
    found: list[Aside] = []
    if "," in text or "ccording" in text or '"' in text or "”" in text or not _SAID.isdisjoint(text.split()):
        found = _asides(paragraph, start, end)
    named = None if found else labelled(paragraph, start, end)
    found = [*found, named] if named is not None else found
    gone = [*((aside.start, aside.end) for aside in found), *guarded]
    if _CAPTIONED.search(text) is not None:
        gone = _with_captions(paragraph, start, end, gone)
    if "\u00ad" in text or "epeat" in text or "rpt" in text.lower() or "REPEAT" in text:
        gone = _with_signs(paragraph, start, end, gone)
    gone = sorted(gone + [one for one in suffixes if not any(lo < one[1] and one[0] < hi for lo, hi in gone)])
    if "--" in text or "—" in text:
        gone = _with_dashes(paragraph, start, end, gone)
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length, at = 0, start
    for first, last in gone:
        piece = paragraph[at:first]
        places.append((length, at))
        pieces.append(piece)
        length += len(piece)
        at = last
    places.append((length, at))
    pieces.append(paragraph[at:end])
    return Masked(plain("".join(pieces)), tuple(places), tuple(found))


# "not repeat not", "no rpt no", which guard a word against garbling; and the soft hyphen, which is no letter.
_GUARD = re.compile(r"\u00ad|(?i:(?<!\s)\s+(?:rpt|repeat)\s+(not|no|non|only|never)\b)")


_HE = "He "


def with_subject(masked: Masked) -> Masked:
    """``Added dam leaked``, as telegrams in capitals go on, with the subject that they leave out: *He added*.

    Without it the parser takes the verb for a name.
    """
    first, _, rest = masked.text.partition(" ")
    low = first.lower()
    said = lemma_of(low, "VBD") in cues("plain") and low != lemma_of(low, "VBD")
    if not said or rest.startswith("by ") or masked.asides:
        return masked
    (_, start), *_ = masked.places
    moved = tuple((here + len(_HE), there) for here, there in masked.places)
    return Masked(f"{_HE}{low} {rest}", ((0, start), *moved), masked.asides)


def _with_signs(paragraph: str, start: int, end: int, gone: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What the parser is not shown, with the signs of the telegraph among it."""
    found = list(gone)
    for mark in _GUARD.finditer(paragraph, start, end):
        word = mark.group(1)
        if word is not None and not paragraph[start : mark.start()].lower().endswith(word.lower()):
            continue
        if not any(first < mark.end() and mark.start() < last for first, last in gone):
            found.append(mark.span())
    return sorted(found)


# "told the DCM SIPDIS that": what a transmission left between two words is part of no name.
_CAPTIONED = re.compile(r"(?<=\w) (?P<caption>[A-Z]{3,4}DIS|NOFORN)(?= (?P<behind>[\w-]+))")


def _with_captions(paragraph: str, start: int, end: int, gone: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What the parser is not shown, with captions among it that nobody speaks of: not in "a SIPDIS cable"."""
    found = list(gone)
    for mark in _CAPTIONED.finditer(paragraph, start, end):
        before = paragraph[start : mark.start()].rsplit(None, 1)[-1].lower()
        spoken = before in cues("before_captions") or mark["behind"].lower() in cues("behind_captions")
        known = captions.caption_of(mark["caption"]) is not None
        if known and not spoken and not any(first < mark.end() and mark.start() < last for first, last in gone):
            found.append(mark.span())
    return sorted(found)


# "Bly, Jr. told us", "Senator Bly (R-TX) said": behind a name, and no part of the clause.
_BRACKETED = r"\((?:[DRI]-[A-Za-z]{2,12}\.?|[Rr]et(?:\.|ired)?|MP|PhD)\)"
_SUFFIX = re.compile(rf"(?<=[a-z]),? (?:{_BRACKETED}|(?<=, )(?:Jr|Sr|Esq|PhD|MP|II|III|IV)\b\.?)(?=,? [a-z])")


def _suffixes(paragraph: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands behind names and is no part of the clause, with the comma behind it where one stands before it."""
    return [
        (mark.start(), mark.end() + (mark.group()[0] == "," and paragraph[mark.end()] == ","))
        for mark in _SUFFIX.finditer(paragraph, start, end)
    ]


# "the churches -- the old ones of the coast -- are empty": set apart from the clause, which goes on in small letters.
_DASHED = re.compile(r"(?<=[\w)\"])\s+(?:--|—)\s+(?P<words>[^-—.!?;:\"]{8,150})\s+(?:--|—)(?=\s+[a-z])")


def _with_dashes(paragraph: str, start: int, end: int, gone: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What the parser is not shown, with what stands between dashes among it: not a clause that goes on, no report."""
    found = list(gone)
    for mark in _DASHED.finditer(paragraph, start, end):
        if any(first < mark.end() and mark.start() < last for first, last in gone):
            continue
        if mark["words"].partition(" ")[0].lower() in LEADS:
            continue  # "discussed -- and now and then praised -- the dam"
        if _attributing().isdisjoint(_WORD.findall(mark["words"].lower())):
            found.append(mark.span())
    return sorted(found)


def plain(text: str) -> str:
    """The same text, character for character, with the signs that the parser knows."""
    if "," in text:
        text = _GARBLED.sub("'", text)
    if "u.s." in text:
        text = text.replace("u.s.", "U.S.")
    return (
        text.replace("’", "'")
        .replace("‘", "'")
        .replace("“", '"')
        .replace("”", '"')
        .replace('""', ' "')
        .replace("`", "'")
    )


_GARBLED = re.compile(r"(?<=[A-Za-z]),(?=(?:s|t|re|ve|ll|d)\b)")  # "Spain,s": an apostrophe lost in transmission


_FILED = re.compile(r"\s\((?:refs?|reftels?|septels?|paras?)\b[^()]{0,20}$", re.IGNORECASE)


def _asides(paragraph: str, start: int, end: int) -> list[Aside]:
    bounds = [(mark.start(), mark.end()) for mark in _BOUND.finditer(paragraph, start, end)]
    tail = end
    while tail > start and paragraph[tail - 1] in '.!?"”’)':
        tail -= 1
    filed = _FILED.search(paragraph, start, tail)
    if filed is not None:  # '"It leaks," Bly said (ref B).'
        tail = filed.start()
    if _attributing().isdisjoint(_WORD.findall(paragraph[start:tail].lower())):
        return []  # none of the words that a parenthetical must have
    bounds = [(start, start), *((s, e) for s, e in bounds if e <= tail), (tail, end)]
    found: list[Aside] = []
    for turn in range(len(bounds) - 1):
        left, right = bounds[turn], bounds[turn + 1]
        if right[0] - left[1] < 5 or right[0] - left[1] > 160:
            continue
        aside = _aside(paragraph, left, right, first=turn == 0, last=turn == len(bounds) - 2)
        if aside is None and turn == 0:
            aside = _as_apposed(paragraph, bounds)
        if aside is not None and (not found or aside.start >= found[-1].end):
            found.append(_joined(paragraph, aside, left, right, end, last=turn == len(bounds) - 2))
    last = _at_the_end(paragraph, found[-1].end if found else start, tail)
    if last is not None:
        found.append(last)
    whole = sum(aside.end - aside.start for aside in found)
    return found if whole < (end - start) - 5 else []


@cache
def _attributing() -> frozenset[str]:
    """Words of which every parenthetical attribution has one."""
    return aside_forms() | _SAID | VIEWS | _PUT | SURE | {"according", "per", "hear", "account", "reckoning"}


def _at_the_end(paragraph: str, start: int, tail: int) -> Aside | None:
    """``The dam will make all of them leave argued Bly.``: verb and speaker at the end, the comma before them lost."""
    words = [
        (word.group(), word.start(), word.end()) for word in _WORD.finditer(paragraph, max(start, tail - 120), tail)
    ]
    for turn in range(len(words) - 2, max(len(words) - 6, 5), -1):
        before, rest = words[turn - 1][0], words[turn:]
        if rest[0][0].lower() in _SAID and before.islower() and before not in _NO_END and not _is_day(rest[1:]):
            said = _said(rest, [word.lower() for word, _, _ in rest], last=True)
            return None if said is None else msgspec.structs.replace(said, end=tail)
    return None


def _is_day(words: list[tuple[str, int, int]]) -> bool:
    """``The ministers commented Friday.``"""
    return words[0][0].lower() in {*dates.words()["weekdays"], *dates.words()["months"]}


# What follows a source in "in Bly's view".
VIEWS = frozenset(["view", "opinion", "words", "estimation", "assessment", "telling", "judgment"])
# What opens no name behind a verb: "…, said on March 3, …".
_NO_NAME = frozenset(["that", "to", "so", "in", "by", "on", "at", "with", "about", "for", "from", "of"])
# Verbs of saying that take no person, so that one behind them at the end of a sentence is who speaks.
_SAID = frozenset(["said", "argued", "stated", "replied", "responded", "opined", "commented", "remarked"])
# What may stand before such a verb where its subject does, and so at no end of what was said.
_NO_END = frozenset(["who", "which", "that"]) | PRONOUNS | LEADS | AUXILIARY


def _aside(paragraph: str, left: tuple[int, int], right: tuple[int, int], *, first: bool, last: bool) -> Aside | None:
    bracket = paragraph.rfind(")", left[1], right[0])
    if bracket >= 0 and paragraph.find("(", left[1], bracket) < 0:
        left = (bracket, bracket + 1)
    words = [(word.group(), word.start(), word.end()) for word in _WORD.finditer(paragraph, left[1], right[0])]
    if not 1 < len(words) <= LONGEST_ASIDE:
        return None
    lower = [word[0].lower() for word in words]
    source = _source(paragraph, words, lower) or _told_it(words, lower)
    if source is not None and (not first or words[-1][2] - words[0][1] < 90):
        return Aside(words[0][1], words[-1][2], source, "according")
    if first:
        if lower[0] != "as" or len(words) < 3:
            return None
        said = _said(words[1:], lower[1:], last=last)
        return None if said is None else msgspec.structs.replace(said, start=words[0][1])
    if lower[0] == "as" and len(words) > 2:
        said = _said(words[1:], lower[1:], last=last)
        return None if said is None else msgspec.structs.replace(said, start=words[0][1], inner=True)
    return _said(words, lower, last=last) or sure_of_it(words)


def _as_apposed(paragraph: str, bounds: list[tuple[int, int]]) -> Aside | None:
    """``As another mayor, Tarn Bly, told us, …``: the one with the name."""
    if len(bounds) < 5 or bounds[3][0] - bounds[0][1] > 160:
        return None
    opening, named, verb = (
        [(word.group(), word.start(), word.end()) for word in _WORD.finditer(paragraph, left[1], right[0])]
        for left, right in pairwise(bounds[:4])
    )
    if not opening or not named or not verb or opening[0][0].lower() != "as" or len(named) > 6:
        return None
    if verb[0][0].lower() not in aside_forms() or not can_speak(named) or not named[-1][0][0].isupper():
        return None
    said = _said([*named, *verb], [word[0].lower() for word in (*named, *verb)], last=False)
    return None if said is None else msgspec.structs.replace(said, start=opening[0][1])


def _source(paragraph: str, words: list[tuple[str, int, int]], lower: list[str]) -> Mention | None:
    """``according to X``, ``in X's view``."""
    if lower[0] == "according" and lower[1] not in ("to", "as") and can_speak(words[1:]):
        return mention_from(words[1:])  # "ACCORDING RELIABLE SOURCES", as telegrams have it
    if lower[:2] == ["according", "to"] and len(words) > 2 and _FOLLOWED.isdisjoint(lower[2:5]):
        named = next((turn for turn, word in enumerate(words) if paragraph[word[1] - 1 : word[1]] == "("), len(words))
        named = next((turn for turn in range(4, named) if _is_made(lower, turn)), named)
        return mention_from(words[2 : max(named, 3)])  # "according to press reports (and confirmed by others)"
    if (
        lower[0] == "per"
        and 1 < len(words) <= 6
        and not lower[1].startswith("ref")
        and words[-1][0][0].isupper()
        and can_speak(words[1:])
    ):
        return mention_from(words[1:])  # "..., per Secretary Bly"
    if (lower[0] in ("in", "to") and lower[-1] in VIEWS) or (
        lower[0] == "by" and lower[-1] in ("account", "reckoning")
    ):
        owner = [word for word in words[1:-1] if word[0].lower() != "own"]
        if owner and (
            owner[-1][0].endswith(("'s", "’s", "s'", "s’", ",s")) or lower[1] in ("his", "her", "their", "our")
        ):
            return mention_from(owner)
        if len(owner) > 1 and lower[1] == "the" and all(word[0][0].isupper() for word in owner[1:]):
            return mention_from(owner[1:])  # "in the Ostrel view"
    if lower[:2] == ["in", "the"] and len(words) > _HOLDER and lower[2] in VIEWS and lower[3] == "of":
        return mention_from(words[_HOLDER:]) if can_speak(words[_HOLDER:]) else None  # "in the view of Bly"
    return None


_HOLDER = 4  # words before who holds a view: "in the view of Bly"


def _told_it(words: list[tuple[str, int, int]], lower: list[str]) -> Mention | None:
    """``as Bly put it``, ``to hear Bly tell it``."""
    opened = 1 if lower[0] == "as" and lower[-2] in _PUT else 2 if lower[:2] == ["to", "hear"] else 0
    if not opened or lower[-1] != "it" or not can_speak(words[opened:-2]):
        return None
    return mention_from(words[opened:-2])


_PUT = frozenset(["put", "puts", "sees", "saw", "tells", "told", "described", "expressed", "phrased"])


def _is_made(lower: list[str], turn: int) -> bool:
    """Whether a source's own words end before the word, which says how it came to be: ``a poll conducted in May``."""
    behind = lower[turn + 1 : turn + 2]
    return lower[turn].endswith(("ed", "ten", "held")) and (
        not behind or behind[0] in _MADE or behind[0].endswith("wide")
    )


_MADE = frozenset(
    ["in", "on", "by", "at", "last", "this", "from", "with", "during", "before", "after", "earlier", "for"]
)


def _said(words: list[tuple[str, int, int]], lower: list[str], *, last: bool) -> Aside | None:
    """``Marin said``, ``he told the Ambassador``, ``said the Minister``."""
    forms = aside_forms()
    begin = words[0][1]
    for turn, form in enumerate(lower):
        if form not in forms:
            continue
        verb = lemma_of(form, "VBD")
        if turn == 0:
            subject = words[1:]
            while subject and subject[-1][0].lower() in _ADVERBS:
                subject = subject[:-1]
            if (
                verb != "tell"
                and 0 < len(subject) <= 9
                and can_speak(subject)
                and subject[0][0].lower() not in _NO_NAME
            ):
                return Aside(begin, words[-1][2], mention_from(subject), verb)
            return None
        subject = words[:turn]
        while len(subject) > 1 and subject[-1][0].lower() in (*_ADVERBS, "has", "had", "have", "himself", "herself"):
            subject = subject[:-1]
        if subject[0][0].lower() in _ADVERBS and len(subject) > 1:
            subject = subject[1:]
        rest = words[turn + 1 :]
        particle = frames()[verb].particle  # "it leaked, he pointed out, badly"
        if particle is not None and (not rest or rest.pop(0)[0].lower() != particle):
            return None
        if "objinf" in frames()[verb].takes and any(word[0].lower() == "to" for word in rest[1:]):
            return None  # "After the talks, the mayor urged them to wait"
        follows = _may_follow(rest, verb, last=last) or _may_follow(without_day(rest), verb, last=last)
        if len(subject) > 10 or not can_speak(subject) or not follows:
            return None
        addressee = None
        if "obj" in frames()[verb].to and rest and _hears(rest):
            addressee = mention_from(rest[:6])
        elif verb in _TO_SOMEBODY:
            return None
        elif rest and rest[0][0].lower() == "to" and len(rest) > 1:
            if not is_person(rest[1]):
                return None  # "the mayor has threatened to close it"
            addressee = mention_from(rest[1:])
        return Aside(begin, words[-1][2], mention_from(subject), verb, addressee)
    return None


def _hears(rest: list[tuple[str, int, int]]) -> bool:
    """Whether what stands behind a verb of telling is somebody: "reminded us", "recommended with a smile"."""
    head = rest[0][0].lower()
    return not (head in _ADVERBS or head.endswith("ly") or head in _NO_NAME)


# Verbs that must have somebody told beside them.
_TO_SOMEBODY = frozenset(["tell", "remind", "assure", "reassure", "inform"])


def _may_follow(rest: list[tuple[str, int, int]], verb: str, *, last: bool) -> bool:
    """What may stand behind the verb: nothing, an adverb, an addressee, ``with a smile``; never what was said."""
    if not rest:
        return True
    head = rest[0][0].lower()
    if any(word[0].lower() in ("that", "whether", "how", "why", "if") for word in rest) or head in ("a", "an"):
        return False
    if head == "to" and verb == "continue":
        return False  # "…, whose navy continues to seek ships, …"
    if head in _ADVERBS or head.endswith("ly") or head in ("to", "with"):
        return len(rest) <= 9
    if head in ("in", "of", "during", "at", "on"):
        return last and len(rest) <= 9
    if head == "the" and verb not in _TO_SOMEBODY:
        return False  # "…, Bly stressed the importance of it"
    return (
        (last and len(rest) <= 6 and (head in TOLD or head in _HEARERS))
        or (head in ("us", "poloff", "econoff", "emboff", "poloffs", "emboffs", "econoffs") and len(rest) == 1)
        or (head == "the" and len(rest) <= 3)
        or (verb in _TO_SOMEBODY and len(rest) == 1 and is_person(rest[0]))
    )


def _joined(
    paragraph: str, aside: Aside, left: tuple[int, int], right: tuple[int, int], end: int, *, last: bool
) -> Aside:
    """The aside with the commas that go with it: both, where the clause goes on with its verb."""
    start, stop = aside.start, aside.end
    if paragraph[left[0] : left[1]] == "," or paragraph[left[0] : left[1]].strip(" ") in ("--", "-", "–", "—"):
        start = left[0]
    if last:
        stop = max(stop, right[0]) if right[0] <= end else stop
    elif paragraph[right[0] : right[1]] == ",":
        following = _WORD.search(paragraph, right[1], min(end, right[1] + 40))
        lead = start == left[0] and paragraph[left[0] : left[1]] == ","
        if (following and lead and following.group().lower() in AUXILIARY) or not lead:
            stop = right[1]
    return msgspec.structs.replace(aside, start=start, end=max(stop, start + 1))

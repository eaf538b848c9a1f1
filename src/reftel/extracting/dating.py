"""What a sentence dates: the days on which people meet or somebody speaks in it, and who was there."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from reftel.extracting.cues import Token, tokens_of
from reftel.extracting.dates import DateMention, anchor_of, dates_in, may_hold_a_date, words
from reftel.extracting.lexicon.load import cues, meeting_lists, speakers
from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.occasions import lists, place_of

PERFECT: Final = frozenset(["had", "earlier", "previously"])
NEAR: Final = 120  # days before the cable on which a conversation that it carries through may lie
_MONTH: Final = len("2004-03")


class Dated(NamedTuple):
    """A day of a sentence: EDTF, its place in the paragraph, the verb that it hangs on, whether people meet then."""

    edtf: str
    at: int
    verb: int | None
    meets: bool


class Setting(NamedTuple):
    """What a sentence dates: its days, the names about it, whether it only looks back (*had met*), and whether people
    met or spoke with each other: only such a day is that of the sentences that follow, and only if it is one.
    """

    days: tuple[Dated, ...]
    names: frozenset[str]
    back: bool
    parted: tuple[tuple[str, str], ...] = ()  # of several days, which name stands with which
    said_at: frozenset[str] = frozenset()  # the words for what is spoken at in public: speech, interview

    @property
    def edtf(self) -> str:
        """The first day."""
        return self.days[0].edtf

    @property
    def meets(self) -> bool:
        """Whether people meet on that day, and on no other of the sentence."""
        return self.days[0].meets and len({day.edtf for day in self.days if day.meets}) == 1

    def day_of(self, keys: Iterable[str]) -> str | None:
        """The day on which one of some names was met or spoke: of several days that with which his name stands, none
        where he is named with none, or with two.
        """
        if len({day.edtf for day in self.days}) == 1:
            return self.edtf
        found = {day for name, day in self.parted if name in keys}
        return found.pop() if len(found) == 1 else None

    def of(self, draft: Draft, verb_start: int | None) -> str:
        """The day of a statement in the sentence: its verb's, else the last that stands before it, else the first."""
        own = [day for day in self.days if day.verb is not None and day.verb == draft.verb_at]
        if own:
            return own[0].edtf
        place = draft.start if verb_start is None else verb_start
        before = [day for day in self.days if day.at < place]
        return before[-1].edtf if before else self.edtf


def setting_of(sentence: Sentence, drafts: list[Draft], anchor: str | None) -> Setting | None:
    """The conversation that a sentence dates, or None."""
    if not may_hold_a_date(sentence.text):
        return None
    tokens = tokens_of(sentence.text)
    mentions = dates_in(sentence.text, tokens, anchor)
    if not mentions:
        return None
    contents = [
        (draft.start - sentence.start, draft.end - sentence.start) for draft in drafts if not _arranged(sentence, draft)
    ]
    occasion = any(token.word in lists().occasions for token in tokens)
    spoken = any(draft.voice == "reported" for draft in drafts)
    if not (spoken or occasion or _leads(mentions[0], sentence.text)):
        return None
    outside = [token for token in tokens if not any(lo <= token.start < hi for lo, hi in contents)]
    behind = [token.word for token in outside]
    people = _meet(behind, drafts)
    days: list[Dated] = []
    for mention in mentions:
        day = past(mention, sentence.text, anchor)
        if day is None or any(lo <= mention.start < hi for lo, hi in contents):
            continue
        place = place_of(tokens, mention, sentence, people=people)
        if place is not None:
            meets = place.meets and (spoken or occasion) and near(day, anchor)
            days.append(Dated(day, mention.start + sentence.start, place.verb, meets))
    days = [day for day in days if not any(_within(other.edtf, day.edtf) for other in days)]
    days = _without_years(days, drafts)
    if not days:
        return None
    names = _names(sentence, outside, tokens)
    parted = _parted(sentence, outside, names, days) if len(days) > 1 else ()
    said_at = frozenset(behind) & frozenset(words()["speeches"])
    return Setting(tuple(days), names, any(word in PERFECT for word in behind), parted, said_at)


def _leads(mention: DateMention, text: str) -> bool:
    """Whether a sentence begins with a day or month, which is then that of what it tells: ``On May 2 Bly resigned.``"""
    return len(mention.edtf) >= _MONTH and text[: mention.start].strip().lower() in ("on", "in", "")


def _meet(outside: list[str], drafts: list[Draft]) -> bool:
    """Whether people meet or speak with each other, by the words outside of what is said: also who is handed a paper
    (``points were delivered to``), and not who reads one (``told us in a press release``).
    """
    if any(word in lists().meetings for word in outside):
        return True
    if not frozenset(words()["published"]).isdisjoint(outside):
        return False
    if any(word in lists().own for word in outside):
        return True
    if not all(is_crowd(name) for draft in drafts for name in draft.addressees):
        return True
    return not any(frozenset(words()[kind]).isdisjoint(outside) for kind in ("handed", "papers"))


def _without_years(days: list[Dated], drafts: list[Draft]) -> list[Dated]:
    """Days without those that no verb of saying bears, where people meet on another, and without stretches of years:
    ``Marin, minister from 1984 to 1993, spoke to Poloffs on July 1``.
    """
    saying = {draft.verb_at for draft in drafts if draft.verb_at is not None}
    met = any(day.meets for day in days)
    return [day for day in days if day.meets or day.verb in saying or not (met or _of_years(day.edtf))]


def _of_years(edtf: str) -> bool:
    """Whether a date is a stretch of years: 1984/1993."""
    first, _, last = edtf.partition("/")
    return len(first) == len(last) == len("1984")


def _within(day: str, stretch: str) -> bool:
    """Whether a day lies in a stretch of days: on March 2, on the margins of the summit of March 2 and 3."""
    first, _, last = stretch.partition("/")
    return bool(last) and len(day) == len(first) and first <= day <= last


def _parted(
    sentence: Sentence, outside: Iterable[Token], names: Iterable[str], days: list[Dated]
) -> tuple[tuple[str, str], ...]:
    """Which name stands with which of several days: ``met Marin on May 2 and Bly on May 3``.

    Where a day has no name of its own (``and again on May 5``), whoever was named before stands with both.
    """
    known = frozenset(names) - lists().own - speakers().titles - cues("not_names")
    places = [(token.word, token.start + sentence.start) for token in outside if token.word in known]
    ordered = sorted(days, key=lambda day: day.at)
    ahead = not any(at < ordered[0].at for _, at in places)
    found: set[tuple[str, str]] = set()
    before: set[str] = set()
    for turn, day in enumerate(ordered):
        lo = day.at if ahead else ordered[turn - 1].at if turn else 0
        hi = day.at if not ahead else ordered[turn + 1].at if turn + 1 < len(ordered) else sentence.end
        here = {word for word, at in places if lo <= at < hi}
        found |= {(word, day.edtf) for word in here or before}
        before = here or before
    return tuple(sorted(found))


def is_crowd(name: str) -> bool:
    """Whether a name is that of a crowd or a paper (``the press``, ``members of parliament``), and of nobody who only
    bears such a word in his title: ``Press Secretary Bly``, ``Speaker of Parliament``.
    """
    words, lex = frozenset(name.lower().split()), speakers()
    if lists().crowds.isdisjoint(words):
        return False
    head, of, _ = name.lower().partition(" of ")
    if not (lex.titles - lex.weak).isdisjoint(head.split()):
        return False
    return bool(of) or (lex.nouns - lex.bodies - lists().crowds - meeting_lists()["no_people"]).isdisjoint(words)


def _arranged(sentence: Sentence, draft: Draft) -> bool:
    """``requested a meeting with the Ambassador Thursday``: the meeting is what happened, and not what was said; but
    ``recalled his May 2 visit``.
    """
    parse, root = sentence.parse, draft.root
    asked = draft.frame == "object" and draft.verb not in words()["recalling"]
    return asked and parse is not None and root is not None and parse.lower[root] in lists().meetings


def _names(sentence: Sentence, outside: Iterable[Token], tokens: tuple[Token, ...]) -> frozenset[str]:
    """The words with a capital that stand outside of what is said; whose paper it is, is not there."""
    owners = {found.start for found, after in pairwise(tokens) if after.word == "'s"}
    return frozenset(
        token.word
        for token in outside
        if sentence.cased[token.start : token.start + 1].isupper() and token.start not in owners
    )


def past(mention: DateMention, text: str, anchor: str | None) -> str | None:
    """A date as that of a saying: not after the cable; a stretch of a year is the year."""
    edtf = mention.edtf
    if "X" in edtf:  # a decade
        return None
    here = anchor_of(anchor)
    if here is None:
        return _plain(edtf)
    if edtf[4:6] == "-2":  # a season
        return edtf
    first = anchor_of(edtf)
    if first is None:
        return None
    last = here.day if here.exact else here.day.replace(day=28)
    if first.exact and first.day > last:
        year = str(first.day.year)
        if year in text[mention.start : mention.end] or (first.day - last).days <= 31:
            return None  # what is to come: next week's visit
        return _plain(edtf.replace(year, str(first.day.year - 1)))
    if not first.exact and (first.day.year, first.day.month if len(edtf) > 4 else 0) > (last.year, last.month):
        return None
    return _plain(edtf)


def near(edtf: str, anchor: str | None) -> bool:
    """Whether a date is a day or month shortly before the cable: what a cable reports at length is not years old."""
    said, here = anchor_of(edtf), anchor_of(anchor)
    if said is None or len(edtf.rstrip("~")) == 4:
        return False
    return here is None or (here.day - said.day).days <= NEAR


def _plain(edtf: str) -> str:
    """``2007-05/2007-08`` (mid-2007) as the year; an interval of days stays."""
    first, _, last = edtf.partition("/")
    return first[:4] if last and len(first) == 7 and first[:4] == last[:4] else edtf

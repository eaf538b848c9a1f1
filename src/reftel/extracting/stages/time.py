"""When it was said: the day of the conversation, as far as the cable lets one know it.

A date that hangs on a meeting or on the verb of saying (``On June 11, Foreign Minister Oyen told …``) is the day
of that conversation; it carries through the paragraphs in which the same people speak, and back to the summary. A date
of what is talked about (``the March 2 paper``), a bound (``since January 2``) and the future are not.
"""

from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from reftel.extracting.cues import Token, tokens_of
from reftel.extracting.dates import DateMention, anchor_of, dates_in, find_dates, may_hold_a_date, words
from reftel.extracting.notes import Draft, Notes, Sentence

DETERMINERS: Final = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "our", "this", "that", "'s", "an earlier", "any"]
)
PERFECT: Final = frozenset(["had", "earlier", "previously"])
NEAR: Final = 120  # days before the cable on which a conversation that it carries through may lie
WINDOW: Final = 4  # words behind a date among which the occasion is looked for: "the April 26 meetings"


class Setting(NamedTuple):
    """What a sentence dates: the day, the names about it, whether it only looks back (*had met*), and whether people
    met or spoke with each other: only such a day is that of the sentences that follow.
    """

    edtf: str
    names: frozenset[str]
    back: bool
    meets: bool


class _Words(NamedTuple):
    occasions: frozenset[str]
    meetings: frozenset[str]
    bounds: frozenset[str]
    own: frozenset[str]


@cache
def _lists() -> _Words:
    return _Words(
        frozenset(words()["occasions"]),
        frozenset(words()["meetings"]),
        frozenset(words()["bounds"]),
        frozenset(words()["own_people"]),
    )


def parse_date(text: str, cable_date: str | None) -> list[tuple[int, int, str]]:
    """The date expressions of a text: start, end, EDTF, seen from the day of the cable."""
    return [(found.start, found.end, found.edtf) for found in find_dates(text, cable_date)]


def said_on(notes: Notes) -> Notes:
    """The stage: the day of the saying of every draft."""
    anchor = notes.cable.date
    by_sentence: dict[int, list[Draft]] = {}
    for draft in notes.drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    settings: dict[int, Setting] = {}
    for sentence in notes.sentences:
        found = setting_of(sentence, by_sentence.get(sentence.index, []), anchor)
        if found is not None:
            settings[sentence.index] = found
    dated = _Carry(notes, settings, anchor)
    return msgspec.structs.replace(notes, drafts=dated.all(by_sentence))


def setting_of(sentence: Sentence, drafts: list[Draft], anchor: str | None) -> Setting | None:
    """The conversation that a sentence dates, or None."""
    if not may_hold_a_date(sentence.text):
        return None
    tokens = tokens_of(sentence.text)
    mentions = dates_in(sentence.text, tokens, anchor)
    if not mentions:
        return None
    contents = [(draft.start - sentence.start, draft.end - sentence.start) for draft in drafts]
    occasion = any(token.word in _lists().occasions for token in tokens)
    spoken = any(draft.voice == "reported" for draft in drafts)
    if not (spoken or occasion):
        return None
    for mention in mentions:
        day = _past(mention, sentence.text, anchor)
        if (
            day is None
            or any(lo <= mention.start < hi for lo, hi in contents)
            or not _of_occasion(tokens, mention, sentence.text)
        ):
            continue
        outside = [token for token in tokens if not any(lo <= token.start < hi for lo, hi in contents)]
        owners = {found.start for found, after in pairwise(tokens) if after.word == "'s"}
        names = frozenset(
            token.word
            for token in outside
            if sentence.cased[token.start : token.start + 1].isupper() and token.start not in owners
        )
        behind = [token.word for token in outside]
        people = any(word in _lists().meetings or word in _lists().own for word in behind)
        meets = _near(day, anchor) and (people or any(draft.addressees for draft in drafts))
        return Setting(day, names, any(word in PERFECT for word in behind), meets)
    return None


def _past(mention: DateMention, text: str, anchor: str | None) -> str | None:
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


def _near(edtf: str, anchor: str | None) -> bool:
    """Whether a date is a day or month shortly before the cable: what a cable reports at length is not years old."""
    said, here = anchor_of(edtf), anchor_of(anchor)
    if said is None or len(edtf.rstrip("~")) == 4:
        return False
    return here is None or (here.day - said.day).days <= NEAR


def _plain(edtf: str) -> str:
    """``2007-05/2007-08`` (mid-2007) as the year; an interval of days stays."""
    first, _, last = edtf.partition("/")
    return first[:4] if last and len(first) == 7 and first[:4] == last[:4] else edtf


def _of_occasion(tokens: tuple[Token, ...], mention: DateMention, text: str) -> bool:
    """Whether a date is that of what happens: not *since May*, not *the March 2 paper*, not in brackets."""
    at = next((index for index, token in enumerate(tokens) if token.start >= mention.start), len(tokens))
    before = tokens[at - 1].word if at else ""
    behind = [token.word for token in tokens if token.start >= mention.end][:WINDOW]
    lists = _lists()
    if before in lists.bounds and not (before in ("from", "for") and behind[:1] == ["meeting"]):
        return False
    if text.count("(", 0, mention.start) > text.count(")", 0, mention.start):
        return False
    if before in DETERMINERS or before == "of":
        near = [token.word for token in tokens[max(at - 4, 0) : at]]
        return any(word in lists.occasions for word in (*behind, *near))
    return True


def _of_subject(notes: Notes, anchor: str | None) -> str | None:
    """The day that the subject names: ``MEETINGS WITH ORVANE, MARCH 12``."""
    subject = notes.cable.subject or ""
    tokens = tokens_of(subject)
    if not any(token.word in _lists().meetings for token in tokens):
        return None
    for mention in dates_in(subject, tokens, anchor):
        day = _past(mention, subject, anchor)
        if day is not None and _near(day, anchor):
            return day
    return None


class _Carry:
    """The dates while they are carried from sentence to sentence."""

    def __init__(self, notes: Notes, settings: dict[int, Setting], anchor: str | None) -> None:
        self.notes = notes
        self.settings = settings
        self.anchor = anchor
        self.running: Setting | None = None
        self.paragraph = -1  # of the running setting
        self.latest: dict[str, str] = {}
        self.first: dict[str, str] = {}
        days = {setting.edtf for setting in settings.values() if setting.meets and not setting.back}
        self.single = days.pop() if len(days) == 1 else None
        self.titled = None if days else _of_subject(notes, anchor)

    def all(self, by_sentence: dict[int, list[Draft]]) -> tuple[Draft, ...]:
        """The drafts in their order, dated."""
        found: dict[int, str | None] = {}
        for sentence in self.notes.sentences:
            drafts = by_sentence.get(sentence.index, [])
            setting = self.settings.get(sentence.index)
            if setting is not None and not setting.back:
                self._enter(setting, drafts, sentence.para)
            for draft in drafts:
                found[id(draft)] = self._of(draft, drafts, sentence, setting)
        # A summary that came before its date: what its speaker said on the first dated occasion.
        for draft in self.notes.drafts:
            if (
                found.get(id(draft)) is None
                and draft.voice == "reported"
                and not _relayed(draft, by_sentence[draft.sentence])
            ):
                found[id(draft)] = self._borrowed(draft)
        return tuple(msgspec.structs.replace(draft, said_on=found[id(draft)]) for draft in self.notes.drafts)

    def _enter(self, setting: Setting, drafts: list[Draft], paragraph: int) -> None:
        self.running, self.paragraph = setting, paragraph
        if not setting.meets:
            return
        for name in {*setting.names, *(key for draft in drafts for key in _keys(draft))}:
            self.latest[name.lower()] = setting.edtf
            self.first.setdefault(name.lower(), setting.edtf)

    def _of(self, draft: Draft, drafts: list[Draft], sentence: Sentence, setting: Setting | None) -> str | None:
        if draft.voice == "post":
            return None
        outer = _relayed(draft, drafts)
        if outer is not None:
            return self._inner(draft, outer, sentence)
        if setting is not None and not (setting.back and _now(draft, sentence)):
            return setting.edtf
        keys = _keys(draft)
        if (
            self.running is not None
            and self.paragraph == sentence.para
            and any(key in self.running.names for key in keys)
        ):
            return self.running.edtf
        for key in keys:
            if key in self.latest:
                return self.latest[key]
        carries = self.running is not None and self.running.meets
        if self.running is not None and carries and (self.paragraph == sentence.para or draft.addressees):
            for key in keys:
                self.latest.setdefault(key, self.running.edtf)
            return self.running.edtf
        return self.single if self.single is not None and self.running is not None else self.titled

    def _inner(self, draft: Draft, outer: Draft, sentence: Sentence) -> str | None:
        """Speech within speech has the date that stands beside it, or none."""
        for mention in find_dates(sentence.text, self.anchor):
            place = mention.start + sentence.start
            if outer.start <= place < outer.end and not draft.start <= place < draft.end:
                return _past(mention, sentence.text, self.anchor)
        return None

    def _borrowed(self, draft: Draft) -> str | None:
        dated = [index for index, setting in self.settings.items() if setting.meets and not setting.back]
        sentence = self.notes.sentence_of(draft)
        if not dated or sentence.index > min(dated):
            return None
        # One day far down the cable is not that of what comes before it, but for the summary.
        soon = sentence.role == "summary" or min(dated) * 3 <= len(self.notes.sentences)
        return next((self.first[key] for key in _keys(draft) if key in self.first), self.single if soon else None)


def _now(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence has come back from the past before the draft: *had met in May, and now planned to …*."""
    before = sentence.text[: max(draft.start - sentence.start, 0)]
    return "now" in [token.word for token in tokens_of(before)[-6:]]


def _keys(draft: Draft) -> list[str]:
    """The last words of the speaker's and addressees' names, less the post's own people, who are in every
    conversation, and redacted names, which may be anybody's.
    """
    names = [draft.speaker, *draft.addressees]
    keys = [name.split()[-1].lower() for name in names if name.split()]
    return [key for key in keys if key not in _lists().own and set(key) != {"x"}]


def _relayed(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The draft within whose content another speaker's stands."""
    for other in drafts:
        inside = (
            other.start <= draft.start
            and draft.end <= other.end
            and (other.end - other.start) > (draft.end - draft.start)
        )
        if inside and other.speaker != draft.speaker and other.voice == "reported":
            return other
    return None

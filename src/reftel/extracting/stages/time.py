"""When it was said: the day of the conversation, as far as the cable lets one know it, and how one knows it.

A date that hangs on a meeting or on the verb of saying (``On June 11, Foreign Minister Oyen told …``) is the day
of that conversation; it carries through the paragraphs in which the same people speak, and back to the summary, and is
marked as inferred there. A date of what is talked about (``the March 2 paper``, ``signed at the July summit``), a bound
(``since January 2``) and the future are not.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from reftel.extracting.cues import Token, tokens_of
from reftel.extracting.dates import DateMention, anchor_of, dates_in, may_hold_a_date
from reftel.extracting.lexicon.load import cues, meeting_lists, speakers
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.occasions import lists, place_of
from reftel.extracting.pronouns import one_person
from reftel.model.statement import DayBasis

PERFECT: Final = frozenset(["had", "earlier", "previously"])
EARLIER: Final = frozenset(["previously", "repeatedly", "consistently", "often", "routinely", "traditionally"])
NEAR: Final = 120  # days before the cable on which a conversation that it carries through may lie


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
    contents = [
        (draft.start - sentence.start, draft.end - sentence.start) for draft in drafts if not _arranged(sentence, draft)
    ]
    occasion = any(token.word in lists().occasions for token in tokens)
    spoken = any(draft.voice == "reported" for draft in drafts)
    if not (spoken or occasion):
        return None
    outside = [token for token in tokens if not any(lo <= token.start < hi for lo, hi in contents)]
    behind = [token.word for token in outside]
    people = any(word in lists().meetings or word in lists().own for word in behind)
    people = people or not all(_is_crowd(name) for draft in drafts for name in draft.addressees)
    days: list[Dated] = []
    for mention in mentions:
        day = _past(mention, sentence.text, anchor)
        if day is None or any(lo <= mention.start < hi for lo, hi in contents):
            continue
        place = place_of(tokens, mention, sentence, people=people)
        if place is not None:
            days.append(Dated(day, mention.start + sentence.start, place.verb, place.meets and _near(day, anchor)))
    days = [day for day in days if not any(_within(other.edtf, day.edtf) for other in days)]
    if not days:
        return None
    names = _names(sentence, outside, tokens)
    parted = _parted(sentence, outside, names, days) if len(days) > 1 else ()
    return Setting(tuple(days), names, any(word in PERFECT for word in behind), parted)


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


def _is_crowd(name: str) -> bool:
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
    """``requested a meeting with the Ambassador Thursday``: the meeting is what happened, and not what was said."""
    parse, root = sentence.parse, draft.root
    return draft.frame == "object" and parse is not None and root is not None and parse.lower[root] in lists().meetings


def _names(sentence: Sentence, outside: Iterable[Token], tokens: tuple[Token, ...]) -> frozenset[str]:
    """The words with a capital that stand outside of what is said; whose paper it is, is not there."""
    owners = {found.start for found, after in pairwise(tokens) if after.word == "'s"}
    return frozenset(
        token.word
        for token in outside
        if sentence.cased[token.start : token.start + 1].isupper() and token.start not in owners
    )


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


def _of_subject(notes: Notes, anchor: str | None) -> str | None:
    """The day that the subject names: ``MEETINGS WITH ORVANE, MARCH 12``."""
    subject = notes.cable.subject or ""
    tokens = tokens_of(subject)
    if not any(token.word in lists().meetings for token in tokens):
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
        self.apart: tuple[int, frozenset[str]] | None = None  # who spoke elsewhere, in which paragraph
        self.undated: set[int] = set()  # drafts that are known to be of no day that the cable tells
        self.latest: dict[str, str] = {}
        self.first: dict[str, str] = {}
        days = {setting.edtf for setting in settings.values() if setting.meets and not setting.back}
        self.single = days.pop() if len(days) == 1 else None
        self.titled = None if days else _of_subject(notes, anchor)
        whole = notes.cable.kind == "memcon" and not settings and anchor_of(anchor) is not None
        self.recorded = anchor if whole else None  # a memorandum of conversation bears the day of the conversation

    def all(self, by_sentence: dict[int, list[Draft]]) -> tuple[Draft, ...]:
        """The drafts in their order, dated."""
        found: dict[int, _Day] = {}
        for sentence in self.notes.sentences:
            drafts = by_sentence.get(sentence.index, [])
            setting = self.settings.get(sentence.index)
            if setting is not None and not setting.back:
                self._enter(setting, drafts, sentence.para)
            for draft in drafts:
                found[id(draft)] = self._of(draft, drafts, sentence, setting)
        # A summary that came before its date: what its speaker said on the first dated occasion.
        first = min((at for at, setting in self.settings.items() if setting.meets and not setting.back), default=None)
        for draft in self.notes.drafts:
            if (
                first is not None
                and found[id(draft)].edtf is None
                and id(draft) not in self.undated
                and draft.voice == "reported"
                and not _relayed(draft, by_sentence[draft.sentence])
            ):
                found[id(draft)] = self._borrowed(draft, first)
        return tuple(
            msgspec.structs.replace(draft, said_on=found[id(draft)].edtf, said_on_basis=found[id(draft)].basis)
            for draft in self.notes.drafts
        )

    def _enter(self, setting: Setting, drafts: list[Draft], paragraph: int) -> None:
        self.running, self.paragraph = setting, paragraph
        if not setting.meets:
            return
        for name in {*setting.names, *(key for draft in drafts for key in self._keys_of(draft))}:
            self.latest[name.lower()] = setting.edtf
            self.first.setdefault(name.lower(), setting.edtf)

    def _of(self, draft: Draft, drafts: list[Draft], sentence: Sentence, setting: Setting | None) -> "_Day":
        if draft.voice == "post":
            return _NONE
        outer = _relayed(draft, drafts)
        if outer is not None:
            return self._inner(draft, outer, sentence)
        if setting is not None and not (setting.back and _now(draft, sentence)):
            parse, verb = sentence.parse, draft.verb_at
            return _Day(setting.of(draft, None if parse is None or verb is None else parse.starts[verb]), "sentence")
        if _is_crowd(draft.speaker):
            return _NONE  # papers and stations go on saying
        keys = self._keys_of(draft)
        if self._elsewhere(draft, drafts, sentence, keys):
            return self._unknown(draft)
        if _looks_back(draft, drafts, sentence):
            return _NONE
        here = self.running is not None and self.paragraph == sentence.para
        if self.running is not None and here and any(key in self.running.names for key in keys):
            day = self.running.day_of(keys)
            return _Day(day, "paragraph") if day is not None else self._unknown(draft)
        for key in keys:
            if key in self.latest:
                return _Day(self.latest[key], "people")
        if self.running is not None and here:
            if not self.running.meets or self._of_others(self.running, draft, sentence):
                return _NONE  # something else that bears a date was told of in between, or a talk of others
            for key in keys:
                self.latest.setdefault(key, self.running.edtf)
            return _Day(self.running.edtf, "paragraph")
        if self.running is not None and self.running.meets and sentence.para == self.paragraph + 1 and _to_us(draft):
            return _Day(self.running.edtf, "people")  # the post's own are in every conversation: it goes on here
        if self.recorded is not None:
            return _Day(self.recorded, "memorandum")
        if self.single is not None and self.running is not None and self._there(draft, sentence):
            return _Day(self.single, "cable")
        return _Day(self.titled, "subject") if self.titled is not None else _NONE

    def _unknown(self, draft: Draft) -> "_Day":
        """No day, and none of what comes later either."""
        self.undated.add(id(draft))
        return _NONE

    def _elsewhere(self, draft: Draft, drafts: list[Draft], sentence: Sentence, keys: list[str]) -> bool:
        """Whether it was said at something that bears no day: in an interview, to the press, in a separate meeting; so
        is what the same one says in the rest of the paragraph.
        """
        if self.apart is not None and self.apart[0] == sentence.para and self.apart[1].intersection(keys):
            return True
        parse, verb = sentence.parse, draft.verb_at
        if parse is None or verb is None:
            return False
        outside = {
            word
            for token, word in enumerate(parse.lower)
            if parse.deps[token] in ("pobj", "amod", "compound") and not any(one.lo <= token < one.hi for one in drafts)
        }
        public = not outside.isdisjoint(lists().public) or _on_many_days(sentence, drafts)
        if public or (not outside.isdisjoint(lists().apart) and not outside.isdisjoint(lists().meetings)):
            self.apart = (sentence.para, frozenset(keys))
            return True
        return False

    def _there(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether a draft may be part of the cable's one dated conversation.

        It is said to somebody or by a person, then and not as a rule (*officials say*).
        """
        registry = self.notes.actors
        parse, verb = sentence.parse, draft.verb_at
        rule = parse is not None and verb is not None and parse.tags[verb] in ("VBP", "VBZ")
        return not rule and (bool(draft.addressees) or registry is None or one_person(draft.speaker, registry))

    def _of_others(self, setting: Setting, draft: Draft, sentence: Sentence) -> bool:
        """Whether the talk that is dated has people of its own by name, other than the post's: it is no other's."""
        registry = self.notes.actors
        last = (draft.speaker.split() or [""])[-1]
        if registry is None or last.lower() in speakers().titles or (sentence.role == "summary" and last.islower()):
            return False  # a title, or the officials of a summary, may mean those who are named
        met = [registry.person(name) for name in setting.names]
        if (
            not any(met)
            and not setting.names & speakers().bodies <= lists().own
            and setting.names.isdisjoint(lists().own)
        ):
            return True  # "The Committee met on May 1. Bly told Poloff": not there
        return any(person is not None and not person.ours for person in met)

    def _keys_of(self, draft: Draft) -> list[str]:
        """The names that tell which conversation a draft is part of; states and bodies have too many."""
        registry = self.notes.actors
        names = (draft.speaker, *draft.addressees)
        return _keys([name for name in names if registry is None or not registry.is_body(name)])

    def _inner(self, draft: Draft, outer: Draft, sentence: Sentence) -> "_Day":
        """Speech within speech has the date that hangs on its own verb, or none."""
        tokens = tokens_of(sentence.text)
        for mention in dates_in(sentence.text, tokens, self.anchor):
            start = mention.start + sentence.start
            if not outer.start <= start < outer.end or draft.start <= start < draft.end:
                continue
            place = place_of(tokens, mention, sentence, people=False)
            if place is not None and (place.verb is None or place.verb == draft.verb_at):
                day = _past(mention, sentence.text, self.anchor)
                return _Day(day, "sentence") if day is not None else _NONE
        return _NONE

    def _borrowed(self, draft: Draft, first: int) -> "_Day":
        """The day of a conversation that comes later: ``first`` is the first sentence that dates one."""
        sentence = self.notes.sentence_of(draft)
        if sentence.index > first:
            return _NONE
        for key in self._keys_of(draft):
            if key in self.first:
                return _Day(self.first[key], "people")
        # One day far down the cable is not that of what comes before it, but for the summary.
        soon = sentence.role == "summary" or first * 3 <= len(self.notes.sentences)
        return _Day(self.single, "cable") if soon and self.single is not None else _NONE


class _Day(NamedTuple):
    """A day and how it is known."""

    edtf: str | None
    basis: DayBasis | None


_NONE: Final = _Day(None, None)


_COUNT: Final = "(?:two|three|four|five|six|seven|eight|nine|ten|several|many|[0-9]{1,2})"
_TALKS: Final = "(?:talks|meetings|discussions|consultations|negotiations|conversations|calls|encounters)"
_MANY: Final = re.compile(
    rf"\b(?:in|over|during|through|at|on) (?:(?:his|her|their|our|the|these|those) )?"
    rf"(?:{_COUNT} (?:full |long )?(?:days|weeks|rounds|sessions) of (?:\w{{1,20}} ){{0,2}}{_TALKS}"
    rf"|(?:a series of|several|numerous|many|various|frequent|repeated|multiple) (?:\w{{1,20}} ){{0,2}}{_TALKS}"
    rf"|{_COUNT} occasions|various occasions|numerous occasions|course of the (?:week|month|year|visit))\b",
    re.IGNORECASE,
)


def _on_many_days(sentence: Sentence, drafts: list[Draft]) -> bool:
    """Whether a sentence tells of talks on several days of which it names none: ``over three days of talks``."""
    found = _MANY.search(sentence.text)
    return found is not None and not any(draft.start <= found.start() + sentence.start < draft.end for draft in drafts)


def _looks_back(draft: Draft, drafts: list[Draft], sentence: Sentence) -> bool:
    """Whether it was said on some earlier day: *when previously asked, he replied*, *had told us earlier*."""
    return any(
        token.word in EARLIER and not any(one.start <= token.start + sentence.start < one.end for one in drafts)
        for token in tokens_of(sentence.text)
    ) and not _now(draft, sentence)


def _now(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence has come back from the past before the draft: *had met in May, and now planned to …*."""
    before = sentence.text[: max(draft.start - sentence.start, 0)]
    return "now" in [token.word for token in tokens_of(before)[-6:]]


def _keys(names: Iterable[str]) -> list[str]:
    """The last words of names, less the post's own people, who are in every conversation, and redacted names, which may
    be anybody's.
    """
    keys = [name.split()[-1].lower() for name in names if name.split()]
    return [key for key in keys if key not in lists().own and set(key) != {"x"}]


def _to_us(draft: Draft) -> bool:
    """Whether a draft is said to one of the post's own."""
    return any(lists().own.intersection(name.lower().split()) for name in draft.addressees)


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

"""When it was said: the day of the conversation, as far as the cable lets one know it, and how one knows it.

A date that hangs on a meeting or on the verb of saying (``On June 11, Foreign Minister Oyen told …``) is the day
of that conversation; it carries through the paragraphs in which the same people speak, and back to the summary, and is
marked as inferred there. A date of what is talked about (``the March 2 paper``, ``signed at the July summit``), a bound
(``since January 2``) and the future are not.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec

from reftel.extracting.cues import tokens_of
from reftel.extracting.dates import anchor_of, dates_in
from reftel.extracting.dating import Setting, is_crowd, near, past, setting_of
from reftel.extracting.lexicon.load import speakers
from reftel.extracting.notes import Draft, Notes, Sentence, drafts_by_sentence
from reftel.extracting.occasions import lists, place_of
from reftel.extracting.pronouns import one_person
from reftel.extracting.speeches import Speeches
from reftel.extracting.standing import in_public, is_now, looks_back, on_many_days, stands, watches
from reftel.model.redacted import is_redacted
from reftel.model.statement import DayBasis

_YEAR: Final = len("2004")


def said_on(notes: Notes) -> Notes:
    """The stage: the day of the saying of every draft."""
    anchor = notes.cable.date
    by_sentence = drafts_by_sentence(notes.drafts)
    settings: dict[int, Setting] = {}
    for sentence in notes.sentences:
        found = setting_of(sentence, by_sentence.get(sentence.index, []), anchor)
        if found is not None:
            settings[sentence.index] = found
    dated = _Carry(notes, settings, anchor)
    return msgspec.structs.replace(notes, drafts=dated.all(by_sentence))


def _of_subject(notes: Notes, anchor: str | None) -> str | None:
    """The day that the subject names: ``MEETINGS WITH ORVANE, MARCH 12``."""
    subject = notes.cable.subject or ""
    tokens = tokens_of(subject)
    if not any(token.word in lists().meetings for token in tokens):
        return None
    for mention in dates_in(subject, tokens, anchor):
        day = past(mention, subject, anchor)
        if day is not None and "/" not in day and near(day, anchor):
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
        self.speeches = Speeches()
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
            if setting is not None and not setting.back and any(len(day.edtf) > _YEAR for day in setting.days):
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
        if len({day.edtf for day in setting.days}) == 1:
            self.speeches.remember(setting.said_at, _keys([draft.speaker for draft in drafts]), setting.edtf)
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
        if setting is not None and not (setting.back and is_now(draft, sentence)):
            parse, verb = sentence.parse, draft.verb_at
            return _Day(setting.of(draft, None if parse is None or verb is None else parse.starts[verb]), "sentence")
        if is_crowd(draft.speaker) or watches(draft):
            return self._unknown(draft)  # papers and stations go on saying
        keys = self._keys_of(draft)
        spoken = self.speeches.day_of(draft, sentence, _keys([draft.speaker]))
        if spoken is not None:
            return _Day(spoken, "people")
        if self._elsewhere(draft, drafts, sentence, keys):
            return self._unknown(draft)
        if stands(draft, sentence) or looks_back(draft, drafts, sentence):
            return self._unknown(draft)
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
        public = not outside.isdisjoint(lists().public) or on_many_days(sentence, drafts) or in_public(sentence, drafts)
        if public or (not outside.isdisjoint(lists().apart) and not outside.isdisjoint(lists().meetings)):
            self.apart = (sentence.para, frozenset(keys))
            return True
        return False

    def _there(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether a draft may be part of the cable's one dated conversation.

        It is said to somebody or by a person who is named, then and not as a rule (*officials say*).
        """
        registry = self.notes.actors
        parse, verb = sentence.parse, draft.verb_at
        rule = parse is not None and verb is not None and parse.tags[verb] in ("VBP", "VBZ")
        named = registry is None or (one_person(draft.speaker, registry) and not is_redacted(draft.speaker))
        return not rule and (bool(draft.addressees) or named)

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
                day = past(mention, sentence.text, self.anchor)
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
        soon = (sentence.role == "summary" or first * 3 <= len(self.notes.sentences)) and self._there(draft, sentence)
        return _Day(self.single, "cable") if soon and self.single is not None else _NONE


class _Day(NamedTuple):
    """A day and how it is known."""

    edtf: str | None
    basis: DayBasis | None


_NONE: Final = _Day(None, None)


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

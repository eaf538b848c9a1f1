"""Who is meant: pronouns, titles and roles resolved to the names that the cable gives, in the order of its sentences.

He and she are the last person who spoke in the paragraph, or the subject before them in the sentence; "the
Ambassador" is the post's own; the partner in a named meeting is the addressee until another is named.
"""

import re
import sys
from collections import Counter

import msgspec

from reftel.extracting.answering import answered
from reftel.extracting.company import occasion
from reftel.extracting.crowds import are_several, as_before, enter
from reftel.extracting.foreigners import side_of
from reftel.extracting.foreshadowed import named_behind
from reftel.extracting.intentions import is_of_others
from reftel.extracting.joined import of_two_offices, parts_of
from reftel.extracting.lexicon.load import cues, frames, nouns
from reftel.extracting.masks import tell_apart
from reftel.extracting.nobody import (
    HE_OR_SHE,
    UNNAMED,
    antecedent,
    apposed,
    behind_opening,
    is_clause,
    is_nobody,
    mended,
    split_at_fellow,
    with_fellow,
    without_joining,
    worded,
)
from reftel.extracting.notes import Draft, Mention, Notes, Sentence, drafts_by_sentence
from reftel.extracting.offices import behind
from reftel.extracting.peoples import are_all
from reftel.extracting.plurals import acting, those_before
from reftel.extracting.pronouns import REPLIES, he, lead, lose, no_name, one_person
from reftel.extracting.registry import Registry
from reftel.extracting.repeated import unrepeated
from reftel.extracting.respelling import nearly
from reftel.extracting.room import Room
from reftel.extracting.writers import by_writer
from reftel.facts import countries

_THEY = frozenset(["they", "them", "their", "both", "themselves"])
# What no name looks like, and what a machine makes of one that it cannot read: an initial, "PRES7;ENT", "6acr/TARY".
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")  # what moves a terminal ends a name
_ADDRESSING = frozenset(["tell", "inform", "remind", "assure", "reassure", "warn", "brief", "advise", "caution"])
_FAR = 120  # characters behind an office in which the name of its holder is looked for
_WE = frozenset(["we", "us", "our", "ourselves", "i", "me", "my"])


def resolve(notes: Notes) -> Notes:
    """Fill speaker, addressees and holder of every draft."""
    registry = Registry(notes.cable, notes.texts)
    named = [draft.speaker_at.text.split() for draft in notes.drafts if draft.speaker_at is not None]
    named = [words for words in named if words and not countries.candidates(" ".join(words))]
    room = Room(frozenset(words[-1] for words in named if words[-1][0].isupper()))
    for draft in notes.drafts:
        if draft.speaker_at is not None and draft.frame in ("that", "bare", "paren", "quote", "according"):
            for part in parts_of(draft.speaker_at.text):
                registry.introduce(part.split())
    by_sentence = drafts_by_sentence(notes.drafts)
    drafts: list[Draft] = []
    para = -1
    for sentence in notes.sentences:
        if sentence.para != para:
            para = sentence.para
            room.enter(notes.cable.paragraphs[para].heading)
        found = by_sentence.get(sentence.index, [])
        order = sorted(found, key=_when)
        before = room.speaker
        tell_apart(sentence, room)
        occasion(sentence, [draft for draft in order if draft.frame != "comment"], registry, room)
        done = {id(draft): _resolved(draft, sentence, registry, room) for draft in order}
        drafts.extend(done[id(draft)] for draft in found if done[id(draft)].speaker)
        lead(sentence, [done[id(draft)] for draft in order if done[id(draft)].speaker], registry, room, before)
        lose([done[id(draft)] for draft in order], sentence, room)
        if not room.turns and not any(done[id(draft)].speaker for draft in order):
            room.acting = acting(sentence, registry) or room.acting
    kept = [_borrowed(draft, notes, room, registry) for draft in unrepeated(drafts, notes)]
    kept = answered(kept, notes, registry)
    if notes.cable.kind == "memcon":
        kept = _between_two(kept, registry)
    return msgspec.structs.replace(notes, drafts=tuple(by_writer(kept, notes)), actors=registry)


def _borrowed(draft: Draft, notes: Notes, room: Room, registry: Registry) -> Draft:
    """A summary takes whom its speaker spoke to from the body."""
    role = notes.sentence_of(draft).role
    known = room.first.get(draft.speaker)
    if role != "summary" or draft.addressees or not known or draft.voice == "post" or draft.relayed_by:
        return draft
    if draft.frame == "nominal" and not one_person(draft.speaker, registry):
        return draft
    return msgspec.structs.replace(draft, addressees=(known,))


def _between_two(drafts: list[Draft], registry: Registry) -> list[Draft]:
    """In a memorandum of conversation in which two persons speak, each speaks to the other."""
    said = Counter(draft.speaker for draft in drafts if draft.voice == "reported" and not draft.relayed_by)
    those = [name for name, times in said.items() if times > 1 and one_person(name, registry)]
    if len(those) != 2:
        return drafts
    other = dict(zip(those, reversed(those), strict=True))
    return [
        msgspec.structs.replace(draft, addressees=(other[draft.speaker],))
        if draft.speaker in other and not draft.addressees and draft.voice == "reported" and not draft.relayed_by
        else draft
        for draft in drafts
    ]


def _when(draft: Draft) -> tuple[int, int]:
    place = draft.speaker_at.start if draft.speaker_at else draft.start
    if draft.verb_at is None and draft.frame == "nominal":
        return (draft.lo, place)  # "lamented Bly's remark that …": whoever laments comes first
    if draft.verb_at is None and draft.verb in REPLIES:
        return (sys.maxsize, place)  # "Asked by Bly if it leaked, Marin replied, "No."": he answers whoever asked
    return (draft.verb_at if draft.verb_at is not None else -1, place)


def _is_said(name: str) -> bool:
    """Whether a name is a noun of saying: "offered assurances that" tells nobody called so."""
    return name.removesuffix("s") in nouns()


class _Report(msgspec.Struct):
    """A report whose speaker is found: by which name, of what kind, and within which report of before."""

    draft: Draft
    speaker: str
    kind: str
    outer: Draft | None  # the last report of a person

    @property
    def inner(self) -> bool:
        """Whether it stands within that one: "Marin said that Bly had told him …"."""
        return self.outer is not None and _inside(self.draft, self.outer)

    @property
    def named(self) -> bool:
        """Whether somebody says it who has a name, be it a withheld one."""
        return self.kind in ("person", "redacted")


def _resolved(draft: Draft, sentence: Sentence, registry: Registry, room: Room) -> Draft:
    if draft.speaker_at is None:
        return msgspec.structs.replace(draft, speaker="post", holder=_holder(draft, "post", sentence, registry, room))
    report = _spoken(draft, draft.speaker_at, sentence, registry, room)
    if _is_dropped(report.speaker, report.kind, report.draft, registry):
        return msgspec.structs.replace(report.draft, speaker="")  # who spoke cannot be read: nobody is called so
    if draft.frame == "asked":
        asker = room.partner.get(report.speaker, "")
        return msgspec.structs.replace(report.draft, speaker=asker, addressees=(report.speaker,), holder=asker)
    report = _lent(report)
    if report.speaker in _THEY:
        return msgspec.structs.replace(report.draft, speaker="")
    addressees = _hearers(report, sentence, registry, room)
    _remember(report, addressees, registry, room)
    draft, speaker = _only_told(report, sentence, registry), report.speaker
    if speaker == "post" and (draft.verb in cues("mind") or _wishes(draft)) and not addressees:
        draft = msgspec.structs.replace(draft, voice="post")
    done = msgspec.structs.replace(
        draft,
        speaker=speaker,
        addressees=tuple(dict.fromkeys(one for name in addressees for one in _each(name, registry))),
        holder=_holder(draft, speaker, sentence, registry, room),
        because=_because(draft, registry),
        relayed_by=_relayed_by(report),
    )
    done = msgspec.structs.replace(done, heard_by=_heard_by(done, draft, sentence, registry, room))
    if report.named:
        room.said = done
        room.reports = [*(one for one in room.reports if one.sentence == done.sentence), done]
    return done


def _spoken(draft: Draft, at: Mention, sentence: Sentence, registry: Registry, room: Room) -> _Report:
    """Who speaks by the words for him, which mean the same wherever they are looked at again; a clause is nobody."""
    if draft.carried:
        heard, kinds = room.before
        key = (at.start, at.end)
        return _Report(draft, heard.get(key, ""), kinds.get(key, "person"), None)
    at, draft = _words(draft, at, sentence)
    key = (at.start, at.end)
    speaker = "" if is_clause(at, sentence) else room.heard.get(key)
    kind = room.kinds.get(key, "person")
    if speaker is None:
        speaker, kind = _actor(at, sentence, registry, room, draft)
        speaker = as_before(at.text, speaker, room)
        kind = "group" if are_several(speaker) else kind
        room.heard[key], room.kinds[key] = speaker, kind
    return _Report(draft, speaker, kind, _around(draft, room))


def _only_told(report: _Report, sentence: Sentence, registry: Registry) -> Draft:
    """What others mean to do, as one man tells of it, is told, and no promise: ``They want to appeal, he said``."""
    draft = report.draft
    refuses = draft.act == "reject" and "promise:" in draft.because
    if draft.holder_at is not None or draft.speaker_at is None or not (draft.act == "commit" or refuses):
        return draft
    content = sentence.text[draft.start - sentence.start : draft.end - sentence.start]
    alone = " and " not in report.speaker and one_person(report.speaker, registry)
    if not is_of_others(content, draft.speaker_at.text, alone=alone):
        return draft
    return msgspec.structs.replace(draft, act="state", because=f"{draft.because}; of others")


def _relayed_by(report: _Report) -> str:
    """Who tells of it: the one within whose report it stands, and who told of that one if it is the speaker himself."""
    outer = report.outer if report.inner else None
    return "" if outer is None else outer.speaker if outer.speaker != report.speaker else outer.relayed_by


def _around(draft: Draft, room: Room) -> Draft | None:
    """The report of a person within which another stands, the nearest of those of its sentence; else the last one.

    ``Oyen said that Bly had agreed and promised to mend it``: both are told by Oyen.
    """
    return next((one for one in reversed(room.reports) if _inside(draft, one)), room.said)


def _lent(report: _Report) -> _Report:
    """What unnamed people say in a person's report is that person's to tell, and the unnamed hold it."""
    if report.outer is None or report.kind != "group" or not report.inner or not _unnamed(report.speaker):
        return report
    draft = msgspec.structs.replace(report.draft, holder_at=report.draft.speaker_at, addressees_at=())
    return _Report(draft, report.outer.speaker, "person", report.outer)


def _hearers(report: _Report, sentence: Sentence, registry: Registry, room: Room) -> tuple[str, ...]:
    """Who is told, by the words of the report, else whoever the speaker talks with; kept for what he says next."""
    draft, speaker = report.draft, report.speaker
    addressees = _told(draft, speaker, sentence, registry, room)
    if not addressees and report.named and draft.verb in REPLIES and room.turns:
        addressees = tuple(name for name in room.turns[-1:] if name != speaker)  # whoever spoke before
    elif not addressees and report.kind in ("person", "group") and room.company is not None and room.company != speaker:
        addressees = (room.company,) if draft.voice == "reported" and draft.frame != "nominal" else ()
    if addressees and report.named:
        own = _is_own(addressees[0], registry)
        if _talk(report, sentence, own=own) and (own or one_person(addressees[0], registry)):
            _pair(speaker, addressees[0], registry, room)
    elif addressees and report.kind == "group" and _is_own(addressees[0], registry):
        room.told.setdefault(speaker, addressees)
        room.partner.setdefault(addressees[0], speaker)
    elif not addressees and draft.voice == "reported" and (draft.frame != "nominal" or draft.verb_at is not None):
        addressees = (room.partner[speaker],) if speaker in room.partner else room.told.get(speaker, ())
    if not addressees and report.named and draft.verb == "add" and room.turns and draft.voice == "reported":
        there = room.partner.get(room.turns[-1], speaker)  # "Marin told Poloff that …. Director Tolo added": to him too
        if there != speaker and speaker not in room.partner:
            room.partner[speaker], addressees = there, (there,)
    people = report.kind in ("person", "group")
    if addressees and people and _addresses(draft) and _talk(report, sentence, own=True):
        room.told[speaker] = addressees  # "told the audience that …": so is what he says next
    return addressees


def _remember(report: _Report, addressees: tuple[str, ...], registry: Registry, room: Room) -> None:
    """Who spoke, to whom and with which verb, for the pronouns of what follows."""
    speaker = report.speaker
    if report.named and one_person(speaker, registry):
        if report.draft.frame != "nominal":  # "caustic about Bly's comment that it held, wondering why": she wonders
            room.speaker = speaker
        room.recent.append(speaker)
        if not report.inner:
            room.turns.append(speaker)
    if " and " in speaker or report.kind == "group" or are_all(report.draft, speaker):
        room.gather(speaker)
        room.acting = None
        enter([speaker] if report.kind == "group" and " and " not in speaker else [], room)
    if report.draft.frame != "nominal" and not report.inner:
        room.last = speaker, report.kind
    room.verb = report.draft.verb
    room.hearer = addressees[0] if addressees else None


def _heard_by(done: Draft, draft: Draft, sentence: Sentence, registry: Registry, room: Room) -> str:
    """Who of the post heard it, also of ", Marin reported to the Ambassador, he had told Bly that …"."""
    told = [
        _actor(one.addressee, sentence, registry, room, draft, hearer=True)[0]
        for one in sentence.asides
        if one.addressee
    ]
    ours = (name for name in (*done.addressees, *told) if name in registry.roles.values() or name in registry.staff)
    return next(ours, "")


def _words(draft: Draft, at: Mention, sentence: Sentence) -> tuple[Mention, Draft]:
    """The words for who speaks, mended; and the draft, from which the name that stands beside his office is taken."""
    at = named_behind(antecedent(at, sentence), sentence)
    at = behind_opening(mended(at, sentence), sentence)
    at = with_fellow(without_joining(at), sentence)
    at = worded(at, sentence, _verb_place(draft, sentence))
    named = apposed(at, sentence)
    if named is None:
        return at, draft
    start = named.end + 2 if at.end <= draft.start <= named.start else draft.start  # ", Tolo, the dam leaks"
    return named, msgspec.structs.replace(draft, start=min(start, draft.end))


def _is_dropped(speaker: str, kind: str, draft: Draft, registry: Registry) -> bool:
    """Whether a name is nobody's, or what is said only goes on from him of whom no more than a pronoun is left."""
    if is_nobody(speaker) or (speaker == UNNAMED and draft.frame == "implicit"):
        return True
    return kind == "person" and no_name(speaker, registry)


def _verb_place(draft: Draft, sentence: Sentence) -> int | None:
    return None if sentence.parse is None or draft.verb_at is None else sentence.parse.starts[draft.verb_at]


def _because(draft: Draft, registry: Registry) -> str:
    """How it was found, and whether the name of who speaks is taken for another's that is spelt otherwise."""
    words = draft.speaker_at.text.lower().split() if draft.speaker_at is not None else []
    return f"{draft.because}; name respelt" if words and words[-1] in registry.respelt else draft.because


def _addresses(draft: Draft) -> bool:
    """Whether a verb names those who are told: ``told the audience``."""
    return bool(draft.addressees_at) and draft.verb in _ADDRESSING


def _pair(speaker: str, told: str, registry: Registry, room: Room) -> None:
    """Whom one talks with from there on; *all* and *others* talk with nobody."""
    known = room.partner.get(speaker, "post")
    if speaker.lower() in cues("anybody") or (told == "post" and known != "post" and known in registry.staff):
        return  # "told us" is no other than the Poloff of before
    room.pair(speaker, told)


def _is_own(name: str, registry: Registry) -> bool:
    """Whether one who is told is of the post; of ``DCM and Poloff`` each."""
    return all(part in registry.roles.values() or part in registry.staff for part in name.split(" and "))


def _each(name: str, registry: Registry) -> list[str]:
    """``DCM and Poloff`` as two who are told, where each is somebody whom the cable knows."""
    if " and " not in name:
        return [name]
    parts = name.split(" and ")
    known = all(part in registry.staff or one_person(part, registry) for part in parts)
    return parts if known else [name]


def _told(draft: Draft, speaker: str, sentence: Sentence, registry: Registry, room: Room) -> tuple[str, ...]:
    """Whom the words of a report name as told; in a speech nobody of before is."""
    told = (worded(at, sentence) for at in draft.addressees_at)
    found = (_actor(at, sentence, registry, room, draft, hearer=True)[0] for at in told)
    names = tuple(
        name for name in dict.fromkeys(found) if name != speaker and not _is_said(name) and not is_nobody(name)
    )
    if draft.verb == "thank" and not all(one_person(name, registry) for name in names):
        names = ()  # "thanked Ostrel for its help": told to whoever he talks with
    if room.public and not names:
        room.partner.pop(speaker, None)
        room.told.pop(speaker, None)
    return names


def _talk(report: _Report, sentence: Sentence, *, own: bool) -> bool:
    """Whether a report tells of the conversation that goes on: not of one that is reported in it or looked back to."""
    draft, outer = report.draft, report.outer
    told_in_it = outer is not None and outer.speaker != report.speaker and report.inner
    if (draft.frame in ("object", "nominal") and not own) or told_in_it:
        return False
    parse, verb = sentence.parse, draft.verb_at
    if parse is None or verb is None:
        return True
    return not any(parse.lower[kid] in ("had", "would", "will", "to") for kid in parse.children(verb, "aux"))


def _unnamed(speaker: str) -> bool:
    """Whether a group goes by no name: "many", "several officials"."""
    words = speaker.split()
    return words[-1].islower() or (
        len(words) == 1 and words[0].lower() in ("many", "some", "most", "others", "several", "few")
    )


def _wishes(draft: Draft) -> bool:
    frame = frames().get(draft.verb or "")
    return frame is not None and frame.wish


def _inside(draft: Draft, outer: Draft) -> bool:
    return (
        draft is not outer
        and draft.sentence == outer.sentence
        and outer.start <= draft.start
        and draft.end <= outer.end
    )


def _holder(draft: Draft, speaker: str, sentence: Sentence, registry: Registry, room: Room) -> str:
    if draft.holder_at is None:
        return speaker
    low = draft.holder_at.text.lower()
    if low in _WE or low.split()[0] in ("our", "my"):
        own = draft.voice == "post"  # a comment of the post is the post's, whatever its government thinks
        return (None if own else side_of(speaker, registry)) or speaker
    if low in HE_OR_SHE or low in _THEY:
        return speaker
    if low in ("his government", "her government") and (side := side_of(speaker, registry)) is not None:
        return side
    holder = _actor(worded(draft.holder_at, sentence), sentence, registry, room, draft)[0]
    return speaker if is_nobody(holder) else holder


def _actor(
    at: Mention, sentence: Sentence, registry: Registry, room: Room, draft: Draft, *, hearer: bool = False
) -> tuple[str, str]:
    """The name that words stand for at this point, and its kind."""
    low = at.text.lower()
    if low == "he" and sentence.text[at.start - sentence.start :][: len(low)].lower() != low:
        return room.last  # left out, as telegrams do: "Added that it leaked"
    one = room.one_of_two(low)
    if one is not None:
        return one, "person"
    if low in HE_OR_SHE or low.startswith(("he ", "she ")):
        return he(at, sentence, registry, room, draft, hearer=hearer), "person"
    if low.startswith("both ") and len(parts_of(at.text[5:])) > 1:
        at = msgspec.structs.replace(at, text=at.text[5:])  # "both Minister Marin and General Bly"
        low = at.text.lower()
    if low in _THEY or low.startswith(("they ", "both ")):
        if low in _THEY or low.startswith("they ") or room.group:
            # whoever "they" are, they are not the one who spoke last, who may yet tell what they want
            those = those_before(at, sentence, registry)
            if those:
                return those, "group"
            tells = _wishes(draft) or draft.frame == "adjective" or draft.verb in cues("deeds")
            acts = room.acting if not room.turns and low[0] == "t" else None  # in somebody's words they may be anybody
            spoke = room.speaker if tells and room.turns else None
            return (acts or room.group or spoke or low.split()[0]), "group"
        name, kind = registry.name(at.text[5:], room.recent)
        return (name if kind == "group" else at.text), "group"  # "both mayors" are no one person of before
    if low in _WE:
        return _ours(low, sentence, registry, room, draft, hearer=hearer)
    scope = behind(at.text, sentence.text[at.end - sentence.start :][:_FAR], registry.name_from)
    at = msgspec.structs.replace(at, text=at.text + scope, end=at.end + len(scope)) if scope else at
    joined = split_at_fellow(at.text)
    if joined is not None:  # "Bly and his Quentaran hosts"
        first, last = (_fellow(part, registry, room) for part in joined)
        return f"{first} and {last}", "group"
    if low.startswith(("a ", "an ")) and " and " in low and at.text.split(" and ")[0].split()[-1].islower():
        at = msgspec.structs.replace(at, text=at.text.split(" and ")[0])  # "a bank clerk and former member"
    parts = of_two_offices(parts_of(at.text), registry)
    if len(parts) > 1:
        named = [registry.name(part, room.recent) for part in parts]
        if all(kind in ("person", "body", "redacted", "post") or name.istitle() for name, kind in named):
            room.recent.extend(name for name, kind in named if kind == "person")
            return " and ".join(dict.fromkeys(name for name, _ in named)), "group"
    name, kind = registry.name(_UNSEEN.split(parts[0])[0] or at.text, room.recent)
    if kind == "person" and (theirs := room.officer(at.text, name, hearer=hearer)) is not None:
        return theirs, kind
    known = nearly(name, registry.order) if kind == "person" and registry.person(name) is None else None
    if known is None or registry.shouted:
        return name, kind
    registry.respelt.add(name.lower())
    return known.short, kind


def _fellow(part: str, registry: Registry, room: Room) -> str:
    """One of two who are joined by *and its*: a name of several words that is no known person's stays whole."""
    name, kind = registry.name(part, room.recent)
    known = kind != "person" or " and " in name or registry.person(part.rsplit(maxsplit=1)[-1]) is not None
    return name if known else part.removeprefix("the ").removeprefix("The ")


def _ours(
    low: str, sentence: Sentence, registry: Registry, room: Room, draft: Draft, *, hearer: bool
) -> tuple[str, str]:
    """Who "I" and "we" are: the post; but what "I told him" is the signer's, and "we were ready" after it too."""
    mine = low in ("i", "me", "my", "myself")
    if not (mine or (room.mine and not hearer)) or registry.writer == "post":
        return "post", "post"
    parse, verb = sentence.parse, draft.verb_at
    told = hearer or parse is None or verb is None or parse.tags[verb] in ("VBD", "VBN")
    if not told or (not hearer and draft.voice == "post"):
        return "post", "post"
    room.mine = room.mine or not hearer
    return registry.writer, "person"

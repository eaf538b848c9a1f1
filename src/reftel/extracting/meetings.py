"""From the notes of a cable to its meetings: mentions sentence by sentence, those of one meeting merged.

A note or a comment tells of no meeting that took place for this cable; a summary and the body tell of the same one.
"""

import hashlib
import re

import msgspec

from reftel import extracting
from reftel.extracting.attendance import Attendance, attending
from reftel.extracting.encounters import Scene
from reftel.extracting.gatherings import ASKED
from reftel.extracting.lexicon.load import meeting_lists
from reftel.extracting.mention import Mention
from reftel.extracting.notes import Notes, Sentence, drafts_by_sentence
from reftel.extracting.recorded import recorded
from reftel.extracting.registry import Registry
from reftel.model.cable import Cable, Paragraph
from reftel.model.meeting import Evidence, Meeting, Participant, Purpose, Request, Words
from reftel.model.redacted import REDACTED
from reftel.model.statement import Statement

_SILENT = frozenset(["note", "comment", "heading"])
_NOTE = re.compile(r"\bnote\s?[.:]\s{0,3}$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:the|this) (?:[\w-]+ ){0,2}(?:meeting|call|lunch|dinner|breakfast|conversation|session|talk)\b"
    r"|[^.]{3,80} (?:requested|asked for|sought|called) (?:the|this) (?:meeting|call|lunch|dinner|session|talk)\b",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:recent(?:ly)?|past|previous|earlier) (?:[\w-]+ ){0,2}(?:meeting|call|conversation|talk|lunch|dinner)"
)
_AIM = re.compile(
    rf"\b(?:{'|'.join(sorted(meeting_lists()['aims']))}) (?:was|is) "
    r"(?:not to (?P<not>[^,;]{3,160}?),? but (?:rather )?)?to (?P<to>[^.;]{3,200})"
)


def meetings(cable: Cable) -> tuple[Meeting, ...]:
    """The meetings that a cable tells of, in the order in which it first does.

    Never raises on content. Planned meetings and such as did not take place are told apart by ``status``.
    """
    return meetings_of(extracting.notes_of(cable))


def meetings_of(notes: Notes) -> tuple[Meeting, ...]:
    """The same from notes at hand."""
    registry = notes.actors if isinstance(notes.actors, Registry) else Registry(notes.cable, notes.texts)
    by_sentence = drafts_by_sentence(notes.drafts)
    groups: list[list[Mention]] = []
    loose: list[tuple[Sentence, Scene]] = []
    talkers = frozenset(draft.speaker for draft in notes.drafts if draft.addressees)
    for sentence in notes.sentences:
        if sentence.parse is None or sentence.role in _SILENT or sentence.in_quote:
            continue
        if _NOTE.search(notes.cable.paragraphs[sentence.para].text, max(0, sentence.start - 12), sentence.start):
            continue
        scene = Scene(notes, sentence, sentence.parse, registry, by_sentence.get(sentence.index, []), talkers=talkers)
        found = scene.mentions()
        for mention in found:
            _enter(groups, mention)
        if not found and groups and _GOES_ON.match(sentence.text):
            _add_request(notes, groups, scene)
        if not found and groups and (also := attending(scene)) is not None:
            _add_attendance(notes, groups, sentence, also)
        if not found and re.search(r"\b[Aa]ccompanied by\b|\bACCOMPANIED BY\b", sentence.text):
            loose.append((sentence, scene))
    made = [_meeting(notes, group) for group in _asked_for(groups)]
    made = [_joined(one, loose) for one in made]
    if (record := recorded(notes.cable, registry)) is not None:
        made = [_with_evidence(record, made), *(one for one in made if not _is_of(one, record))]
    return tuple(_with_statements(one, made, notes) for one in made)


# -- merging ----------------------------------------------------------------------------------------------------


def _names(those: tuple[Participant, ...]) -> set[str]:
    return {one.name for one in those if not REDACTED.search(one.name)}


def _enter(groups: list[list[Mention]], mention: Mention) -> None:
    """Into the group of the same meeting; a word for several at once (``his meetings with officials``) into all."""
    fits = [group for group in groups if _same(group, mention)]
    if fits:
        fits[0].append(mention)
        return
    if mention.status == "held" and mention.when and all(_unnamed(one) for one in mention.whom):
        covered = [
            group
            for group in groups
            if group[0].when == mention.when
            and group[0].status == "held"
            and _names(group[0].who) & _names(mention.who)
        ]
        for group in covered:
            group.append(msgspec.structs.replace(mention, whom=()))
        if covered:
            return
    groups.append([mention])


def _add_request(notes: Notes, groups: list[list[Mention]], scene: Scene) -> None:
    """``The meeting was at Bly's request``, told right behind a meeting, in the same paragraph: of that one."""
    last = max(groups, key=lambda group: group[-1].sentence)
    near = scene.sentence.para == notes.sentences[last[-1].sentence].para
    request = scene.request() if near and last[0].status == "held" else None
    if request is not None and all(one.request is None for one in last):
        last.append(msgspec.structs.replace(last[-1], sentence=scene.sentence.index, request=request))


def _add_attendance(notes: Notes, groups: list[list[Mention]], sentence: Sentence, also: Attendance) -> None:
    """Who else was there, told behind a meeting that was held: on the side of those with whom they came."""
    last = max(groups, key=lambda group: group[-1].sentence)
    if also.whom is not None:  # a list at the end names with whom they came
        last = next((group for group in reversed(groups) if _lead(group, also.whom) is not None), last)
    told = last[-1]
    near = sentence.para - notes.sentences[told.sentence].para <= 1 or _lead(last, also.whom or "") is not None
    if last[0].status != "held" or not near:
        return
    named = {one.name for mention in last for one in (*mention.who, *mention.whom)}
    for one in also.people:
        if one.name in named:
            continue
        if also.whom is not None:
            lead = _lead(last, also.whom)
        else:
            side = _own_side(last[0]) if one.of_post or also.ours else _other_side(last[0])
            lead = next(iter(side), None)
        if lead is not None:
            came = msgspec.structs.replace(one, accompanies=lead.name)
            last.append(msgspec.structs.replace(told, sentence=sentence.index, who=(came,), whom=()))


def _lead(group: list[Mention], words: str) -> Participant | None:
    """Whom of a meeting words name, or tell by an office that no other of them has: ``With the Minister were``."""
    people = (*group[0].who, *group[0].whom)
    low = words.lower()
    named = next((one for one in people if one.name.lower() in low), None)
    held = [one for one in people if one.role is not None and one.role.rpartition(" ")[2].lower() in low.split()]
    return named or (held[0] if len(held) == 1 else None)


def _own_side(first: Mention) -> tuple[Participant, ...]:
    """Those who met on the side of the post: where nobody is of it, those beside whom a foreigner sits."""
    if any(one.of_post for one in first.whom) or any(one.side not in (None, "United States") for one in first.who):
        return first.whom
    return first.who


def _other_side(first: Mention) -> tuple[Participant, ...]:
    return first.whom if _own_side(first) is first.who else first.who


def _asked_for(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Without those that were only asked for and are told of as held: there it is known who asked."""
    kept = []
    for group in groups:
        asked = group[0]
        held = next((other for other in groups if asked.because == ASKED and _came_of(other, asked)), None)
        if held is None:
            kept.append(group)
            continue
        by = asked.who[0]
        if all(one.request is None for one in held):
            held[0] = msgspec.structs.replace(held[0], request=Request(by.name, by.words))
        held.append(msgspec.structs.replace(held[0], sentence=asked.sentence))
    return kept


def _came_of(group: list[Mention], asked: Mention) -> bool:
    """Whether a meeting of the same people was held after one was asked for, and not on another day."""
    first = group[0]
    when = next((one.when for one in group if one.when), None)
    if first.status != "held" or (when and asked.when and when != asked.when):
        return False
    return _names(asked.who) | _names(asked.whom) <= _names(first.who) | _names(first.whom)


def _unnamed(one: Participant) -> bool:
    return one.name.split()[-1].islower() and one.role is None


def _same(group: list[Mention], mention: Mention) -> bool:
    first = group[0]
    if first.status != mention.status:
        return False
    when = next((one.when for one in group if one.when), None)
    if when and mention.when and when != mention.when:
        return False
    who, whom = _names(first.who), _names(first.whom)
    mine, theirs = _names(mention.who), _names(mention.whom)
    return bool((who & mine and whom & theirs) or (who & theirs and whom & mine))


def _meeting(notes: Notes, group: list[Mention]) -> Meeting:
    first = group[0]
    who, whom = list(first.who), list(first.whom)
    held = _names(first.who) | _names(first.whom)
    for mention in group[1:]:
        for one in (*mention.who, *mention.whom):
            if one.accompanies is not None and one.name not in held:
                side = whom if any(one.accompanies == two.name for two in whom) else who
                side.append(one)
                held.add(one.name)
    when = next((one.when for one in group if one.when), None)
    evidence = _evidence(notes, [one.sentence for one in group])
    cable = notes.cable
    key = f"{cable.citation}|{evidence[0].start}|{first.status}|{'|'.join(one.name for one in (*who, *whom))}"
    rank, reasons = _ranked(group, when)
    return Meeting(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        cable=cable.citation,
        kind=first.kind,
        status=first.status,
        who=tuple(who),
        whom=tuple(whom),
        when=when,
        when_basis="sentence" if when else None,
        place=next((one.place for one in group if one.place), None),
        request=next((one.request for one in group if one.request), None),
        purpose=None,
        told_by=first.told_by,
        statements=(),
        evidence=evidence,
        because=first.because,
        rank=rank,
        reasons=reasons,
        source=cable.source.sha256,
        cable_date=cable.date,
    )


def _evidence(notes: Notes, indexes: list[int]) -> tuple[Evidence, ...]:
    found = []
    for index in dict.fromkeys(indexes):
        sentence = notes.sentences[index]
        paragraph = notes.cable.paragraphs[sentence.para]
        span = paragraph.source_span(sentence.start, sentence.end)
        summary = sentence.role == "summary"
        found.append(
            Evidence(para=paragraph.number, start=span.start, end=span.end, text=sentence.text, in_summary=summary)
        )
    return tuple(found)


def _ranked(group: list[Mention], when: str | None) -> tuple[float, tuple[str, ...]]:
    """An order for a reader's eye, and what made it."""
    first = group[0]
    rank, reasons = 0.55, [first.because]
    if when:
        rank += 0.15
        reasons.append("dated")
    if all(one.role or one.of_post for one in (*first.who, *first.whom)):
        rank += 0.15
        reasons.append("all by title")
    if len({one.sentence for one in group}) > 1:
        rank += 0.1
        reasons.append("told more than once")
    if first.pronoun:
        rank -= 0.2
        reasons.append("by a pronoun")
    if first.told_by:
        rank -= 0.1
        reasons.append("relayed")
    return round(rank, 2), tuple(reasons)


def _joined(meeting: Meeting, loose: list[tuple[Sentence, Scene]]) -> Meeting:
    """With those whom a later sentence has come along: ``Marin, accompanied by MPs …, described``."""
    who, whom, evidence = list(meeting.who), list(meeting.whom), list(meeting.evidence)
    for sentence, scene in loose:
        text = re.split(r"\b[Aa]ccompanied by\b|\bACCOMPANIED BY\b", sentence.text)[0]
        for side in (who, whom):
            lead = next((one for one in side if one.accompanies is None and _ends(text, one.name)), None)
            if lead is None or meeting.status != "held":
                continue
            known = {one.name for one in (*who, *whom)}
            side.extend(one for one in scene.companions([lead]) if one.name not in known)
            found = _evidence(scene.notes, [sentence.index])[0]
            if found not in evidence:
                evidence.append(found)
    return msgspec.structs.replace(meeting, who=tuple(who), whom=tuple(whom), evidence=tuple(evidence))


def _ends(text: str, name: str) -> bool:
    return text.rstrip(" ,(").lower().endswith(name.lower())


def _is_of(one: Meeting, record: Meeting) -> bool:
    """Whether a meeting that the text tells of is the one that the paper records."""
    if one.status != "held" or one.when not in (None, record.when):
        return False
    return _all(one) <= _all(record) or (one.when is not None and not _all(one).isdisjoint(_all(record)))


def _with_evidence(record: Meeting, made: list[Meeting]) -> Meeting:
    more = [two for one in made if _is_of(one, record) for two in one.evidence]
    return msgspec.structs.replace(record, evidence=(*record.evidence, *more))


# -- what was said there --------------------------------------------------------------------------------------


def _with_statements(meeting: Meeting, made: list[Meeting], notes: Notes) -> Meeting:
    """With the statements of the people of the meeting to each other, its day by them, and its purpose."""
    if meeting.status != "held":
        return meeting
    own = _names(meeting.who) | _names(meeting.whom)
    often = {name for one in made if one.status == "held" and one.id != meeting.id for name in _all(one)}
    said = [one for one in notes.statements if _said_there(one, own, own - often, meeting)]
    when, basis = meeting.when, meeting.when_basis
    places = {one.para for one in meeting.evidence}
    days = {one.said_on for one in said if one.said_on and one.para in places}
    vague = any(_RECENT.search(one.text) for one in meeting.evidence)  # "in a recent conversation": on no day told
    if when is None and len(days) == 1 and not meeting.told_by and not vague:
        when, basis = days.pop(), "statements"
    ids = tuple(one.id for one in said)
    return msgspec.structs.replace(meeting, statements=ids, when=when, when_basis=basis, purpose=_purpose(notes, said))


def _all(meeting: Meeting) -> set[str]:
    return _names(meeting.who) | _names(meeting.whom)


def _said_there(one: Statement, own: set[str], only: set[str], meeting: Meeting) -> bool:
    if one.voice != "reported" or one.speaker not in own:
        return False
    if meeting.when and one.said_on and one.said_on != meeting.when:
        return False
    return one.speaker in only or not only.isdisjoint(one.addressees)


def _purpose(notes: Notes, said: list[Statement]) -> Purpose | None:
    places = {paragraph.number: paragraph for paragraph in notes.cable.paragraphs}
    for one in said:
        paragraph = places.get(one.para)
        found = _AIM.search(one.content)
        if found is None or paragraph is None:
            continue
        at = paragraph.text.find(one.content)
        if at < 0:
            continue
        aim = _words(paragraph, at + found.start("to"), at + found.end("to"))
        excluded = found.group("not") and _words(paragraph, at + found.start("not"), at + found.end("not"))
        return Purpose(one.speaker, aim, excluded or None)
    return None


def _words(paragraph: Paragraph, start: int, end: int) -> Words:
    span = paragraph.source_span(start, end)
    return Words(span.start, span.end, paragraph.text[start:end])

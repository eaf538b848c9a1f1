"""What continues a speaker's reported speech with no verb of saying, and what the post itself judges.

``The chair is not won yet.`` after ``…, he said.`` is still his. Narration ("The Ambassador met
X") is no statement, and background in the post's voice is one only where it judges, predicts or recommends.
"""

import re

import msgspec

from reftel.extracting.floor import (
    NOBODY,
    Speaker,
    by_name,
    heads_of,
    introduced_in,
    is_described,
    is_personal,
    is_soft,
    is_top,
    may_tell,
    silent,
    speaks,
    tellers_in,
    tells_in_past,
)
from reftel.extracting.gestures import is_gesture
from reftel.extracting.instructions import HOME, bidding_of, is_spoken
from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import cues
from reftel.extracting.narration import (
    continues,
    is_finite,
    is_habit,
    is_pluperfect,
    is_single,
    is_titled,
    loses_floor,
    says_we,
    shows_mood,
    stands_beside,
)
from reftel.extracting.notes import Draft, Mention, Notes, Sentence, drafts_by_sentence
from reftel.extracting.own_views import draws, in_first_person, is_of_her, judges_it, says_ours, weighs_now
from reftel.extracting.own_voice import SHORTEST_SENTENCE, is_ours, judged, of_order, of_post, own_view
from reftel.extracting.quoted_texts import QuotedText, attached_texts, phrases, quoted_texts
from reftel.extracting.sentences import quotations
from reftel.extracting.unmarked import Open, Run, Surroundings, Told, whose
from reftel.extracting.walk import Walk, mention_of
from reftel.extracting.wholes import implicit, whole_of
from reftel.model.redacted import is_redacted_last

_ITEM = re.compile(r"\(?[A-Za-z0-9]{1,2}[.)]\s")
_BULLETED = re.compile(r"(?:^|\n)[^\S\n]*\(?[A-Za-z0-9]{1,2}[.)]\s*$|(?:^|\s)(?:--?|[*•])\s+(?:\([A-Z/]{1,8}\)\s*)?$")
_OF_BODY = frozenset(["body", "summary"])
_DUE = frozenset(["must", "should", "may", "might"])
_QUOTING = frozenset(["quote", "that", "bare", "paren"])


def add_implied(notes: Notes) -> Notes:
    """Drafts of free indirect speech, of quotations that go on, and of the post's own judgements."""
    drafts: list[Draft] = []
    for course in courses_of(notes):
        _close(course)
        drafts.extend(course.drafts)
    drafts.sort(key=lambda draft: (notes.sentences[draft.sentence].para, draft.start, -draft.end))
    return msgspec.structs.replace(notes, drafts=tuple(drafts))


def courses_of(notes: Notes) -> list["Course"]:
    """The course of each paragraph, in their order, with what is open in it."""
    by_sentence = drafts_by_sentence(notes.drafts)
    by_para: dict[int, list[Sentence]] = {}
    for sentence in notes.sentences:
        by_para.setdefault(sentence.para, []).append(sentence)
    tellers = tellers_in(notes.drafts)
    attached = attached_texts(notes.cable)
    at_home = notes.cable.mrn is not None and notes.cable.mrn.station in HOME
    told = frozenset(index for index, found in by_sentence.items() if not all(map(is_ours, found)))
    share = _share([one for one in notes.sentences if one.role in _OF_BODY], told)
    comments = any(one.role == "comment" for one in notes.sentences)
    courses: list[Course] = []
    for para, sentences in by_para.items():
        given = [*attached.get(para, ()), *quoted_texts(notes.texts[para])]
        heading = (notes.cable.paragraphs[para].heading or "").lower()
        here = heads_of(sentences, by_sentence)
        setting = Surroundings(len(sentences), _share(sentences, told), share, comments, heading, here)
        earlier = courses[-1].speaker if courses else NOBODY
        course = Course(tellers | introduced_in(sentences, by_sentence), setting, at_home, earlier)
        _follow(course, notes.texts[para], sentences, by_sentence, given)
        courses.append(course)
    return courses


class Course(msgspec.Struct):
    """The course of a paragraph: what it has told so far, who holds the floor, and what is open as yet.

    ``speaker`` spoke last and may be speaking on, as ``earlier`` did at the end of the paragraph before. ``before`` is
    what stood before the open sentences that come, ``since`` how many sentences ago he spoke.
    """

    tellers: frozenset[str]
    setting: Surroundings
    at_home: bool
    earlier: Speaker
    speaker: Speaker = NOBODY
    quoted: list[tuple[int, int]] = []
    drafts: list[Draft] = []
    portrait: Draft | None = None
    bidden: bool = False
    before: str = "start"
    since: int = 0
    runs: list[Run] = []


def _share(sentences: list[Sentence], told: frozenset[int]) -> float:
    """The share of sentences in which somebody is reported to say something."""
    return sum(sentence.index in told for sentence in sentences) / max(1, len(sentences))


def _follow(
    course: Course,
    text: str,
    sentences: list[Sentence],
    by_sentence: dict[int, list[Draft]],
    texts: list[QuotedText],
) -> None:
    """Follow a paragraph from sentence to sentence; whose words those are that name nobody is left open."""
    course.quoted = [quote for quote in phrases(quotations(text), texts) if len(_inside(sentences, quote)) > 1]
    by_sentence, covered = _long_quotations(sentences, by_sentence, course.quoted)
    opinion = bool(sentences) and sentences[0].role == "body" and in_first_person(sentences[0])
    for place, sentence in enumerate(sentences):
        if sentence.index in covered:
            continue
        found = by_sentence.get(sentence.index, [])
        given = next((one for one in texts if one.start - 2 <= sentence.start < one.end), None)
        if given is not None:
            _go_on_in_text(course, sentence, given, found)
        elif _is_quoted_on(course, sentence, found):
            continue
        elif not _is_order(course, sentence, found) and not _is_of_post(course, sentence, found, opinion=opinion):
            listed = _BULLETED.search(text, max(0, sentence.start - 14), sentence.start) or _ITEM.match(sentence.text)
            _go_on(course, sentence, found, place, listed=listed is not None)
            continue
        course.before = "other"


def _is_quoted_on(course: Course, sentence: Sentence, found: list[Draft]) -> bool:
    """Whether a sentence is a quotation and nothing else, right behind one whose speaker was told: then it is his.

    ``"It leaks," Marin said. "Ask the mayor."``
    """
    current = course.speaker.report
    quoted = sentence.in_quote or sentence.text[0] in '"“'
    near = course.before == "told" and not course.since
    if current is None or not quoted or not near or current.frame not in ("paren", "quote"):
        return False
    if any(is_top(sentence, draft) for draft in found) or sentence.text.rstrip()[-1] not in '"”':
        return False
    course.drafts.extend(implicit(sentence, current, found, course.quoted))
    return True


def _is_order(course: Course, sentence: Sentence, found: list[Draft]) -> bool:
    """Whether a sentence bids the post do something; it is then an order, and so may be the items that follow."""
    bids = None if is_spoken(found) else bidding_of(sentence, at_home=course.at_home, listed=course.bidden)
    if bids is None or sentence.role == "note":
        return False
    course.bidden = True
    course.drafts.extend(of_order(sentence, bids, found))
    return True


def _is_of_post(course: Course, sentence: Sentence, found: list[Draft], *, opinion: bool) -> bool:
    """Whether a sentence is the post's own by its role, or as it portrays somebody or tells his mood."""
    current = course.speaker.report
    if sentence.role in ("comment", "action") or opinion:
        course.drafts.extend(of_post(sentence, found))
    elif sentence.role == "note":  # what the drafter adds is no report of wishes
        course.drafts.extend(draft for draft in found if not is_soft(draft))
    elif is_gesture(sentence) and not any(is_top(sentence, draft) for draft in found):
        course.drafts.extend(found)
    elif _is_drawn(course, sentence, found):
        pass
    elif current is not None and not _minds(sentence, found) and shows_mood(sentence, current):
        course.drafts.extend([*of_post(sentence, []), *found])
    else:
        return False
    return True


def _is_drawn(course: Course, sentence: Sentence, found: list[Draft]) -> bool:
    """Whether a sentence begins the portrait of a person or goes on with it; it is then part of that one statement."""
    goes_on = course.portrait is not None and is_of_her(sentence)
    if course.speaker.report is None and not found and (goes_on or draws(sentence)):
        course.portrait = _extended(course.drafts, course.portrait, of_post(sentence, []))
        return True
    course.portrait = None
    return False


def _go_on(course: Course, sentence: Sentence, found: list[Draft], place: int, *, listed: bool) -> None:
    """A sentence of which neither role nor form tells whose words it is: a report, or one that names nobody."""
    if sentence.parse is not None and not any(is_top(sentence, draft) for draft in found):
        _leave_open(course, sentence, found, place, listed=listed)
        return
    if listed:
        course.speaker = silent(course.speaker)
    _report(course, sentence, found)


def _leave_open(course: Course, sentence: Sentence, found: list[Draft], place: int, *, listed: bool) -> None:
    """A sentence of which it is open whose words it is, and who takes the floor in it."""
    run = course.runs[-1] if course.runs else None
    if course.before != "open" or run is None:
        run = Run(course.before, [])
        course.runs.append(run)
    carried = course.speaker.report is None and course.earlier.report is not None
    speaker = course.earlier if carried else course.speaker
    run.open.append(Open(sentence, found, speaker, carried, course.since, place, listed=listed))
    course.before = "open"
    course.since += 1
    takes = _topic(sentence)
    if takes is not None:
        course.speaker = speaks(course.speaker, takes, sentence)
        course.before = "topic"


def _rank(probability: float, *, ours: bool) -> float:
    """The rank of what is told by signs alone, by how sure it is, which holds (``bench/unmarked.py`` counts it).

    Words that only go on are always to check: .2 to .49; a judgement of the post where it is more likely none.
    """
    return round(0.35 + 0.3 * probability, 2) if ours else round(0.2 + 0.29 * probability, 2)


def _close(course: Course) -> None:
    """Whose words the open sentences of a paragraph are: of who may be speaking, of the post, or nobody's."""
    for run in course.runs:
        for one, told in zip(run.open, whose(run, course.setting), strict=True):
            current = one.speaker.report
            if told.answer == "his" and current is not None:
                course.drafts.extend(_his(one, current, told, course.quoted))
            else:
                course.drafts.extend(_not_his(one, told))


def _his(one: Open, current: Draft, told: Told, quoted: list[tuple[int, int]]) -> list[Draft]:
    """An open sentence as words of who may be speaking."""
    rank = _rank(told.probability, ours=False)
    return [
        msgspec.structs.replace(draft, carried=one.carried, rank=rank) if draft.frame == "implicit" else draft
        for draft in implicit(one.sentence, current, one.found, quoted)
    ]


def _not_his(one: Open, told: Told) -> list[Draft]:
    """An open sentence as a judgement of the post, or as nobody's; what it reports besides stays."""
    kept = own_view(one.sentence, one.found)
    is_judged = told.answer == "post"
    rank = _rank(told.probability, ours=True)
    views = judged(one.sentence, kept, judges=is_judged)
    return [
        *kept,
        *(
            msgspec.structs.replace(view, rank=rank) if is_judged and view.frame == "comment" else view
            for view in views
        ),
    ]


def _go_on_in_text(course: Course, sentence: Sentence, given: QuotedText, found: list[Draft]) -> None:
    """A sentence of a text that the cable quotes or attaches."""
    told = _of_text(sentence, given, found)
    current = course.speaker.report
    loud = [draft for draft in told if is_top(sentence, draft)]
    if loud:
        takes = _speaking(sentence, loud, None) if given.author is None else None
        course.speaker = speaks(silent(course.speaker), takes, sentence)
    elif current is not None and current.start >= given.start and continues(sentence, current):
        told = implicit(sentence, current, told, course.quoted)  # who spoke last in a text of nobody known
    course.drafts.extend(told)


def _report(course: Course, sentence: Sentence, found: list[Draft]) -> None:
    """A sentence of the body with a report: of speech, of a mind or a deed, or of the post; and who holds the floor."""
    current, named = course.speaker.report, by_name(course.speaker)
    signers = current is not None and _signers(sentence, current)
    theirs = current is not None and says_we(sentence, found)
    if theirs:  # "We would not endorse it": still the words of who holds the floor
        found = [draft for draft in found if not (is_ours(draft) and is_soft(draft))]
    ours_now = says_ours(sentence) and not signers and not theirs
    course.before, course.since = "soft", course.since + 1
    loud = _loud(course, sentence, found)
    if named is not None and not theirs and loses_floor(sentence, named, course.setting.here):
        current = None
    weighed = tells_in_past(course.speaker) and weighs_now(sentence)
    unmarked = not loud and not ours_now and not weighed
    if unmarked and current is not None and not is_soft(current) and (theirs or continues(sentence, current)):
        course.drafts.extend(implicit(sentence, current, found, course.quoted))
        return
    told = found if signers else own_view(sentence, found)
    nobodys = current is None or ours_now or weighed or not _goes_on(current)
    judges = nobodys and judges_it(sentence) and not _main_one(sentence, told)
    course.drafts.extend([*told, *(() if loud else judged(sentence, told, judges=judges))])
    takes = None if loud else _topic(sentence)
    course.speaker = speaks(course.speaker, takes or _speaking(sentence, loud, current, course.tellers), sentence)
    if loud:
        _heard(course, loud)


def _heard(course: Course, loud: list[Draft]) -> None:
    """Somebody spoke: what is open before it ends there, and whoever speaks now is known to it."""
    course.before = "told" if course.speaker.report is not None else "lost"
    course.since = 0
    for run in reversed(course.runs):
        if run.after is not None:
            break
        run.after = loud[0]


def _loud(course: Course, sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """The reports that may give somebody the floor: what only tells a mind does where that person tells things here."""
    return [
        draft
        for draft in found
        if is_top(sentence, draft)
        and (not is_soft(draft) or (is_personal(draft) and may_tell(draft, course.speaker.report, course.tellers)))
    ]


def _of_text(sentence: Sentence, given: QuotedText, found: list[Draft]) -> list[Draft]:
    """A sentence of a quoted text: whom it reports said so, else its author."""
    kept = [draft for draft in found if not is_ours(draft) and not is_soft(draft)]
    if given.author is None or any(is_top(sentence, draft) for draft in kept):
        return kept
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or len(parse) < SHORTEST_SENTENCE or is_titled(sentence):
        return kept
    if not is_finite(parse, root) and not sentence.text.isupper():
        return kept
    whole = whole_of(sentence, given.author, "implicit")
    told = (given.addressee,) if given.addressee is not None else ()
    return [msgspec.structs.replace(whole, addressees_at=told), *kept]


def _main_one(sentence: Sentence, found: list[Draft]) -> bool:
    """Whether the sentence is built on what somebody wants or does: ``The board also expects to close it``."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or any(parse.lower[kid] in _DUE for kid in parse.children(root, "aux")):
        return False  # "The board must consider it": what the post asks of it
    return any(draft.verb_at == root and not is_ours(draft) for draft in found)


def _goes_on(current: Draft) -> bool:
    """Whether the words of who holds the floor go on unmarked: not those of a body or group, nor what is on a mind."""
    return current.speaker_at is not None and is_single(current.speaker_at) and not is_soft(current)


def _minds(sentence: Sentence, found: list[Draft]) -> bool:
    """``He was confident that it would hold``: a view of his, and no more how he seemed."""
    return any(draft.frame == "adjective" and is_top(sentence, draft) and is_personal(draft) for draft in found)


def _extended(drafts: list[Draft], before: Draft | None, found: list[Draft]) -> Draft | None:
    """Sentences of one portrait are one statement."""
    if not found:
        return before
    if before is None:
        drafts.append(found[0])
        return found[0]
    whole = msgspec.structs.replace(before, extent=(before.start, found[0].end))
    drafts[drafts.index(before)] = whole
    return whole


def _speaking(
    sentence: Sentence, loud: list[Draft], current: Draft | None, tellers: frozenset[str] = frozenset()
) -> Draft | None:
    """Who holds the floor after a sentence: not one whose earlier words the speaker relates ("she had said"), nor one
    who is only cited ("according to Bly") and says nothing anywhere else.
    """
    said = [
        draft
        for draft in loud
        if draft.speaker_at is not None
        and not draft.speaker_at.text.lower().startswith("we")
        and (is_described(draft) or _is_somebody(sentence, draft.speaker_at))
        and draft.frame != "passive"
        and not _is_survey(draft.speaker_at)
        and not any(one.text.lower().split()[-1] in cues("public") for one in draft.addressees_at)
        and not (draft.frame == "according" and draft.speaker_at.text.lower().split()[-1] not in tellers)
        and not (is_habit(sentence, draft) and not is_single(draft.speaker_at))
        and not stands_beside(sentence, draft)
    ]
    for draft in said:
        if current is not None and is_soft(draft) and not is_soft(current) and _same(draft, current):
            return current  # "He was confident that it would hold": and he speaks on
        if current is None or not is_pluperfect(sentence, draft):
            return draft
    parse = sentence.parse
    if not loud and parse is not None and any(word in ("met", "hosted", "visited") for word in parse.lower):
        return None
    return current


def _is_survey(at: Mention) -> bool:
    """``Two studies``: what they show is told, and what follows is not theirs."""
    return any(lemma_of(word, "NNS") in cues("surveys") for word in at.text.lower().split())


def _is_somebody(sentence: Sentence, at: Mention) -> bool:
    """Whether words for who speaks end in a noun, name or pronoun: *less important than many* is nobody."""
    parse = sentence.parse
    last = next((k for k, end in enumerate(parse.ends) if end >= at.end), None) if parse is not None else None
    if parse is None or last is None or is_redacted_last(at.text) or parse.words[last].isupper():
        return True
    return (
        parse.tags[last].startswith(("NN", "PRP", "POS")) or parse.words[last][0].isupper() or len(at.text.split()) == 1
    )


def _same(draft: Draft, current: Draft) -> bool:
    """Whether a mind that is told is that of who holds the floor, by the words for it."""
    if draft.speaker_at is None or current.speaker_at is None:
        return False
    words, before = draft.speaker_at.text.lower().split(), current.speaker_at.text.lower().split()
    return words[0] in ("he", "she") or words[-1] == before[-1]


def _topic(sentence: Sentence) -> Draft | None:
    """Who takes the floor in a sentence that only names a topic, as in "Marin reviewed the history of the dam"."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if (
        parse is None
        or root is None
        or sentence.role != "body"
        or parse.tags[root] != "VBD"
        or parse.lemma(root) not in cues("topics")
    ):
        return None
    subject = parse.child(root, "nsubj")
    if subject is None:
        return None
    speaker = mention_of(Walk(sentence, parse, []), subject)
    draft = msgspec.structs.replace(whole_of(sentence, speaker, "implicit"), verb_at=root)
    return draft if is_single(speaker) else None


def _signers(sentence: Sentence, current: Draft) -> bool:
    """Whether "we" goes on with what "I" said: "I told him that … We were prepared to"."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or current.speaker_at is None or current.speaker_at.text.lower() != "i":
        return False
    return parse.tags[root] == "VBD" or any(parse.tags[kid] == "VBD" for kid in parse.children(root, "aux", "auxpass"))


def _inside(sentences: list[Sentence], quote: tuple[int, int]) -> list[Sentence]:
    return [sentence for sentence in sentences if sentence.start < quote[1] and sentence.end > quote[0]]


def _long_quotations(
    sentences: list[Sentence], by_sentence: dict[int, list[Draft]], quoted: list[tuple[int, int]]
) -> tuple[dict[int, list[Draft]], set[int]]:
    """A quotation of several sentences is one statement of the speaker that one of them names; the rest is silent."""
    by_sentence = dict(by_sentence)
    silent: set[int] = set()
    for opened, closed in quoted:
        inside = _inside(sentences, (opened, closed))
        for sentence in (inside[-1], inside[0]):
            said = [
                draft
                for draft in by_sentence.get(sentence.index, [])
                if draft.frame in _QUOTING
                and draft.speaker_at
                and not opened <= draft.speaker_at.start < closed
                and draft.start < closed
                and draft.end > opened - 2
            ]
            if not said:
                continue
            owner = max(said, key=lambda draft: draft.end - draft.start)
            whole = msgspec.structs.replace(
                owner, extent=(min(owner.start, max(opened - 1, inside[0].start)), max(owner.end, closed))
            )
            by_sentence[sentence.index] = [whole if draft is owner else draft for draft in by_sentence[sentence.index]]
            silent |= {other.index for other in inside if other is not sentence and other.start >= opened - 2}
            break
    return by_sentence, silent

"""What continues a speaker's reported speech with no verb of saying, and what the post itself judges.

``Winning the Chairmanship is not a fait accompli.`` after ``…, he said.`` is still his. Narration ("The Ambassador met
X") is no statement, and background in the post's voice is one only where it judges, predicts or recommends.
"""

import msgspec

from reftel.extracting.lexicon.load import cues, frames, speakers
from reftel.extracting.notes import Draft, Mention, Notes, Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.sentences import quotations
from reftel.extracting.walk import tidy
from reftel.facts import countries
from reftel.model.cable import Paragraph

_MODALS = frozenset("would should could might must will may can shall cannot".split())
_SPOKEN = ("that", "bare", "paren", "quote", "according", "inf", "wh", "nominal", "object", "prep", "passive")


def add_implied(notes: Notes) -> Notes:
    """Drafts of free indirect speech, of quotations that go on, and of the post's own judgements."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in notes.drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    drafts: list[Draft] = []
    by_para: dict[int, list[Sentence]] = {}
    for sentence in notes.sentences:
        by_para.setdefault(sentence.para, []).append(sentence)
    for para, sentences in by_para.items():
        drafts.extend(_of_paragraph(notes.cable.paragraphs[para], sentences, by_sentence))
    drafts.sort(key=lambda draft: (notes.sentences[draft.sentence].para, draft.start, -draft.end))
    return msgspec.structs.replace(notes, drafts=tuple(drafts))


def _of_paragraph(paragraph: Paragraph, sentences: list[Sentence], by_sentence: dict[int, list[Draft]]) -> list[Draft]:
    drafts: list[Draft] = []
    current: Draft | None = None
    quoted = quotations(paragraph.text)
    owners = _owners(sentences, by_sentence, quoted)
    opinion = _opinionated(sentences)
    for sentence in sentences:
        found = by_sentence.get(sentence.index, [])
        owner = owners.get(sentence.index)
        ours = sentence.role in ("comment", "action") or opinion
        if owner is not None:
            found = [draft for draft in found if draft.speaker_at is not None and not _wish(draft)]
            if not found:
                drafts.extend(_quoted_on(sentence, owner, quoted))
                current = owner
                continue
        if ours:
            drafts.extend(_of_post(sentence, found))
            continue
        if sentence.role == "note":
            drafts.extend(found)
            continue
        outer = [draft for draft in found if not _wish(draft) or _personal(draft)]
        if not outer and current is not None and _continues(sentence, current):
            drafts.append(_implicit(sentence, current, found))
            continue
        drafts.extend(found)
        if not found and _first_person(sentence):
            drafts.extend(_of_post(sentence, []))
        said = [draft for draft in found if draft.frame in _SPOKEN and draft.speaker_at is not None]
        if said:
            current = said[0] if not _ours(said[0]) else None
        elif _turns(sentence):
            current = None
    return drafts


def _wish(draft: Draft) -> bool:
    frame = frames().get(draft.verb or "")
    return frame is not None and frame.wish


def _personal(draft: Draft) -> bool:
    """Whether a state of mind is told of a person: "Garrett feels"; "Astana wants" may be what somebody said."""
    words = draft.speaker_at.text.split() if draft.speaker_at else []
    if not words:
        return False
    low = [word.lower() for word in words]
    if low[0] in ("he", "she", "they", "we"):
        return True
    if low[0] == "the" or words[-1].isupper() or countries.candidates(words[-1]) or low[-1] in speakers().bodies:
        return False
    return words[-1][0].isupper() or low[-1] in speakers().nouns or low[-1].removesuffix("s") in speakers().nouns


def _ours(draft: Draft) -> bool:
    return draft.speaker_at is not None and draft.speaker_at.text.lower() in ("we", "post", "embassy")


def _opinionated(sentences: list[Sentence]) -> bool:
    """A paragraph that begins in the post's own voice and stays there."""
    return bool(sentences) and sentences[0].role in ("body",) and _first_person(sentences[0])


def _first_person(sentence: Sentence) -> bool:
    parse = sentence.parse
    if parse is None or sentence.in_quote:
        return False
    for token, word in enumerate(parse.lower):
        if word in ("we", "post", "embassy") and parse.deps[token] == "nsubj":
            head = parse.heads[token]
            lemma = parse.lemma(head)
            mind = lemma in cues("mind") or any(parse.lower[k] in ("cannot", "ca", "would", "should") for k in parse.children(head, "aux"))
            if parse.deps[head] == "ROOT" and mind and lemma not in ("tell", "say", "ask", "meet"):
                return True
    return False


def _owners(sentences: list[Sentence], by_sentence: dict[int, list[Draft]], quoted: list[tuple[int, int]]) -> dict[int, Draft]:
    """Sentences of a quotation that another of its sentences attributes: to whom."""
    owners: dict[int, Draft] = {}
    for opened, closed in quoted:
        inside = [s for s in sentences if s.start < closed and s.end > opened]
        if len(inside) < 2:
            continue
        owner = None
        for sentence in (inside[0], inside[-1]):
            said = [d for d in by_sentence.get(sentence.index, []) if d.frame in ("quote", "that", "bare", "paren") and d.speaker_at is not None]
            outside = [d for d in said if not opened <= (d.speaker_at.start if d.speaker_at else 0) < closed]
            if outside:
                owner = outside[-1]
                break
        if owner is not None:
            for sentence in inside:
                if sentence.index != owner.sentence:
                    owners[sentence.index] = owner
    return owners


def _quoted_on(sentence: Sentence, owner: Draft, quoted: list[tuple[int, int]]) -> list[Draft]:
    end = sentence.end
    for opened, closed in quoted:
        if opened <= sentence.start < closed <= sentence.end:
            end = min(sentence.end, closed + 1)
    return [_whole(sentence, owner.speaker_at, "quote", end=end, verb=None)]


def _continues(sentence: Sentence, current: Draft) -> bool:
    """Whether a sentence without a report goes on with what was said before it, and does not narrate."""
    parse = sentence.parse
    if parse is None or len(parse) < 4:
        return False
    root = next((token for token, head in enumerate(parse.heads) if head == token and parse.tags[token].startswith(("V", "MD", "N", "J", "W", "R"))), None)
    if root is None:
        return False
    return not _narrates(sentence, parse, root)


def _narrates(sentence: Sentence, parse: Parse, root: int) -> bool:
    """The post, or the speaker in person, doing something: met, travelled, smiled; or words of narration."""
    lemma = parse.lemma(root)
    if lemma in cues("narration"):
        return True
    subject = parse.subject(root)
    if subject is None:
        return parse.tags[root].startswith("VB") and parse.tags[root] in ("VBG", "VBN")
    word = parse.lower[subject]
    if word in ("we", "ambassador", "dcm", "poloff", "poloffs", "emboff", "emboffs", "econoff", "post", "embassy", "meeting", "conversation", "discussion", "lunch", "dinner"):
        return not any(parse.lower[k] in _MODALS for k in parse.children(root, "aux"))
    return False


def _turns(sentence: Sentence) -> bool:
    """Whether narration brings somebody else to speak: a sentence on other people closes the speech before it."""
    parse = sentence.parse
    return parse is not None and any(parse.lower[k] in ("met", "hosted", "visited") for k in range(len(parse)))


def _implicit(sentence: Sentence, current: Draft, found: list[Draft]) -> Draft:
    draft = _whole(sentence, current.speaker_at, "implicit", verb=None)
    holder = found[0].speaker_at if found else None
    return msgspec.structs.replace(draft, addressees_at=current.addressees_at, holder_at=holder, rank=0.35)


def _whole(sentence: Sentence, speaker: Mention | None, frame: str, *, verb: str | None, end: int | None = None) -> Draft:
    parse = sentence.parse
    lo, hi = (0, 0) if parse is None else tidy(parse, 0, len(parse))
    start, stop = (sentence.start, sentence.end) if parse is None or hi <= lo else parse.span(lo, hi)
    root = None
    if parse is not None:
        root = next((token for token in range(lo, hi) if parse.heads[token] == token), None)
    question = sentence.text.rstrip("\"”’) ").endswith("?")
    return Draft(
        sentence=sentence.index,
        start=start,
        end=max(start + 1, min(stop, end or stop)),
        frame=frame,
        act="ask" if question else "state",
        speaker_at=speaker,
        root=root,
        lo=lo,
        hi=hi,
        verb=verb,
        because=frame,
    )


def _of_post(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """A sentence of the post's own: one statement if it judges, and what it reports of others in past tense besides."""
    kept = [draft for draft in found if not _wish(draft) and not _ours(draft)]
    if sentence.text.count(" ") < 3:
        return kept
    spoken = next((draft for draft in kept if draft.verb_at is not None and _root(sentence, draft.verb_at)), None)
    if spoken is not None:
        return kept
    own = next((draft for draft in found if _ours(draft)), None)
    if own is not None:
        return [msgspec.structs.replace(own, voice="post", frame="comment", because=f"comment:{own.verb}"), *kept]
    whole = _whole(sentence, None, "comment", verb=None)
    return [msgspec.structs.replace(whole, voice="post"), *kept]


def _root(sentence: Sentence, verb: int) -> bool:
    parse = sentence.parse
    return parse is not None and (parse.deps[verb] == "ROOT" or (parse.deps[verb] == "conj" and parse.deps[parse.heads[verb]] == "ROOT"))

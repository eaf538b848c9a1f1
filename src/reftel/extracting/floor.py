"""Who holds the floor, or may: whose words go on in sentences that name nobody, and who tells of his own mind."""

import msgspec

from reftel.extracting.lexicon.load import cues, frames, meeting_lists, speakers
from reftel.extracting.narration import is_cleft, is_pluperfect, is_shifted
from reftel.extracting.notes import Draft, Mention, Sentence
from reftel.facts import countries
from reftel.model.redacted import is_redacted_last

_BELOW = frozenset(["conj", "advcl", "xcomp", "parataxis", "dep", "prep", "pcomp", "ccomp"])


class Speaker(msgspec.Struct, frozen=True):
    """Who holds the floor: his last report (None: nobody has it), the sentence that it stands in, and his name.

    ``Marin said that it leaked. He vowed to mend it.``: the last report is that of the vow, and its speaker is *he*;
    ``named`` is *Marin*. The name outlasts the floor, for a *he* may come up again.
    """

    report: Draft | None = None
    at: Sentence | None = None
    named: Mention | None = None


NOBODY = Speaker()


def speaks(before: Speaker, report: Draft | None, sentence: Sentence) -> Speaker:
    """Who holds the floor after a report in a sentence, by the name that he had if only a pronoun stands for him."""
    if report is before.report:
        return before
    at = None if report is None else report.speaker_at
    is_pronoun = at is not None and at.text.lower() in ("he", "she")
    return Speaker(report, sentence, before.named if is_pronoun and before.named else at)


def silent(before: Speaker) -> Speaker:
    """Nobody holds the floor any more; a pronoun may still stand for whoever did."""
    return Speaker(named=before.named)


def by_name(speaker: Speaker) -> Draft | None:
    """The last report of who holds the floor, as of him by name."""
    if speaker.report is None:
        return None
    return msgspec.structs.replace(speaker.report, speaker_at=speaker.named)


def tells_in_past(speaker: Speaker) -> bool:
    """Whether what he says is told in the past, as of a past saying."""
    return speaker.report is not None and speaker.at is not None and is_shifted(speaker.at, speaker.report)


def tellers_in(drafts: tuple[Draft, ...]) -> frozenset[str]:
    """The last words of the names of those who say something in so many words somewhere in the cable."""
    return frozenset(
        draft.speaker_at.text.lower().split()[-1]
        for draft in drafts
        if draft.speaker_at is not None
        and draft.speaker_at.text.split()
        and draft.frame != "according"
        and not is_soft(draft)
    )


def heads_of(sentences: list[Sentence], by_sentence: dict[int, list[Draft]]) -> frozenset[str]:
    """The same of those who speak in the sentences of a paragraph, where that is what a sentence is about."""
    drafts = [(sentence, draft) for sentence in sentences for draft in by_sentence.get(sentence.index, ())]
    return tellers_in(tuple(draft for at, draft in drafts if is_top(at, draft) and not is_pluperfect(at, draft)))


def introduced_in(sentences: list[Sentence], by_sentence: dict[int, list[Draft]]) -> frozenset[str]:
    """The last words of the names of those whose mind a paragraph tells of as the post's own source.

    Who is introduced (*Former Senator Bly, an expert, believes*), or was at the meeting that it tells of, tells of his
    mind himself; of whom only a name is given, whoever speaks may be telling.
    """
    found: set[str] = set()
    talks = meeting_lists()["talks"]
    for sentence in sentences:
        parse = sentence.parse
        if parse is None or sentence.role != "body":
            continue
        if not by_sentence.get(sentence.index) and any(word == "met" or word in talks for word in parse.lower):
            found.update(word.lower() for word, tag in zip(parse.words, parse.tags, strict=True) if tag == "NNP")
        for draft in by_sentence.get(sentence.index, ()):
            subject = parse.child(draft.verb_at, "nsubj") if draft.verb_at is not None else None
            if subject is None or not is_soft(draft) or not is_top(sentence, draft) or not is_personal(draft):
                continue
            apposed = parse.child(subject, "appos") is not None and parse.right(subject) - parse.left(subject) > 3
            titled = any(parse.lower[kid] in speakers().titles for kid in parse.children(subject, "compound"))
            if parse.tags[subject] == "NNP" and apposed and (titled or parse.child(subject, "compound") is not None):
                found.add(parse.lower[subject])
    return frozenset(found)


def is_soft(draft: Draft) -> bool:
    """Whether a verb tells of a mind or a deed and not of a saying: "Astana wants" may be what somebody said."""
    frame = frames().get(draft.verb or "")
    if draft.frame == "that" and draft.verb == "make":
        return False  # "made clear that"
    return draft.frame == "adjective" or (frame is not None and (frame.wish or frame.lemma in cues("deeds")))


def is_top(sentence: Sentence, draft: Draft) -> bool:
    """Whether the report is what the sentence is about, and not a clause on one of its nouns."""
    parse, at = sentence.parse, draft.verb_at
    if parse is None or at is None:
        return draft.frame != "nominal"
    for _ in range(len(parse)):
        if parse.heads[at] == at:
            return True
        if parse.deps[at] not in _BELOW and not is_cleft(parse, at):
            return False
        at = parse.heads[at]
    return False


def is_personal(draft: Draft) -> bool:
    """Whether a state of mind is told of a person: "Garrett feels"; "Astana wants" may be what somebody said."""
    name = draft.speaker_at.text if draft.speaker_at is not None else ""
    words = name.split()
    if not words:
        return False
    low = [word.lower() for word in words]
    if low[0] in ("he", "she", "they", "we") or is_redacted_last(name):
        return True
    if low[0] == "the" and len(low) == 2 and low[-1] in speakers().titles and not countries.candidates(low[-1]):
        return True  # "the A/S"
    if words[-1].isupper() or countries.candidates(words[-1]) or low[-1] in speakers().bodies:
        return False
    if low[0] == "the":
        return low[-1] in speakers().titles
    return (
        words[-1][0].isupper() or low[-1] in speakers().nouns or low[-1].removesuffix("s") in speakers().nouns
    ) and low[0] not in ("a", "no", "any", "each")


def may_tell(draft: Draft, current: Draft | None, tellers: frozenset[str]) -> bool:
    """Whether one whose mind is told may be telling it: who says nothing in all the cable is only talked about."""
    name = draft.speaker_at.text if draft.speaker_at is not None else ""
    words = name.lower().split()
    if current is None or not words or words[0] in ("he", "she", "they", "we", "i", "the") or is_redacted_last(name):
        return True
    return words[-1] in tellers


def is_described(draft: Draft) -> bool:
    """Whether words of a parenthetical, which the parser was not shown, are for somebody: *the chief of the board*."""
    words = draft.speaker_at.text.split() if draft.frame == "paren" and draft.speaker_at is not None else []
    return len(words) > 1 and words[0].lower() in ("the", "a", "an", "one") and words[-1].lower() not in cues("anybody")

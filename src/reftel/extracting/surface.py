"""What can be said of speech without a parser: parentheticals, and ``X said that Y`` by its words alone."""

from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import frames
from reftel.extracting.masking import aside_forms
from reftel.extracting.notes import Draft, Mention, Sentence
from reftel.model.statement import Act


def surface_drafts(sentence: Sentence, paragraph: str) -> list[Draft]:
    """Drafts of one unparsed sentence."""
    stop = sentence.end
    while stop > sentence.start and paragraph[stop - 1] in ".!? ":
        stop -= 1
    for aside in sentence.asides:
        frame = frames().get(aside.verb)
        before, after = (sentence.start, aside.start), (aside.end, stop)
        start, end = before if aside.end >= stop else (sentence.start, stop)
        if aside.start <= sentence.start:
            start, end = after
        while start < end and paragraph[start] in " ,":
            start += 1
        while end > start and paragraph[end - 1] in " ,":
            end -= 1
        if start < end:
            act: Act = frame.act if frame else "state"
            kind = "according" if aside.verb == "according" else "paren"
            return [_draft(sentence, (start, end), kind, aside.speaker, verb=aside.verb, act=act)]
    return _that(sentence, paragraph, stop)


def _that(sentence: Sentence, paragraph: str, stop: int) -> list[Draft]:
    words = sentence.cased.split(" ")
    forms = aside_forms()
    at = sentence.start
    for turn, word in enumerate(words):
        following = words[turn + 1].lower() if turn + 1 < len(words) else ""
        if 0 < turn <= 8 and word.lower() in forms and following == "that":
            subject = paragraph[sentence.start : at].rstrip(" ,")
            start = at + len(word) + len(" that ")
            lemma = lemma_of(word.lower(), "VBD")
            if subject and start < stop:
                mention = Mention(subject, sentence.start, sentence.start + len(subject))
                return [_draft(sentence, (start, stop), "that", mention, verb=lemma, act=frames()[lemma].act)]
        at += len(word) + 1
    return []


def _draft(sentence: Sentence, place: tuple[int, int], kind: str, speaker: Mention, *, verb: str, act: Act) -> Draft:
    start, end = place
    return Draft(
        sentence=sentence.index,
        start=start,
        end=end,
        frame=kind,
        act=act,
        speaker_at=speaker,
        verb=None if verb == "according" else verb,
        because=f"surface:{kind}:{verb}",
        rank=0.4,
    )

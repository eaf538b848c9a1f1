"""What stands between two sentences of one speaker, is told as it is now, and is nobody else's: his words too.

``Marin compared the two dams. The old one, by contrast, has few friends. He "would never close it."``
"""

from reftel.extracting.floor import is_soft, is_top
from reftel.extracting.judging import is_present
from reftel.extracting.narration import is_finite, is_single, is_titled, root_of
from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.wholes import implicit

_LONGEST = 3  # sentences in a row that may be his
_OURS = frozenset(["we", "i", "you", "post", "embassy", "he", "she", "they"])


def with_those_between(sentences: list[Sentence], drafts: list[Draft], quoted: list[tuple[int, int]]) -> list[Draft]:
    """The drafts of a paragraph, and of what stands between those of one speaker."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.sentence, []).append(draft)
    current: Draft | None = None
    gap: list[Sentence] = []
    found: list[Sentence] = []
    speakers: dict[int, Draft] = {}
    for sentence in sentences:
        mine = told.get(sentence.index, [])
        said = [draft for draft in mine if draft.voice != "post"]
        if any(draft.extent is not None and draft.extent[0] < sentence.start < draft.extent[1] for draft in drafts):
            continue  # inside a quotation that is one statement
        if said:
            first = next((draft for draft in said if draft.frame == "implicit" or is_top(sentence, draft)), None)
            if current is not None and first is not None and _is_same(first, current):
                found += gap
                speakers.update({one.index: current for one in gap})
            current, gap = _holder(said, sentence, current), []
        elif current is not None and len(gap) < _LONGEST and _may_be_his(sentence, mine, current):
            gap.append(sentence)
        else:
            current, gap = None, []
    if not found:
        return drafts
    kept = [draft for draft in drafts if draft.sentence not in speakers]
    return kept + [one for sentence in found for one in implicit(sentence, speakers[sentence.index], [], quoted)]


def _holder(said: list[Draft], sentence: Sentence, current: Draft | None) -> Draft | None:
    """Who speaks in a sentence, where it is one person who says it and does not only think it."""
    for draft in said:
        if draft.speaker_at is not None and (draft.frame == "implicit" or is_top(sentence, draft)):
            if draft.frame in ("passive", "according", "asked"):
                return None
            if is_soft(draft):
                continue
            pronoun = draft.speaker_at.text.lower() in ("he", "she")
            if pronoun and current is not None:
                return current
            return draft if pronoun or is_single(draft.speaker_at) else None
    return None


def _is_same(draft: Draft, current: Draft) -> bool:
    if draft.speaker_at is None or current.speaker_at is None:
        return False
    words, before = draft.speaker_at.text.lower().split(), current.speaker_at.text.lower().split()
    return words[0] in ("he", "she") or words[-1] == before[-1]


def _may_be_his(sentence: Sentence, mine: list[Draft], current: Draft) -> bool:
    """Whether a sentence may be said: in the present, of somebody else, and no view that the post calls its own."""
    parse = sentence.parse
    root = root_of(parse) if parse is not None else None
    if parse is None or root is None or sentence.role != "body" or is_titled(sentence):
        return False
    if not is_finite(parse, root) or any(draft.verb is not None for draft in mine):
        return False
    subject = parse.child(root, "nsubj", "nsubjpass", "expl", "csubj")
    speaker = current.speaker_at.text.lower().split()[-1] if current.speaker_at is not None else ""
    if subject is None or parse.lower[subject] in _OURS or parse.lower[subject] == speaker:
        return False
    modal = any(parse.tags[kid] == "MD" for kid in parse.children(root, "aux"))
    return is_present(parse, root) or modal

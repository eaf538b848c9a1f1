"""A whole sentence as one statement: of whoever holds the floor, or of the post."""

import msgspec

from reftel.extracting.floor import is_personal, is_soft, is_top
from reftel.extracting.notes import Draft, Mention, Sentence
from reftel.extracting.walk import tidy


def implicit(sentence: Sentence, current: Draft, found: list[Draft], quoted: list[tuple[int, int]]) -> list[Draft]:
    """A sentence of whoever holds the floor, and what it reports of others besides; a quotation that goes on is one."""
    draft = whole_of(sentence, current.speaker_at, "implicit")
    holder = next((other.speaker_at for other in found if is_top(sentence, other)), None)
    extent = None
    for opened, closed in quoted:
        if sentence.start <= opened < sentence.end < closed:
            extent = (draft.start, closed)
        elif opened < sentence.start < closed:
            return []
    kept = [other for other in found if not is_soft(other) and not is_top(sentence, other) and is_personal(other)]
    return [msgspec.structs.replace(draft, addressees_at=current.addressees_at, holder_at=holder, extent=extent), *kept]


def whole_of(sentence: Sentence, speaker: Mention | None, frame: str) -> Draft:
    """A sentence without the stops at its edges."""
    parse = sentence.parse
    lo, hi = (0, 0) if parse is None else tidy(parse, 0, len(parse))
    start, stop = (sentence.start, sentence.end) if parse is None or hi <= lo else parse.span(lo, hi)
    root = parse.root() if parse is not None else None
    question = sentence.text.rstrip('"”’) ').endswith("?")
    return Draft(
        sentence=sentence.index,
        start=start,
        end=max(start + 1, stop),
        frame=frame,
        act="ask" if question else "state",
        speaker_at=speaker,
        root=root,
        lo=lo,
        hi=hi,
        because=frame,
    )

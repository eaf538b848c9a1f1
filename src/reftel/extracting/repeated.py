"""A report whose content is no more than another of the same speaker: ``said that he had told them that it leaked``."""

from reftel.extracting.lexicon.load import frames
from reftel.extracting.notes import Draft, Notes, drafts_by_sentence

_BESIDES = frozenset(["although", "though", "while", "even", "whereas"])


def _is_content(draft: Draft, other: Draft) -> bool:
    """Whether what is reported is only another's in its sentence: "mentioned that Vellier had told her that …"."""
    return (
        other.verb_at is not None
        and other.verb_at == draft.root
        and other.verb_at != draft.verb_at
        and other.frame in ("that", "bare", "wh", "quote")
        and not _wishes(other)
    )


def _besides(draft: Draft, inner: Draft, notes: Notes) -> bool:
    """Whether an inner report only goes with what is said: ``said the dam held, although she also noted …``."""
    parse = notes.sentence_of(draft).parse
    if parse is None or inner.verb_at is None or draft.root is None or draft.frame == "paren":
        return False
    marks = {parse.lower[kid] for kid in parse.children(inner.verb_at, "mark")}
    return parse.deps[inner.verb_at] == "advcl" and inner.verb_at > draft.root and bool(marks & _BESIDES)


def _on_a_thing(draft: Draft, inner: Draft, notes: Notes) -> bool:
    """``asked for help with the ships, which he said were held``: what is asked for is more than that they are held."""
    parse = notes.sentence_of(draft).parse
    if parse is None or inner.verb_at is None or draft.frame not in ("object", "prep", "inf"):
        return False
    at = inner.verb_at
    return parse.deps[at] == "relcl" and draft.lo <= parse.heads[at] < draft.hi


def unrepeated(drafts: list[Draft], notes: Notes) -> list[Draft]:
    """Without an outer report whose content is no more than the same speaker's inner one."""
    beside = drafts_by_sentence(drafts)
    kept = []
    for draft in drafts:
        inner = [
            other
            for other in beside[draft.sentence]
            if other is not draft
            and other.speaker == draft.speaker
            and draft.start <= other.start
            and other.end <= draft.end
            and (other.end - other.start) > (0.25 if draft.frame == "paren" else 0.4) * (draft.end - draft.start)
            and not _besides(draft, other, notes)
            and not _on_a_thing(draft, other, notes)
            and (other.start, other.end) != (draft.start, draft.end)
            and other.frame not in ("object", "prep")
        ]
        inner += [other for other in beside[draft.sentence] if _is_content(draft, other)]
        if not inner or draft.voice == "post":
            kept.append(draft)
    return kept


def _wishes(draft: Draft) -> bool:
    frame = frames().get(draft.verb or "")
    return frame is not None and frame.wish

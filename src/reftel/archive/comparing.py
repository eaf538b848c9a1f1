"""Versions of one cable side by side: what each lacks or hides, word by word, and what may be shown of all together.

Law 7: merging versions never shows what one of them hides. A passage that one witness redacts is ``[hidden]`` in the
merged text and in the differences, whoever has it in clear; a paragraph that one witness took out from between its
neighbours is hidden too, and so is what follows where the text of a released scan breaks off. What a copy merely lacks
is a difference: a scan loses words. Where a redacted paragraph is no plain copy of the other one, all of it is hidden:
what cannot be fitted cannot be told apart. Only a witness by itself shows what it has.
"""

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reftel.archive.hiding import GAP, hidden_by, is_gap, places_of, words_of
from reftel.archive.rows import preference
from reftel.model.cable import Cable, Paragraph
from reftel.model.versions import Difference, Shown, Versions, Witness

HIDDEN = "[hidden]"
_ORDER = ("cancellation", "correction", "duplicate", "repetition", "original")
_HEAD = ("origin", "action", "info", "dtg", "classification", "eo", "tags", "subject", "references", "signature")
Key = tuple[int | None, int]


class _Part(NamedTuple):
    """A paragraph of a version; its words, with a gap for each mark that something was taken out.

    ``broken`` if it breaks off where something may have been taken out.
    """

    paragraph: Paragraph
    words: list[str | None]
    broken: bool

    def as_copy(self) -> list[str | None]:
        """The words by which it hides those of another version."""
        return [*self.words, *([GAP] if self.broken else [])]


def compare(cables: Iterable[Cable]) -> Versions:
    """The versions of one cable, in the order of preference, whichever order they come in.

    Raises:
        ValueError: if there is none.
    """
    held = sorted(cables, key=preference)
    if not held:
        raise ValueError("there is no version to compare")
    texts = [_by_key(cable) for cable in held]
    masks = [_mask(texts, at) for at in range(len(held))]
    differences: list[Difference] = []
    for at, cable in enumerate(held[1:], 1):
        differences += _differences(cable.source.sha256, texts[0], texts[at], masks[0], masks[at])
    return Versions(
        cable=held[0].citation,
        subject=None if _subject_hidden(held) else held[0].subject,
        witnesses=tuple(_witness(cable, held, texts, at) for at, cable in enumerate(held)),
        differences=tuple(differences),
        merged=tuple(_shown(part.paragraph, masks[0][key]) for key, part in texts[0].items()),
    )


def _by_key(cable: Cable) -> dict[Key, _Part]:
    """The paragraphs by number and how often the number came before: an embedded text has numbers of its own."""
    seen: dict[int | None, int] = {}
    found: dict[Key, _Part] = {}
    broken = [one.start for one in cable.findings if one.code == "text-blank"]
    for at, paragraph in enumerate(cable.paragraphs):
        count = seen.get(paragraph.number, 0)
        seen[paragraph.number] = count + 1
        open_end = any(paragraph.start <= place < paragraph.end for place in broken)
        marks = [(one.span.start, one.span.end) for one in cable.redactions if one.para == at and one.kind != "omitted"]
        found[paragraph.number, count] = _Part(paragraph, _words_of(paragraph, marks), open_end)
    return found


def _words_of(paragraph: Paragraph, marks: Sequence[tuple[int, int]]) -> list[str | None]:
    """The words of a paragraph; those of a mark that something was taken out, ``[1 line withheld]``, are gaps.

    Only a mark is one: words that a copy merely lacks may be lost in the scan, and are a difference.
    """
    words = words_of(paragraph.text)
    for at, (start, end) in enumerate(places_of(paragraph.text) if marks else ()):
        place = paragraph.source_span(start, end)
        if any(place.start < high and low < place.end for low, high in marks):
            words[at] = GAP
    return words


def _mask(texts: Sequence[dict[Key, _Part]], own: int) -> dict[Key, list[bool]]:
    """For each word of each paragraph of one version, whether any version hides it."""
    alike = [at for at in range(len(texts)) if _alike(texts[own], texts[at])]
    masks: dict[Key, list[bool]] = {}
    for key, part in texts[own].items():
        words = part.words
        mask = [word is None for word in words]
        for at, other in enumerate(texts):
            if at == own:
                continue
            copy = other.get(key)
            gone = copy is None and at in alike and _taken_out(other, key)
            told = [True] * len(words) if gone else _hides(words, copy)
            mask = [a or b for a, b in zip(mask, told, strict=True)]
        masks[key] = mask
    for at, other in enumerate(texts):
        if at != own and at not in alike:
            _over_all(texts[own], other, masks)
    return masks


def _alike(one: dict[Key, _Part], other: dict[Key, _Part]) -> bool:
    """Whether two versions number their paragraphs alike, so that one can be laid beside the other."""
    return bool(one.keys() & other.keys()) or not one or not other


def _hides(words: list[str | None], copy: _Part | None) -> list[bool]:
    if copy is None:
        return [False] * len(words)
    theirs = copy.as_copy()
    if None not in theirs:
        return [False] * len(words)
    told = hidden_by(words, theirs)
    return [True] * len(words) if told is None else told


def _taken_out(other: dict[Key, _Part], key: Key) -> bool:
    """Whether a version lacks a paragraph and has those around it: not cut short, but taken out."""
    number = key[0]
    numbers = [each for each, count in other if each is not None and count == key[1]]
    return number is not None and bool(numbers) and min(numbers) < number < max(numbers)


def _over_all(own: dict[Key, _Part], other: dict[Key, _Part], masks: dict[Key, list[bool]]) -> None:
    """Where paragraphs are numbered otherwise, a redacted text is laid over the whole."""
    theirs = [word for part in other.values() for word in part.as_copy()]
    if None not in theirs:
        return
    words = [word for part in own.values() for word in part.words]
    told = hidden_by(words, theirs) or [True] * len(words)
    at = 0
    for mask in masks.values():
        mask[:] = [a or b for a, b in zip(mask, told[at : at + len(mask)], strict=True)]
        at += len(mask)


def _shown(paragraph: Paragraph, mask: list[bool]) -> Shown:
    """A paragraph with one mark for each stretch that is hidden."""
    out: list[str] = []
    at = hidden = 0
    within = False
    for (start, end), hides in zip(places_of(paragraph.text), mask, strict=True):
        if hides and not within:
            out += [paragraph.text[at:start], HIDDEN]
            hidden += 1
        elif not hides:
            out.append(paragraph.text[at:end])
        within, at = hides, end
    return Shown(paragraph.number, paragraph.mark, "".join(out), hidden)


def _differences(
    witness: str,
    ours: dict[Key, _Part],
    theirs: dict[Key, _Part],
    mask: dict[Key, list[bool]],
    their_mask: dict[Key, list[bool]],
) -> Iterable[Difference]:
    for key, part in ours.items():
        if key not in theirs:
            yield Difference(witness, key[0], "lacking")
            continue
        other = theirs[key]
        one, two = _shown(part.paragraph, mask[key]), _shown(other.paragraph, their_mask[key])
        if not (one.hidden or two.hidden):
            yield from _words(witness, key[0], one.text, two.text)
        elif part.words != other.words:
            yield Difference(witness, key[0], "hidden")


def _words(witness: str, para: int | None, ours: str, theirs: str) -> Iterable[Difference]:
    """Where the words differ, of what may be shown of both."""
    one, two = ours.split(), theirs.split()
    for kind, low, high, start, end in difflib.SequenceMatcher(None, words_of(ours), words_of(theirs)).get_opcodes():
        if kind != "equal":
            yield Difference(witness, para, "words", " ".join(one[low:high]) or None, " ".join(two[start:end]) or None)


def _subject_hidden(held: Sequence[Cable]) -> bool:
    return any(cable.subject is not None and is_gap(cable.subject) for cable in held)


def _witness(cable: Cable, held: Sequence[Cable], texts: Sequence[dict[Key, _Part]], at: int) -> Witness:
    everything = {key for text in texts for key in text}
    lacks = [f"¶{key[0]}" if key[0] else "text" for key in sorted(everything - texts[at].keys(), key=_number)]
    lacks += [
        name for name in _HEAD if cable.field(name) is None and any(other.field(name) is not None for other in held)
    ]
    hides = sum(_gaps(part.as_copy()) for part in texts[at].values())
    kinds = [note.value.kind for note in cable.service]
    place = next((kind for kind in _ORDER if kind in kinds), "original")
    return Witness(
        source=cable.source,
        first=at == 0,
        completeness=cable.completeness,
        paragraphs=len(cable.paragraphs),
        lacks=tuple(dict.fromkeys(lacks)),
        hides=hides,
        place=place,
        said=tuple(dict.fromkeys(" ".join(note.value.text.split()) for note in cable.service)),
    )


def _gaps(words: Sequence[str | None]) -> int:
    """How many passages are hidden: words in a row that are one mark are one."""
    return sum(word is GAP and (at == 0 or words[at - 1] is not GAP) for at, word in enumerate(words))


def _number(key: Key) -> tuple[bool, int, int]:
    return key[0] is None, key[0] or 0, key[1]

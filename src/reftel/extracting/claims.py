"""What a language model claims of a paragraph, taken only so far as it quotes characters that are there."""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from reftel.extracting.notes import Draft, Mention, Notes
from reftel.model.statement import Act

_FENCE = re.compile(r"(?:(?<!\s)\s+)?```[a-z]*\s*")
_MOST = 200  # claims of one paragraph
RANK = 0.4  # to check: how good a model is on cables nobody has measured, until `reftel bench said` does


class Claim(msgspec.Struct, frozen=True):
    """One claim: words that are said to stand in the paragraph, and what kind of saying it is."""

    content: str
    act: Act
    speaker: str | None = None
    addressees: tuple[str, ...] = ()
    holder: str | None = None


class Claims(NamedTuple):
    """The claims of an answer, and how many things in it were none."""

    claims: tuple[Claim, ...]
    unusable: int = 0


def claims_in(answer: bytes | None) -> Claims:
    """The claims in an answer of a chat endpoint; what is malformed is counted and left out."""
    try:
        outer = json.loads(answer or b"")
        content = outer["choices"][0]["message"]["content"]
        told = json.loads(_FENCE.sub("", content))
        given = told["statements"] if isinstance(told, dict) else told
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return Claims((), 1)
    if not isinstance(given, list):
        return Claims((), 1)
    claims: list[Claim] = []
    for one in given[:_MOST]:
        try:
            claims.append(msgspec.convert(one, Claim))
        except msgspec.ValidationError:
            continue
    return Claims(tuple(claims), len(given) - len(claims))


def drafts_of(claims: Sequence[Claim], para: int, notes: Notes, *, because: str) -> tuple[list[Draft], int]:
    """The claims about a paragraph as drafts, and how many were dropped because their words are not in it."""
    text = notes.cable.paragraphs[para].text
    sentences = [sentence for sentence in notes.sentences if sentence.para == para]
    plain = _Plain(text)
    drafts: list[Draft] = []
    for claim in claims:
        place = plain.find(claim.content, 0)
        if place is None:
            continue
        sentence = next((one for one in reversed(sentences) if one.start <= place[0]), None)
        speaker = plain.mention(claim.speaker, place[0]) if claim.speaker else None
        told = [plain.mention(name, place[0]) for name in claim.addressees]
        holder = plain.mention(claim.holder, place[0]) if claim.holder else None
        amiss = (claim.speaker and speaker is None) or None in told or (claim.holder and holder is None)
        if sentence is None or amiss or place[0] >= sentence.end:
            continue
        drafts.append(
            Draft(
                sentence=sentence.index,
                start=place[0],
                end=place[1],
                extent=place if place[1] > sentence.end else None,
                frame="endpoint",
                act=claim.act,
                speaker_at=speaker,
                addressees_at=tuple(at for at in told if at is not None),
                holder_at=holder,
                voice="reported" if speaker is not None else "post",
                because=because,
                rank=RANK,
            )
        )
    return drafts, len(claims) - len(drafts)


class _Plain:
    """A paragraph with its white space collapsed, and where each character of it stands."""

    def __init__(self, text: str) -> None:
        kept: list[str] = []
        self._places: list[int] = []
        for at, char in enumerate(text):
            if not char.isspace() or (kept and kept[-1] != " "):
                kept.append(" " if char.isspace() else char)
                self._places.append(at)
        self._text = "".join(kept)

    def find(self, words: str, near: int) -> tuple[int, int] | None:
        """The place of words in the paragraph, of several the one nearest to a place; None where they are not."""
        wanted = " ".join(words.split())
        if not any(map(str.isalnum, wanted)):
            return None
        best: tuple[int, int] | None = None
        at = self._text.find(wanted)
        while at >= 0:
            start, end = self._places[at], self._places[at + len(wanted) - 1] + 1
            if self._whole(at, at + len(wanted)) and (best is None or abs(start - near) < abs(best[0] - near)):
                best = (start, end)
            at = self._text.find(wanted, at + len(wanted))
        return best

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word is cut at the edges: "he" is not in "the"."""
        text = self._text
        left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        right = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
        return not left and not right

    def mention(self, words: str, near: int) -> Mention | None:
        """The words as a mention, nearest to a place."""
        place = self.find(words, near)
        return None if place is None else Mention(" ".join(words.split()), *place)

"""Sub-items of a paragraph: ``A.``, ``(2)``, ``iv)``, dashes and stars, each with its depth and its portion mark.

Items begin blocks of the clean text; in re-flowed text, whose line breaks are lost, dashes behind a colon or the end of
a sentence begin them too.
"""

import re
from collections.abc import Iterator

import msgspec

_LABEL = re.compile(
    r"(?P<dash>-{1,3}|[*•–—]|o(?=\s))\s?"
    r"|\(?(?P<roman>i{1,3}|iv|vi{0,3}|ix|x{1,2}i{0,3}|I{2,3}|IV|VI{1,3})[.)]\s"
    r"|\(?(?P<letter>[A-Za-z])[.)]\s|(?P<number>\(?[0-9]{1,3}[.)])\s"
)
_MARK = re.compile(r"\s?\(\s?(?P<mark>(?:TS|SBU|FOUO|[CSU])(?:/{1,2}[A-Z]{1,6})?)\s?\)\s?", re.IGNORECASE)
_INLINE = re.compile(r"-(?<=[:;.?!,]\s-)(?=-?\s?[A-Z(\"“])")  # the dash first: a text has more blanks than dashes


class Labelled(msgspec.Struct, frozen=True):
    """An item in a clean text: its label, depth and mark, and its range."""

    label: str
    level: int
    mark: str | None
    start: int
    end: int


def items_of(text: str) -> Iterator[Labelled]:
    """The items of a paragraph's clean text, in order; one ends where the next of its depth begins."""
    if " -" not in text and "\n\n" not in text and _LABEL.match(text) is None:
        return  # most paragraphs
    starts = list(_starts(text))
    if len(starts) < 2 and not (starts and (starts[0][1][0] in "-*•–—" or starts[0][3])):
        return
    kinds: list[str] = []
    levels = []
    for _, _, kind, _ in starts:
        # A kind that was left for an outer one is left for good.
        if kind in kinds:
            del kinds[kinds.index(kind) + 1 :]
        else:
            kinds.append(kind)
        levels.append(len(kinds))
    for place, (at, label, _, mark) in enumerate(starts):
        end = next(
            (starts[later][0] for later in range(place + 1, len(starts)) if levels[later] <= levels[place]), len(text)
        )
        yield Labelled(label, levels[place], mark, at, at + len(text[at:end].rstrip()))


def _starts(text: str) -> Iterator[tuple[int, str, str, str | None]]:
    at = 0
    dashed = " -" in text
    while at >= 0:
        behind = text.find("\n\n", at)
        yield from _labels(text, at, len(text) if behind < 0 else behind, dashed=dashed)
        at = behind + 2 if behind >= 0 else -1


def _labels(text: str, start: int, end: int, *, dashed: bool) -> Iterator[tuple[int, str, str, str | None]]:
    """The item that a block begins, and those that dashes begin inside it."""
    found = _LABEL.match(text, start, end)
    if found is not None and found.end() < end:
        yield _label(text, found)
    if dashed and " -" in text[start:end]:
        inner = [each.start() for each in _INLINE.finditer(text, start + 2, end)]
        if len(inner) > 1 or (found is not None and inner and found["dash"]):
            for at in inner:
                if (dash := _LABEL.match(text, at, end)) is not None:
                    yield _label(text, dash)


def _label(text: str, found: re.Match[str]) -> tuple[int, str, str, str | None]:
    kind = found.lastgroup or ""
    label = found.group().strip()
    if kind == "letter":
        kind = "capital" if found["letter"].isupper() else "small"
    if kind == "dash":
        kind = f"dash{label[0]}{len(label) if label[0] == '-' else ''}"
    mark = _MARK.match(text, found.end())
    return found.start(), label, kind, None if mark is None else mark["mark"].upper()

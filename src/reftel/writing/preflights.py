"""A pre-flight as a file in TOML that a person goes through: one word to change for each entry."""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.model.publication import Preflight
from reftel.writing.toml import toml

_HEAD = """\
# Before {cables} cables are published: what they show, as a reader cleared for {access} sees them.
# For each entry write  do = "keep"  (it is shown), "mask" (it is hidden wherever it stands) or "drop" (each cable that
# has it is left out; of an allegation, its sentence). "?" is not decided yet: nothing is published while one is left.
# This file names people: keep it as you keep the cables.
#
# {withheld} portions are withheld already, {masked} paragraphs hold masked names, {redactions} redactions were made by
# others. Cables ask {protections} times to protect somebody: such names are masked whatever is said here.

[rest]
do = "?"   # for every "?" below
"""
_PARTS = (
    (
        "name",
        "names",
        "Who is named. A surname alone is an entry of its own.",
        ("name", "forms", "cables", "statements"),
    ),
    ("word", "words", "Capitalised words that may be names.", ("name", "cables")),
    ("marking", "markings", "Markings; mask hides portions of that mark.", ("kind", "value", "cables", "portions")),
    (
        "source",
        "described",
        "Who is told of without a name (a description, a group, an office), each in its cable alone.",
        ("cable", "description", "kind", "statements"),
    ),
    ("allegation", "alleged", "Sentences that may accuse somebody.", ("key", "speaker", "post", "cue", "text")),
)


def preflight_text(one: Preflight) -> str:
    """The whole file."""
    counts = {name: getattr(one, name) for name in one.__struct_fields__}
    return _HEAD.format(**counts) + "".join(_part(one, *part) for part in _PARTS)


def _part(one: Preflight, kind: str, field: str, about: str, keys: tuple[str, ...]) -> str:
    rows: tuple[msgspec.Struct, ...] = getattr(one, field)
    return f"\n# {about}\n" + "".join(_tables(kind, rows, keys)) if rows else ""


def _tables(kind: str, rows: Iterable[msgspec.Struct], keys: tuple[str, ...]) -> Iterator[str]:
    for row in rows:
        lines = [f"{key} = {toml(getattr(row, key))}" for key in keys]
        places = getattr(row, "places", ())
        why = getattr(row, "why", ())
        if places:
            lines.append(f"# {', '.join(why)}: {'; '.join(places)}".replace("\n", " "))
        yield f"\n[[{kind}]]\n" + "\n".join(lines) + f'\ndo = "{getattr(row, "do", "?")}"\n'

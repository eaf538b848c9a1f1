"""XML to elements with their places, in one pass: no entity is declared, resolved or expanded, nothing is fetched.

A scanner of our own, and not expat: places are wanted in code points of the decoded text (expat counts bytes), a
fragment has no declarations of its prefixes, and where the mark-up is damaged the rest is to be read all the same.
A declaration of types is passed over, so an entity that it declares stays as it stands.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z_][\w:.-]{0,80})(?P<rest>[^<>]{0,4000})>")
_ATTRIBUTE = re.compile(r"([\w:.-]{1,80})\s{0,80}=\s{0,80}(?:\"([^\"<]{0,2000})\"|'([^'<]{0,2000})')")
_CLOSED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
DEPTH = 200  # elements inside each other; what is deeper is read as if it were not


class Element(msgspec.Struct):
    """An element: its name without prefix, its attributes, where it and its content stand, and what is in it."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int
    end: int
    children: list[Element]

    def all(self, *names: str) -> Iterator[Element]:
        """The elements with these names in it, in order, at any depth."""
        rest = list(reversed(self.children))
        while rest:
            one = rest.pop()
            if one.name in names:
                yield one
            rest.extend(reversed(one.children))


class Tag(msgspec.Struct, frozen=True):
    """A tag: its name, what stands behind the name, its place, and whether it ends an element or is one by itself."""

    name: str
    rest: str
    start: int
    end: int
    closing: bool
    alone: bool


def tags(text: str, start: int = 0) -> Iterator[Tag]:
    """The tags of a text; a comment, an instruction or a declaration is a tag named ``comment`` by itself."""
    at, unclosed = text.find("<", start), set[str]()
    while at >= 0:
        found = _TAG.match(text, at)
        if found is not None:
            rest = found["rest"]
            yield Tag(found["name"].rpartition(":")[2], rest, at, found.end(), bool(found["end"]), rest.endswith("/"))
            after = found.end()
        else:
            after = _behind(text, at, unclosed)
            if after > at + 1 and not text.startswith("<![CDATA[", at):
                yield Tag("comment", "", at, after, closing=False, alone=True)
        at = text.find("<", after)


def _behind(text: str, at: int, unclosed: set[str]) -> int:
    """Where what opens here is over; endings that come no more are kept in ``unclosed``, to be looked for once."""
    for opening, closing in _CLOSED:
        if text.startswith(opening, at):
            end = -1 if closing in unclosed else text.find(closing, at + len(opening))
            if end < 0:
                unclosed.add(closing)
                return at + 1
            return end + len(closing)
    if text.startswith("<!DOCTYPE", at):
        end = text.find(">", at)
        subset = text.find("[", at, end if end >= 0 else len(text))
        if subset >= 0:
            end = text.find("]>", subset)
            return len(text) if end < 0 else end + 2
        return len(text) if end < 0 else end + 1
    return at + 1


def attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag, without prefixes: ``xml:id`` is ``id``."""
    return {
        name.rpartition(":")[2]: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(rest)
    }


def parse(text: str) -> Element:
    """The elements of a text, in one that stands for the whole."""
    root = Element("", {}, 0, 0, len(text), len(text), [])
    open_elements = [root]
    for tag in tags(text):
        if tag.closing:
            at = next((n for n in range(len(open_elements) - 1, 0, -1) if open_elements[n].name == tag.name), 0)
            for one in open_elements[at:] if at else ():
                one.inner_end, one.end = tag.start, tag.end
            del open_elements[at or len(open_elements) :]
            continue
        made = Element(tag.name, attributes(tag.rest), tag.start, tag.end, tag.end, tag.end, [])
        if len(open_elements) < DEPTH:
            open_elements[-1].children.append(made)
            if not tag.alone:
                open_elements.append(made)
    for one in open_elements[1:]:
        one.inner_end = one.end = len(text)
    return root

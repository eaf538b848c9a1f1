"""Exports of reference managers, as far as they tell which file belongs to which item: Zotero RDF, BibTeX, RIS, JSON.

Formats as of Zotero 5 to 7: RDF/XML with ``z:Attachment`` and ``z:Collection``; BibTeX, also of Better BibTeX, with
``file``; RIS with ``L1``; JSON with ``attachments`` (Better BibTeX) or CSL-JSON with ``file``. They are hostile input:
no entity is expanded, nothing is fetched, and what is read of each is bounded.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reftel.model.library import LibraryItem
from reftel.reading.markup import Element, parse

_WIDEST, _MOST = 500, 100  # characters of a value, values of one kind
_DEEPEST = 20  # collections in collections
_KEY = re.compile(r"/items/([A-Z0-9]{8})$")
_ENTRY = re.compile(r"@([A-Za-z]{1,40})\s{0,20}\{\s{0,20}([^\s,{}]{1,200})\s{0,20},")
_FIELD = re.compile(r"\s{0,200},?\s{0,200}([A-Za-z_-]{1,60})\s{0,20}=\s{0,20}")
_BARE = re.compile(r"[^\s,{}\"]{0,200}")
_RIS = re.compile(r"^([A-Z][A-Z0-9]) {1,2}- ?(.*)$")
_TAGS = re.compile(r"<[^<>]{0,4000}>")


class Entry(NamedTuple):
    """An item and the files that are attached to it, as the catalogue names them."""

    item: LibraryItem
    files: tuple[str, ...]


def entries(text: str, form: str) -> Iterator[Entry]:
    """The items of an export that have files: ``form`` is ``rdf``, ``bib``, ``ris`` or ``json``."""
    found = {"rdf": _rdf, "bib": _bibtex, "ris": _ris, "json": _json}[form](text)
    return (one for one in found if one.files)


def made(
    key: str, title: str, kind: str, *, tags: Iterable[str], collections: Iterable[str] = (), url: str = ""
) -> LibraryItem:
    """An item, its values cut to what is sensible."""
    return LibraryItem(
        key=_short(key),
        title=_short(title),
        kind=_short(kind),
        tags=tuple(sorted({told for one in tags if (told := _short(one))}))[:_MOST],
        collections=tuple(sorted({told for one in collections if (told := _short(one))}))[:_MOST],
        address=_short(url) if url.startswith(("http://", "https://")) else "",
    )


def _short(text: str) -> str:
    return " ".join(text.split())[:_WIDEST]


# Zotero RDF.


def _rdf(text: str) -> Iterator[Entry]:
    items: dict[str, Element] = {}
    for one in parse(text).all(*_named(text)):
        about = one.attributes.get("about")
        if about:
            items.setdefault(about, one)
    lying = _collections(text, items)
    parents = {
        target: about
        for about, one in items.items()
        for link in one.children
        if link.name == "link" and (target := link.attributes.get("resource"))
    }
    for about, one in items.items():
        files = [child.attributes.get("resource", "") for child in one.children if child.name == "resource"]
        if one.name != "Attachment" or not any(files):
            continue
        parent = parents.get(about, about)
        item = items.get(parent, one)
        tags = [_subject(text, child) for child in item.children if child.name == "subject"]
        title, kind = _child(text, item, "title"), _child(text, item, "itemType")
        told = made(_key(parent), title, kind, tags=tags, collections=lying.get(parent, ()))
        yield Entry(told, tuple(filter(None, files)))


def _named(text: str) -> set[str]:
    """The names of elements that have an ``about``: those of items, attachments and collections."""
    return set(re.findall(r"<(?:[\w-]{1,40}:)?([A-Za-z]{1,40})\s{1,20}rdf:about=", text))


def _key(about: str) -> str:
    found = _KEY.search(about)
    return found[1] if found else about


def _child(text: str, one: Element, name: str) -> str:
    return next((_words(text, child) for child in one.children if child.name == name), "")


def _subject(text: str, one: Element) -> str:
    value = next(iter(one.all("value")), None)
    return _words(text, value or one)


def _words(text: str, one: Element) -> str:
    return html.unescape(_TAGS.sub("", text[one.inner : one.inner_end])).replace("\0", "")


def _collections(text: str, items: dict[str, Element]) -> dict[str, list[str]]:
    """For each item the paths of the collections that it lies in."""
    folders = {about: one for about, one in items.items() if one.name == "Collection"}
    above: dict[str, str] = {}
    for about, one in folders.items():
        for part in one.children:
            target = part.attributes.get("resource", "") if part.name == "hasPart" else ""
            if target in folders and target != about:
                above.setdefault(target, about)
    found: dict[str, list[str]] = {}
    for about, one in folders.items():
        names: list[str] = []
        at: str | None = about
        while at is not None and len(names) < _DEEPEST:
            names.append(_child(text, folders[at], "title"))
            at = above.get(at)
        path = " / ".join(reversed(names))
        for part in one.children:
            target = part.attributes.get("resource", "") if part.name == "hasPart" else ""
            if target and target not in folders:
                found.setdefault(target, []).append(path)
    return found


# BibTeX.


def _bibtex(text: str) -> Iterator[Entry]:
    at = 0
    while found := _ENTRY.search(text, at):
        at = found.end()
        fields: dict[str, str] = {}
        while field := _FIELD.match(text, at):
            value, at = _value(text, field.end())
            fields.setdefault(field[1].lower(), value)
        files = tuple(_bibtex_files(fields.get("file", "")))
        tags = re.split(r"[,;]", _untexed(fields.get("keywords", "")))
        title, url = _untexed(fields.get("title", "")), _untexed(fields.get("url", ""))
        yield Entry(made(found[2], title, found[1].lower(), tags=tags, url=url), files)


def _value(text: str, at: int) -> tuple[str, int]:
    """A value in braces or quotation marks, or a bare one; and where it ends."""
    if at < len(text) and text[at] in '{"':
        opens, depth, place = text[at], 0, at
        while place < len(text):
            sign = text[place]
            if sign == "\\":
                place += 2
                continue
            depth += (sign == "{") - (sign == "}")
            place += 1
            if (opens == "{" and depth == 0) or (opens == '"' and sign == '"' and depth == 0 and place > at + 1):
                return text[at + 1 : place - 1], place
        return "", len(text)
    bare = _BARE.match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def _bibtex_files(value: str) -> Iterator[str]:
    for one in re.split(r"(?<!\\);", value):
        parts = [re.sub(r"\\([:;\\_&%$#])", r"\1", part) for part in re.split(r"(?<!\\):", one)]
        yield from [parts[0]] if len(parts) == 1 else [":".join(parts[1:-1]) or parts[-1]]


def _untexed(text: str) -> str:
    return re.sub(r"\\([&%$#_{}])", r"\1", text).replace("{", "").replace("}", "")


# RIS and JSON.


def _ris(text: str) -> Iterator[Entry]:
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        found = _RIS.match(line.strip("\ufeff\r\n "))
        if found is None:
            continue
        if found[1] == "TY":
            fields = {}
        fields.setdefault(found[1], []).append(found[2].strip())
        if found[1] == "ER":
            first = {name: values[0] for name, values in fields.items()}
            title = first.get("TI") or first.get("T1") or ""
            key, url = first.get("ID", title), first.get("UR", "")
            told = made(key, title, first.get("TY", ""), tags=fields.get("KW", ()), url=url)
            yield Entry(told, tuple(filter(None, (*fields.get("L1", ()), *fields.get("L4", ())))))


def _json(text: str) -> Iterator[Entry]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return
    items = read.get("items", ()) if isinstance(read, dict) else read
    for one in items if isinstance(items, list) else ():
        if not isinstance(one, dict):
            continue
        attached, tags = one.get("attachments"), one.get("tags")
        paths = [_text(part, "path", "localPath") for part in _records(attached)]
        words = [_text(tag, "tag") for tag in _records(tags)] + [
            *filter(_is_text, tags if isinstance(tags, list) else ())
        ]
        key, title, kind = _text(one, "key", "itemKey", "id"), _text(one, "title"), _text(one, "itemType", "type")
        told = made(key, title, kind, tags=[*words, *_text(one, "keyword").split(",")], url=_text(one, "URL", "url"))
        yield Entry(told, tuple(filter(None, (*paths, _text(one, "file")))))


def _records(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _text(one: dict[str, Any], *names: str) -> str:
    return next((value for name in names if isinstance(value := one.get(name), str)), "")

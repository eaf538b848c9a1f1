"""What programs can ask of the room, as OpenAPI: the address of each page, what it is asked, the shape of its JSON."""

import re
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, get_type_hints

import msgspec

from reftel.model.browsing import Completion
from reftel.web.doors.door import Door
from reftel.web.views.view import ErrorPage, View

_COMPONENT = "#/components/schemas/{name}"
_ASKED = {
    "q": "a query, as docs/search.md describes it",
    "page": "which page of the answer, from 1",
}
"""What several views are asked for in the same sense."""
_NUMBER = {"type": "integer", "minimum": 1}
_TEXT = {"type": "string"}
_PLACES = {
    "mrn": "the message number of a cable, as 04SESTRIN214, or the source and place of one that has none",
    "sha256": "the hash of a source, or what it goes by here",
    "id": "the id of a question",
    "name": "an id or a name",
    "number": "the number of a case file",
}
"""What the parts of an address are."""


def description(views: Iterable[View], doors: Iterable[Door] = ()) -> dict[str, Any]:
    """The description, made of the views themselves; of a shared room its doors too, and one signs in first."""
    doors = tuple(doors)
    every: tuple[View | Door, ...] = (*views, *doors)
    pages = [get_type_hints(view.page)["return"] for view in every]
    shapes, components = msgspec.json.schema_components(
        [*pages, tuple[Completion, ...], ErrorPage], ref_template=_COMPONENT
    )
    *shapes_of_pages, completions, error = shapes
    _mend(components)
    refusals = _refusals(error, shared=bool(doors))
    paths = {
        view.path: {"get": _get(view, shape, error, refusals)}
        for view, shape in zip(every, shapes_of_pages, strict=True)
    }
    paths["/complete"] = {"get": _complete(completions, refusals)}
    paths["/source/{sha256}/bytes"] = {"get": _bytes(error, refusals)}
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "The reading room of reftel",
            "version": version("reftel"),
            "description": "The same records as the pages show. A cable is what a post reported.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }
    if doors:
        session = {"type": "apiKey", "in": "cookie", "name": "reftel", "description": "as /sign-in gave it"}
        described["components"]["securitySchemes"] = {"session": session}
        described["security"] = [{"session": []}]
    return described


def _mend(schema: Any) -> None:
    """Say of a row of values how many there are and what they are, in words that all who read OpenAPI know.

    ``prefixItems`` would say which comes where, but is read as what it is by few.
    """
    for value in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list | tuple) else ():
        _mend(value)
    if isinstance(schema, dict) and "prefixItems" in schema:
        row = list(schema.pop("prefixItems"))
        kinds = [one for at, one in enumerate(row) if one not in row[:at]]
        schema["items"] = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}


def _page(shape: dict[str, Any]) -> dict[str, Any]:
    """A page, as JSON or for a browser."""
    return {"application/json": {"schema": shape}, "text/html": {"schema": _TEXT}}


def _refusals(error: dict[str, Any], *, shared: bool) -> dict[str, Any]:
    """What any address may answer."""
    found: dict[str, Any] = {
        "414": {"description": "the address is too long", "content": {"text/plain": {"schema": _TEXT}}},
        "421": {"description": "this is not the host of the room", "content": {"text/plain": {"schema": _TEXT}}},
        "503": {"description": "it is still being made ready: ask again in some seconds", "content": _page(error)},
    }
    found["403"] = {"description": "this room has no such page for who reads it", "content": _page(error)}
    if shared:
        found["303"] = {"description": "nobody is signed in: to the door"}
        found["401"] = {"description": "nobody is signed in", "content": _page(error)}
        found["403"] = {"description": "the role of the account does not open this", "content": _page(error)}
    return found


def _parameter(name: str, about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _of_address(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "description": _PLACES.get(name, ""), "schema": _TEXT}
        for name in re.findall(r"\{(\w+)", path)
    ]


def _get(view: View | Door, shape: dict[str, Any], error: dict[str, Any], refusals: dict[str, Any]) -> dict[str, Any]:
    saved = [*(["text/csv"] if view.table else []), *dict.fromkeys(media for *_, media in getattr(view, "saves", ()))]
    asked = [_parameter(name, about or _ASKED[name], _NUMBER if name == "page" else _TEXT) for name, about in view.asks]
    forms = {"type": "string", "enum": list(view.forms)}
    return {
        "operationId": view.name,
        "summary": " ".join((view.page.__doc__ or view.name).split()),
        "parameters": [
            *_of_address(view.path),
            *asked,
            _parameter("format", "the same record as JSON, as rows, or in another form; else a page", forms),
        ],
        "responses": {
            "200": {
                "description": "the page",
                "content": {**_page(shape), **{media: {"schema": _TEXT} for media in saved}},
            },
            "400": {
                "description": "what was asked cannot be read, and what was expected",
                "content": _page({"anyOf": [shape, error]}),
            },
            "404": {"description": "there is no such thing here", "content": _page(error)},
            **refusals,
        },
    }


def _complete(shape: dict[str, Any], refusals: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": "complete",
        "summary": "What the last word of a query may go on to.",
        "parameters": [_parameter("q", _ASKED["q"], _TEXT)],
        "responses": {
            "200": {"description": "what it may go on to", "content": {"application/json": {"schema": shape}}},
            **refusals,
        },
    }


def _bytes(error: dict[str, Any], refusals: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": "original",
        "summary": "The bytes of a source, for those who see everything.",
        "parameters": _of_address("/source/{sha256}/bytes"),
        "responses": {
            "200": {"description": "the bytes as they came", "content": {"application/octet-stream": {}}},
            "400": {"description": "they are damaged", "content": _page(error)},
            "404": {"description": "there is no such source here", "content": _page(error)},
            **refusals,
            "403": {"description": "they are not for who asks", "content": _page(error)},
        },
    }

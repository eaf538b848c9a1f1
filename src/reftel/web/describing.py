"""What programs can ask of the room, as OpenAPI: the address of each page, what it is asked, the shape of its JSON."""

import re
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, get_type_hints

import msgspec

from reftel.web.views.view import ErrorPage, View

_COMPONENT = "#/components/schemas/{name}"
_ASKED = {
    "q": "a query, as docs/search.md describes it",
    "page": "which page of the answer, from 1",
}
"""What several views are asked for in the same sense."""


def description(views: Iterable[View], *, shared: bool = False) -> dict[str, Any]:
    """The description, made of the views themselves; in a shared room one signs in first."""
    views = tuple(views)
    pages = [get_type_hints(view.page)["return"] for view in views]
    shapes, components = msgspec.json.schema_components([*pages, ErrorPage], ref_template=_COMPONENT)
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "The reading room of reftel",
            "version": version("reftel"),
            "description": "The same records as the pages show. A cable is what a post reported.",
        },
        "paths": {
            view.path: {"get": _get(view, shape, shapes[-1])} for view, shape in zip(views, shapes, strict=False)
        },
        "components": {"schemas": components},
    }
    if shared:
        session = {"type": "apiKey", "in": "cookie", "name": "reftel-…", "description": "as /sign-in gave it"}
        described["components"]["securitySchemes"] = {"session": session}
        described["security"] = [{"session": []}]
    return described


def _get(view: View, shape: dict[str, Any], error: dict[str, Any]) -> dict[str, Any]:
    forms = ["json", *(["csv"] if view.table else [])]
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)", view.path)
    ]
    parameters += [
        {
            "name": name,
            "in": "query",
            "description": about or _ASKED.get(name, ""),
            "schema": {"type": "string"},
        }
        for name, about in view.asks
    ]
    parameters.append({"name": "format", "in": "query", "schema": {"type": "string", "enum": forms}})
    page = {"application/json": {"schema": shape}, "text/html": {}}
    return {
        "operationId": view.name,
        "summary": " ".join((view.page.__doc__ or view.name).split()),
        "parameters": parameters,
        "responses": {
            "200": {"description": "the page", "content": page},
            "400": {
                "description": "what was asked cannot be read, and what was expected",
                "content": {"application/json": {"schema": {"anyOf": [shape, error]}}, "text/html": {}},
            },
            "404": {
                "description": "there is no such thing here",
                "content": {"application/json": {"schema": error}, "text/html": {}},
            },
        },
    }

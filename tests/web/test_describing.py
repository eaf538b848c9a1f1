"""The description for programs: every view is in it, and what the room answers obeys it."""

import inspect
import json
import re
import sys

import jsonschema
import pytest

from asking import Client
from reftel.web import listing
from reftel.web.describing import description
from reftel.web.doors import DOORS
from reftel.web.doors.door import Door
from reftel.web.views import VIEWS
from reftel.web.views.said import FILTERS
from reftel.web.views.view import View

TOLD = description(VIEWS)


ASKS = re.compile(r"asked\.(?:one|every|number)\([\"'](\w+)[\"']")


def test_every_view_is_described() -> None:
    assert set(TOLD["paths"]) == {view.path for view in VIEWS} | {"/complete", "/source/{sha256}/bytes"}
    for view in VIEWS:
        get = TOLD["paths"][view.path]["get"]
        assert get["operationId"] == view.name
        named = {one["name"] for one in get["parameters"]}
        assert {*re.findall(r"\{(\w+)", view.path), *(name for name, _ in view.asks), "format"} == named
        assert all(one["description"] for one in get["parameters"]), view.name


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_whatever_a_view_looks_for_in_an_address_is_told(view: View) -> None:
    source = inspect.getsource(sys.modules[view.page.__module__])
    shared = inspect.getsource(listing) if "reftel.web.listing" in source else ""
    found = set(ASKS.findall(source + shared))
    told = {name for name, _ in view.asks}
    assert found - {"format"} <= told
    assert told - found <= {name for name, _ in FILTERS}, "it is told and not looked for"
    assert all(about or name in ("q", "page") for name, about in view.asks)


def test_what_may_be_saved_is_told() -> None:
    for name, media in (("network", "application/gexf+xml"), ("cite", "application/x-bibtex"), ("said", "text/csv")):
        get = next(one["get"] for one in TOLD["paths"].values() if one["get"]["operationId"] == name)
        assert media in get["responses"]["200"]["content"]
    forms = {one["name"]: one["schema"] for one in TOLD["paths"]["/network"]["get"]["parameters"]}
    assert forms["format"]["enum"] == ["html", "json", "csv", "gexf", "graphml"]


def test_a_shared_room_tells_that_one_signs_in_first() -> None:
    told = description(VIEWS, DOORS)
    assert told["security"] == [{"session": []}]
    assert told["components"]["securitySchemes"]["session"]["in"] == "cookie"
    for path in told["paths"].values():
        assert {"303", "401", "403"} <= set(path["get"]["responses"])
    assert "security" not in TOLD
    for door in DOORS:
        assert told["paths"][door.path]["get"]["operationId"] == door.name
    assert "text/csv" in told["paths"]["/people"]["get"]["responses"]["200"]["content"]
    assert not {door.path for door in DOORS} & set(TOLD["paths"])


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_whatever_a_door_looks_for_in_an_address_is_told(door: Door) -> None:
    found = set(ASKS.findall(inspect.getsource(sys.modules[door.page.__module__])))
    assert found == {name for name, _ in door.asks}


def test_rows_of_values_are_described_as_all_who_read_it_know() -> None:
    assert "prefixItems" not in json.dumps(TOLD)
    keys = TOLD["components"]["schemas"]["KeysPage"]["properties"]["keys"]["items"]
    assert keys == {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "string"}}
    dots = TOLD["components"]["schemas"]["TimelinePage"]["properties"]["ticks"]["items"]
    assert dots["items"] == {"anyOf": [{"type": "number"}, {"type": "string"}]}


def test_the_names_of_shapes_are_such_as_openapi_allows() -> None:
    assert not [name for name in TOLD["components"]["schemas"] if not re.fullmatch(r"[A-Za-z0-9._-]+", name)]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "/?q=trawlers"),
        ("/", "/?q=tag:"),
        ("/said", "/said?by=Dravic"),
        ("/cable/{mrn}", "/cable/04SESTRIN214?as=received"),
        ("/cable/{mrn}", "/cable/99NOWHERE1"),
        ("/cable/{mrn}/cite", "/cable/04SESTRIN214/cite?para=2"),
        ("/keys", "/keys"),
    ],
)
def test_what_is_answered_obeys_the_description(client: Client, path: str, address: str) -> None:
    got = client.get(address + ("&" if "?" in address else "?") + "format=json")
    shape = TOLD["paths"][path]["get"]["responses"][str(got.status)]["content"]["application/json"]["schema"]
    jsonschema.validate(got.json(), {**shape, "components": TOLD["components"]})


def test_it_can_be_asked_for(client: Client) -> None:
    assert client.get("/openapi.json").json() == json.loads(json.dumps(TOLD))

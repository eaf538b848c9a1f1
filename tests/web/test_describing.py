"""The description for programs: every view is in it, and what the room answers obeys it."""

import json
import re

import jsonschema
import pytest

from asking import Client
from reftel.web.describing import description
from reftel.web.views import VIEWS

TOLD = description(VIEWS)


def test_every_view_is_described() -> None:
    assert set(TOLD["paths"]) == {view.path for view in VIEWS}
    for view in VIEWS:
        get = TOLD["paths"][view.path]["get"]
        assert get["operationId"] == view.name
        named = {one["name"] for one in get["parameters"]}
        assert {*re.findall(r"\{(\w+)", view.path), *(name for name, _ in view.asks), "format"} == named
        assert all(one.get("description", "x") for one in get["parameters"]), view.name


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

"""The room is asked for whatever its own description allows, and for what it does not; and its forms are sent anything.

No fault of ours may show, and every answer has to be one that the description tells of, in status, kind and shape.
"""

import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from asking import Client
from reftel.web.permitting import NEEDS
from reftel.web.serving import opened
from reftel.web.views import VIEWS
from reftel.web.views.view import View
from reftel.workflow.reader import Reader
from sharing import lobby_of, peopled, sign_in, token_in

pytestmark = pytest.mark.slow
ASKED, SENT = 8, 12
"""So many times each address is asked in each way, and each act of a form."""
quickly: dict[str, Any] = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    "suppress_health_check": list(HealthCheck),
    "phases": [Phase.generate],
}
WORDS = (
    "trawlers",
    "from:sestrin",
    "tag:",
    '"',
    "(",
    "-",
    "2004",
    "2004-13",
    "Dravic",
    "04SESTRIN214",
    "\x00",
    "é",
    "x" * 3000,
)


@pytest.fixture(scope="module")
def schema(home: str) -> Any:
    """The description, as the room gives it."""
    return schemathesis.openapi.from_url(f"{home}openapi.json")


def real(reader: Reader) -> dict[str, list[str]]:
    """What the parts of addresses are in this archive."""
    cable = reader.cable("04SESTRIN214")
    assert cable
    return {
        "mrn": ["04SESTRIN214", "SESTRIN999", "04sestrin214"],
        "sha256": [cable.source.sha256],
        "id": ["straits-chair-2005", "osce-chair-2024", "half"],
        "name": ["dravic", "Halloran", "United States"],
        "number": ["1", "2", "0", "x"],
    }


PATHS = (*(view.path for view in VIEWS), "/complete", "/source/{sha256}/bytes")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_one_that_the_description_tells_of(path: str, schema: Any, reader: Reader) -> None:
    parts = real(reader)
    asked = schema[path]["GET"]

    @given(case=asked.as_strategy(generation_mode=GenerationMode.POSITIVE), data=st.data())
    @settings(max_examples=2 * ASKED, **quickly)
    def allowed(case: Any, data: Any) -> None:
        if data.draw(st.booleans()):
            case.path_parameters = {
                name: data.draw(st.sampled_from(parts[name])) for name in re.findall(r"{(\w+)}", path)
            }
        if data.draw(st.booleans()) and "q" in (case.query or {}):
            case.query["q"] = data.draw(st.sampled_from(WORDS))
        # A query, a day or a place can be such as nobody can read, which is answered with 400.
        case.call_and_validate(timeout=60, excluded_checks=[positive_data_acceptance])

    allowed()


@pytest.mark.parametrize("path", [view.path for view in VIEWS])
def test_what_the_description_does_not_allow_is_refused(path: str, schema: Any) -> None:
    asked = schema[path]["GET"]

    @given(case=asked.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    @settings(max_examples=ASKED, **quickly)
    def forbidden(case: Any) -> None:
        case.call_and_validate(timeout=60)

    forbidden()


@pytest.fixture(scope="module")
def shared(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A room that several people share."""
    own = Path(shutil.copytree(archive, tmp_path_factory.mktemp("sharing") / "straits"))
    lobby = lobby_of(own, peopled(own))
    with opened(lobby) as address:
        yield Client(address)
    lobby.close()


@pytest.mark.parametrize("name", ["", "Rita", "Ada"])
def test_a_shared_room_answers_as_it_says_whoever_asks(name: str, shared: Client, reader: Reader) -> None:
    cookie = sign_in(shared, name or "Ada").cookie
    schema = schemathesis.openapi.from_url(f"{shared.home}openapi.json", headers={"cookie": cookie})
    told = real(reader)

    @given(data=st.data())
    @settings(max_examples=5 * ASKED, **quickly)
    def asked(data: Any) -> None:
        path = data.draw(st.sampled_from(PATHS))
        case = data.draw(schema[path]["GET"].as_strategy(generation_mode=GenerationMode.POSITIVE))
        if data.draw(st.booleans()):
            case.path_parameters = {one: data.draw(st.sampled_from(told[one])) for one in re.findall(r"{(\w+)}", path)}
        answer = case.call(headers={"cookie": cookie if name else ""}, timeout=60, allow_redirects=False)
        assert name or answer.status_code in (303, 401)
        case.validate_response(answer, excluded_checks=[positive_data_acceptance, ignored_auth])

    asked()


@pytest.fixture(scope="module")
def changing(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A room on an archive that may be changed."""
    reader = Reader(Path(shutil.copytree(archive, tmp_path_factory.mktemp("changing") / "straits")))
    with opened(reader) as address:
        yield Client(address)
    reader.close()


BEGINS = ("upload", "example", "folder")
"""Acts that begin to read what lies on this computer."""
FIELDS = (
    *(
        "actor",
        "option",
        "stance",
        "on",
        "source",
        "shown",
        "coder",
        "of",
        "at",
        "speaker",
        "addressees",
        "act",
        "note",
    ),
    *("said_on", "condition", "start", "end", "chosen", "review", "reason", "other", "number", "cable", "by", "filter"),
    *("note", "name", "title", "text", "id"),
)
"""What forms of the room hold."""
anything = st.one_of(
    st.sampled_from(
        (*WORDS, "1", "-1", "0", "9" * 400, "post", "support", "reject", "../x", "a\r\nb: c", "1-2", "2-1")
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(string.printable, max_size=30),
)


@pytest.mark.parametrize(
    ("view", "do"),
    [(view, do) for view in VIEWS for do in view.does if do not in BEGINS],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_whatever_a_form_holds_it_is_done_or_refused_in_a_sentence(
    view: View, do: str, changing: Client, reader: Reader
) -> None:
    parts = real(reader)
    token = token_in(changing.get("/question/straits-chair-2005").text)
    begun = changing.post("/cases", {"do": "begin", "name": "A case", "coder": "Ann", "token": token})
    assert begun.status == 303

    @given(data=st.data(), form=st.dictionaries(st.sampled_from(FIELDS), anything, max_size=12))
    @settings(max_examples=SENT, **quickly)
    def sent(data: Any, form: dict[str, str]) -> None:
        path = view.path
        for name in re.findall(r"{(\w+)}", path):
            path = path.replace(f"{{{name}}}", data.draw(st.sampled_from(parts[name])).replace(" ", "%20"))
        answer = changing.post(path, {**form, "do": do, "token": token})
        assert answer.status in (303, 400, 404), (path, form)
        assert "fault of reftel" not in answer.text

    assert do in NEEDS[view.name].do
    sent()

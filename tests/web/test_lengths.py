"""How long a name or a portion is that may not be seen: two archives that differ in nothing else answer alike."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from asking import Answer, Client
from made_withheld import HEAD, question
from patience import soon
from reftel import workflow
from reftel.web.serving import opened
from reftel.workflow.access import parse_access
from reftel.workflow.protecting import load_protected
from reftel.workflow.reader import Reader

TEXT = (
    "R 071530Z MAR 04\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\n"
    + HEAD.format(number=777, subject="(U) {surname} and the ferries").replace("C O N F I D E N T I A L", "UNCLAS")
    + """\
1. (U) Summary: Lawyer {given} {surname} told Ambassador Halloran on March 1 that he would reject the bid, {surname}
added, if the ferries were sold. End Summary.

2. (U) {given}
{surname}'s brother met with Minister Oyen. Oyen said that "the ferries of {surname} are ours" on March 3.

3. (C) {secret}

4. (U) Oyen promised that the bid would be published by May 2005.

HALLORAN
"""
)
LOOSE = "\n\nUNCLAS SESTRIN 000778\n\nSUBJECT: THE FERRIES\n\n1. (U) Minister Oyen said that the port would open.\n"
PAGES = (
    *("/", "/?q=ferries", "/?q=said-by:oyen", "/?q=bid", "/said", "/said?group=speaker", "/said?group=day", "/actors"),
    *("/actor/oyen", "/actor/halloran", "/network", "/network?format=gexf&x=1", "/questions", "/question/bid"),
    *("/network?actor=oyen&to_actor=halloran", "/meetings", "/meetings?status=any&by=oyen", "/meetings?actor=halloran"),
    *("/demarches", "/demarches?by=oyen", "/events", "/events?about=ferries"),
    *("/question/bid/timeline", "/commitments", "/calendar", "/cable/SESTRIN777", "/cable/SESTRIN777?as=received"),
    *("/cable/SESTRIN778", "/cable/SESTRIN777/cite?para=4", "/cases", "/case/1", "/case/2", "/keys", "/review"),
    *("/complete?q=h", "/collect?cable=SESTRIN777&place=3"),
)
_MADE = re.compile(r'\bx?[0-9a-f]{11,64}\b|\d{4}-\d\d-\d\dT[\d:.+Z]+|name="token" value="[^"]+"')
"""Hashes, moments and tokens, which are others in each archive and tell nothing."""
SHORT, LONG = ("Yu", "Bem"), ("Maximilian", "Zorblaxenstein")
SOLD = "The boats were sold."
AGAIN = "\n".join(
    ["The old boats were sold again.", "Nobody knows who", "bought them   or why", "   anybody would."] * 9
)
Rooms = dict[str, Client]


def kept(folder: Path, name: tuple[str, str], secret: str) -> Path:
    """An archive with such a cable, and case files that hold all of it."""
    given, surname = name
    (folder / "in").mkdir()
    text = TEXT.format(given=given, surname=surname, secret=secret) + LOOSE
    (folder / "in" / f"talk with {surname}.txt").write_text(text, encoding="utf-8")
    archive = folder / "straits"
    workflow.read_into(archive, [folder / "in"], extract=True)
    for name_of in ("questions", "seen"):
        (archive / name_of).mkdir()
    (archive / "questions" / "bid.toml").write_text(question("Zed", "Oyen"), encoding="utf-8")
    (archive / "seen" / "key").write_bytes(b"k" * 32)
    reader = Reader(archive)
    cable = reader.cable("SESTRIN777")
    assert cable
    for seen in ("unclassified", ""):
        number = reader.cases.make("The bid", "", "velt")
        reader.cases.change(number, "velt", name="The bid", about="", shown=seen)
        for place in range(len(cable.paragraphs)):
            reader.cases.add(number, "velt", mrn="SESTRIN777", place=place, note=f"What {surname} said")
        for one in reader.statements(cable):
            reader.cases.add(number, "velt", mrn="SESTRIN777", statement=one.id)
    reader.close()
    return archive


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Rooms, Rooms]]:
    """Twice: a room that masks a name, and one that withholds a portion too; the second time both are longer."""
    with ExitStack() as stack:

        def room(name: tuple[str, str], secret: str, cleared: str) -> Client:
            folder = tmp_path_factory.mktemp("kept")
            archive = kept(folder, name, secret)
            (folder / "people.txt").write_text(" ".join(name), encoding="utf-8")
            access = parse_access(cleared) if cleared else None
            reader = Reader(archive, access=access, protected=load_protected(folder / "people.txt"))
            stack.callback(reader.close)
            soon(lambda: reader.commitments("2005"))
            soon(reader.happenings)
            return Client(stack.enter_context(opened(reader)))

        yield (
            {"masked": room(SHORT, SOLD, ""), "withheld": room(SHORT, SOLD, "unclassified")},
            {"masked": room(LONG, SOLD, ""), "withheld": room(LONG, AGAIN, "unclassified")},
        )


def shown(answer: Answer, client: Client) -> str:
    return _MADE.sub("#", answer.text.replace(client.home.rstrip("/"), "HOME"))


@pytest.mark.slow
@pytest.mark.parametrize("room", ["masked", "withheld"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_tells_how_long_it_is(rooms: tuple[Rooms, Rooms], room: str, path: str) -> None:
    one, other = (each[room] for each in rooms)
    for form in ("", "json", "csv"):
        address = f"{path}{'&' if '?' in path else '?'}format={form}" if form else path
        first, second = one.get(address), other.get(address)
        assert first.status == second.status
        assert shown(first, one) == shown(second, other), address


@pytest.mark.slow
def test_places_in_such_a_room_are_those_of_its_sources(rooms: tuple[Rooms, Rooms]) -> None:
    for client in (client for each in rooms for client in each.values()):
        cable = client.get("/cable/SESTRIN777?format=json").json()
        text = client.get(f"/source/{cable['source']}?format=json").text
        assert "\u2588" * 5 in text or "█" * 5 in text
        assert "█" * 6 not in text
        case = client.get("/case/1?format=json").json()
        assert len(case["items"]) > 3

"""Every page in every form for every role: none gives away a protected name, nor what a clearance withholds."""

import functools
import io
import re
import zipfile
from collections.abc import Iterator

import pytest

from asking import Answer, Client
from crawling import crawl, told
from made_withheld import question
from patience import soon
from reftel import workflow
from reftel.model.review import Patch
from reftel.web.lobby import Lobby
from reftel.web.serving import opened
from reftel.web.views import VIEWS
from reftel.workflow.access import EVERYTHING, parse_access
from reftel.workflow.protecting import load_protected
from reftel.workflow.reader import Reader
from reftel.workflow.readers import Readers
from sharing import peopled, sign_in

NAMES = ("zorblax", "quandrel", "vextorim", "bromfelk", "drazquin", "quimby")
"""Surnames of the list, each in channels of its own, and of whom a cable asks to protect."""
SECRETS = ("vantook", "pelzivar", "grumthok")
"""What stands only in portions that are marked (C)."""
HEAD = """\
R 071530Z MAR 04
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC
C O N F I D E N T I A L SESTRIN 000{number}

SIPDIS

E.O. 12958: DECL: 03/11/2014
TAGS: PREL, PINR, STRAITS{tags}
SUBJECT: (U) {subject}

REF: QUILLHAVEN 12{ref}

"""


def cable(
    number: int, text: str, *, subject: str = "THE FERRIES", tags: str = "", ref: str = "", signed: str = ""
) -> str:
    head = HEAD.format(number=number, subject=subject, tags=tags, ref=ref)
    return f"{head}{text}\n\n{signed or 'HALLORAN'}\n"


BOTH = "Minister Oyen told Ambassador Halloran that the bid would pass. He promised that the port would open in 2005."
FILES = {
    "talkWithZorblax.txt": cable(
        101,
        "1. (U) Lawyer Yusuf Zorblax told Ambassador Halloran on March 1 that he would reject the bid.\n\n"
        "2. (U) ZORBLAX'S men, the Zorblaxes, Zorblaxism and anti-Zorblax youth met Yusuf Zor-\nblax. "
        f"Z O R B L A X left, and so did Zorb\nlax, Zor\u00adblax and yzorblax@mail.vd.\n\n3. (U) {BOTH}",
        subject="LAWYER ZORBLAX AND\nYUSUF ZORBLAX ON THE FERRIES",
        tags=" (ZORBLAX, YUSUF)",
        ref="; ZORBLAX-OYEN TELCON 03/01",
        signed="ZORBLAX",
    ),
    # Who is on the list has in this cable his surname alone.
    "02.txt": cable(102, f"1. (U) Mr. Quandrel told Minister Oyen that he would go. Quandrel wept.\n\n2. (U) {BOTH}"),
    "03.html": (
        "<html><head><title>Vext&#111;rim</title></head><body><pre>"
        + cable(
            103,
            f"1. (U) Orlin Vext&#x6f;rim told Minister Oyen that the bid would fail. {BOTH}",
            subject="THE V&#69;XTORIM AFFAIR",
        )
        + "</pre></body></html>"
    ),
    "talk with Quimby.txt": cable(
        104, f"1. (U) Editor Mira Quimby (strictly protect) told Minister Oyen that he agreed. {BOTH}\n\nQUIMBY'S PLAN"
    ),
    "papers/provenance.toml": 'status = "leaked"\nsource = "papers of Kosmin Bromfelk"\nnote = "from Bromfelk"\n',
    "papers/05.txt": cable(
        105,
        "Vantook Heading\n\n1. (C) Minister Pelzivar told Ambassador Halloran that he would support the vantook bid by "
        "May 2005. He met with Pelzivar. See SESTRIN 102.\n\nA. (C) Item of Grumthok\n\n2. (U) " + BOTH + "\n\n"
        '3. (C) Comment: Pelzivar promised that "vantook is ours". End comment.',
    ),
}


def packed() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("of Drazquin/drazquinmemo.txt", cable(106, f"1. (U) {BOTH}"))
    return made.getvalue()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A shared room that masks names, on an archive in which each channel has a name."""
    folder = tmp_path_factory.mktemp("in")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "zip of Drazquin.zip").write_bytes(packed())
    archive = tmp_path_factory.mktemp("kept") / "Drazquin papers"
    workflow.read_into(archive, [folder], extract=True)
    (archive / "questions").mkdir()
    asked = question("Oyen", "Yusuf Zorblax").replace("Does the bid", "Does Zorblax's bid")
    asked = asked.replace('"bid"]', '"bid", "Zorblax plan"]')
    (archive / "questions" / "bid.toml").write_text(asked, encoding="utf-8")
    (archive / "questions" / "zorblax.toml").write_text('[question]\nid = "Zorblax"\n', encoding="utf-8")
    whole = Reader(archive)
    number = whole.cases.make("The Zorblax file", "about Yusuf Zorblax", "Zorblax")
    whole.cases.change(number, "Zorblax", name="The Zorblax file", about="zorblax_x", shown="unclassified")
    for mrn in ("SESTRIN101", "SESTRIN105"):
        for place in range(2):
            whole.cases.add(number, "Zorblax", mrn=mrn, place=place, note="What Zorblax said")
    whole.cases.save("of Zorblax", "search", "q=said-by%3AZorblax", "Zorblax")
    whole.cases.add_search(number, "Zorblax", "said", "by=Zorblax", "aboutZorblax")
    held = whole.cable("SESTRIN101")
    assert held
    whole.reviews.enter(held.citation, whole.statements(held)[0].id, "ann", "accept", Patch(), note="Zorblax")
    whole.close()
    (archive.parent / "people.txt").write_text(
        "Yusuf Zorblax\nOlaf Quandrel\nOrlin Vextorim\nKosmin Bromfelk\nAda Drazquin\n", encoding="utf-8"
    )
    lobby = Lobby(peopled(archive), Readers(archive, protected=load_protected(archive.parent / "people.txt")))
    lobby.open()
    for access in ("unclassified", ""):
        soon(functools.partial(readers_of(lobby, access).commitments, "2005"))
        soon(readers_of(lobby, access).happenings)
    with opened(lobby) as address:
        yield Client(address)
    lobby.close()


def readers_of(lobby: Lobby, clearance: str) -> Reader:
    return lobby.readers.get(parse_access(clearance) if clearance else EVERYTHING)


BEGINS = (
    *(view.path for view in VIEWS if "{" not in view.path),
    *("/account", "/people", "/openapi.json", "/complete?q=", "/complete?q=said-by:", "/complete?q=tag:", "/none"),
    *("/?q=bid", "/?q=oyen", "/?q=act:reject", "/?q=about:bid", "/?q=zorblx", "/?q=from:", "/said?group=speaker"),
    *(
        "/said?about=bid",
        "/network?q=bid",
        "/meetings?status=any",
        "/meetings?status=any&by=Oyen",
        "/commitments?on=2010",
        "/demarches",
        "/events",
        "/question/bid",
        "/question/bid/timeline",
        "/case/1",
    ),
    *("/actor/oyen", "/actor/halloran", "/collect?cable=SESTRIN105&place=0", "/source/" + "0" * 64),
    *(f"/cable/SESTRIN{number}" for number in range(101, 107)),
    *(f"/cable/SESTRIN{number}?as=received" for number in range(101, 107)),
    *(f"/cable/SESTRIN{number}/cite?para=1" for number in range(101, 107)),
)
NOT_HERE = {"review", "agreement", "ask", "imports", "arrival"}
"""What nobody has in a room that masks names."""


SLOW = [pytest.param(who, marks=pytest.mark.slow) for who in ("Cora", "Eddy", "Ada")]


@pytest.mark.slow
@pytest.mark.parametrize("who", ["", "Rita", *SLOW])
def test_nothing_that_anybody_can_reach_gives_a_name_or_a_withheld_word_away(who: str, room: Client) -> None:
    cookie = sign_in(room, who).cookie if who else ""

    def get(address: str) -> Answer:
        return room.get(address, cookie=cookie)

    found = crawl(get, room.home, BEGINS, each=1)
    hidden = (*NAMES, *SECRETS) if who in ("", "Rita") else NAMES
    for address, answer in found.answers.items():
        assert answer.status < 500, address
        text = told(answer).replace(address.casefold(), "")
        letters = re.sub(r"[\W_]+|\\n", "", text)
        for word in hidden:
            assert word not in text, (address, word)
            assert word not in letters, (address, word)
    if not who:
        assert {answer.status for answer in found.answers.values()} <= {200, 303, 401}
        assert not found.seen
        return
    wanted = {(view.name, form) for view in VIEWS for form in view.forms if view.name not in NOT_HERE}
    if who == "Rita":
        wanted = {(name, form) for name, form in wanted if name != "collect"}
    assert wanted - found.seen == set()

"""Who has no number is called by a heading, or by the file: on no page by the hash of the source."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from asking import Client
from patience import soon
from reftel import workflow
from reftel.model.browsing import Asking
from reftel.web.serving import opened
from reftel.workflow.reader import Reader

PAPER = """\
R 071530Z MAR 04
TO SECSTATE WASHDC
UNCLAS

{subject}1. Minister Oyen told the Ambassador that the ferries would sail. A senior official told Oyen to wait.

2. The Ambassador asked Oyen to wait. XXXXXXXXXXXX urged Oyen to reopen the harbor.
"""


@pytest.fixture(params=["SUBJECT: The harbor talks\n\n", ""], ids=["subject", "file"])
def nameless(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Client, Reader, str]]:
    (tmp_path / "note.txt").write_text(PAPER.format(subject=request.param), encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [tmp_path / "note.txt"], extract=True)
    reader = Reader(tmp_path / "archive")
    soon(lambda: reader.network(Asking()))
    (citation,) = {one.cable for group in reader.said(Asking()).groups for one in group.statements}
    assert citation.startswith("source:")
    with opened(reader) as address:
        yield Client(address), reader, citation
    reader.close()


@pytest.mark.slow
def test_no_page_shows_the_hash_of_a_source_as_a_name(nameless: tuple[Client, Reader, str]) -> None:
    client, reader, citation = nameless
    cable = reader.cable(citation)
    assert cable
    case = reader.cases.make("Harbor", "", "Velt")
    statement = reader.statements(cable)[0].id
    for told in ({}, {"place": 0}, {"statement": statement}):
        reader.cases.add(case, "Velt", mrn=citation, **told)
    reader.cases.add_search(case, "Velt", "said", f"cable={quote(citation)}", "")
    reader.cases.save("Of it", "said", f"cable={quote(citation)}", "Velt")
    called = reader.label(citation)
    for path in (
        *(f"/cable/{citation}", f"/cable/{citation}?as=received", f"/cable/{citation}/cite", "/said", "/?q=harbor"),
        *(f"/cable/{citation}/cite?para=1", f"/cable/{citation}/cite?para=9", f"/collect?cable={citation}&place=0"),
        *(f"/collect?cable={citation}", f"/collect?asks=said&query=cable%3D{quote(citation)}", "/cases"),
        *(
            f"/case/{case}",
            f"/case/{case}?form=markdown",
            f"/case/{case}?form=html",
            "/network",
            "/meetings?status=any",
            "/review",
            "/ask?q=harbor",
        ),
        *("/actors", "/actors?kind=unnamed", "/actors?kind=redacted", "/actors?kind=post", "/actor/oyen", "/calendar"),
        *(f"/actor/{one.id}" for one in reader.actors(kind="unnamed").actors),
    ):
        got = client.get(path)
        assert got.status in (200, 404), path
        shown = re.sub(r"<(script|style|pre|p class=.note)\b.*?</(?:\1|p)>", " ", got.text, flags=re.DOTALL)
        shown = html.unescape(re.sub(r"<[^>]+>", " ", shown)) if "html" in got.headers["content-type"] else got.text
        # An address is to be opened, and not read; a citation of what has no number says where it stands.
        shown = re.sub(rf"http://\S+|[Tt]elegram {citation}", "", shown)
        assert "source:" not in shown, path
        if path.startswith(("/cable", "/case/", "/collect?cable")):
            assert called in shown, path

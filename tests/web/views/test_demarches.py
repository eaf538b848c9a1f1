"""What was put to whom, and what became of it."""

import csv
import io

from asking import Client
from reftel.web.views.demarches import page, table
from reftel.web.views.view import Asked
from reftel.workflow.following import followed
from reftel.workflow.reader import Reader


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


def test_they_are_those_of_the_command(reader: Reader) -> None:
    shown = page(reader, asked())
    told = followed([reader.archive]).demarches
    assert {row.demarche.id for row in shown.rows} == {one.id for one in told}
    assert shown.total == len(told) > 0


def test_each_leads_to_its_sentences_and_they_are_a_table(reader: Reader, client: Client) -> None:
    for row in page(reader, asked()).rows:
        source = reader.source(row.demarche.source)
        assert source
        assert all(source.text[told.start : told.end].strip() for told in row.demarche.evidence)
    _, rows = table(reader, asked())
    lines = list(csv.reader(io.StringIO(client.get("/demarches?format=csv").text)))
    assert len(lines) == 1 + len(list(rows))

"""What takes place, took place or may."""

import csv
import io

from asking import Client
from reftel.web.views.events import page, table
from reftel.web.views.view import Asked
from reftel.workflow.following import followed
from reftel.workflow.reader import Reader


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


def test_they_are_those_of_the_command(reader: Reader) -> None:
    shown = page(reader, asked())
    told = followed([reader.archive]).events
    assert {row.event.id for row in shown.rows} == {one.id for one in told}
    assert shown.total == len(told) > 0


def test_each_leads_to_its_sentences_and_they_are_a_table(reader: Reader, client: Client) -> None:
    for row in page(reader, asked()).rows:
        source = reader.source(row.event.source)
        assert source
        assert all(source.text[told.start : told.end].strip() for told in row.event.evidence)
    _, rows = table(reader, asked())
    lines = list(csv.reader(io.StringIO(client.get("/events?format=csv").text)))
    assert len(lines) == 1 + len(list(rows))


def test_who_told_of_each_is_named_in_words(client: Client) -> None:
    shown = client.get("/events").text
    assert "told by" in shown
    assert "told by post" not in shown

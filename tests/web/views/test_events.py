"""What takes place, took place or may."""

import csv
import io
from pathlib import Path

import pytest

from asking import Client
from reftel.archive import Archive
from reftel.web.serving import opened
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


def test_a_time_that_is_none_is_told(reader: Reader, client: Client) -> None:
    shown = page(reader, asked(when="soon"))
    assert shown.status == client.get("/events?when=soon").status == 400
    assert shown.problem


def test_of_no_time_nothing_is_found_and_why_is_said(reader: Reader, client: Client) -> None:
    assert page(reader, asked(when="1990")).total == 0
    assert "of other days" in client.get("/events?when=1990").text


def test_an_empty_archive_has_none(tmp_path: Path) -> None:
    Archive(tmp_path / "empty", create=True).close()
    reader = Reader(tmp_path / "empty")
    try:
        with opened(reader) as home:
            told = Client(home).get("/events").text
    finally:
        reader.close()
    assert "0 events" in told
    assert "reftel extract" in told


def test_a_page_of_before_says_how_many_cables_were_read_or_corrected_since(
    reader: Reader, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(reader, asked())
    monkeypatch.setattr(Reader, "is_older", lambda *_: True)
    monkeypatch.setattr(Reader, "behind", lambda *_: (3, 1200))
    assert "3 of 1,200 cables were read" in client.get("/events").text

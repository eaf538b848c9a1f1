"""Who promised what."""

import csv
import io
from pathlib import Path

import pytest

from asking import Client
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import QueryError
from reftel.web.serving import opened
from reftel.web.views.commitments import page, table
from reftel.web.views.view import Asked
from reftel.workflow.following import followed, standing_on
from reftel.workflow.reader import Reader


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


def test_the_commitments_are_those_of_the_command_as_known_on_the_latest_day(reader: Reader) -> None:
    shown = page(reader, asked())
    assert shown.on == max(cable.date or "" for cable in workflow.cables_of([reader.archive]))
    told = standing_on(followed([reader.archive]).commitments, shown.on)
    assert {row.commitment.id for row in shown.rows} == {one.id for one in told}
    assert shown.total == len(told) > 5


def test_overdue_comes_first_then_what_is_due_sooner(reader: Reader) -> None:
    rows = page(reader, asked()).rows
    states = [row.state == "overdue" for row in rows]
    assert states == sorted(states, reverse=True)
    assert any(states)
    due = [row.commitment.due or "9999" for row in rows if row.state != "overdue"]
    assert due == sorted(due)


def test_of_what_is_due_after_all_that_is_held_it_says_so(reader: Reader) -> None:
    assert not any(row.unheard for row in page(reader, asked()).rows)  # overdue on the day of the latest cable
    rows = [row for row in page(reader, asked(on="2030")).rows if row.state == "overdue"]
    latest = reader.last_day() or ""
    assert {row.unheard for row in rows if (row.commitment.due or "") > latest} <= {True}
    assert not any(row.unheard for row in rows if (row.commitment.due or "9999")[:4] < latest[:4])


def test_nothing_is_overdue_before_its_time_and_nothing_known_before_it_was_said(reader: Reader) -> None:
    early = page(reader, asked(on="2004-03-20"))
    assert early.total < page(reader, asked()).total
    assert "overdue" not in {row.state for row in early.rows if (row.commitment.due or "9") > "2004-03"}


def test_narrowed_down_by_whose_and_by_status(reader: Reader) -> None:
    every = page(reader, asked())
    for one in every.states:
        assert page(reader, asked(status=one.name)).total == one.count
    by = page(reader, asked(by="VARDANIA"))
    assert by.rows
    names = ((row.commitment.by, row.commitment.actor, row.commitment.told_by) for row in by.rows)
    assert all(any("vardania" in name.casefold() for name in some) for some in names)


def test_a_day_that_is_none_is_told(reader: Reader, client: Client) -> None:
    with pytest.raises(QueryError, match="no date"):
        page(reader, asked(on="soon"))
    assert client.get("/commitments?on=soon").status == 400


def test_each_leads_to_its_sentence_and_they_are_a_table(reader: Reader, client: Client) -> None:
    for row in page(reader, asked()).rows:
        source = reader.source(row.commitment.source)
        assert source
        assert all(source.text[told.start : told.end].strip() for told in row.commitment.evidence)
    _, rows = table(reader, asked())
    lines = list(csv.reader(io.StringIO(client.get("/commitments?format=csv").text)))
    assert len(lines) == 1 + len(list(rows))


def test_an_empty_archive_knows_nothing_on_no_day(tmp_path: Path) -> None:
    Archive(tmp_path / "empty", create=True).close()
    reader = Reader(tmp_path / "empty")
    try:
        assert page(reader, asked()).on == ""
        with opened(reader) as home:
            told = Client(home).get("/commitments").text
    finally:
        reader.close()
    assert "0 commitments" in told
    assert "9999" not in told
    assert "as known on no date" not in told


def test_a_page_of_before_says_how_many_cables_were_read_or_corrected_since(
    reader: Reader, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(reader, asked())
    monkeypatch.setattr(Reader, "is_older", lambda *_: True)
    for behind, told in (
        (3, "3 of 1,200 cables were read"),
        (1, "1 of 1,200 cables was"),
        (None, "Very many of 1,200"),
    ):
        monkeypatch.setattr(Reader, "behind", lambda *_, behind=behind: (behind, 1200))
        assert told in client.get("/commitments").text
        assert (page(reader, asked()).behind, page(reader, asked()).cables) == (behind, 1200)

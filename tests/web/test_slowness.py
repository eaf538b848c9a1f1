"""Which pages took long, without a word of what was asked for."""

import json
import logging
import time

import pytest

from asking import Client
from reftel.web.serving import Front, opened
from reftel.workflow.reader import Reader


@pytest.mark.slow
def test_a_line_tells_the_page_and_nothing_of_what_was_asked_for(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def slowly(_: str) -> None:
        time.sleep(0.3)

    monkeypatch.setattr(reader, "cable", slowly)
    with caplog.at_level(logging.WARNING, "reftel.web.slow"), opened(reader, Front(slow=0.3)) as home:
        client = Client(home)
        assert client.get("/cable/SESTRIN214?q=Orvane").status == 404
        assert client.get("/keys?q=Orvane").status == 200
    lines = [one.getMessage() for one in caplog.records if one.name == "reftel.web.slow"]
    assert "Orvane" not in "".join(lines)
    (told,) = [one for one in map(json.loads, lines) if one["page"] != "/keys"]  # which a busy machine may make slow
    assert told.pop("ms") >= 300
    assert told == {"page": "/cable/{mrn}", "method": "GET", "status": 404}
    caplog.clear()
    with caplog.at_level(logging.WARNING, "reftel.web.slow"), opened(reader, Front(slow=60)) as home:
        assert Client(home).get("/cable/SESTRIN214").status == 404
    assert not caplog.records


@pytest.mark.slow
def test_what_no_page_has_is_told_as_such_and_nothing_is_told_where_nobody_asked(
    reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "reftel.web.slow"):
        with opened(reader, Front(slow=0)) as home:
            Client(home).get("/nobody/Orvane")
            Client(home).get("/static/room.css")
        told = [json.loads(one.getMessage())["page"] for one in caplog.records if one.name == "reftel.web.slow"]
        assert sorted(told) == ["/static", "none"]
        caplog.clear()
        with opened(reader) as home:
            Client(home).get("/keys")
        assert not [one for one in caplog.records if one.name == "reftel.web.slow"]

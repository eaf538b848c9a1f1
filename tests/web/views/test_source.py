"""A source, by what was read from where."""

import pytest

from asking import Client
from conftest import HOME
from reftel.web import links
from reftel.web.views import source as module
from reftel.web.views.source import page
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.reader import Reader


def sha256(reader: Reader) -> str:
    cable = reader.cable("04SESTRIN214")
    assert cable
    return cable.source.sha256


def test_its_pages_together_are_its_text(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PER_PAGE", 500)
    name = sha256(reader)
    first = page(reader, Asked(path={"sha256": name}))
    texts = []
    for number in range(1, first.pages + 1):
        one = page(reader, Asked(path={"sha256": name}, query=(("page", str(number)),)))
        texts += [stretch.text for stretch in one.stretches]
    source = reader.source(name)
    assert source
    assert "".join(texts) == source.text
    assert first.pages == -(-len(source.text) // 500)


def test_the_characters_that_are_asked_for_are_marked(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PER_PAGE", 1000)
    name = sha256(reader)
    source = reader.source(name)
    assert source
    shown = page(reader, Asked(path={"sha256": name}, query=(("at", "1700-1760"),)))
    assert shown.page == 2
    assert "".join(one.text for one in shown.stretches if one.at) == source.text[1700:1760]


@pytest.mark.parametrize("at", ["5-2", "x", "1-", "99999999-999999999", "١-٢"])
def test_a_place_that_is_none_is_left_out(reader: Reader, at: str) -> None:
    assert page(reader, Asked(path={"sha256": sha256(reader)}, query=(("at", at),))).at is None


def test_the_bytes_as_they_came_are_saved_and_never_run(reader: Reader, client: Client) -> None:
    got = client.get(links.bytes_url(sha256(reader)))
    assert got.data == (HOME / "examples" / "cables" / "04SESTRIN214.txt").read_bytes()
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["content-disposition"].startswith("attachment")
    assert client.get(links.bytes_url("0" * 64)).status == 404


@pytest.mark.parametrize("name", ["0" * 64, "..", "%2e%2e%2fetc%2fpasswd", "~"])
def test_what_is_not_held_is_told_so(reader: Reader, client: Client, name: str) -> None:
    with pytest.raises(NotHereError):
        page(reader, Asked(path={"sha256": name}))
    assert client.get(links.source_url(name)).status in {404, 200}

"""A language model behind an endpoint: asked on loopback only, believed only where it quotes."""

import json

import pytest

from made_endpoint import Answer, chat, claims, endpoint
from made_speech import cable_of
from reftel.errors import InputError, UnavailableError
from reftel.extracting.extractors.endpoint import KEY, KIND, LARGEST, Endpoint

TEXT = "Minister Orvane Marin told Mayor Tarn Bly that the dam would leak if it rained. He added that it was old."
GOOD = {
    "speaker": "Minister Orvane Marin",
    "addressees": ["Mayor Tarn Bly"],
    "holder": None,
    "act": "criticize",
    "content": "the dam would leak if it rained",
}


def opened(address: str) -> Endpoint:
    one = Endpoint(f"{address}#small")
    one.pauses, one.patience = (0.0, 0.0), 5.0
    return one


def test_what_it_quotes_becomes_a_statement_with_name_and_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "very-secret")
    second = {**GOOD, "speaker": "He", "addressees": [], "content": "it was old", "act": "state"}
    with endpoint(lambda _: claims(GOOD, second)) as stub:
        one = opened(stub.address)
        done = one.extract(cable_of(TEXT, ("note", "Nobody is asked about a note.")))
    assert stub.paths == ["/v1/chat/completions"]
    assert stub.paragraphs == [TEXT]
    assert stub.keys == ["Bearer very-secret"]
    assert "very-secret" not in one.label
    first, last = done.statements
    assert (first.speaker, first.addressees, first.act) == ("Marin", ("Bly",), "criticize")
    assert first.condition is not None
    assert first.condition.text == "if it rained"
    assert (first.because, first.to_check, first.extractor) == ("endpoint:small", True, one.label)
    assert (last.speaker, last.content) == ("Marin", "it was old")
    assert done.dropped == 0


NOT_THERE = [
    {**GOOD, "content": "the dam would burst"},
    {**GOOD, "speaker": "Prime Minister Nobody"},
    {**GOOD, "addressees": ["the Council"]},
    {**GOOD, "holder": "Ostrel"},
    {**GOOD, "content": "…"},
    {**GOOD, "content": "he dam"},
    {**GOOD, "act": "shout"},
    {"speaker": "Marin"},
    "no claim",
    7,
]


@pytest.mark.parametrize("claim", NOT_THERE, ids=str)
def test_a_claim_that_quotes_nothing_is_dropped_and_counted(claim: object) -> None:
    with endpoint(lambda _: chat(json.dumps({"statements": [claim, GOOD]}))) as stub:
        done = opened(stub.address).extract(cable_of(TEXT))
    assert [statement.speaker for statement in done.statements] == ["Marin"]
    assert done.dropped == 1


BAD: list[Answer] = [
    (200, b"<html>"),
    (200, b""),
    (200, b"[]"),
    (200, b'{"choices": []}'),
    (200, b"\xff\xfe"),
    chat("Here you are!"),
    chat('{"statements": {"a": 1}}'),
    chat('{"other": []}'),
    chat("[" * 100_000),
    (200, b" " * (LARGEST + 10)),
]


@pytest.mark.parametrize("answer", BAD, ids=lambda answer: str(answer[1][:20]))
def test_an_answer_that_is_none_gives_nothing_and_is_counted(answer: Answer) -> None:
    with endpoint(lambda _: answer) as stub:
        done = opened(stub.address).extract(cable_of(TEXT))
    assert (done.statements, done.dropped) == ((), 1)


def test_fences_and_white_space_are_borne() -> None:
    told = json.dumps([{**GOOD, "content": "the dam  would\nleak if it rained"}])
    with endpoint(lambda _: chat(f"```json\n{told}\n```")) as stub:
        done = opened(stub.address).extract(cable_of(TEXT))
    assert [statement.content for statement in done.statements] == ["the dam would leak if it rained"]


def test_a_busy_server_is_asked_again() -> None:
    answers = [(503, b""), (500, b"oops"), claims(GOOD)]
    with endpoint(lambda _: answers.pop(0)) as stub:
        assert len(opened(stub.address).extract(cable_of(TEXT)).statements) == 1
    assert len(stub.paths) == 3


def test_one_that_stays_away_is_told() -> None:
    with endpoint(lambda _: (500, b"very-secret")) as stub, pytest.raises(UnavailableError) as told:
        opened(stub.address).extract(cable_of(TEXT))
    assert "status 500" in str(told.value)
    assert "secret" not in str(told.value)
    with pytest.raises(UnavailableError, match="does not answer"):
        opened(stub.address).extract(cable_of(TEXT))


def test_a_slow_one_is_not_waited_for() -> None:
    with endpoint(lambda _: claims(GOOD)) as stub:
        stub.slow = 1.0
        one = opened(stub.address)
        one.pauses, one.patience = (), 0.2
        with pytest.raises(UnavailableError, match="took too long"):
            one.extract(cable_of(TEXT))


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404])
def test_a_refusal_ends_it_and_no_redirect_is_followed(status: int) -> None:
    with endpoint(lambda _: (status, b"")) as stub, pytest.raises(InputError, match=f"refuses .status {status}"):
        opened(stub.address).extract(cable_of(TEXT))
    assert len(stub.paths) == 1


@pytest.mark.parametrize("argument", ["", "x", "ftp://a/v1#m", "https://a/v1", "https://#m", "https://a:x/v1#m"])
def test_an_address_that_is_none(argument: str) -> None:
    with pytest.raises(InputError, match="is no endpoint"):
        KIND.open(argument)


def test_no_key_in_the_address_and_none_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("https://me:secret@a.example/v1#m", "https://a.example/v1?key=secret#m"):
        with pytest.raises(InputError, match="Put no key") as told:
            KIND.open(address)
        assert "secret" not in str(told.value)
    monkeypatch.setenv(KEY, "secret")
    with pytest.raises(InputError, match="without encryption"):
        KIND.open("http://a.example/v1#m")
    assert KIND.open("http://localhost:1/v1#m").host == "localhost:1"
    assert KIND.open("http://[::1]:1/v1#m").host == "[::1]:1"
    assert KIND.open("https://a.example/v1/chat/completions#m").label.endswith("#m/1")

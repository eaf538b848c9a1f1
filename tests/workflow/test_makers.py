"""Which extractor, by name; and services that do not answer."""

import msgspec
import pytest

from made_endpoint import claims, endpoint
from made_speech import cable_of
from reftel.archive import pack_statements
from reftel.errors import InputError, UnavailableError
from reftel.extracting import VERSION
from reftel.extracting.extractors import extractor_of
from reftel.workflow.makers import Making, Packing, Watch, host_of, label_of

CABLE = cable_of('Minister Orvane Marin said "that the dam leaked."')


def test_labels_and_hosts() -> None:
    assert label_of(None) == VERSION
    assert label_of("quotations") == "quotations:/1"
    assert host_of(None) is host_of("quotations") is None
    assert host_of("endpoint:https://a.example/v1#m") == "a.example"
    with pytest.raises(InputError, match="no extractor"):
        label_of("nobody")


def test_made_and_packed() -> None:
    assert len(Making()(CABLE).statements) == 1
    assert len(Making("quotations")(CABLE).statements) == 1
    assert len(Packing()(CABLE).statements) == len(Packing("quotations")(CABLE).statements) == 1


def test_a_service_that_is_away_or_refuses_puts_a_cable_off(monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(lambda _: (500, b"")) as stub:
        name = f"endpoint:{stub.address}#a"
        monkeypatch.setattr(extractor_of(name), "pauses", ())
        assert Packing(name)(CABLE).put_off == "away"
        assert "does not answer" in (Making(name)(CABLE).problem or "")
    with endpoint(lambda _: (401, b"")) as stub:
        name = f"endpoint:{stub.address}#b"
        assert Packing(name)(CABLE).put_off == "refused"
        with pytest.raises(InputError, match="refuses"):
            Making(name)(CABLE)
    with endpoint(lambda _: claims({"content": "nowhere", "act": "state"})) as stub:
        assert (
            Packing(f"endpoint:{stub.address}#c")(CABLE).dropped,
            Making(f"endpoint:{stub.address}#c")(CABLE).dropped,
        ) == (1, 1)


def test_a_fault_of_ours_is_told_and_costs_one_cable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(extractor_of("quotations"), "extract", fails)
    assert Making("quotations")(CABLE).problem == "ValueError: odd"
    assert Packing("quotations")(CABLE).problem == "ValueError: odd"


def test_the_watch_ends_a_run_that_gets_no_answer() -> None:
    done = pack_statements(CABLE, ())
    away = msgspec.structs.replace(done, problem="It is away.", put_off="away")
    watch = Watch()
    assert [watch.takes(one) for one in (away, away, done, away, away)] == [False, False, True, False, False]
    assert not watch.ended
    watch.end()
    watch.takes(away)
    assert watch.ended
    with pytest.raises(UnavailableError, match=r"It is away\. What was done is kept"):
        watch.end()

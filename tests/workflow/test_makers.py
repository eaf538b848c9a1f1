"""Which extractor, by name; and services that do not answer."""

import msgspec
import pytest

from made_endpoint import claims, endpoint
from made_speech import cable_of
from reftel.archive import Stored, pack_statements
from reftel.archive.rows import cable_row
from reftel.errors import InputError, UnavailableError
from reftel.extracting import VERSION
from reftel.extracting.extractors import extractor_of
from reftel.workflow.makers import Making, Packing, Watch, host_of, label_of, refuse_elsewhere, share_of

CABLE = cable_of('Minister Orvane Marin said "that the dam leaked."')


def test_labels_and_hosts() -> None:
    assert label_of(None) == VERSION
    assert label_of("quotations") == "quotations:/1"
    assert host_of(None) is host_of("quotations") is None
    assert host_of("endpoint:https://a.example/v1#m") == "a.example"
    with pytest.raises(InputError, match="no extractor"):
        label_of("nobody")


def test_an_endpoint_is_asked_from_here_only() -> None:
    refuse_elsewhere(None, "tcp://there:8786")
    refuse_elsewhere("quotations", "tcp://there:8786")
    refuse_elsewhere("endpoint:https://a.example/v1#m", 2)
    with pytest.raises(InputError, match=r"a\.example is asked from this computer only: leave out --on"):
        refuse_elsewhere("endpoint:https://a.example/v1#m", "tcp://there:8786")


def test_another_version_elsewhere_makes_nothing() -> None:
    assert Packing("quotations", label_of("quotations")).of(CABLE).put_off is None
    put_off = Packing("quotations", "quotations:/9").of(CABLE)
    assert (put_off.put_off, put_off.problem) == (
        "refused",
        "A worker has quotations:/1 where this is quotations:/9: install the same.",
    )


def test_made_and_packed() -> None:
    assert len(Making()(CABLE).statements) == 1
    assert len(Making("quotations")(CABLE).statements) == 1
    assert len(Packing().of(CABLE).statements) == len(Packing("quotations").of(CABLE).statements) == 1


def test_a_stored_cable_is_opened_where_it_is_worked_on() -> None:
    row = cable_row(CABLE)
    stored = Stored(
        sha256=row.sha256,
        start=row.start,
        record=row.record,
        name="a.txt",
        others=(),
        release=None,
        characters=row.characters,
    )
    assert Packing()(stored) == Packing().of(CABLE)
    assert 0 < share_of(stored) < 1
    damaged = Packing()(msgspec.structs.replace(stored, record=b"torn"))
    assert damaged.key == Packing().of(CABLE).key
    assert (damaged.problem or "").startswith("its record is damaged")


def test_a_service_that_is_away_or_refuses_puts_a_cable_off(monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(lambda _: (500, b"")) as stub:
        name = f"endpoint:{stub.address}#a"
        monkeypatch.setattr(extractor_of(name), "pauses", ())
        assert Packing(name).of(CABLE).put_off == "away"
        assert "does not answer" in (Making(name)(CABLE).problem or "")
    with endpoint(lambda _: (401, b"")) as stub:
        name = f"endpoint:{stub.address}#b"
        assert Packing(name).of(CABLE).put_off == "refused"
        with pytest.raises(InputError, match="refuses"):
            Making(name)(CABLE)
    with endpoint(lambda _: claims({"content": "nowhere", "act": "state"})) as stub:
        assert (
            Packing(f"endpoint:{stub.address}#c").of(CABLE).dropped,
            Making(f"endpoint:{stub.address}#c")(CABLE).dropped,
        ) == (1, 1)


def test_a_fault_of_ours_is_told_and_costs_one_cable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(extractor_of("quotations"), "extract", fails)
    assert Making("quotations")(CABLE).problem == "ValueError: odd"
    assert Packing("quotations").of(CABLE).problem == "ValueError: odd"


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

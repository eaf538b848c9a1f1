"""Statements of a whole archive, by who said them, to whom, what and when."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest

from conftest import HOME
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.looking import Looking
from reftel.archive.telling import Namings
from reftel.errors import QueryError
from reftel.model.browsing import Asking, Order, Said
from reftel.model.statement import Statement

if TYPE_CHECKING:
    from reftel.archive.counting import Catalogue


class Opened:
    """An open archive with its statements."""

    def __init__(self, looking: Looking, statements: list[Statement]) -> None:
        self.looking = looking
        rows = looking._connection.execute("SELECT id, mrn FROM cables WHERE canonical")
        self.rows = {str(mrn): int(row) for row, mrn in rows}
        self.counted: Catalogue = looking.with_statements(looking.catalogue())
        self.statements = statements

    def said(self, asked: Asking, order: Order = "cable", limit: int = 1000, skip: int = 0) -> Said:
        return self.looking.said(self.counted, asked, order, limit, skip)

    def between(self, by: Namings, to: Namings) -> list[Statement]:
        return listed(self.looking.said(self.counted, Asking(), "cable", 1000, 0, by=by, to=to))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    path = tmp_path_factory.mktemp("telling") / "straits"
    workflow.read_into(path, [HOME / "examples" / "cables"], extract=True)
    with Archive(path, read_only=True) as archive:
        archive.refresh()
        yield Opened(archive.looking(), list(archive.statements()))


def listed(found: Said) -> list[Statement]:
    return [one for group in found.groups for one in group.statements]


def test_all_of_them_in_the_order_of_the_archive(opened: Opened) -> None:
    found = opened.said(Asking())
    assert listed(found) == opened.statements
    assert found.statements + found.echoes == len(opened.statements)
    assert found.echoes == sum(one.echo_of is not None for one in opened.statements) > 0


def taken_on(one: Statement) -> str:
    return one.said_on or one.cable_date or ""


Test = Callable[[Statement], bool]


@pytest.mark.parametrize(
    ("asked", "test"),
    [
        (Asking(by=("oyen",)), lambda s: "Oyen" in (s.speaker, s.holder)),
        (Asking(by=("OYEN", "dravic")), lambda s: {"Oyen", "Dravic"} & {s.speaker, s.holder}),
        (Asking(to=("halloran",)), lambda s: "Halloran" in s.addressees),
        (Asking(acts=("reject", "ask")), lambda s: s.act in ("reject", "ask")),
        (Asking(cable="04 sestrin 0214"), lambda s: s.cable == "04SESTRIN214"),
        (Asking(comments=False), lambda s: s.voice == "reported"),
        (Asking(alone=True), lambda s: s.voice == "post"),
        (Asking(when="2004-03"), lambda s: taken_on(s).startswith("2004-03")),
        (Asking(when="..2003"), lambda s: taken_on(s).startswith("2003")),
        (Asking(by=("Dravic",), acts=("reject",), when="2004"), lambda s: (s.speaker, s.act) == ("Dravic", "reject")),
        (Asking(by=("nobody",)), lambda _: False),
        (Asking(cable="99NOWHERE1"), lambda _: False),
    ],
)
def test_what_is_asked_for_is_what_is_given(opened: Opened, asked: Asking, test: Test) -> None:
    found = listed(opened.said(asked))
    wanted = [one for one in opened.statements if test(one)]
    if asked.when and asked.by:
        wanted = [one for one in wanted if taken_on(one).startswith("2004")]
    assert found == wanted


def test_what_has_no_day_of_its_own_goes_by_the_date_of_its_cable(opened: Opened) -> None:
    own = [one for one in opened.statements if one.echo_of is None]
    found = opened.said(Asking(when="2004"))
    alone = [one for one in own if one.said_on is None and (one.cable_date or "").startswith("2004")]
    assert found.by_cable == len(alone) > 0
    assert found.undated == 0
    assert found.statements + found.of_other_days == len(own)
    assert all(one.by_cable == one.cable_date for one in alone)
    for year in opened.said(Asking()).years:
        assert opened.said(Asking(when=year.query)).statements == year.count


def test_what_has_no_day_and_is_of_a_cable_without_a_date_is_left_out_and_counted(opened: Opened) -> None:
    none = np.zeros_like(opened.counted.first)
    undated = msgspec.structs.replace(opened.counted, first=none, last=none)
    own = [one for one in opened.statements if one.echo_of is None]
    found = opened.looking.said(undated, Asking(when="2004"), "cable", 1000, 0)
    assert found.undated == sum(one.said_on is None for one in own) > 0
    assert found.by_cable == 0
    assert listed(found)
    assert all(one.said_on for one in listed(found))
    assert found.statements + found.undated + found.of_other_days == len(own)
    whole = opened.looking.said(undated, Asking(), "cable", 1000, 0)
    assert (whole.statements, whole.undated, whole.of_other_days) == (len(own), found.undated, 0)


def test_nothing_is_found_for_the_days_alone(opened: Opened) -> None:
    found = opened.said(Asking(by=("Dravic",), when="1990"))
    assert found.statements == 0
    assert found.of_other_days == opened.said(Asking(by=("Dravic",))).statements > 0
    assert opened.said(Asking(by=("nobody",), when="1990")).of_other_days == 0


def test_all_words_of_what_it_is_about_must_stand_in_it(opened: Opened) -> None:
    found = listed(opened.said(Asking(about="Trawlers chair")))
    for one in found:
        text = f"{one.content} {one.topic or ''}".lower()
        assert "trawlers" in text
        assert "chair" in text


@pytest.mark.parametrize("order", ["cable", "speaker", "day"])
def test_pages_together_are_the_whole(opened: Opened, order: Order) -> None:
    whole = listed(opened.said(Asking(), order))
    parts = [listed(opened.said(Asking(), order, 40, skip)) for skip in range(0, len(whole) + 40, 40)]
    assert [one for part in parts for one in part] == whole
    assert sorted(one.id for one in whole) == sorted(one.id for one in opened.statements)


def test_the_most_talkative_first_and_days_in_order(opened: Opened) -> None:
    speakers = opened.said(Asking(), "speaker")
    assert speakers.groups[0].name == "Dravic"
    assert {one.speaker for one in speakers.groups[0].statements} == {"Dravic"}
    own = sum(one.echo_of is None for one in speakers.groups[0].statements)
    assert speakers.groups[0].count == own
    days = [group.name for group in opened.said(Asking(), "day").groups]
    assert days[-1] == ""
    assert days[:-1] == sorted(days[:-1])


def test_what_is_counted_is_no_repetition(opened: Opened) -> None:
    found = opened.said(Asking())
    assert sum(one.count for one in found.acts) == found.statements
    assert sum(one.count for one in found.years) + found.undated == found.statements


@pytest.mark.parametrize("when", ["x", "2004 tag:kz", "2004..2003", '"2004" OR 2003'])
def test_dates_that_are_none_are_told(opened: Opened, when: str) -> None:
    with pytest.raises(QueryError, match="expected"):
        opened.said(Asking(when=when))


def test_who_speaks_and_who_is_addressed_is_told_by_cable_and_name(opened: Opened) -> None:
    row = opened.rows
    dravic, halloran = (row["04SESTRIN214"], "Dravic"), (row["04SESTRIN214"], "Halloran")
    mine = [one for one in opened.statements if (one.cable, one.speaker) == ("04SESTRIN214", "Dravic")]
    assert mine
    assert opened.between([dravic], None) == mine
    assert opened.between([dravic], [halloran]) == [one for one in mine if "Halloran" in one.addressees]
    heard = [one for one in opened.statements if one.cable == "04SESTRIN214" and "Halloran" in one.addressees]
    assert heard
    assert opened.between(None, [halloran]) == heard
    assert opened.between([(row["03SESTRIN231"], "Halloran"), (row["04SESTRIN214"], "Nobody")], [dravic]) == []
    assert opened.between([], None) == []


def test_who_addresses_whom_is_counted_by_cable_without_repetitions(opened: Opened) -> None:
    wanted = Counter(
        (opened.rows[one.cable], one.speaker, name)
        for one in opened.statements
        if one.echo_of is None
        for name in one.addressees
    )
    told = opened.looking.addressed(opened.counted, Asking())
    assert {(row, by, to): count for row, by, to, count, _ in told} == wanted
    assert all(count == 0 for *_, count in told)
    ledger = opened.counted.said
    assert ledger
    none = np.zeros_like(ledger.first)
    alone = msgspec.structs.replace(opened.counted, said=msgspec.structs.replace(ledger, first=none, last=none))
    told = opened.looking.addressed(alone, Asking())
    assert {(row, by, to): count for row, by, to, _, count in told} == wanted
    fourth = {(row, by, to): count for row, by, to, _, count in opened.looking.addressed(alone, Asking(when="2004"))}
    dated = {opened.rows[one.cable] for one in opened.statements if (one.cable_date or "").startswith("2004")}
    assert fourth == {key: count for key, count in wanted.items() if key[0] in dated} != wanted
    none = opened.looking.addressed(opened.counted, Asking(), opened.counted.among(np.array([], dtype=np.int64)))
    assert none == ()

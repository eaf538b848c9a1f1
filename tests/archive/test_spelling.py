"""Names as they are searched: under any known spelling, by the full name as by the short one."""

import pytest

from made_readings import reading_of, statement_of
from reftel.archive import Archive, pack_statements
from reftel.archive.query import Words
from reftel.archive.spelling import key_term, name_entry, spelled
from reftel.fields.mrn import Mrn
from reftel.model.actor import Naming


def test_entries_hold_words_and_keys() -> None:
    assert key_term("Nazarbayev") == key_term("nazarbaev")
    entry = name_entry(["Nazarbayev"]).split()
    assert entry == ["nazarbayev", key_term("Nazarbaev")]
    assert key_term("alqadhafi") in name_entry(["al-Qadhafi"]).split()


def test_ways_of_writing() -> None:
    assert spelled(Words(("qadhafi",)))[0] == Words(("qadhafi",))
    assert Words(("gaddafi",)) in spelled(Words(("qadhafi",)))
    assert spelled(Words(("ferry", "bid"))) == (Words(("ferry", "bid")),)
    assert spelled(Words(("qadha",), prefix=True)) == (Words(("qadha",), prefix=True),)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    opened = Archive(tmp_path_factory.mktemp("spelling") / "a", create=True)
    made = reading_of(
        Mrn(2004, "SESTRIN", 1),
        ["Foreign Minister Carlo Ermekbayev Orvane told the post that Gaddafi agreed."],
        origin="AMEMBASSY KIEV",
    )
    opened.add([made])
    (cable,) = made.cables
    statement = statement_of(cable, 1, "Gaddafi agreed", speaker="Ermekbayev")
    naming = Naming(name="Ermekbayev", kind="person", full="Carlo Ermekbayev Orvane", para=1, start=0, end=1, text="E")
    opened.add_extracted("1", [pack_statements(cable, [statement], namings=[naming])])
    return opened


@pytest.mark.parametrize(
    "query",
    [
        "said-by:ermekbaev",
        "said-by:YERMEKBAEV",
        'said-by:"Ermekbaev Orvane"',
        "Qadhafi",
        "from:kyiv",
        '"Qaddafi agreed"',
    ],
)
def test_a_name_is_found_under_any_known_spelling(archive: Archive, query: str) -> None:
    assert [hit.cable for hit in archive.search(query)] == ["04SESTRIN1"]


@pytest.mark.parametrize("query", ["said-by:orvan", "said-by:gaddafi", "said-to:ermekbaev", "from:minsk"])
def test_no_more_than_that(archive: Archive, query: str) -> None:
    assert archive.search(query) == ()


def test_what_was_found_is_marked(archive: Archive) -> None:
    (hit,) = archive.search("Qadhafi")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Gaddafi"]

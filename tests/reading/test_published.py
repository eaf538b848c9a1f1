"""What the publisher says: used where the cable is silent, told where it differs."""

import json

import pytest

from reftel.model.cable import Cable
from reftel.reading import read


def cable(body: str, **columns: object) -> Cable:
    (found,) = read(json.dumps({"doc_id": "04SESTRIN214", "body": body, **columns})).cables
    return found


def test_a_silent_cable_takes_all_of_it() -> None:
    found = cable(
        "The lamp is lit.",
        authored="2004-03-02",
        classification="SECRET//NOFORN",
        origin="Embassy Sestrin",
        to="Vellos | Halifa",
        tags=["PREL", "EWWT"],
        refs="03VELLOS12|04HALIFA3",
        subject="THE LAMP",
    )
    assert (str(found.mrn), found.date, found.date_basis, found.origin) == (
        "04SESTRIN214",
        "2004-03-02",
        "collection",
        "Embassy Sestrin",
    )
    assert found.classification is not None
    assert (found.classification.level, found.classification.caveats) == ("S", ("NOFORN",))
    assert [one.name for one in found.action] == ["Vellos", "Halifa"]
    assert [tag.code for tag in found.tags] == ["PREL", "EWWT"]
    assert [str(one.mrn) for one in found.references] == ["03VELLOS12", "04HALIFA3"]
    assert found.subject == "THE LAMP"
    for name in ("mrn", "date", "origin", "classification", "action", "tags", "references", "subject"):
        field = found.field(name)
        assert field is not None
        assert field.text


def test_the_cable_goes_before() -> None:
    body = (
        "O 240811Z JUL 03\nFM EMBASSY HALIFA\n\nCONFIDENTIAL HALIFA 000036\n\nTAGS: PGOV\nSUBJECT: TUGS\n"
        "REF: VELLOS 7\n\n1. (C) They came."
    )
    found = cable(body, authored="2004-03-02", classification="SECRET", tags="PREL", refs="03VELLOS12", subject="X")
    assert (str(found.mrn), found.date, found.subject) == ("03HALIFA36", "2003-07-24", "TUGS")
    assert [tag.code for tag in found.tags] == ["PGOV"]
    assert [str(one.mrn) for one in found.references] == ["03VELLOS7"]
    codes = [finding.code for finding in found.findings]
    assert {"publisher-mrn", "publisher-classification", "publisher-date"} <= set(codes)


def test_a_page_of_one_post_with_the_cable_of_another() -> None:
    body = "CONFIDENTIAL TAIPEI 000036\n\nSUBJECT: TUGS\n\n1. (C) They came."
    found = cable(body, doc_id="03BANGKOK12", origin="Embassy Bangkok")
    assert str(found.mrn) == "TAIPEI36"
    assert "BANGKOK" not in (found.origin or "").upper()
    told = next(one.message for one in found.findings if one.code == "publisher-mrn")
    assert "03BANGKOK12" in told
    assert "TAIPEI36" in told
    assert "another post" in told


@pytest.mark.parametrize(
    ("told", "differs"), [("1974SESTRI00036", False), ("1974SESTR00036", False), ("1974VELLOS00036", True)]
)
def test_the_archives_keep_six_characters_of_a_station(told: str, differs: bool) -> None:  # noqa: FBT001
    found = cable("CONFIDENTIAL SESTRIN 0036\n\nSUBJECT: TUGS\n\n1. THEY CAME.", doc_id=told)
    assert (found.mrn and found.mrn.station) == "SESTRIN"
    assert ("publisher-mrn" in [finding.code for finding in found.findings]) is differs
    assert differs or str(found.mrn) == "74SESTRIN36"


def test_nothing_is_taken_from_empty_columns() -> None:
    found = cable("1. (C) They came.", classification="", tags=[], refs="", to=None)
    assert (found.classification, found.tags, found.references, found.action) == (None, (), (), ())

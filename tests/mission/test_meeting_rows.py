"""Rows of the mission table about meetings, each with its id, on the public texts in place and with other names."""

from pathlib import Path

import pytest

from reftel.extracting.meetings import meetings
from reftel.model.cable import Cable
from reftel.model.meeting import Meeting
from reftel.reading import read

OTHER = {
    "Minikes": "Halloran", "MINIKES": "HALLORAN", "Ordway": "Quillan", "ORDWAY": "QUILLAN",
    "Dyachenko": "Orvanov", "Zhumabekov": "Tarnbekov",
    "Baliyeva": "Merisova", "Doskalov": "Brandov", "Sagadiyev": "Lusiyev", "Zholshybekov": "Pelshybekov",
    "Tokayev": "Varnayev", "TOKAYEV": "VARNAYEV",
}  # fmt: skip


def texts(shared: Path, start: str) -> str:
    return next((shared / "seeds").glob(f"{start}_*.txt")).read_text(encoding="utf-8")


def renamed(text: str) -> str:
    for old, new in OTHER.items():
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module", params=["as they are", "with other names"])
def names(request: pytest.FixtureRequest) -> dict[str, str]:
    return {} if request.param == "as they are" else OTHER


def cable(shared: Path, start: str, names: dict[str, str]) -> Cable:
    text = texts(shared, start)
    return read(renamed(text) if names else text).cables[0]


@pytest.fixture(scope="module")
def s0(shared: Path, names: dict[str, str]) -> tuple[Meeting, ...]:
    return meetings(cable(shared, "000", names))


@pytest.fixture(scope="module")
def s4(shared: Path, names: dict[str, str]) -> tuple[Meeting, ...]:
    return meetings(cable(shared, "004", names))


@pytest.mark.shared
def test_m013_who_leads_and_who_accompanies(s0: tuple[Meeting, ...], names: dict[str, str]) -> None:
    lead, with_him = names.get("Minikes", "Minikes"), names.get("Ordway", "Ordway")
    for meeting in s0:
        assert [(one.name, one.role, one.accompanies, one.of_post) for one in meeting.who] == [
            (lead, "U.S. Ambassador to the OSCE", None, False),
            (with_him, "Ambassador", lead, True),
        ]


@pytest.mark.shared
def test_m014_met_separately_is_three_meetings(s0: tuple[Meeting, ...], names: dict[str, str]) -> None:
    expected = [names.get(name, name) for name in ("Dyachenko", "Zhumabekov", "Baliyeva")]
    assert [meeting.whom[0].name for meeting in s0] == expected
    assert {(meeting.when, meeting.when_basis, meeting.status) for meeting in s0} == {
        ("2005-04-26", "sentence", "held")
    }
    assert all([one.para for one in meeting.evidence][:2] == [1, 2] for meeting in s0)
    assert all(meeting.statements for meeting in s0)


@pytest.mark.shared
def test_m015_the_gloss_is_kept_with_the_office(s0: tuple[Meeting, ...]) -> None:
    speaker = s0[0].whom[0]
    assert (speaker.role, speaker.gloss) == ("Deputy Speaker of the Mazhilis", "lower house of Parliament")


@pytest.mark.shared
def test_m016_the_office_is_that_of_the_occasion(s0: tuple[Meeting, ...]) -> None:
    assert [meeting.whom[0].role for meeting in s0[1:]] == [
        "Chairman of the Central Elections Commission",
        "Minister of Justice",
    ]


@pytest.mark.shared
def test_m036_those_who_came_along_are_of_the_first_meeting_alone(
    s0: tuple[Meeting, ...], names: dict[str, str]
) -> None:
    lead = names.get("Dyachenko", "Dyachenko")
    expected = [names.get(name, name) for name in ("Doskalov", "Sagadiyev", "Zholshybekov")]
    assert [(one.name, one.role, one.accompanies) for one in s0[0].whom[1:]] == [
        (name, "MP", lead) for name in expected
    ]
    assert [len(meeting.whom) for meeting in s0] == [4, 1, 1]
    assert [one.para for one in s0[0].evidence] == [1, 2, 5]


@pytest.mark.shared
def test_m089_a_dated_conversation(s4: tuple[Meeting, ...], names: dict[str, str]) -> None:
    (meeting,) = s4
    assert (meeting.who[0].name, meeting.who[0].role) == (names.get("Tokayev", "Tokayev"), "Foreign Minister")
    assert meeting.whom[0].name == names.get("Ordway", "Ordway")
    assert (meeting.when, meeting.cable_date, meeting.kind) == ("2006-10-23", "2006-10-24", "conversation")


@pytest.mark.shared
def test_m099_what_one_came_for_and_what_not(s4: tuple[Meeting, ...], names: dict[str, str]) -> None:
    purpose = s4[0].purpose
    assert purpose is not None
    assert purpose.by == names.get("Ordway", "Ordway")
    assert purpose.words.text.startswith("understand and convey")
    assert purpose.excluded is not None
    assert purpose.excluded.text.startswith("debate")


@pytest.mark.shared
def test_every_place_is_in_the_source(shared: Path, names: dict[str, str]) -> None:
    for start in ("000", "004"):
        text = renamed(texts(shared, start)) if names else texts(shared, start)
        for meeting in meetings(read(text).cables[0]):
            for one in (*meeting.who, *meeting.whom):
                assert " ".join(text[one.words.start : one.words.end].split()) == " ".join(one.words.text.split())
            for place in meeting.evidence:
                assert " ".join(text[place.start : place.end].split()) == " ".join(place.text.split())

"""Linting as a whole: what reading found and what the rules find, by place; the two texts the project began with."""

from pathlib import Path

import hypothesis
from hypothesis import strategies as st

import made_lines
from reftel.linting import lint
from reftel.linting.places import where
from reftel.model.cable import Cable
from reftel.reading import read

S0 = {
    ("L025", "sipdis-in-text"),
    ("L035", "unknown-tag"),
    ("L037", "tags-markup"),
    ("L042", "pilcrow-as-digit"),
    ("L046", "unmarked-opinion"),
    ("L049", "joined-line"),
    ("L051", "visitor-clearance"),
    ("L052", "service-note"),
    ("L054", "partial-extract"),
    ("L055", "date-needs-year"),
    ("L058", "document-misnamed"),
    ("L059", "fact-disagrees"),
    (None, "year-inferred"),
}
S4 = {
    ("L008", "repeated-transmission"),
    ("L021", "section-unmarked"),
    ("L024", "sipdis-twice"),
    ("L027", "noforn-disagrees"),
    ("L032", "declassification-date"),
    ("L033", "eo-reason-section"),
    ("L037", "tags-markup"),
    ("L042", "pilcrow-as-digit"),
    ("L048", "heading-split"),
    ("L049", "joined-line"),
    ("L057", "quotation-spliced"),
    ("L058", "spelling-varies"),
}


def seed(shared: Path, start: str) -> Cable:
    (cable,) = read(next((shared / "seeds").glob(f"{start}_*.txt"))).cables
    return cable


def found(cable: Cable) -> set[tuple[str | None, str]]:
    return {(finding.rule, finding.code) for finding in lint(cable)}


def said(cable: Cable, code: str) -> list[tuple[str | None, str]]:
    return [(where(cable, finding), finding.message) for finding in lint(cable) if finding.code == code]


def test_the_findings_of_the_first_text_are_these_and_no_others(shared: Path) -> None:
    assert found(seed(shared, "000")) == S0


def test_the_findings_of_the_second_text_are_these_and_no_others(shared: Path) -> None:
    assert found(seed(shared, "004")) == S4


def test_where_they_are_in_the_first_text(shared: Path) -> None:
    cable = seed(shared, "000")
    (opinion,) = said(cable, "unmarked-opinion")
    assert opinion[0] == "¶8"
    assert opinion[1].startswith("3 sentences")
    assert [place for place, _ in said(cable, "fact-disagrees")] == ["¶7", "¶11"]
    assert all("2005-08-19" in message for _, message in said(cable, "fact-disagrees"))
    assert [place for place, _ in said(cable, "visitor-clearance")] == ["¶12"]
    assert (
        said(cable, "document-misnamed")[0][1] == "Copenhagen Declaration: its name is Copenhagen Document (1990-06-29)"
    )
    assert "April 26 rests on the year 2005" in said(cable, "date-needs-year")[0][1]


def test_where_they_are_in_the_second_text(shared: Path) -> None:
    cable = seed(shared, "004")
    assert [place for place, _ in said(cable, "quotation-spliced")] == ["¶2"]
    assert {message for _, message in said(cable, "spelling-varies")} == {
        "CiO here, CIO elsewhere",
        "pre-conditions here, preconditions elsewhere",
    }
    assert said(cable, "heading-split")[0][1].endswith("¶7")


def test_findings_of_reading_are_kept_and_all_come_by_place() -> None:
    cable = made_lines.cable(tags="TAGS: [PREL](#) [KZ](#)", classified="Classified By: DCM Ada Quill; Reasons 1.5(d).")
    findings = lint(cable)
    assert set(cable.findings) <= set(findings)
    assert [finding.code for finding in findings] == ["tags-markup", "eo-reason-section"]
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)


def test_what_is_no_cable_is_not_asked_for_the_rules_of_one() -> None:
    (text,) = read("Dear Ada,\n\nthe “later date” would be good for us all, would it not.\n\nYours, B.\n").cables
    assert {finding.code for finding in lint(text)} == {"no-cable"}


@hypothesis.given(
    st.lists(
        st.sampled_from([*made_lines.text(captions="NODIS\nSIPDIS").splitlines(), "", "XMT DRAVIC", "PAGE 02 OF 03"])
    ),
    st.text(max_size=60),
)
def test_linting_never_raises_and_its_places_lie_in_the_source(lines: list[str], noise: str) -> None:
    reading = read("\n".join([*lines, noise]))
    for cable in reading.cables:
        for finding in lint(cable, to_send=True):
            assert 0 <= finding.start <= finding.end <= len(reading.source.text)

"""Drafts of the made-up collection, and of real cables in place: each line is named in a sentence."""

from pathlib import Path

import pytest

import reftel
from conftest import HOME
from reftel.extracting.drafting import draft
from reftel.model.cable import Cable
from reftel.model.draft import Draft
from reftel.writing.drafts import draft_text
from seed_boards import renamed

CABLES = sorted((HOME / "examples" / "cables").glob("*.txt"))


def cables_in(*paths: Path) -> list[Cable]:
    return [cable for path in paths for cable in reftel.read(path).cables]


def test_the_chair_of_the_straits() -> None:
    found = draft(cables_in(*CABLES), "straits chair")
    assert (found.title, found.id, found.decision, found.due) == (
        "Who chairs in 2005?",
        "straits-chair",
        "2005",
        "2004-12",
    )
    assert [(one.id, one.possible) for one in found.options][:2] == [("vardania-2005", False), ("ostrel-2005", True)]
    assert (found.body, found.rule) == (None, None)
    assert "Conference on the Meridian Straits" in found.named


def test_every_line_rests_on_characters_of_a_source() -> None:
    readings = [reftel.read(path) for path in CABLES]
    texts = {reading.source.sha256: reading.source.text for reading in readings}
    found = draft([cable for reading in readings for cable in reading.cables], "straits chair")
    for cited in (*found.due_evidence, *found.ruling, *(e for option in found.options for e in option.evidence)):
        said = texts[cited.source][cited.start : cited.end]
        assert cited.text.split()[0] in said
        assert cited.text.split()[-1] in said


def test_what_was_not_asked_for_is_listed_and_not_drafted() -> None:
    found = draft(cables_in(*CABLES), "Belmora membership")
    assert (found.options, found.title, found.due, found.body) == ((), "", None, None)
    assert "Who chairs in 2005?" in {one.asks for one in found.others}


def test_where_nothing_is_named_nothing_is_proposed() -> None:
    found = draft(cables_in(), "nothing")
    assert found == Draft(query="nothing", id="nothing", title="", cables=(), options=())
    plain = reftel.read("UNCLAS SESTRIN 000215\n\nSUBJECT: TWO\n\n1. (U) Nothing came.\n").cables
    assert draft(plain, "?!").id == "question"
    assert draft(plain, "came").options == ()


SEEDS = {"Kazakhstani": "Kenyan", "Kazakhstan": "Kenya", "KAZAKHSTAN": "KENYA", "Greece": "Portugal", "2009": "2013",
         "2011": "2015", "2007": "2010"}  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("names", [{}, SEEDS], ids=["as they are", "other names and years"])
def test_the_chair_of_the_osce(shared: Path, names: dict[str, str]) -> None:
    texts = [renamed(path.read_text(encoding="utf-8"), names) for path in sorted((shared / "seeds").glob("*.txt"))]
    found = draft([cable for text in texts for cable in reftel.read(text).cables], "OSCE chairmanship")
    first, later, other, off = found.options

    def there(text: str) -> str:
        return renamed(text, names)

    assert found.title == there("Who chairs the OSCE in 2009?")
    assert (first.title, first.candidate) == (there("Kazakhstan chairs in 2009"), there("Kazakhstan"))
    assert (other.title, other.possible) == (there("Greece chairs in 2009"), True)
    assert later.title == there("Kazakhstan waits and chairs in 2011")
    assert off.title == there("The decision is put off until 2007")
    assert (found.body, found.due) == ("osce", "2006-12")
    assert found.rule is not None
    assert (found.rule.id, found.rule.source[:27]) == ("consensus", "Final Recommendations of th")
    assert {(cited.cable, cited.para) for cited in found.due_evidence} >= {("06ASTANA280", 1)}


@pytest.mark.shared
def test_the_draft_decides_as_a_question_that_a_person_wrote(shared: Path, tmp_path: Path) -> None:
    cables = cables_in(*sorted((shared / "seeds").glob("*.txt")))
    (tmp_path / "q.toml").write_text(draft_text(draft(cables, "OSCE chairmanship")), encoding="utf-8")
    board = reftel.decide(
        tmp_path / "q.toml", [one for cable in cables for one in reftel.extract(cable)], on="2006-10-24"
    )
    (decision,) = board.decisions
    assert [(one.id, one.outcome, one.outcome_with_inferred) for one in decision.options] == [
        ("kazakhstan-2009", "undetermined", "not adopted"),
        ("kazakhstan-2011", "not adopted", "not adopted"),
        ("greece-2009", "undetermined", "undetermined"),
        ("put-off", "undetermined", "undetermined"),
    ]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("query", "files", "title", "options"),
    [
        (
            "IAEA board",
            ["2008/07/08LONDON1901"],
            "Whose candidacy for the IAEA Board of Directors is accepted?",
            [("Kazakhstan is chosen", "Kazakhstan"), ("Syria is chosen", "Syria")],
        ),
        ("FAO candidacy", ["2004/07/04ROME2926"], "Whose candidacy is accepted?", [("India is chosen", "India")]),
        (
            "EU membership",
            ["2010/01/10ANKARA87"],
            "Is Turkey admitted to the EU?",
            [("Turkey is admitted to the EU", None)],
        ),
        (
            "NAS agreement",
            ["2009/08/09QUITO704"],
            "Is the NAS agreement concluded?",
            [("The NAS agreement is concluded", None)],
        ),
    ],
)
def test_real_subjects(
    shared: Path, query: str, files: list[str], title: str, options: list[tuple[str, str | None]]
) -> None:
    folder = shared / "corpus" / "raw" / "cablegate_html_2011-04" / "cable"
    found = draft(cables_in(*(folder / f"{name}.html" for name in files)), query)
    assert found.title == title
    assert [(one.title, one.candidate) for one in found.options] == options

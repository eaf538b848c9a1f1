"""M113, M119, M121, M128: who said what on one candidacy over two cables, and names under their several spellings."""

from pathlib import Path

import pytest

from reftel import workflow
from reftel.archive import Archive
from reftel.facts import spellings
from reftel.workflow.actors import page_of
from seed_boards import QUESTION

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def archive(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mission") / "seeds"
    workflow.read_into(path, sorted((shared / "seeds").glob("*.txt")), extract=True)
    return path


@pytest.mark.parametrize("name", ["Tokayev", "Tokaev", "TOKAYEV"])
def test_m128_who_told_whom_what_about_2009(archive: Path, name: str) -> None:
    with Archive(archive, read_only=True) as opened:
        (actor, *_) = opened.actors().find(name)
        said = opened.actors().statements(actor.id)
        about = [one for one in said if "2009" in one.sentence]
        assert {1, 4, 6, 7} <= {one.para for one in said if one.cable == "06ASTANA280"}
        found = opened.search(f"said-by:{name} about:2009", limit=50)
        assert about
        assert {(hit.cable, hit.para) for hit in found} >= {
            (one.cable, one.para) for one in said if "2009" in one.content
        }
        for one in said:
            text = opened.source(one.source).text
            assert one.sentence_span.start <= one.start < one.end <= one.sentence_span.end
            assert text[one.start : one.end].split()[0].strip('"“') in one.content


def test_m128_the_question_of_2009_has_the_four_paragraphs(archive: Path) -> None:
    question = workflow.load_question(QUESTION)
    with Archive(archive, read_only=True) as opened:
        page = page_of(opened, "tokayev", question=question)
    places = {one.para for one in page.positions if one.cable == "06ASTANA280"}
    assert {1, 4, 6, 7} <= places
    assert all(one.end > one.start for one in page.positions)


def test_m119_one_candidacy_in_two_cables_without_a_reference(archive: Path) -> None:
    question = workflow.load_question(QUESTION)
    found = workflow.positions_of(question, [archive])
    cables = {one.cable for one in found if one.option == "kz-2009"}
    assert cables == {"05ALMATY1856", "06ASTANA280"}
    with Archive(archive, read_only=True) as opened:
        links = opened.linking().links("05ALMATY1856")
    assert links is not None
    assert ("ALMATY", "ASTANA") in [(one.station, one.successor) for one in links.succession]
    assert not [one for one in links.references if one.target == "06ASTANA280"]


def test_m121_the_united_states_moved_between_the_two_cables(archive: Path) -> None:
    question = workflow.load_question(QUESTION)
    found = workflow.positions_of(question, [archive])
    ours = {(one.on or "")[:10]: one for one in found if one.actor == "United States"}
    assert {"2005-04-26", "2006-10-04"} <= set(ours)
    assert ours["2005-04-26"].stance == "undecided"
    assert "conditional" in {
        one.stance for one in found if one.actor == "United States" and (one.on or "").startswith("2006-10-04")
    }


def test_the_ambassador_of_both_cables_is_found_by_the_table_of_chiefs(archive: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        found = opened.actors().find("Ordway")
        assert [one.cables for one in found if one.country == "US"] == [2]


@pytest.mark.slow
def test_names_of_the_public_cables_have_few_false_keys(shared: Path) -> None:
    counts: dict[str, set[str]] = {}
    for cable in workflow.cables_of([shared / "corpus" / "raw"]):
        for paragraph in cable.paragraphs:
            for word in paragraph.text.split():
                if word.isalpha() and word[0].isupper() and len(word) > 4 and not word.isupper():
                    counts.setdefault(spellings.key(word), set()).add(spellings.plain(word))
    several = [names for names in counts.values() if len(names) > 1]
    assert len(counts) > 5_000
    assert len(several) < 0.05 * len(counts)  # read by eye: docs/evidence.md
    assert any({"qaddafi", "qadhafi"} <= names for names in several)
    assert any({"hussein", "husain"} <= names for names in several)


def test_m113_an_office_that_a_table_knows_and_no_cable_says(archive: Path) -> None:
    with Archive(archive, read_only=True) as opened:
        page = page_of(opened, "de Gucht")
        others = [page_of(opened, name).known for name in ("Tokayev", "Ordway")]
    (known,) = page.known
    assert (known.year, known.mark) == (2006, "V")
    assert known.office == "CiO, Organization for Security and Co-operation in Europe"
    assert others == [(), ()]

"""Case files as one reader may see and change them: by hash and place, after re-reading, and with a clearance."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from conftest import HOME
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import InputError
from reftel.model.case import Filled
from reftel.workflow.access import parse_access
from reftel.workflow.protecting import Protected, load_protected
from reftel.workflow.reader import Reader

MRN = "04SESTRIN214"
TEXT = (HOME / "examples" / "cables" / f"{MRN}.txt").read_text(encoding="utf-8").replace("(C)", "(U)", 3)
"""A cable of which some paragraphs are unclassified."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cases") / "straits"
    mixed = path.with_name("mixed.txt")
    mixed.write_text(TEXT, encoding="utf-8")
    workflow.read_into(path, [mixed, HOME / "examples" / "cables" / "04ISHARA95.txt"], extract=True)
    return path


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "straits"))


@pytest.fixture
def reader(archive: Path) -> Iterator[Reader]:
    one = Reader(archive)
    yield one
    one.close()


def texts(items: tuple[Filled, ...]) -> list[str]:
    return [one.text for one in items]


def full(reader: Reader) -> int:
    """A case file of all that a cable has: itself, each paragraph, each statement."""
    number = reader.cases.make("The bid", "Who pays for it", "velt")
    cable = reader.cable(MRN)
    assert cable
    reader.cases.add(number, "velt", mrn=MRN, note="the whole")
    for place in range(len(cable.paragraphs)):
        reader.cases.add(number, "velt", mrn=MRN, place=place)
    for one in reader.statements(cable):
        reader.cases.add(number, "velt", mrn=MRN, statement=one.id)
    reader.cases.add(number, "velt", mrn="04ISHARA95", place=1)
    return number


def test_what_stands_there_is_looked_up(reader: Reader) -> None:
    number = full(reader)
    found = reader.cases.get(number)
    cable = reader.cable(MRN)
    assert found
    assert cable
    case, items = found
    statements = reader.statements(cable)
    assert (case.name, case.owner) == ("The bid", "velt")
    assert texts(items)[1 : 1 + len(cable.paragraphs)] == [one.text for one in cable.paragraphs]
    told = [one.statement for one in items if one.item.kind == "statement"]
    assert told == list(statements)
    assert all(one.found and one.subject for one in items)
    assert items[0].item.note == "the whole"
    assert reader.cases.all()[0].items == len(items)
    anchors = [one.anchor for one in items if one.item.kind == "paragraph"]
    assert "p2" in anchors
    assert len(set(anchors[:-1])) == len(cable.paragraphs)


def test_a_case_file_is_changed_only_by_whoever_keeps_it(reader: Reader) -> None:
    cases = reader.cases
    number = cases.make("One", "", "velt")
    item = cases.add(number, "velt", mrn=MRN)
    for act in (
        lambda: cases.add(number, "oyen", mrn=MRN),
        lambda: cases.note(item, "oyen", "x"),
        lambda: cases.take_out(item, "oyen"),
        lambda: cases.move(item, "oyen", "up"),
        lambda: cases.put(number, "oyen", gone=True),
        lambda: cases.change(number, "oyen", name="x", about="", shown=""),
        lambda: cases.note(item, "", "x"),
    ):
        with pytest.raises(InputError):
            act()
    assert cases.get(number)[1][0].item.note == ""  # type: ignore[index]


def test_order_notes_and_taking_out(reader: Reader) -> None:
    cases = reader.cases
    number = cases.make("One", "", "velt")
    a, b, c = (cases.add(number, "velt", mrn=MRN, place=place) for place in range(3))

    def order() -> list[int]:
        return [one.item.number for one in cases.get(number)[1]]  # type: ignore[index]

    cases.move(c, "velt", "up")
    assert order() == [a, c, b]
    cases.move(a, "velt", "up")
    cases.move(b, "velt", "down")
    assert order() == [a, c, b]
    cases.move(a, "velt", "down")
    assert order() == [c, a, b]
    cases.note(a, "velt", "one\r\ntwo ")
    assert cases.get(number)[1][1].item.note == "one\ntwo"  # type: ignore[index]
    assert cases.add(number, "velt", mrn=MRN, place=0, note="three") == a, "once is enough"
    assert cases.get(number)[1][1].item.note == "one\ntwo\n\nthree"  # type: ignore[index]
    cases.take_out(c, "velt")
    assert order() == [a, b]
    with pytest.raises(InputError, match="in no case file"):
        cases.note(c, "velt", "")
    cases.put(number, "velt", gone=True)
    assert cases.get(number) is None
    assert [one.name for one in cases.put_away("velt")] == ["One"]
    assert cases.put_away("oyen") == ()
    cases.put(number, "velt", gone=False)
    assert order() == [a, b]


def test_what_cannot_be_kept_is_refused_in_one_sentence(reader: Reader) -> None:
    cases = reader.cases
    number = cases.make("One", "", "velt")
    for act in (
        lambda: cases.make(" ", "", "velt"),
        lambda: cases.make("x" * 300, "", "velt"),
        lambda: cases.make("One", "x" * 5000, "velt"),
        lambda: cases.make("One", "", ""),
        lambda: cases.add(number, "velt", mrn="99NOWHERE1"),
        lambda: cases.add(number, "velt", mrn=MRN, place=999),
        lambda: cases.add(number, "velt", mrn=MRN, place=-1),
        lambda: cases.add(number, "velt", mrn=MRN, statement="none"),
        lambda: cases.add(99, "velt", mrn=MRN),
        lambda: cases.add_search(number, "velt", "search", " "),
        lambda: cases.save("", "search", "q=a", "velt"),
        lambda: cases.put_search(9, "velt", gone=True),
        lambda: cases.change(number, "velt", name="One", about="", shown="cosmic"),
    ):
        with pytest.raises(InputError) as told:
            act()
        assert "\n" not in str(told.value)


def test_searches_are_kept_under_a_name_found_again_and_put_away(reader: Reader) -> None:
    cases = reader.cases
    first = cases.save("Boats", "search", "q=boats", "velt")
    assert cases.save("Boats", "search", "q=trawlers", "velt") == first
    cases.save("Boats", "said", "by=Oyen", "oyen")
    assert [(one.name, one.query) for one in cases.searches()] == [("Boats", "q=trawlers"), ("Boats", "by=Oyen")]
    with pytest.raises(InputError):
        cases.put_search(first, "oyen", gone=True)
    cases.put_search(first, "velt", gone=True)
    assert [one.owner for one in cases.searches()] == ["oyen"]
    assert [one.name for one in cases.put_away("velt")] == ["Boats"]
    cases.put_search(first, "velt", gone=False)
    assert len(cases.searches()) == 2


def test_they_survive_statements_that_are_made_anew(reader: Reader, archive: Path) -> None:
    number = full(reader)
    before = reader.cases.get(number)
    cable = reader.cable(MRN)
    assert before
    assert cable
    statements = reader.statements(cable)
    anew = [msgspec.structs.replace(one, id=f"new-{one.id}") for one in statements[1:]]
    with Archive(archive) as opened:
        opened.add_statements("another", [(cable, anew)])
        assert opened.verify().ok
    after = reader.cases.get(number)
    assert after
    assert texts(after[1])[: 1 + len(cable.paragraphs)] == texts(before[1])[: 1 + len(cable.paragraphs)]
    told = [one for one in after[1] if one.item.kind == "statement"]
    assert [one.statement.id for one in told[1:] if one.statement] == [one.id for one in anew]
    lost = told[0]
    overlapping = any(one.start < statements[0].end and statements[0].start < one.end for one in anew)
    assert overlapping or (not lost.found and statements[0].content.split()[0] in lost.text)


def test_a_version_that_counts_no_more_still_has_its_place(reader: Reader, archive: Path, tmp_path: Path) -> None:
    number = full(reader)
    longer = TEXT.replace("\nHALLORAN", "\n19. (U) One more.\n\nHALLORAN")
    assert longer != TEXT
    (tmp_path / "longer.txt").write_text(longer, encoding="utf-8")
    workflow.read_into(archive, [tmp_path / "longer.txt"])
    found = reader.cases.get(number)
    assert found
    assert all(one.text for one in found[1] if one.item.kind != "cable")


# Who may see what.


@pytest.mark.parametrize("shown", ["", "unclassified"])
def test_with_a_clearance_nothing_withheld_shows_in_a_case(reader: Reader, archive: Path, shown: str) -> None:
    number = full(reader)
    reader.cases.change(number, "velt", name="The bid", about="Who pays for it", shown=shown)
    reader.cases.save("Boats", "search", "q=boats", "velt")
    limited = Reader(archive, access=parse_access("unclassified"))
    found = limited.cases.get(number)
    if not shown:  # names and notes tell of what their writer saw
        assert found is None
        assert limited.cases.all() == ()
    else:
        assert found
        cable = limited.cable(MRN)
        assert cable
        seen = {one.text for one in cable.paragraphs if one.text}
        assert 0 < len(seen) < len(cable.paragraphs)
        own = [one for one in found[1] if one.item.kind == "paragraph" and one.citation == MRN]
        assert {one.text for one in own} == seen
        left = {one.sentence for one in limited.statements(cable)}
        assert {one.text for one in found[1] if one.item.kind == "statement"} == left
        assert limited.cases.all()[0].items == len(found[1])
    assert limited.cases.searches() == ()
    limited.close()


def test_what_a_reader_with_a_clearance_keeps_is_anchored_in_the_whole_archive(reader: Reader, archive: Path) -> None:
    limited = Reader(archive, access=parse_access("unclassified"))
    cable = limited.cable(MRN)
    assert cable
    place = next(at for at, one in enumerate(cable.paragraphs) if one.text)
    number = limited.cases.make("Mine", "", "oyen")
    limited.cases.add(number, "oyen", mrn=MRN, place=place)
    for hidden in (at for at, one in enumerate(cable.paragraphs) if not one.text):
        with pytest.raises(InputError):
            limited.cases.add(number, "oyen", mrn=MRN, place=hidden)
    with pytest.raises(InputError, match="more than you"):
        limited.cases.change(number, "oyen", name="Mine", about="", shown="secret")
    whole = reader.cases.get(number)
    assert whole
    (one,) = whole[1]
    assert one.found
    assert one.text == cable.paragraphs[place].text
    assert one.item.source == reader.cable(MRN).source.sha256  # type: ignore[union-attr]
    assert whole[0].shown == "unclassified"
    assert limited.cases.get(number)[1][0].text == one.text  # type: ignore[index]
    limited.close()


def test_protected_names_are_masked_in_what_people_wrote(reader: Reader, archive: Path, tmp_path: Path) -> None:
    number = reader.cases.make("Dravic at sea", "What Dravic wants", "velt")
    reader.cases.add(number, "velt", mrn=MRN, note="Dravic again")
    reader.cases.add_search(number, "velt", "search", "q=dravic")
    reader.cases.save("Dravic", "search", "q=dravic", "velt")
    (tmp_path / "people.txt").write_text("Dravic\n", encoding="utf-8")
    protected: Protected = load_protected(tmp_path / "people.txt")
    limited = Reader(archive, protected=protected)
    told = msgspec.json.encode([limited.cases.get(number), limited.cases.searches(), limited.cases.all()]).decode()
    assert "dravic" not in told.lower()
    assert "█" in told
    limited.close()

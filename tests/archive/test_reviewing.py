"""Reviews: what stands after them is what everybody reads, they survive extraction, and nothing of them is lost."""

import itertools
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_reviews import CABLE, FIRST, MRN, REJECTS, REPEATS, SAILS, STATEMENTS, moved, reviewed_archive, said
from reftel.archive import Archive, reviewing
from reftel.archive.agreeing import agreement
from reftel.archive.judging import disputed
from reftel.errors import InputError
from reftel.model.review import EDITOR, Patch
from reftel.model.source import Span
from reftel.workflow.reader import Reader

OYEN = Patch(speaker="Minister Oyen")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return reviewed_archive(tmp_path / "a")


def accept(archive: Archive, identity: str, coder: str = "Ann") -> int:
    return archive.reviewing().add(MRN, identity, coder=coder, verdict="accept", patch=Patch())


def reject(archive: Archive, identity: str, coder: str = "Ann") -> int:
    return archive.reviewing().add(MRN, identity, coder=coder, verdict="reject", patch=Patch())


def correct(archive: Archive, identity: str, patch: Patch = OYEN, coder: str = "Ann") -> int:
    return archive.reviewing().add(MRN, identity, coder=coder, verdict="correct", patch=patch)


def test_what_is_accepted_says_by_whom_and_is_no_more_to_check(path: Path) -> None:
    with Archive(path) as archive:
        accept(archive, SAILS.id)
        first, *others = archive.statements()
    assert (first.reviewed, first.reviewed_by) == ("accepted", ("Ann",))
    assert SAILS.to_check
    assert not first.to_check
    assert all(one.reviewed is None for one in others)


def test_a_correction_stands_in_its_columns_the_index_and_the_record(path: Path) -> None:
    patch = moved(SAILS, "that the ferries would sail")
    with Archive(path) as archive:
        correct(archive, SAILS.id, msgspec.structs.replace(patch, speaker="Halloran", act="commit"))
        (found,) = archive.statements(MRN, speaker="halloran", act="commit")
        assert archive.search("said-by:halloran act:commit")
        assert archive.verify().ok
        text = archive.source(found.source).text
    assert (found.reviewed, found.speaker, found.holder) == ("corrected", "Halloran", "Halloran")
    assert text[found.start : found.end] == found.content == "that the ferries would sail"
    assert found.id == SAILS.id


def test_what_is_rejected_is_left_out_and_shown_when_asked_for(path: Path) -> None:
    with Archive(path) as archive:
        reject(archive, SAILS.id)
        left = list(archive.statements())
        every = list(archive.statements(rejected=True))
        assert archive.search("ferries act:state")
        assert archive.verify().ok
    assert [one.id for one in left] == [REJECTS.id, REPEATS.id]
    assert left[1].echo_of is None, "what it repeats is gone, so it is no repetition"
    assert (every[0].id, every[0].reviewed) == (SAILS.id, "rejected")
    assert len(every) == 3


def test_two_who_disagree_leave_it_disputed_until_the_editor_says(path: Path) -> None:
    with Archive(path) as archive:
        accept(archive, SAILS.id)
        correct(archive, SAILS.id, coder="Ben")
        (first, *_) = archive.statements()
        assert (first.reviewed, first.reviewed_by, first.speaker) == ("disputed", ("Ann", "Ben"), "Oyen")
        (one,) = archive.reviewing().disputed()
        assert [review.coder for review in one.reviews] == ["Ann", "Ben"]
        correct(archive, SAILS.id, coder=EDITOR)
        (first, *_) = archive.statements()
        assert (first.reviewed, first.reviewed_by, first.speaker) == ("corrected", (EDITOR,), "Minister Oyen")
        assert not archive.reviewing().disputed()


def test_who_looks_for_what_is_disputed_goes_through_no_cable_of_one_coder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive(path) as archive:
        accept(archive, SAILS.id)
        correct(archive, SAILS.id)
        reject(archive, REJECTS.id, coder="Ben")
        with monkeypatch.context() as patching:
            patching.setattr(reviewing, "_review", lambda *_: pytest.fail("went through it"))
            assert not archive.reviewing().disputed()
            assert not archive.reviewing().decided()
            assert archive.reviewing().reviewed() == (2, ("Ann", "Ben"))
        reject(archive, SAILS.id, coder="Ben")
        assert [one.statement.id for one in archive.reviewing().disputed()] == [SAILS.id]
        accept(archive, REPEATS.id, coder=EDITOR)
        every = archive.reviewing().standing_on().values()
        whole = agreement(every, disputed=sum(map(disputed, every)), orphaned=0)
    one = Reader(path)
    assert one.reviews.agreement() == whole
    assert (whole.reviewed, whole.coders, whole.units, whole.disputed) == (2, ("Ann", "Ben"), 1, 1)
    one.close()


def test_a_coder_who_thinks_again_replaces_what_he_said(path: Path) -> None:
    with Archive(path) as archive:
        reject(archive, SAILS.id)
        number = correct(archive, SAILS.id)
        assert next(archive.statements()).speaker == "Minister Oyen"
        archive.reviewing().undo(number, coder="Ann")
        assert [one.id for one in archive.statements()] == [REJECTS.id, REPEATS.id]
        with pytest.raises(InputError, match="no review 2 of yours"):
            archive.reviewing().undo(number, coder="Ann")
        with pytest.raises(InputError, match="of yours"):
            archive.reviewing().undo(1, coder="Ben")


@pytest.mark.parametrize(
    ("said_of", "what"),
    [
        ({"identity": "none"}, "no such statement"),
        ({"verdict": "correct", "patch": Patch()}, "Nothing was corrected"),
        ({"verdict": "accept", "patch": OYEN}, "Nothing was corrected"),
        ({"coder": " \n "}, "Say who reviews"),
        ({"coder": "a\u202eb"}, "Say who reviews"),
        ({"coder": "a" * 61}, "Say who reviews"),
    ],
)
def test_what_says_nothing_is_refused(path: Path, said_of: dict[str, object], what: str) -> None:
    told = {"identity": SAILS.id, "coder": "Ann", "verdict": "accept", "patch": Patch(), **said_of}
    with Archive(path) as archive, pytest.raises(InputError, match=what):
        archive.reviewing().add(MRN, told.pop("identity"), **told)  # type: ignore[arg-type]


def test_corrections_survive_another_extraction(path: Path) -> None:
    wider = msgspec.structs.replace(said("ferries would sail", sentence=FIRST), id="new", rank=0.9)
    with Archive(path) as archive:
        correct(archive, SAILS.id)
        reject(archive, REJECTS.id)
        archive.add_statements("2", [(CABLE, [wider, REPEATS])])
        first, second = archive.statements()
        (orphan,) = archive.reviewing().orphaned()
        assert archive.verify().ok
        assert (first.id, first.speaker, first.content) == ("new", "Minister Oyen", SAILS.content)
        assert second.id == REPEATS.id
        assert (orphan.statement, orphan.version) == (REJECTS.id, "1")
        archive.add_statements("3", [(CABLE, STATEMENTS)])
        assert not archive.reviewing().orphaned()
        assert [one.id for one in archive.statements()] == [SAILS.id, REPEATS.id]


def test_of_two_in_one_sentence_each_review_finds_its_own(path: Path) -> None:
    parts = [said("the ferries", sentence=FIRST), said("would sail", sentence=FIRST)]
    with Archive(path) as archive:
        archive.add_statements("2", [(CABLE, parts)])
        for one, name in zip(parts, ("One", "Two"), strict=True):
            correct(archive, one.id, Patch(speaker=name))
        anew = [msgspec.structs.replace(one, id=f"new {at}") for at, one in enumerate(reversed(parts))]
        archive.add_statements("3", [(CABLE, anew)])
        assert {one.content: one.speaker for one in archive.statements()} == {"the ferries": "One", "would sail": "Two"}


acts = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Ben", EDITOR]),
        st.sampled_from(STATEMENTS),
        st.sampled_from(["accept", "reject", "correct"]),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: (one[0], one[1].id),
)
DO = {"accept": accept, "reject": reject}
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def entered(archive: Archive, told: object) -> list[int]:
    return [
        correct(archive, one.id, coder=coder) if what == "correct" else DO[what](archive, one.id, coder)
        for coder, one, what in told  # type: ignore[attr-defined]
    ]


@pytest.mark.slow
@few
@given(told=acts, data=st.data())
def test_the_order_of_reviews_does_not_matter(
    told: list[object], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    digests = set()
    for order in (told, data.draw(st.permutations(told))):
        with Archive(reviewed_archive(tmp_path_factory.mktemp("x") / "a")) as archive:
            entered(archive, order)
            assert not archive.verify().problems
            digests.add(archive.digest())
    assert len(digests) == 1


@few
@given(told=acts, data=st.data())
def test_undoing_restores(told: list[object], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    with Archive(reviewed_archive(tmp_path_factory.mktemp("x") / "a")) as archive:
        before = archive.digest()
        numbers = entered(archive, told)
        assert archive.digest() != before
        coders = {one.number: one.coder for one in archive.reviewing().reviews()}
        for number in data.draw(st.permutations(numbers)):
            archive.reviewing().undo(number, coder=coders[number])
        assert archive.digest() == before
        assert list(archive.statements()) == list(STATEMENTS)
        assert archive.verify().ok


HARM = {
    "DELETE FROM reviews WHERE number = 2": "Review 2 is gone",
    "UPDATE reviews SET undone = 1 WHERE number = 1": "Review 1 is not what",
    "UPDATE reviews SET record = replace(record, 'Ann', 'Eve')": "Review 1 is not what",
    "UPDATE statements SET record = (SELECT record FROM extracted WHERE place = 0) WHERE place = 0": "not what its",
    "DELETE FROM audit WHERE number = 2": "an entry is missing",
    "DELETE FROM audit WHERE number = 3": "ends with entry 2, but 3 were written",
    "UPDATE audit SET body = 'x' WHERE number = 2": "Entry 2 of the audit trail is not what was written",
    "UPDATE audit SET at = 'x' WHERE number = 1": "Entry 1 of the audit trail is not what was written",
    "DELETE FROM audit; UPDATE counters SET value = 0 WHERE name = 'audit'": "does not say who entered it",
}


@pytest.mark.parametrize("sql", HARM)
def test_a_row_that_was_tampered_with_is_told(path: Path, sql: str) -> None:
    with Archive(path) as archive:
        correct(archive, SAILS.id)
        correct(archive, SAILS.id, Patch(act="commit"), coder="Ben")
        correct(archive, REJECTS.id, coder="Ben")
        connection = archive.reviewing()._connection
        assert archive.verify().ok
        if "place = 0" in sql:
            correct(archive, SAILS.id, coder=EDITOR)
        connection.execute(sql)
        problems = archive.verify().problems
    assert any(HARM[sql] in one for one in problems), problems


def test_spans_of_a_correction_are_those_of_its_source(path: Path) -> None:
    with Archive(path) as archive:
        for coder, content in itertools.product(("Ann",), ("ferries", "the ferries would", "sail")):
            correct(archive, SAILS.id, moved(SAILS, content), coder=coder)
            one = next(archive.statements())
            assert Span(one.start, one.end).of(archive.source(one.source).text) == one.content == content

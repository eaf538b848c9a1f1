"""What stands of a statement after its reviews: only what they say, and what follows from it."""

import msgspec

from made_reviews import REJECTS, REPEATS, SAILS, STATEMENTS, moved, review
from reftel.archive.judging import judge, patched, recognised, settle, standing
from reftel.model.review import EDITOR, Patch, fields_of
from reftel.model.source import Span


def test_what_nobody_reviewed_stands_as_it_is() -> None:
    assert settle(STATEMENTS, []).statements == STATEMENTS
    assert judge(SAILS, []) is SAILS


def test_what_was_accepted_stays_what_was_accepted() -> None:
    anew = msgspec.structs.replace(SAILS, speaker="Dravic", act="reject")
    found = judge(anew, [review(SAILS)])
    assert (found.speaker, found.act, found.reviewed) == ("Oyen", "state", "accepted")


def test_an_undone_review_lets_the_one_before_stand() -> None:
    first, second = review(SAILS), msgspec.structs.replace(review(SAILS, "reject", number=2), replaces=1)
    assert standing([first, second]) == [second]
    assert standing([first, msgspec.structs.replace(second, undone=True)]) == [first]


def test_the_editor_goes_before_all() -> None:
    told = [review(SAILS), review(SAILS, "reject", "Ben", 2)]
    assert judge(SAILS, told).reviewed == "disputed"
    assert judge(SAILS, [*told, review(SAILS, "reject", EDITOR, 3)]).reviewed == "rejected"
    same = [review(SAILS), review(SAILS, "accept", "Ben", 2)]
    assert judge(SAILS, same).reviewed_by == ("Ann", "Ben")


def test_a_statement_of_another_sentence_is_not_taken_for_it() -> None:
    elsewhere = msgspec.structs.replace(SAILS, sentence_span=Span(9000, 9100), start=9000, end=9010)
    assert recognised([elsewhere], [review(SAILS)]) == {}
    assert recognised([REPEATS, REJECTS, SAILS], [review(SAILS)]) == {1: 2}


def test_another_speaker_is_not_present_because_the_first_was() -> None:
    before = msgspec.structs.replace(
        SAILS, chain=("post", "Oyen"), account=msgspec.structs.replace(SAILS.account, speaker_present=True)
    )
    one = patched(before, Patch(speaker="Dravic").of(fields_of(before)))
    assert (one.holder, one.chain, one.account.speaker_present) == ("Dravic", ("post", "Dravic"), None)
    own = patched(before, Patch(speaker="post").of(fields_of(before)))
    assert (own.voice, own.voice_detail) == ("post", "drafter-narrative")


def test_quotations_outside_of_a_narrower_content_go() -> None:
    span = Span(SAILS.end - 4, SAILS.end)
    before = msgspec.structs.replace(SAILS, quotes=("sail",), quote_spans=(span,))
    assert patched(before, moved(SAILS, "the ferries").of(fields_of(SAILS))).quotes == ()
    assert patched(before, moved(SAILS, "would sail").of(fields_of(SAILS))).quotes == ("sail",)


def test_the_first_repetition_of_what_is_rejected_is_none_any_more() -> None:
    again = msgspec.structs.replace(REPEATS, id="again")
    settled = settle([SAILS, REPEATS, again], [review(SAILS, "reject")])
    assert [one.echo_of for one in settled.statements] == [None, None, REPEATS.id]
    assert settled.places == {1: 0}

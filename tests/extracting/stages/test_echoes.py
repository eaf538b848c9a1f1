"""Summaries and headings that repeat the body are linked to it."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from made_up import cable
from reftel.extracting.notes import Notes
from reftel.extracting.stages.echoes import link, linked
from reftel.model.source import Span
from reftel.model.statement import Account, Statement


def said(
    key: str,
    speaker: str,
    content: str,
    *,
    quotes: tuple[str, ...] = (),
    in_summary: bool = False,
    act: str = "state",
    because: str = "",
) -> Statement:
    """A statement of a made-up cable."""
    return Statement(
        id=key, cable="04SESTRIN214", para=1, start=0, end=1, speaker=speaker, addressees=(), holder=speaker,
        act=act,  # type: ignore[arg-type]
        content=content, quotes=quotes, said_on=None, voice="reported", voice_detail="speaker-reported", verb="say",
        negated=False,
        condition=None, chain=(), echo_of=None, topic=None, because=because, rank=0.5, account=Account(post=None),
        source="", sentence=content,
        sentence_span=Span(0, 1), in_summary=in_summary,
    )  # fmt: skip


SUMMARY = said("s", "Orvane", "Vardania would not accept the compromise of 2006", in_summary=True)
BODY = said("b", "Foreign Minister Orvane", "the compromise laid out for 2006 was not to be accepted by Vardania")
OTHER = said("o", "Orvane", "the harvest had been good")


def test_a_summary_is_linked_to_what_it_repeats() -> None:
    assert [found.echo_of for found in linked((SUMMARY, OTHER, BODY))] == ["b", None, None]


def test_never_across_speakers() -> None:
    stranger = msgspec.structs.replace(BODY, speaker="Hale")
    assert linked((SUMMARY, stranger))[0].echo_of is None


def test_never_for_a_redacted_speaker() -> None:
    hidden = [msgspec.structs.replace(found, speaker="XXXXXXXXXXXX") for found in (SUMMARY, BODY)]
    assert linked(hidden)[0].echo_of is None


def test_never_across_cables() -> None:
    assert linked((SUMMARY, msgspec.structs.replace(BODY, cable="04SESTRIN215")))[0].echo_of is None


def test_what_shares_too_little_is_no_echo() -> None:
    assert linked((SUMMARY, OTHER))[0].echo_of is None
    assert linked((said("s", "Orvane", "the", in_summary=True), BODY))[0].echo_of is None


def test_a_heading_is_linked_too() -> None:
    heading = said("h", "Orvane", "compromise of 2006 not accepted", because="heading")
    assert linked((heading, BODY))[0].echo_of == "b"


def test_quoted_words_and_acts_decide_between_two() -> None:
    summary = said(
        "s", "Orvane", "the new terms would embarrass Vardania", quotes=("embarrass",), in_summary=True, act="reject"
    )
    plain = said("b1", "Orvane", "the new terms came from Vardania")
    close = said("b2", "Orvane", "such terms would embarrass Vardania", quotes=("embarrass",), act="reject")
    assert linked((summary, plain, close))[0].echo_of == "b2"


def test_a_speaker_of_signs_alone_has_a_key() -> None:
    odd = said("s", "???", "the compromise of 2006", in_summary=True)
    assert linked((odd, msgspec.structs.replace(BODY, speaker="???")))[0].echo_of == "b"


def test_the_number_of_comparisons_is_bounded() -> None:
    many = tuple(said(f"b{turn}", "Orvane", "the harvest had been good") for turn in range(450))
    assert linked((SUMMARY, *many, BODY))[0].echo_of is None


def test_the_stage_links_the_statements_of_the_notes() -> None:
    notes = link(Notes(cable=cable(), statements=(SUMMARY, BODY)))
    assert notes.statements[0].echo_of == "b"
    assert notes.statements[1] == BODY


@given(st.lists(st.tuples(st.sampled_from(["Orvane", "Hale", ""]), st.text(max_size=40), st.booleans()), max_size=8))
def test_an_echo_is_of_the_body_and_of_the_same_speaker(rows: list[tuple[str, str, bool]]) -> None:
    statements = tuple(
        said(str(turn), speaker, content, in_summary=early) for turn, (speaker, content, early) in enumerate(rows)
    )
    by_id = {statement.id: statement for statement in statements}
    for found in linked(statements):
        if found.echo_of is not None:
            assert found.in_summary
            assert not by_id[found.echo_of].in_summary
            assert by_id[found.echo_of].speaker == found.speaker

"""Words for codes."""

import re
from typing import get_args

import pytest

from conftest import HOME
from reftel.extracting.stages.assemble import RANKS
from reftel.fields.instruction import InstructionKind
from reftel.model.actor import NamingKind
from reftel.model.browsing import Count
from reftel.model.meeting import MeetingKind, MeetingStatus
from reftel.model.statement import Act
from reftel.web import strings


@pytest.mark.parametrize(
    ("because", "told"),
    [
        ("that:say; content:plain", "a sentence behind “say”"),
        (
            "implicit; stance:want~ .. to",
            "a sentence that goes on from what is reported before it; its kind by “want … to”",
        ),
        ("inf:ask; verb:ask", "what is to be done behind “ask”"),
        ("nominal; verb:None", "a noun of saying behind a verb"),
        ("endpoint:a-model", "endpoint:a-model"),
        ("", ""),
    ],
)
def test_by_what_a_statement_was_found(because: str, told: str) -> None:
    assert strings.found_by(because) == told


def test_every_instruction_has_words() -> None:
    assert set(get_args(InstructionKind)) == set(strings.OPENINGS)


def test_every_frame_that_has_a_rank_has_words() -> None:
    assert set(RANKS) <= set(strings.FRAMES)


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2006-10-24", "24 October 2006"),
        ("2006-10", "October 2006"),
        ("2006", "2006"),
        ("2005-05~", "May 2005, inferred"),
        ("2006-13", "2006-13"),
        ("XXXX", "XXXX"),
        ("2006-10-24/2006-11", "24 October 2006 to November 2006"),
        ("2006-10-24/2006-10-25~", "24 October 2006 to 25 October 2006, inferred"),
        ("2006-10/x", "2006-10/x"),
        ("../2006-12", "until December 2006"),
        ("../2006-12~", "until December 2006, inferred"),
        ("../x", "../x"),
        ("2006-22", "summer 2006"),
        ("2006-25", "2006-25"),
        (None, "no date"),
        ("", "no date"),
    ],
)
def test_a_date_as_people_write_it(edtf: str | None, told: str) -> None:
    assert strings.day(edtf) == told


def test_every_act_has_a_sign_of_its_own_and_a_word() -> None:
    assert set(strings.ACTS) == set(get_args(Act))
    assert len({sign for sign, _ in strings.ACTS.values()}) == len(strings.ACTS)


def test_every_kind_of_actor_and_meeting_has_its_word() -> None:
    assert set(strings.NAMINGS) == set(get_args(NamingKind))
    assert set(strings.MEETINGS) == set(get_args(MeetingKind))
    assert set(strings.STATUSES) == set(get_args(MeetingStatus))


def test_a_country_by_its_name() -> None:
    assert strings.country("KZ") == "Kazakhstan"
    assert strings.country("XX") == "XX"
    assert strings.country(None) == ""


@pytest.mark.parametrize("face", ["cli", "web"])
def test_no_string_of_a_face_is_left_over(face: str) -> None:
    folder = HOME / "src" / "reftel" / face
    own = (folder / "strings.py").read_text(encoding="utf-8")
    files = (one for one in folder.rglob("*") if one.suffix in {".py", ".html"} and one.name != "strings.py")
    others = "\n".join(one.read_text(encoding="utf-8") for one in files)
    names = re.findall(r"^([A-Z_]{2,}): Final", own, re.MULTILINE)
    assert len(names) > 20
    assert not [one for one in names if f"strings.{one}" not in others and len(re.findall(rf"\b{one}\b", own)) < 2]


def test_the_day_of_a_cable_is_never_shown_as_that_of_a_saying() -> None:
    assert strings.said_day("2004-03-03", "2004-05-20") == "3 March 2004"
    assert strings.said_day(None, "2004-05-20") == "by its cable of 20 May 2004"
    assert strings.said_day(None, None) == "no date"


@pytest.mark.parametrize(
    ("sentence", "words", "told"),
    [
        ("He said no.", "no", ("He said ", "no", ".")),
        ("He  said\nno way.", "said no way", ("He ", "said no way", ".")),
        ("He said no.", "yes", ("He said no.", "", "")),
        ("He said no.", "He said no.", ("He said no.", "", "")),
        ("He said no.", "", ("He said no.", "", "")),
    ],
)
def test_the_words_within_their_sentence(sentence: str, words: str, told: tuple[str, str, str]) -> None:
    assert strings.around(sentence, words) == told


def test_a_value_to_filter_by_is_called_as_pages_call_it() -> None:
    assert strings.facet(Count("state", 3, "act:state")) == ("·", "says")
    assert strings.facet(Count("post", 3, "said-by:post")) == ("", "the post")
    assert strings.facet(Count("SESTRIN", 3, "from:sestrin")) == ("", "SESTRIN")

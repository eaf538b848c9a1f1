"""Instructions of action cables: who is bidden, permissions, bare imperatives, and what is none."""

import msgspec
import pytest

from made_speech import cable_of, said
from made_up import field
from reftel.extracting import notes_of
from reftel.fields.mrn import Mrn
from reftel.model.statement import Statement


def at_home(text: str) -> list[Statement]:
    """The statements of a cable of the Department."""
    cable = cable_of(text)
    head = msgspec.structs.replace(cable.head, mrn=field(Mrn(2004, "STATE", 77)))
    return list(notes_of(msgspec.structs.replace(cable, head=head)).statements)


@pytest.mark.parametrize(
    "text",
    [
        "EMBASSY SHOULD ON MARCH 3, AT THE HIGHEST LEVEL POSSIBLE, DELIVER THE NON-PAPER IN PARA 8.",
        "Embassy is requested to seek approval of the MFA for the change.",
        "Department requests that Embassy inform the MFA of our concern.",
        "Department requests Post approach officials to express our thanks for the measures they took.",
        "REQUEST EMBASSY INFORM FONOFF THAT US CANNOT SUPPORT TEXT.",
        "Post should also convey that such steps are welcome and we want to thank them for their efforts.",
        "Please report any response by March 8.",
        "Addressees should draw on the following points with host governments.",
    ],
)
def test_who_is_bidden_to_act(text: str) -> None:
    (one,) = said(text)
    assert (one.speaker, one.act, one.voice) == ("post", "request", "post")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Abstain unless the text is amended.", "unless the text is amended"),
        ("Vote against the text unless Ostrel withdraws its amendment.", "unless Ostrel withdraws its amendment"),
        ("If asked, tell the Ministry that the dam is safe.", "If asked"),
        ("Do not raise the dam unless the Minister does.", "unless the Minister does"),
    ],
)
def test_a_bare_imperative_of_the_department(text: str, condition: str) -> None:
    one = next(one for one in at_home(text) if one.voice == "post")
    assert one.act == "request"
    assert one.condition is not None
    assert one.condition.text == condition
    assert not [other for other in said(text) if other.because.startswith("comment:instruct")]


def test_what_is_permitted_is_told_by_what_it_is() -> None:
    (one,) = said("Mission is authorized to join consensus if the text is amended.")
    assert (one.act, one.condition and one.condition.text) == ("state", "if the text is amended")


def test_a_lead_in_opens_a_list() -> None:
    found = said("Post should: \n-- Seek news of the dam from the Ministry. \n-- Stress that the dam must be mended.")
    assert [(one.act, one.content.split()[0]) for one in found] == [("request", "Seek"), ("request", "Stress")]


@pytest.mark.parametrize(
    "text",
    [
        "Please see paragraph 5.",
        "Vice Minister Bly insisted that the Embassy should have known of the dam.",
        "The Embassy should have been told of the dam.",
        "Should post report it?",
    ],
)
def test_no_instructions(text: str) -> None:
    assert not [one for one in said(text) if one.because.startswith("comment:instruct")]

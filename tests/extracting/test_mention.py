"""The words of meeting, and one mention for each whom."""

from reftel.extracting.mention import Mention, apart, rows
from reftel.model.meeting import Participant, Words


def test_rows_have_a_kind_and_say_where_the_other_one_stands() -> None:
    assert {row["kind"] for kind in ("verbs", "nouns") for row in rows(kind).values()} == {
        "meeting", "call", "meal", "telephone", "conversation",
    }  # fmt: skip
    assert all("takes" in row for row in rows("verbs").values())


def test_separate_meetings_have_one_each() -> None:
    marin, bly, quill = (Participant(name=name, words=Words(0, 4, name)) for name in ("Marin", "Bly", "Quill"))
    base = Mention(sentence=0, kind="meeting", status="held", who=(marin,), whom=(bly, quill))
    assert [(one.who, one.whom) for one in apart(base)] == [((marin,), (bly,)), ((marin,), (quill,))]

"""The list of questions."""

from asking import Client
from reftel.web.views.questions import page
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader


def test_questions_and_files_that_are_none(reader: Reader, client: Client) -> None:
    shown = page(reader, Asked())
    assert [one.id for one in shown.questions] == ["osce-chair-2024", "straits-chair-2005"]
    assert shown.questions[1].due == ("2004-12", "2005-12")
    assert [one.name for one in shown.faults] == ["half.toml"]
    assert "option" in shown.faults[0].problem
    text = client.get("/questions").text
    assert 'href="/question/straits-chair-2005"' in text
    assert "<b>half" not in text

"""Where a question is written and edited."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asking import Client
from browsing import each_look, visiting
from conftest import HOME
from reftel import workflow
from reftel.errors import QuestionError
from reftel.web.serving import opened
from reftel.web.views.ask import act, again, page
from reftel.web.views.view import Asked, NotForHereError, NotHereError
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader

HOSTILE = '</textarea><script>alert(1)</script>"<img src=x onerror=alert(2)>'


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of an archive to which questions are written."""
    path = tmp_path_factory.mktemp("asking") / "straits"
    workflow.read_into(path, [HOME / "examples" / "cables"], extract=True)
    reader = Reader(path)
    yield reader
    reader.close()


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


def sent(do: str, *rows: tuple[str, str], **form: str) -> Asked:
    """What the form sends: its fields, and a title and words for each answer."""
    answers = [
        pair
        for title, cues in rows
        for pair in zip(("answer", "cues", "option", "who"), (title, cues, "", ""), strict=True)
    ]
    return Asked(form=(("do", do), *form.items(), *answers))


@each_look
def test_a_question_is_drafted_asked_and_changed_in_the_browser(
    own: Reader, browser: Any, width: int, scheme: str
) -> None:
    name = f"chair-{width}-{scheme}"
    with opened(own) as home, visiting(browser, home, width, scheme) as window:
        window.go("/questions").page.get_by_role("link", name="Write a question").click()
        window.page.get_by_label("Draft it from cables that speak of").fill("chair")
        window.page.get_by_role("button", name="Draft").click()
        assert window.page.get_by_label("What is to be decided?").input_value() == "Who chairs in 2005?"
        assert window.page.get_by_text("What the draft rests on").is_visible()
        assert window.page.locator("blockquote footer a").first.get_attribute("href", timeout=1000)
        window.must_be_sound()
        window.page.get_by_label("Its members").fill("Vardania\nQuentara\nOstrel")
        window.page.get_by_label("A short name").fill(name)
        window.page.get_by_role("button", name="Ask it").click()
        window.page.wait_for_url(f"**/question/{name}")
        assert window.page.locator("h1").inner_text() == "Who chairs in 2005?"
        assert window.page.get_by_role("rowheader", name="Quentara").is_visible()
        window.page.get_by_role("link", name="Edit").click()
        window.must_be_sound()
        window.page.get_by_label("What is to be decided?").fill("Who is chairman in 2005?")
        window.page.get_by_role("button", name="Save", exact=True).click()
        window.page.wait_for_url(f"**/question/{name}")
        assert window.page.locator("h1").inner_text() == "Who is chairman in 2005?"


def test_a_question_is_asked_with_scripts_off(own: Reader, browser: Any) -> None:
    with opened(own) as home, visiting(browser, home, scripts=False) as window:
        window.go("/ask").page.get_by_label("What is to be decided?").fill("Who pilots?")
        window.page.get_by_label("Answer 1", exact=True).fill("Vardania pilots")
        window.page.get_by_label("Words of answer 1").fill("pilot service; pilots")
        window.page.get_by_role("button", name="Ask it").click()
        window.page.wait_for_url("**/question/who-pilots")


@pytest.mark.parametrize(
    ("title", "candidate", "identity"),
    [
        ("Ostrel is chosen", "Ostrel", "ostrel-2005"),
        ("Ostrel takes the chair", "Ostrel", "ostrel-2005"),
        ("Nets are banned", None, "nets-are-banned"),
    ],
)
def test_an_answer_of_a_draft_that_is_worded_anew_is_no_candidacy_of_whom_it_was(
    own: Reader, title: str, candidate: str | None, identity: str
) -> None:
    row = (
        ("answer", title),
        ("cues", "nets"),
        ("option", "ostrel-2005"),
        ("who", "Ostrel"),
        ("was", "Ostrel is chosen"),
    )
    name = f"nets-{len(title)}"
    act(own, Asked(form=(("do", "make"), ("title", "Nets?"), ("id", name), *row)))
    (found,) = [one.question for one in own.questions() if one.question and one.question.id == name]
    (option,) = found.options
    assert (option.candidate, option.id) == (candidate, identity)


def test_what_is_no_question_yet_is_kept_and_says_what_is_missing(own: Reader) -> None:
    address = act(own, sent("make", ("", ""), title="Half a question", body="nobody-knows"))
    assert address == "/ask?file=half-a-question.toml"
    shown = page(own, asked(file="half-a-question.toml"))
    assert "not known" in shown.problem
    assert shown.wording
    assert shown.wording.title == "Half a question"
    assert (
        act(
            own,
            sent("save", ("Yes", "ferry bid"), file=shown.file, seen=shown.seen, id=shown.wording.id, title="Half?"),
        )
        == "/question/half-a-question"
    )
    with pytest.raises(QuestionError, match="changed meanwhile"):
        act(own, sent("write", file=shown.file, seen=shown.seen, text="[question]"))


def test_a_file_that_says_more_is_edited_as_it_stands(own: Reader) -> None:
    folder = own.archive / "questions"
    folder.mkdir(exist_ok=True)
    text = (HOME / "examples" / "straits-chair-2005.toml").read_text(encoding="utf-8")
    (folder / "straits.toml").write_text(text, encoding="utf-8")
    shown = page(own, asked(file="straits.toml"))
    assert (shown.wording, shown.text, shown.identity) == (None, text, "straits-chair-2005")
    act(own, sent("write", file="straits.toml", seen=shown.seen, text=text.replace("in 2005?", "in 2005, then?")))
    assert page(own, asked(file="straits.toml")).title.endswith("in 2005, then?")


def test_what_is_typed_stays_text(own: Reader, browser: Any) -> None:
    act(own, sent("make", (HOSTILE, HOSTILE), title=HOSTILE, id="hostile", default=HOSTILE))
    with opened(own) as home, visiting(browser, home) as window:
        window.go("/ask?file=hostile.toml").must_be_sound()
        assert window.page.get_by_label("What is to be decided?").input_value() == HOSTILE
        assert HOSTILE.replace('"', '\\"') in window.page.locator("textarea#text").input_value()


def test_a_day_that_there_is_not_and_a_query_without_words_are_told(own: Reader, client: Client) -> None:
    with pytest.raises(QuestionError, match="decided by"):
        act(own, sent("make", title="When?", due="2004-02-31"))
    shown = page(own, asked(q="?!"))
    assert shown.status == 400
    assert "no words" in shown.problem
    assert page(own, asked(q="zzzzqqq")).drafted == 0
    for name in ("../archive.sqlite", "none.toml"):
        with pytest.raises(NotHereError):
            page(own, asked(file=name))
        assert client.get(f"/ask?file={name}").status == 404


def test_what_was_typed_stands_there_again_with_what_is_wrong_beside_its_field(own: Reader, browser: Any) -> None:
    with opened(own) as home, visiting(browser, home) as window:
        window.go("/ask").page.get_by_label("What is to be decided?").fill("Who keeps the lamps?")
        window.page.get_by_label("By whom").fill("straits-collective")
        window.page.get_by_label("To be decided by").fill("31 Feb")
        window.page.get_by_label("Its members").fill("Vardania\nOstrel")
        window.page.get_by_label("Answer 1", exact=True).fill("Vardania keeps them")
        window.page.get_by_label("Words of answer 1").fill("lamp duty; lamps")
        window.page.get_by_role("button", name="Ask it").click()
        due = window.page.get_by_label("To be decided by")
        due.wait_for()
        assert "31 Feb is no date" in window.page.get_by_role("alert").inner_text()
        assert (due.input_value(), due.get_attribute("aria-describedby")) == ("31 Feb", "wrong")
        assert window.page.get_by_label("What is to be decided?").input_value() == "Who keeps the lamps?"
        assert window.page.get_by_label("Its members").input_value() == "Vardania\nOstrel"
        assert window.page.get_by_label("Words of answer 1").input_value() == "lamp duty; lamps"
        due.fill("2006-02")
        window.page.get_by_role("button", name="Ask it").click()
        window.page.wait_for_url("**/question/who-keeps-the-lamps")


@pytest.mark.parametrize(
    ("form", "field"),
    [({"title": "When?", "due": "2004-02-31"}, "due"), ({"title": "x", "id": "a b"}, "id"), ({"title": " "}, "title")],
)
def test_the_field_to_blame_is_named(own: Reader, form: dict[str, str], field: str) -> None:
    filled = sent("make", ("Yes", "ferry bid"), **form)
    with pytest.raises(QuestionError) as refused:
        act(own, filled)
    shown = again(own, filled, refused.value)
    assert shown
    assert (shown.status, shown.wrong, shown.problem) == (400, field, str(refused.value))
    assert shown.answers[0].cues == ("ferry bid",)


def test_a_file_that_was_changed_meanwhile_costs_nothing_that_was_written(own: Reader) -> None:
    act(own, sent("make", title="Changed meanwhile?", id="meanwhile"))
    filled = sent("write", file="meanwhile.toml", seen="of before", text="[question]\n# mine")
    with pytest.raises(QuestionError, match="changed meanwhile") as refused:
        act(own, filled)
    shown = again(own, filled, refused.value)
    assert shown
    assert (shown.text, shown.seen, shown.wording, shown.wrong) == ("[question]\n# mine", "of before", None, "")


def test_nobody_writes_where_anything_is_withheld(own: Reader) -> None:
    reader = Reader(own.archive, access=parse_access("unclassified"))
    with pytest.raises(NotForHereError):
        page(reader, asked())
    with pytest.raises(NotForHereError):
        act(reader, sent("make", title="x"))
    assert again(reader, sent("make", title="x"), QuestionError("x")) is None
    with opened(reader) as home:
        answer = Client(home).get("/questions").text
        assert "Write a question" not in answer
        assert ">edit<" not in answer
    reader.close()


def test_a_file_that_lies_elsewhere_is_not_edited_here(own: Reader, tmp_path: Path) -> None:
    path = tmp_path / "far.toml"
    path.write_text('[question]\nid = "far"\n[[option]]\nid = "a"\ncues = ["b"]\n', encoding="utf-8")
    reader = Reader(own.archive, [path])
    with pytest.raises(NotHereError):
        page(reader, asked(file="far.toml"))
    reader.close()

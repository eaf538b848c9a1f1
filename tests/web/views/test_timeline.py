"""A question by time."""

import pytest

from browsing import Visiting
from reftel.errors import QueryError
from reftel.web.views.timeline import LEFT, RIGHT, page, table
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.reader import Reader

ID = "straits-chair-2005"


def asked(identity: str = ID, **query: str) -> Asked:
    return Asked(path={"id": identity}, query=tuple(query.items()))


def test_a_dot_for_every_statement_that_has_a_day(reader: Reader) -> None:
    shown = page(reader, asked())
    _, positions = table(reader, asked())
    said = [one for one in positions if one.echo_of is None]
    assert len(shown.rows) + shown.undated == len(said)
    dots = [dot for lane in shown.lanes for dot in lane.dots]
    assert len(dots) == len(shown.rows)
    assert all(LEFT <= dot.x <= RIGHT for dot in dots)
    places = [(dot.x, dot.y) for dot in dots]
    assert len(set(places)) == len(places)
    days = [dot.position.on or dot.position.reported or "" for dot in shown.rows]
    assert days == sorted(days)


def test_the_act_is_that_of_the_statement(reader: Reader) -> None:
    for dot in page(reader, asked()).rows:
        cable = reader.cable(dot.position.cable)
        assert cable
        said = {one.id: one for one in reader.statements(cable)}
        assert said[dot.position.statement].act == dot.act


def test_only_what_lies_between_two_days(reader: Reader) -> None:
    shown = page(reader, asked(**{"from": "2004-01-01", "to": "2004-06-30"}))
    assert shown.rows
    assert all("2004-01-01" <= (dot.position.on or dot.position.reported or "") <= "2004-06-30" for dot in shown.rows)
    assert (shown.first, shown.last) == ("2004-01-01", "2004-06-30")
    assert not shown.deadlines
    assert [one.due for one in page(reader, asked()).deadlines] == ["2004-12", "2005-12"]
    assert not page(reader, asked(**{"from": "1990", "to": "1991"})).lanes


def test_a_month_or_a_year_is_shown_to_its_last_day(reader: Reader) -> None:
    whole = page(reader, asked()).rows
    last = max(dot.position.on or dot.position.reported or "" for dot in whole)
    assert len(page(reader, asked(to=last[:7])).rows) == len(whole)
    shown = page(reader, asked(**{"from": "2004-06", "to": "2004-06"}))
    assert (shown.first, shown.last, shown.asked) == ("2004-06-01", "2004-06-30", ("2004-06", "2004-06"))
    with pytest.raises(QueryError, match="from: soon is no date"):
        page(reader, asked(**{"from": "soon"}))


def test_a_question_that_is_not_asked(reader: Reader) -> None:
    with pytest.raises(NotHereError):
        page(reader, asked("none"))
    assert list(table(reader, asked("none"))[1]) == []


def test_dragging_over_the_picture_shows_the_days_between(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go(f"/question/{ID}/timeline").page
        box = shown.locator("svg.time").bounding_box()
        assert box
        y = box["y"] + box["height"] - 8
        shown.mouse.move(box["x"] + box["width"] * 0.4, y)
        shown.mouse.down()
        shown.mouse.move(box["x"] + box["width"] * 0.7, y)
        shown.mouse.up()
        shown.wait_for_url("**/timeline?from=*")
        assert shown.get_by_label("From").input_value().startswith("2003-1")


def test_on_a_phone_the_picture_begins_with_its_first_mark_and_a_finger_moves_it(visit: Visiting) -> None:
    with visit(390) as window:
        shown = window.go(f"/question/{ID}/timeline?from=1995&to=2006").page
        lefts = [box["x"] for dot in shown.locator("a.dot").all() if (box := dot.bounding_box())]
        assert 0 < min(lefts) < 390
        assert (
            "the red line: a decision is due, December 2004 and December 2005" in shown.locator(".legend").inner_text()
        )
        shown.evaluate(
            """() => {
              const picture = document.querySelector("svg.time");
              const box = picture.getBoundingClientRect();
              for (const [kind, x] of [["pointerdown", 300], ["pointermove", 200], ["pointerup", 100]])
                picture.dispatchEvent(new PointerEvent(kind, {pointerType: "touch", pointerId: 1, isPrimary: true,
                  clientX: x, clientY: box.top + 5, button: 0, bubbles: true}));
            }"""
        )
        assert shown.locator(".brush").get_attribute("width") == "0"
        assert shown.url.endswith("from=1995&to=2006")

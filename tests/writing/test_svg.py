"""The small writer of SVG: well formed, escaped, a sign for every stance."""

import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from reftel.model.position import Stance
from reftel.writing.svg import SIGNS, day, element, escaped, mark, picture, text


def test_looks_become_attributes() -> None:
    assert element("line", x1=0.5, x2=10.0, class_="a b", stroke_width=2) == (
        '<line x1="0.5" x2="10" class="a b" stroke-width="2"/>'
    )
    assert element("g", "<a/>", "<b/>") == "<g><a/><b/></g>"


def test_what_comes_from_a_cable_is_text_and_nothing_else() -> None:
    evil = '</text><script>"&\x1b\u202e'
    assert escaped(evil) == "&lt;/text&gt;&lt;script&gt;&quot;&amp;\ufffd\ufffd"
    drawn = picture(10, 10, evil, [text(0, 0, evil, class_=evil)])
    root = ET.fromstring(drawn)  # noqa: S314 - made here
    assert {child.tag.rpartition("}")[2] for child in root.iter()} == {"svg", "title", "text"}
    assert root[0].text == '</text><script>"&\ufffd\ufffd'


@pytest.mark.parametrize("stance", get_args(Stance))
def test_every_stance_has_a_mark_that_can_be_drawn(stance: str) -> None:
    ET.fromstring(mark(stance, 3, 4, 5, class_="for"))  # noqa: S314 - made here


def test_signs_that_differ_are_drawn_differently() -> None:
    shapes = {sign: mark(stance, 0, 0, 5) for stance, sign in SIGNS.items()} | {"·": mark("silent", 0, 0, 5)}
    assert len(set(shapes.values())) == len(shapes) == 5


def test_days_in_words() -> None:
    assert [day(edtf) for edtf in ("2004-11-05", "2004-11~", "2004")] == ["5 Nov 2004", "Nov 2004", "2004"]

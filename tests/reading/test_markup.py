"""Elements with their places, on mark-up that is sound and on mark-up that is not."""

import time

from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.markup import DEPTH, Element, attributes, parse, tags


def texts(element: Element, text: str) -> list[str]:
    return [f"{one.name}:{text[one.inner : one.inner_end]}" for one in element.all("a", "b", "c")]


def test_elements_stand_where_they_say() -> None:
    text = "<r><x:a id='1'>one<b/>two</x:a><c>three</c></r>"
    root = parse(text)
    assert texts(root, text) == ["a:one<b/>two", "b:", "c:three"]
    assert next(root.all("a")).attributes == {"id": "1"}


def test_comments_declarations_and_entities_do_nothing() -> None:
    text = '<!DOCTYPE r [<!ENTITY a "<b>no</b>">]><?php <b> ?><r><!-- <b>no</b> --><![CDATA[<b>]]><c>&a;</c></r>'
    root = parse(text)
    assert texts(root, text) == ["c:&a;"]


def test_what_is_not_closed_ends_with_what_it_is_in_and_what_closes_nothing_is_passed_over() -> None:
    text = "<r><a>one<b>two</a></z>three</r> <c"
    assert texts(parse(text), text) == ["a:one<b>two", "b:two"]
    assert [tag.name for tag in tags("<!-- never closed <a>")] == ["a"]


def test_attributes_lose_their_prefix_and_their_escapes() -> None:
    assert attributes(' xml:id="d1" when = \'1964\' n="A &amp; B"') == {"id": "d1", "when": "1964", "n": "A & B"}


@given(st.lists(st.sampled_from(("<a>", "</a>", "<b c='d'>", "<b/>", "<", ">", "text", "<!--", "-->", "&amp;"))))
def test_any_text_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in parse(text).all("a", "b", "c"):
        assert 0 <= one.start <= one.inner <= one.inner_end <= one.end <= len(text)


def test_depth_and_time_are_bounded() -> None:
    began = time.process_time()
    root = parse("<a>" * 100_000 + "</a>" * 100_000)
    parse("<" * 200_000)
    for opening in ("<!--", "<![CDATA[", "<?", "<!DOCTYPE "):
        parse(opening * 200_000)
    assert time.process_time() - began < 10
    depth, one = 0, root
    while one.children:
        depth, one = depth + 1, one.children[0]
    assert depth < DEPTH

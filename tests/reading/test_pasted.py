"""Several things pasted together in one source."""

import itertools
import json
import time

import pytest

from conftest import HOME
from reftel.model.source import Span
from reftel.reading import read
from reftel.reading.pasted import stretches

GOLDEN = HOME / "tests" / "golden"
PAGE = (GOLDEN / "cablegate" / "april-2011.html").read_text(encoding="utf-8")
FRAGMENT = (GOLDEN / "cablegate" / "fragment.html").read_text(encoding="utf-8")
PLUSD = (GOLDEN / "plusd" / "telegram.html").read_text(encoding="utf-8")
TELEGRAM = "UNCLAS HALIFA 000036\n\nTAGS: PGOV\nSUBJECT: THE LAMP\n\n1. It is lit.\n\n2. It burns.\n"
OBJECT = json.dumps(
    {"reference_id": "04VELLOS9", "classification": "SECRET", "body": "S E C R E T VELLOS 000009\n\n1. No."}
)
THINGS = {"page": PAGE, "fragment": FRAGMENT, "plusd": PLUSD, "telegram": TELEGRAM, "object": OBJECT + "\n"}


def numbers(text: str) -> list[str]:
    reading = read(text)
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text
    for cable in reading.cables:
        for paragraph in cable.paragraphs:
            assert paragraph.raw == text[paragraph.start : paragraph.end]
        for name in cable.head.__struct_fields__:
            field = cable.field(name)
            assert field is None or field.span.of(text) == field.text
    assert len({cable.span.start for cable in reading.cables}) == len(reading.cables)
    return [str(cable.mrn) for cable in reading.cables]


@pytest.mark.parametrize("names", list(itertools.permutations(THINGS, 2)), ids="-".join)
def test_two_things_in_a_row_are_read_as_if_each_were_alone(names: tuple[str, str]) -> None:
    first, second = (THINGS[name] for name in names)
    assert numbers(first + "\n" + second) == [*numbers(first), *numbers(second)]


def test_all_of_them_and_the_same_twice() -> None:
    text = "\n\n".join([*THINGS.values(), FRAGMENT, PAGE])
    assert numbers(text) == [number for thing in (*THINGS.values(), FRAGMENT, PAGE) for number in numbers(thing)]
    assert read(text).source.format == "mixed"
    assert read(FRAGMENT + FRAGMENT.strip() + FRAGMENT).source.format == "cablegate"
    assert len(numbers(FRAGMENT.strip() * 3)) == 3


@pytest.mark.parametrize("name", THINGS)
def test_a_thing_by_itself_is_one_stretch(name: str) -> None:
    assert len(stretches(THINGS[name])) == 1


def test_a_page_that_nobody_is_to_read_is_told() -> None:
    text = TELEGRAM + "\n<html><body><p>Some news of the day.</p></body></html>\n"
    reading = read(text)
    assert [str(cable.mrn) for cable in reading.cables] == ["HALIFA36"]
    assert "part-unread" in [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "piece", ["<html>", "<code><pre>", "<?xml ", "</html>\n<html>", '{"a":\n', "Appears in these articles:\n"]
)
def test_time_is_linear(piece: str) -> None:
    began = time.process_time()
    stretches(("x\n" + piece) * 20_000)
    assert time.process_time() - began < 10


def test_a_document_of_tei_is_read_whole_or_not_at_all() -> None:
    document = '<div type="document" xml:id="d2"><head>2. Memorandum</head><p>The Minister asked.</p></div>\n'
    page = "<code><pre>UNCLAS SESTRIN 000214\n\n1. Text.\n</pre></code>\n"
    for text in (document + page, page + document):
        reading = read(text)
        at = 0
        for node in reading.nodes:
            assert node.start == at < node.end
            at = node.end
        assert at == len(text)


@pytest.mark.parametrize("end", ["</html>\n", "</HTML >", "", "</html>\ufeff \r\n"])
def test_one_page_is_one_stretch_whatever_is_in_it(end: str) -> None:
    page = f"<!DOCTYPE html>\n<html>\n<p>\n<code><pre>\nUNCLAS\n</pre></code>\n<code><pre>x</pre></code>\n{end}"
    assert stretches(page) == [Span(0, len(page.rstrip("\ufeff \r\n")) if end else len(page))]
    assert len(stretches(f"{page}\n{page}")) == 2


def test_a_backslash_behind_a_fragment_is_no_cable() -> None:
    text = f"{FRAGMENT.rstrip()}\\\n\\\n"
    assert numbers(text) == numbers(FRAGMENT)

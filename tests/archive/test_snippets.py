"""Snippets: verbatim, around the hits, with the hits marked."""

from hypothesis import given
from hypothesis import strategies as st

from made_readings import reading_of
from reftel.archive.query import Words, parse
from reftel.archive.snippets import hits, mentions, snippet, sought
from reftel.fields.mrn import Mrn


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end, _ in hits(text, sought(parse(query)))]


def test_hits_are_the_characters_of_the_text() -> None:
    text = "The Café at ASTANA 000280; cafés, CAFE-bar."
    assert marked(text, "cafe") == ["Café", "CAFE"]
    assert marked(text, "caf*") == ["Café", "cafés", "CAFE"]
    assert marked(text, '"astana 280"') == ["ASTANA 000280"]
    assert marked(text, "280 -cafe from:astana said-by:x") == ["000280"]
    assert marked("see 06ASTANA00280", "06ASTANA280") == ["06ASTANA00280"]
    assert marked("Straße nach e\u0301tat", "strasse OR etat") == ["Straße", "e\u0301tat"]
    assert marked("a b a b", '"a b" b') == ["a b", "b", "a b", "b"]


def test_a_snippet_of_a_short_text_is_the_text() -> None:
    shown = snippet("No consensus.", hits("No consensus.", (Words(("consensus",)),)))
    assert (shown.text, shown.marks) == ("No consensus.", ((3, 12),))
    assert snippet("", []).text == ""


def test_a_snippet_of_a_long_text_holds_the_most_different_hits() -> None:
    text = "alpha " + "x " * 300 + "alpha beta " + "y " * 300 + "beta"
    shown = snippet(text, hits(text, sought(parse("alpha beta"))))
    assert [shown.text[start:end] for start, end in shown.marks] == ["alpha", "beta"]
    assert shown.text.startswith("… ")
    assert shown.text.endswith(" …")


def test_words_without_spaces_are_cut_where_need_be() -> None:
    text = "z" * 1000
    assert snippet(text, []).text == "z" * 240 + " …"
    text = "y" * 500 + " veto " + "z" * 500
    shown = snippet(text, hits(text, (Words(("veto",)),)))
    assert [shown.text[start:end] for start, end in shown.marks] == ["veto"]


@given(st.text(alphabet="ab é\u0301Ü.-ß", max_size=400), st.sampled_from(["a", "a b", "ab*", '"a b"', "ss", "e"]))
def test_marks_are_within_the_snippet_and_are_hits(text: str, query: str) -> None:
    wanted = sought(parse(query))
    found = hits(text, wanted)
    shown = snippet(text, found)
    real = {text[start:end] for start, end, _ in found}
    assert all(shown.text[start:end] in real for start, end in shown.marks)
    assert bool(shown.marks) == bool(found)
    assert shown.text.removeprefix("… ").removesuffix(" …").strip() in text


def test_mentions_looks_at_subject_and_paragraphs() -> None:
    (cable,) = reading_of(Mrn(2031, "VESSIA", 1), ["The bid of 2031."], subject="Salmon quotas").cables
    assert mentions(cable, ["salmon QUOTAS"])
    assert mentions(cable, ["nothing", "bid of 2031"])
    assert not mentions(cable, ["salmon bid"])
    assert not mentions(cable, [])

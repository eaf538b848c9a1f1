"""Exports of reference managers: which file belongs to which item."""

import time

import pytest

from made_libraries import BIBTEX, JSON, RDF, RIS
from reftel.workflow.catalogues import entries


def test_zotero_rdf_has_tags_collections_and_files() -> None:
    first, alone, outside = entries(RDF, "rdf")
    assert first.files == ("files/13/bid.txt",)
    assert (first.item.key, first.item.title, first.item.kind) == ("#item_12", "A bid <script>", "letter")
    assert first.item.tags == ("Fisheries", "boats & men")
    assert first.item.collections[0].endswith("Straits / 2004")
    assert (alone.item.key, alone.item.title, alone.item.tags) == ("ABCD1234", "Alone", ("alone",))
    assert outside.files == ("../../outside.txt",)


def test_bibtex_of_zotero_and_of_better_bibtex() -> None:
    first, better = entries(BIBTEX, "bib")
    assert first.files == ("files/13/bid.txt", "files/14/alone.txt")
    assert (first.item.key, first.item.title, first.item.kind) == ("velt2004", "A Bid for & against", "misc")
    assert (first.item.tags, first.item.address) == (("Fisheries", "boats"), "https://example.org/1")
    assert (better.item.title, better.files) == ("Two", ("files/14/alone.txt",))


def test_ris_and_json() -> None:
    (one,) = entries(RIS, "ris")
    assert (one.item.key, one.item.tags, one.files) == ("velt2004", ("Fisheries", "boats"), ("files/13/bid.txt",))
    assert one.item.address == "", "only addresses of pages are kept"
    first, csl = entries(JSON, "json")
    assert (first.item.key, first.item.tags, first.files) == ("ABCD1234", ("boats", "men"), ("files/13/bid.txt",))
    assert (csl.item.key, csl.item.tags, csl.files) == ("csl", ("a", "b"), ("files/14/alone.txt",))


@pytest.mark.slow
@pytest.mark.parametrize("form", ["rdf", "bib", "ris", "json"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{" * 100_000,
        "<a" * 100_000,
        '<x rdf:about="' * 20_000,
        "@a{b," * 50_000,
        "@a{b, c = " * 20_000,
        "@a{b, c = {" * 20_000,
        "[[[[" * 50_000,
        "TY  - X\n" * 50_000,
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><z:Attachment rdf:about="1">&b;</z:Attachment>',
    ],
    ids=lambda text: text[:12],
)
def test_what_means_harm_costs_little_and_raises_nothing(form: str, text: str) -> None:
    began = time.process_time()
    assert all(len(one.item.title) <= 500 for one in entries(text, form))
    assert time.process_time() - began < 5

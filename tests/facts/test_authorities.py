"""Documents that a text names, and provisions that its words may touch."""

import pytest

from reftel.facts.authorities import document, documents_in, provisions, provisions_for


def test_a_document_by_the_name_that_is_used_wrongly() -> None:
    assert [one.name for one in documents_in("bound by the Copenhagen Declaration")] == ["Copenhagen Document"]
    assert [one.day for one in documents_in("under HELSINKI FINAL ACT principles")] == ["1975-08-01"]
    assert documents_in("bound by nothing") == ()


def test_provisions_need_all_words_of_a_choice() -> None:
    assert [one.paragraph for one in provisions_for("the harassment of NGOs")] == ["10.3"]
    assert provisions_for("human beings have rights") == ()


def test_every_row_names_a_document_of_the_table_and_its_mark() -> None:
    for one in provisions():
        assert document(one.document).day
        assert one.mark in {"V", "K"}
        assert all(one.words)


def test_a_document_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        document("Treaty of Sestrin")

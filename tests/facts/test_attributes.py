"""Labels of the Message Attributes."""

from typing import get_args

from reftel.facts import attributes, tables
from reftel.model.cable import Kind


def test_labels() -> None:
    assert attributes.is_label("Document  number")
    assert attributes.is_label("vdkvgwkey")
    assert not attributes.is_label("Withdrawal Reason")
    assert attributes.is_label("Withdrawal Reason", card=True)
    assert not attributes.is_label("The Minister said")


def test_what_an_attribute_is_taken_for() -> None:
    assert attributes.key_of("Document Number") == "mrn"
    assert attributes.key_of("TAGS") == "tags"
    assert attributes.key_of("Film Number") is None
    assert attributes.key_of("No Such Thing") is None


def test_kinds_of_documents() -> None:
    assert attributes.kind_of("te") == "telegram"
    assert attributes.kind_of("AI") == "airgram"
    assert attributes.kind_of("XX") is None
    assert {row["kind"] for row in tables.rows("document_types.tsv")} <= set(get_args(Kind))

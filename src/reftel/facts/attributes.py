"""Labels of the National Archives' Message Attributes, ``Document Number`` → ``mrn``, and codes of document types."""

from functools import cache

from reftel.facts import tables


@cache
def _labels() -> dict[str, tuple[str, str]]:
    return {row["label"].lower(): (row["key"], row["use"]) for row in tables.rows("attributes.tsv")}


@cache
def _types() -> dict[str, str]:
    return {row["code"]: row["kind"] for row in tables.rows("document_types.tsv")}


def is_label(words: str, *, card: bool = False) -> bool:
    """Whether some words are the label of an attribute; with ``card`` those of withdrawal cards count too."""
    found = _labels().get(" ".join(words.lower().split()))
    return found is not None and (card or found[1] == "telegram")


def key_of(label: str) -> str | None:
    """What an attribute is taken for (``mrn``, ``created`` …), or None for one that is only kept."""
    found = _labels().get(" ".join(label.lower().split()))
    return (found[0] or None) if found else None


def kind_of(code: str) -> str | None:
    """The kind of document that a type code stands for, or None for one that no table has."""
    return _types().get(code.strip().upper())

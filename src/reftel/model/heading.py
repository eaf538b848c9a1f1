"""What a document is called: its number, and over its text its subject or the heading that its editors gave it."""

from reftel.facts.volumes import volume_of
from reftel.model.cable import Cable


def number_in_series(cable: Cable) -> str | None:
    """Of a document without a message number in a printed series its volume and number: ``FRUS 1894, doc. 40``."""
    volume = volume_of(cable.release.authority or "") if cable.mrn is None else None
    number = cable.publisher.get("number") or (cable.publisher.get("document") or "").removeprefix("d")
    return f"{volume.short}, doc. {number}" if volume and number else None


def heading_of(cable: Cable) -> str | None:
    """The subject; of a document without one the editors' heading, with their number where its volume is not known."""
    if cable.subject:
        return cable.subject
    if number_in_series(cable):
        return cable.publisher.get("title") or None
    return " ".join(cable.publisher[name] for name in ("document", "title") if cable.publisher.get(name)) or None

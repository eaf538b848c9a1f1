"""What a document is called over its text: its subject, or the heading that its editors gave it."""

from reftel.model.cable import Cable


def heading_of(cable: Cable) -> str | None:
    """The subject; of a document in a printed series without one its number there and the editors' heading."""
    if cable.subject:
        return cable.subject
    return " ".join(cable.publisher[name] for name in ("document", "title") if cable.publisher.get(name)) or None

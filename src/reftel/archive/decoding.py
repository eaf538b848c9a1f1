"""The text of a source from what is kept of it, and its bytes from its text."""

import hashlib
from collections.abc import Callable, Mapping

from reftel.archive.rows import decoded
from reftel.archive.squeezing import unsqueeze
from reftel.errors import ArchiveError, InputError
from reftel.model.source import Source


def text_of(encoding: str, text: bytes | None, data: Callable[[], bytes]) -> str:
    """The decoded text of a source: as kept, else as its bytes say.

    Raises:
        ArchiveError: if neither gives it.
    """
    try:
        if text is not None:
            return unsqueeze(text).decode("utf-8", "surrogatepass")
        found = decoded(data(), encoding)
    except ValueError as error:
        raise ArchiveError(f"The text of a source is damaged: {error}.") from None
    if found is None:
        raise ArchiveError(f"The text of a source cannot be decoded as {encoding or 'anything'}.")
    return found


def encoded(source: Source) -> bytes | None:
    """The bytes of a source, if they follow from its text; None if not."""
    try:
        data = source.text.encode(source.encoding or "utf-8")
    except (LookupError, UnicodeError):
        return None
    return data if hashlib.sha256(data).hexdigest() == source.sha256 else None


def bytes_of(source: Source, given: Mapping[str, bytes]) -> bytes:
    """The bytes of a source: as given by its hash, else as they follow from its text.

    Raises:
        InputError: if they are not given and do not follow.
    """
    data = given.get(source.sha256)
    if data is None:
        data = encoded(source)
    if data is None:
        raise InputError(f"The bytes of {source.name} do not follow from its text: hand them over too.")
    return data

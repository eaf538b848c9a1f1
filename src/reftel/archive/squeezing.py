"""Compressing, with Zstandard: sources as they are, records with the words that records have anyway.

``data/records-1.dict`` holds what is in nearly every record, so that one of some kilobytes is a fifth shorter: names of
fields and usual values, from the records of the made-up example cables, and 4,000 words of reftel's own documentation
and tables, the more frequent the nearer to the end. It is part of the form of an archive and never changes: a better
one would get another number beside it. What is compressed bears a checksum, so that no flipped bit goes unseen.
"""

import functools
import threading
from importlib.resources import files
from typing import Any

import zstandard

_LARGEST = 1 << 30  # of a record, unpacked: a damaged length must not ask for all memory
_LEVEL, _RECORD_LEVEL = 3, 5  # of sources and of records; beyond these much more time gains a hundredth of the size
_OWN = threading.local()  # tables are kept, for they take longer to make than a record; each thread has its own


@functools.cache
def dictionary() -> zstandard.ZstdCompressionDict:
    """What records have in common."""
    data = (files("reftel.archive") / "data" / "records-1.dict").read_bytes()
    made = zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    made.precompute_compress(level=_RECORD_LEVEL)
    return made


def squeeze(data: bytes) -> bytes:
    """Compressed."""
    return bytes(_own("plain").compress(data))


def squeeze_record(data: bytes) -> bytes:
    """Compressed, for what is like other records."""
    return bytes(_own("record").compress(data))


def unsqueeze(data: bytes) -> bytes:
    """As it was before.

    Raises:
        ValueError: if the bytes are damaged, or others follow them.
    """
    try:
        return bytes(_own("un").decompress(data, max_output_size=_LARGEST, allow_extra_data=False))
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from None


def _own(what: str) -> Any:
    found = getattr(_OWN, what, None)
    if found is None:
        if what == "un":
            found = zstandard.ZstdDecompressor(dict_data=dictionary())
        elif what == "record":
            found = zstandard.ZstdCompressor(level=_RECORD_LEVEL, dict_data=dictionary(), write_checksum=True)
        else:
            found = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True)
        setattr(_OWN, what, found)
    return found

"""What a library of references says of a source: the item to which it is attached, with its tags and collections."""

import msgspec


class LibraryItem(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """An item of a library.

    ``key`` is how the library calls it (of Zotero eight letters and digits, or what its export has instead), ``kind``
    its type there, ``collections`` the collections that it lies in, each as a path: ``1974 / Straits``.
    """

    key: str
    title: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    address: str = ""

"""What a purge takes out of an archive, and what of it is left."""

import msgspec


class Purge(msgspec.Struct, frozen=True, kw_only=True):
    """What goes, in counts that name nothing; ``done`` says whether it is gone.

    ``sources`` go whole; of ``parts`` the rest of the text is kept, and the bytes go. ``cables`` go (each version
    counts); in ``masked`` cables a name is masked. ``statements`` go or are masked. ``reviews``, ``rulings`` and
    ``seats`` go or lose what they say; so do ``kept`` searches, case files and items of these, and ``sayings`` on where
    other sources come from. ``files`` are files (of questions, of what was brought in) in which the name is masked, or
    that are called otherwise.
    ``remarks`` say what a purge does not reach, ``remains`` where it still stands afterwards.
    ``backup`` is the folder of the backup that it is about; empty where it is about the archive.
    """

    sources: int = 0
    parts: int = 0
    cables: int = 0
    masked: int = 0
    statements: int = 0
    reviews: int = 0
    rulings: int = 0
    seats: int = 0
    kept: int = 0
    sayings: int = 0
    files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    remains: tuple[str, ...] = ()
    backup: str = ""
    done: bool = False

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to take out."""
        of_people = (self.reviews, self.rulings, self.seats, self.kept, self.sayings)
        return not any((self.sources, self.parts, self.cables, self.masked, *of_people)) and not self.files

"""What a caller can do wrong.

    ReftelError            one clear sentence: what is wrong, where, what to do
    ├── InputError         a file, folder or text that cannot be used
    │   └── QuestionError  a question file that does not say what it must
    ├── QueryError         a query that cannot be read: names the column and what was expected
    ├── UnavailableError   a service that was asked does not answer now
    └── ArchiveError       an archive that cannot be opened or written
        ├── BusyError      somebody else is writing to it: ask again when that has ended
        ├── NoSpaceError   no space left; what was done so far is kept
        └── NotReadyError  an archive in which something is still being made ready: ask again in some seconds

What is wrong in a cable is no error but a ``Finding``.
"""

from threading import Event


class ReftelError(Exception):
    """What a caller can put right; the command line shows its sentence and exits with 2."""


class InputError(ReftelError):
    """A file, folder or text that cannot be used."""


class QuestionError(InputError):
    """A question file that does not say what it must; ``field`` is that of a form that is to blame, if one is."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class QueryError(ReftelError):
    """A query that cannot be read."""


class UnavailableError(ReftelError):
    """A service that the caller chose does not answer now; later it may."""


class ArchiveError(ReftelError):
    """An archive that cannot be opened or written."""


class BusyError(ArchiveError):
    """Somebody else is writing to an archive; it can be read meanwhile."""


class NoSpaceError(ArchiveError):
    """No space left on the disk; what was done so far is kept."""


class NotReadyError(ArchiveError):
    """Something is still being made ready: ask again in some seconds.

    ``ready``, where there is one, is set when it is: who can wait for it without keeping others from work may do so.
    """

    def __init__(self, sentence: str, ready: Event | None = None) -> None:
        super().__init__(sentence)
        self.ready = ready

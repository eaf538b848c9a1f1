"""What was worked out over a whole archive, kept beside the record until that, or the rules, are others.

    followed.kept    commitments, events, démarches, assessments and topics
    promises.kept    what each cable has to say of commitments, from which the reading room goes on
    happenings.kept  the same of events and démarches
    openings.kept    when each cable opens, in a state of the cables
    answers.kept     what the cables say to each question, from which the reading room goes on

The first line says on what it rests: the last unit of work of the archive, and the rules; behind it stands a hash of
what follows. Whatever is later makes it out of date, unless it is of a kind from which one goes on (``grows``): that
says itself as of which unit of work it is, and is good until the next purge.

It holds words of the cables: a purge takes it away, and it is written only by who holds the right to write, while the
archive is still as it was.
"""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import apsw

from reftel.archive import eras, store
from reftel.archive.squeezing import squeeze, unsqueeze
from reftel.errors import ReftelError

SUFFIX: Final = ".kept"
LARGEST: Final = 256_000_000  # bytes; what is larger is worked out each time rather than kept


class Derived:
    """One thing that is derived from an open archive."""

    def __init__(
        self,
        connection: apsw.Connection,
        folder: Path,
        lock: store.Lock,
        name: str,
        rules: str,
        *,
        grows: bool = False,
        is_there: Callable[[], bool] = lambda: True,
    ) -> None:
        """``name`` is that of the file, ``rules`` what besides the record it follows from.

        ``is_there`` says whether the record that is open is still that of the folder: what is left of an archive for
        a reader is made anew in its place.
        """
        self._connection = connection
        self._file = folder / f"{name}{SUFFIX}"
        self._lock = lock
        self._rules = rules
        self._grows = grows
        self._is_there = is_there

    def state(self) -> object:
        """What must be as it was for something to be kept: the last unit of work, or the purges of what grows."""
        return eras.purged(self._connection) if self._grows else store.last_seq(self._connection)

    def _stamp(self) -> bytes:
        return f"{self.state()} {self._rules}\n".encode()

    def get(self) -> bytes | None:
        """What is kept, if the archive and the rules are still those that it was made of."""
        stamp = self._stamp()
        try:
            with self._file.open("rb") as file:
                if file.readline(len(stamp) + 1) != stamp:
                    return None
                mark, packed = file.read(hashlib.sha256().digest_size), file.read(LARGEST)
                return unsqueeze(packed) if hashlib.sha256(packed).digest() == mark else None
        except (OSError, ReftelError, ValueError):
            return None

    def keep(self, data: bytes, state: object, wait: float = 0) -> bool:
        """Keep what was made of the archive in a ``state``, if it is in that and nobody writes for so many seconds.

        Whether it is kept.
        """
        packed = squeeze(data)
        if len(packed) > LARGEST or not self._lock.take(wait):
            return False
        unfinished = self._file.with_suffix(store.UNFINISHED)
        try:
            if self.state() != state or not self._is_there():
                return False
            unfinished.write_bytes(self._stamp() + hashlib.sha256(packed).digest() + packed)
            unfinished.replace(self._file)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
            return False
        finally:
            self._lock.release()
        return True

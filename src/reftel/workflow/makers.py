"""Which extractor makes the statements: by name, opened in whatever process the work runs."""

import msgspec

from reftel.archive import Extracted, Stored, pack_statements
from reftel.errors import InputError, UnavailableError
from reftel.executors import Workers, is_cluster
from reftel.model.cable import Cable
from reftel.model.statement import Statement
from reftel.workflow.tasks import HALF_A_SECOND, extract_cable, pack_cable

MOST_AWAY = 3  # cables in a row for which a service did not answer: then the run ends


class Made(msgspec.Struct, frozen=True):
    """The statements of a cable, or why there are none, and how many claims were dropped."""

    statements: tuple[Statement, ...]
    dropped: int = 0
    problem: str | None = None


def label_of(name: str | None) -> str:
    """Name and version of an extractor, as the ledger keeps it; None is the shipped one.

    Raises:
        InputError: if there is none of that name, or it cannot be opened.
    """
    from reftel import extracting  # noqa: PLC0415 - the parser takes two seconds to load
    from reftel.extracting.extractors import extractor_of  # noqa: PLC0415 - as above

    return extracting.VERSION if name is None else extractor_of(name).label


def host_of(name: str | None) -> str | None:
    """The host to which an extractor sends the text of cables; None where it stays on this computer.

    Raises:
        InputError: as ``label_of`` does.
    """
    if name is None:
        return None
    from reftel.extracting.extractors import extractor_of  # noqa: PLC0415 - the parser takes two seconds to load

    return extractor_of(name).host


def refuse_elsewhere(name: str | None, workers: Workers) -> None:
    """An endpoint is asked from the computer whose user agreed to it, and with the key that is there.

    Raises:
        InputError: if a cluster was to ask it.
    """
    host = host_of(name) if is_cluster(workers) else None
    if host is not None:
        raise InputError(f"{host} is asked from this computer only: leave out --on, or name another extractor.")


class Making(msgspec.Struct, frozen=True):
    """Makes the statements of a cable with the extractor of a name; a record, because it is sent to other processes."""

    name: str | None = None

    def __call__(self, cable: Cable) -> Made:
        """The statements of a cable.

        Raises:
            InputError: if the extractor cannot work at all.
        """
        if self.name is None:
            result = extract_cable(cable)
            return Made((), problem=result) if isinstance(result, str) else Made(result)
        from reftel.extracting.extractors import extractor_of  # noqa: PLC0415 - the parser takes two seconds to load

        try:
            done = extractor_of(self.name).extract(cable)
        except InputError:
            raise
        except UnavailableError as error:
            return Made((), problem=str(error))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one cable must not cost the others
            return Made((), problem=f"{type(error).__name__}: {error}")
        return Made(done.statements, done.dropped)


class Packing(msgspec.Struct, frozen=True):
    """The same, packed for an archive. What a service did not answer or refused is put off and not recorded.

    So is what the extractor of that name elsewhere would make, if it bears another ``label`` than here.
    """

    name: str | None = None
    label: str | None = None

    def __call__(self, stored: Stored) -> Extracted:
        """Extract a cable, and pack its statements."""
        try:
            cable = stored.open()
        except ValueError as error:
            return nothing_of(stored, f"its record is damaged ({error})")
        return self.of(cable)

    def of(self, cable: Cable) -> Extracted:
        """The same for a cable that is open."""
        if self.name is None:
            return pack_cable(cable)
        from reftel.extracting.extractors import extractor_of  # noqa: PLC0415 - the parser takes two seconds to load
        from reftel.extracting.meetings import meetings_of  # noqa: PLC0415 - as above
        from reftel.extracting.namings import namings  # noqa: PLC0415 - as above

        try:
            extractor = extractor_of(self.name)
            self._compare(extractor.label)
            done = extractor.extract(cable)
            met = meetings_of(done.notes) if done.notes is not None else ()
            named = namings(done.notes, met) if done.notes is not None else ()
            packed = pack_statements(cable, done.statements, namings=named, meetings=met)
        except (InputError, UnavailableError) as error:
            packed = pack_statements(cable, (), str(error))
            return msgspec.structs.replace(packed, put_off="refused" if isinstance(error, InputError) else "away")
        except Exception as error:  # noqa: BLE001 - a fault of ours in one cable must not cost the others
            return pack_statements(cable, (), f"{type(error).__name__}: {error}")
        return msgspec.structs.replace(packed, dropped=done.dropped)

    def _compare(self, label: str) -> None:
        if self.label not in (None, label):
            raise InputError(f"A worker has {label} where this is {self.label}: install the same.")


def nothing_of(stored: Stored, problem: str) -> Extracted:
    """What is kept of a cable of which nothing could be made: why."""
    return Extracted(sha256=stored.sha256, start=stored.start, statements=(), problem=problem)


def share_of(stored: Stored) -> float:
    """What part of half a second's work a cable is."""
    return stored.characters / HALF_A_SECOND


class Watch:
    """Follows what was put off: a service that refuses, or stays away, ends the run once what is done is kept."""

    def __init__(self) -> None:
        self._away = 0
        self._told: str | None = None
        self.ended = False

    def takes(self, made: Extracted) -> bool:
        """Whether it is to be recorded; otherwise it is put off."""
        if made.put_off is None:
            self._away = 0
            return True
        self._away += 1
        self._told = made.problem
        self.ended = made.put_off == "refused" or self._away >= MOST_AWAY
        return False

    def end(self) -> None:
        """Say why the run ended, if it did before its end.

        Raises:
            UnavailableError: if it did.
        """
        if self.ended:
            raise UnavailableError(f"{self._told} What was done is kept: run the same command again to go on.")

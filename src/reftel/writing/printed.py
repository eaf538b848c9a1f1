"""The shape of what the message centre printed over a telegram: offices with their copies, log number and time."""

import msgspec


class OfficeRecord(msgspec.Struct, frozen=True):
    """An office or agency of the distribution, and how many copies it got."""

    office: str
    copies: int


class DistributionRecord(msgspec.Struct, frozen=True):
    """The offices that got a telegram of the seventies: to act, to know, and where it was drafted."""

    action: tuple[OfficeRecord, ...]
    info: tuple[OfficeRecord, ...]
    origin: tuple[OfficeRecord, ...]
    total: int | None


class FilingRecord(msgspec.Struct, frozen=True):
    """Log number, time and lane of the message centre."""

    log: str
    time: str | None
    lane: str | None

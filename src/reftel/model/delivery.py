"""To whom the relay sent this copy: line 2 beside the addressees. Line 2 names only where this very copy went."""

from typing import Literal

import msgspec

from reftel.facts import collectives, routing
from reftel.model.cable import Cable


class Delivery(msgspec.Struct, frozen=True):
    """One routing indicator of line 2: the station behind it on that day, and why this copy went there.

    ``addressee``: it stands among the addressees; ``collective``: it does not, and a collective is addressed that may
    hold it; ``unknown``: neither.
    """

    routing: str
    station: str | None
    reason: Literal["addressee", "collective", "unknown"]


def deliveries(cable: Cable) -> tuple[Delivery, ...]:
    """The indicators of line 2, each with its station and reason; empty where there is no line 2."""
    if cable.transmission is None:
        return ()
    addressed = {one.routing for one in (*cable.action, *cable.info)}
    many = any(collectives.is_collective(one.name) for one in (*cable.action, *cable.info))
    day = cable.dtg.at.date().isoformat() if cable.dtg else None
    return tuple(
        Delivery(
            routing=indicator,
            station=routing.station_of(indicator, day),
            reason="addressee" if indicator in addressed else "collective" if many else "unknown",
        )
        for indicator in cable.transmission.routed_to
    )

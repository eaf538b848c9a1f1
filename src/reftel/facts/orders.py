"""Executive orders on classified information: which was in force when, and the letters of its reasons."""

from functools import cache

import msgspec

from reftel.facts import tables


class Order(msgspec.Struct, frozen=True):
    """An order: number, when signed, in force from and until (ISO), section and letters of reasons, duration."""

    order: str
    signed: str
    first: str
    last: str | None
    section: str | None
    reasons: str
    rule: str
    mark: str


@cache
def orders() -> tuple[Order, ...]:
    """All orders, oldest first."""
    return tuple(
        Order(
            row["order"],
            row["signed"],
            row["first"],
            row["last"] or None,
            row["section"] or None,
            row["reasons"],
            row["rule"],
            row["mark"],
        )
        for row in tables.rows("orders.tsv")
    )


def order_of(number: str) -> Order | None:
    """The order with a number, or None where there is none (a slip such as 12598)."""
    return next((order for order in orders() if order.order == number), None)


def in_force(day: str) -> Order | None:
    """The order in force on a day (ISO)."""
    return next((o for o in orders() if o.first <= day and (o.last is None or day <= o.last)), None)

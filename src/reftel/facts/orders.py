"""Executive orders on classified information: which was in force when, its reasons, schedules and exemptions."""

from datetime import date
from functools import cache
from typing import Literal

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
    source: str


class Fall(msgspec.Struct, frozen=True):
    """One step of a schedule: the level to which a level falls (``U``: declassified), after how many years.

    They count from the day, or to the end of that many full calendar years (``year-end``).
    """

    to: Literal["S", "C", "U"]
    years: int
    count: Literal["day", "year-end"]

    def on(self, origin: str) -> str:
        """The day on which it falls, for a document of a day or year (ISO); of a year alone, the year."""
        year = int(origin[:4]) + self.years
        if self.count == "year-end":
            return f"{year}-12-31"
        return later(origin, self.years)


class Reason(msgspec.Struct, frozen=True):
    """What a letter of a section means: ``1.4 (b)`` is foreign government information."""

    section: str
    letter: str
    meaning: str


class Exemption(msgspec.Struct, frozen=True):
    """A code that exempts from a schedule, from ten years or from 25 or 50: ``X1``, ``25X6``, ``50X1-HUM``."""

    order: str
    code: str
    of: str
    meaning: str


AMENDED = "2003-03-25"  # E.O. 13292: section 1.5 of 12958 becomes 1.4, X1 to X8 fall away
_FIRST_AUTOMATIC = 2006  # the first 31 December on which what is 25 years old is declassified


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
            row["source"],
        )
        for row in tables.rows("orders.tsv")
    )


def order_of(number: str) -> Order | None:
    """The order with a number, or None where there is none (a slip such as 12598)."""
    return next((order for order in orders() if order.order == number), None)


def in_force(day: str) -> Order | None:
    """The order in force on a day (ISO)."""
    return next((o for o in orders() if o.first <= day and (o.last is None or day <= o.last)), None)


def meant(number: str) -> Order | None:
    """The order that a mistyped number means: one digit wrong, left out or doubled, or two that changed places.

    None where no order is that near, or more than one.
    """
    near = [order for order in orders() if _is_slip(number, order.order)]
    return order_of(number) or (near[0] if len(near) == 1 else None)


def _is_slip(said: str, number: str) -> bool:
    if len(said) == len(number):
        apart = [at for at in range(len(said)) if said[at] != number[at]]
        return len(apart) == 1 or (len(apart) > 1 and sorted(said) == sorted(number) and said[:1] == number[:1])
    longer, shorter = (said, number) if len(said) > len(number) else (number, said)
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def authority(number: str, day: str | None = None) -> str:
    """How an order is cited on a day: ``E.O. 12958 as amended by E.O. 13292`` from 25 March 2003."""
    amended = number == "12958" and day is not None and day[: len(AMENDED)] >= AMENDED
    return f"E.O. {number} as amended by E.O. 13292" if amended else f"E.O. {number}"


@cache
def _falls() -> dict[tuple[str, str, str], tuple[Fall, ...]]:
    found: dict[tuple[str, str, str], tuple[Fall, ...]] = {}
    for row in tables.rows("schedules.tsv"):
        key = (row["order"], row["schedule"], row["level"])
        fall = msgspec.convert({"to": row["to"], "years": int(row["years"]), "count": row["count"]}, Fall)
        found[key] = (*found.get(key, ()), fall)
    return found


def schedule(order: str, name: str, level: str) -> tuple[Fall, ...]:
    """The steps by which a schedule (``GDS``, ``GROUP-4``) lowers a level; empty where it has none."""
    return _falls().get((order, name, level), ())


@cache
def _reasons() -> dict[tuple[str, str], Reason]:
    rows = tables.rows("reasons.tsv")
    return {(row["section"], row["letter"]): Reason(row["section"], row["letter"], row["meaning"]) for row in rows}


def reason_of(section: str, letter: str) -> Reason | None:
    """What a letter of a section means: ``1.4``, ``b``; None where there is none, as (h) of section 1.5."""
    return _reasons().get((section, letter.lower()))


def reasons_section(day: str) -> str | None:
    """The section that reasons are cited by on a day (ISO, or year or month): ``1.5``, from 25 March 2003 ``1.4``."""
    order = in_force(day)
    if order is None:
        return None
    return "1.4" if order.order == "12958" and day >= AMENDED else order.section


@cache
def _exemptions() -> dict[str, Exemption]:
    rows = tables.rows("exemptions.tsv")
    return {row["code"]: Exemption(row["order"], row["code"], row["from"], row["meaning"]) for row in rows}


def exemption_of(code: str) -> Exemption | None:
    """What a code exempts from: ``X1``, ``XGDS-3``, ``25X6``, ``50X1-HUM``; None where it is not known."""
    return _exemptions().get(code.upper())


def automatic(origin: str) -> str:
    """The day on which the 25-year rule of 12958 and its successors reaches a document of a day or year (ISO)."""
    return f"{max(int(origin[:4]) + 25, _FIRST_AUTOMATIC)}-12-31"


def later(day: str, years: int) -> str:
    """A day, month or year (ISO) some years later; 29 February becomes 28 February where there is none."""
    year = f"{int(day[:4]) + years:04d}"
    try:
        date.fromisoformat(year + day[4:])
    except ValueError:
        return f"{year}-02-28" if day[4:] == "-02-29" else year + day[4:]
    return year + day[4:]

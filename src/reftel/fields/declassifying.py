"""When a cable is declassified by its own executive order line, and why: the rule of each order, computed.

It says what the line and its order give, not what was done: a review may have opened a cable earlier, or not yet. Rules
from memory of the orders (data/schedules.tsv, exemptions.tsv, orders.tsv, mark K).
"""

import msgspec

from reftel.facts import orders
from reftel.fields.eo import ExecutiveOrder, declassification
from reftel.fields.instruction import Instruction
from reftel.fields.level import Level


class Downgrade(msgspec.Struct, frozen=True):
    """A step down: to which level, on which day (ISO)."""

    level: Level
    date: str


class Declassification(msgspec.Struct, frozen=True):
    """When a cable is declassified by its line.

    ``date`` is the day (month, year; ISO), None where no day follows; ``steps`` are the levels it falls to before;
    ``review`` is the day on which it is to be reviewed; ``automatic`` the day on which the 25-year rule reaches it, if
    it is of permanent value and not exempt. ``rule`` is the kind of instruction, ``authority`` the order, and
    ``reason`` says it in words.
    """

    rule: str
    date: str | None
    reason: str
    authority: str | None
    steps: tuple[Downgrade, ...] = ()
    review: str | None = None
    automatic: str | None = None
    exemptions: tuple[str, ...] = ()


def declassify(eo: ExecutiveOrder | None, level: Level | None, day: str | None) -> Declassification | None:
    """The rule of a line for a cable of a level and day (ISO or EDTF); None where there is neither line nor level."""
    origin = day.rstrip("~?") if day else None
    if eo is None and level is None:
        return None
    if level in {"U", "LOU"}:
        kind = "unclassified" if level == "U" else "administratively controlled, outside the orders"
        return Declassification("none", None, f"{kind}: there is nothing to declassify", None)
    if eo is None:
        return Declassification("unsaid", None, "no executive order line", None, automatic=_automatic(origin, ()))
    number = _order(eo, origin)
    told = eo.instruction
    authority = orders.authority(number, origin) if number else None
    made = _rule(told, number, level, origin)
    steps = _steps(told, number, level, origin)
    return msgspec.structs.replace(made, authority=authority, exemptions=told.codes, steps=steps)


def _order(eo: ExecutiveOrder, origin: str | None) -> str | None:
    """The number that the line means; where it names none that is one, that of the order in force."""
    found = orders.meant(eo.order) if eo.order else None
    if found is None and origin:
        found = orders.in_force(origin)
    return found.order if found else None


def _automatic(origin: str | None, codes: tuple[str, ...]) -> str | None:
    exempt = any(code.startswith(("25X", "50X", "75X")) for code in codes)
    return orders.automatic(origin) if origin and not exempt else None


def _rule(told: Instruction, number: str | None, level: Level | None, origin: str | None) -> Declassification:
    automatic = _automatic(origin, told.codes)

    def made(date: str | None, reason: str, *, review: str | None = None) -> Declassification:
        return Declassification(told.kind, date, reason, None, review=review, automatic=automatic)

    if told.kind in {"schedule", "group"}:
        return _scheduled(told, number, level, origin, automatic)
    if told.kind == "date":
        return made(told.date, "the line names the day")
    if told.kind == "declassified":
        return made(told.date, "the line says that it is declassified")
    if told.kind == "span":
        day = orders.later(origin, told.years) if origin and told.years else None
        return made(day, f"the line says {told.years} years")
    if told.kind == "event":
        return made(None, f"on an event: {told.event}")
    if told.kind == "oadr":
        return made(told.date, "originating agency's determination required: no day by itself")
    if told.kind == "review":
        return made(None, "manual review: no day by itself")
    if told.kind == "none":
        return made(None, "the line says that the order does not apply")
    if told.kind == "exemption":
        return _exempt(told, origin, automatic)
    if number in {"12958", "13526"} and origin:
        return made(orders.later(origin, 10), "the line names no day: ten years at most without a further reason")
    return made(None, "the line names no day, event or schedule")


def _exempt(told: Instruction, origin: str | None, automatic: str | None) -> Declassification:
    """X1 to X8 lift ten years, and fall to the 25-year rule; 25X lifts that, 50X1-HUM and 50X2-WMD last 75 years."""
    facts = [fact for code in told.codes if (fact := orders.exemption_of(code) or orders.exemption_of(code[:4]))]
    meaning = "; ".join(f"{fact.code}: {fact.meaning}" for fact in facts) or ", ".join(told.codes)
    if told.date:
        return Declassification(
            told.kind, told.date, f"exempt, until the day named ({meaning})", None, automatic=automatic
        )
    date, until = automatic, "ten years lifted, 25-year rule"
    if any(code.startswith("50X") for code in told.codes):
        date, until = (f"{int(origin[:4]) + 75}-12-31" if origin else None), "75 years"
    elif any(code.startswith("25X") for code in told.codes):
        date, until = (
            (f"{int(origin[:4]) + 50}-12-31" if origin else None),
            "exempt from 25 years, 50 at most by E.O. 13526",
        )
    elif any(code.startswith("75X") for code in told.codes):
        date, until = None, "exempt from 75 years"
    return Declassification(told.kind, date, f"{until} ({meaning})", None, automatic=automatic)


def _scheduled(
    told: Instruction, number: str | None, level: Level | None, origin: str | None, automatic: str | None
) -> Declassification:
    """General, advanced and exempt schedules, and the groups of E.O. 10501."""
    name = told.schedule or ""

    def made(date: str | None, reason: str, *, review: str | None = None) -> Declassification:
        return Declassification(told.kind, date, reason, None, review=review, automatic=automatic)

    if name == "RDS":
        review = told.date or (orders.later(origin, 20) if origin else None)
        return made(None, "to be reviewed for declassification on the day named, 20 years at most", review=review)
    if name == "XGDS" and not told.date:
        review = f"{int(origin[:4]) + 30}-12-31" if origin else None
        return made(None, _exempt_of(told, "exempt from the general schedule: reviewed after 30 years"), review=review)
    if name == "XDS" and not told.date:
        return made(None, "extended beyond six years; the line names no day")
    if told.date:
        return made(told.date, f"{name}: the line names the day")
    if name in {"GROUP-1", "GROUP-2"}:
        return made(None, f"group {name[-1]}: excluded from automatic downgrading and declassification")
    falls = orders.schedule(number or "", "GDS" if name == "ADS" else name, level or "C")
    last = next((fall.on(origin) for fall in falls if fall.to == "U" and origin), None)
    if name == "GROUP-3":
        return made(None, "group 3: downgraded every 12 years, never declassified by itself")
    years = next((fall.years for fall in falls if fall.to == "U"), None)
    words = "advanced schedule, the line names no day; the general one at the latest" if name == "ADS" else name
    return made(last, f"{words}: {years} years for level {level or 'C'}" if years else f"{words}: no schedule is known")


def _exempt_of(told: Instruction, words: str) -> str:
    facts = [fact for code in told.codes if (fact := orders.exemption_of(code))]
    return f"{words} ({facts[0].meaning})" if facts else words


def _steps(told: Instruction, number: str | None, level: Level | None, origin: str | None) -> tuple[Downgrade, ...]:
    """The steps down of its schedule, up to the day named; else a downgrading that the line names: ``DNG: CO …``."""
    if told.kind in {"schedule", "group"} and origin and level:
        falls = orders.schedule(number or "", "GDS" if told.schedule == "ADS" else told.schedule or "", level)
        steps = tuple(Downgrade(fall.to, fall.on(origin)) for fall in falls if fall.to != "U")
        return tuple(step for step in steps if told.date is None or step.date < told.date)
    to, said = told.downgrade or ("LOU", None)
    day = declassification(said, number) if said else None
    return (Downgrade(to, day),) if day and to != "LOU" else ()

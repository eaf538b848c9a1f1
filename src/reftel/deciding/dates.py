"""How many days are left until something is due, and that what changed is asked since an earlier date."""

from datetime import date

from reftel.errors import QuestionError
from reftel.facts.days import last_day


def slack(due: str | None, on: str | None) -> int | None:
    """The days from a date to the last day that something is due; negative where that has passed, None where open."""
    end, now = last_day(due), last_day(on)
    if end is None or now is None:
        return None
    try:
        return (date.fromisoformat(end) - date.fromisoformat(now)).days
    except ValueError:  # the year 0
        return None


def check_since(since: str | None, on: str | None) -> None:
    """That the date since which changes are asked for is not after that of the board.

    Raises:
        QuestionError: if it is, naming both.
    """
    early, late = last_day(since), last_day(on)
    if early and late and early > late:
        raise QuestionError(
            f"What changed is asked since {since}, which is after the date of the board, {on}: name an earlier date."
        )

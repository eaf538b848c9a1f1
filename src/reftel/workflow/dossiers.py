"""The dossier of a board: what its rule says, by the text of the body in force on the day, and the page as a file."""

import errno
from pathlib import Path

from reftel.deciding.rules import rule_of
from reftel.errors import InputError, NoSpaceError
from reftel.facts.bodies import BodyRule, body_of
from reftel.model.board import Board, Question, Stage
from reftel.writing.dossier import WRITERS, RuleTold, written


def save_dossier(board: Board, question: Question, path: Path) -> None:
    """Write the dossier in the form that the name of the file asks for: ``.html`` or ``.md``.

    Raises:
        InputError: if the name asks for another form, or the file cannot be written.
        NoSpaceError: if the disk is full.
    """
    check(path)
    known = body_of(question.body)
    text = written(board, question, rule_told(question, board.on), known.name if known else "", path.suffix.lower())
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoSpaceError(f"No space left for {path}.") from error
        raise InputError(f"Cannot write {path}: {error.strerror or error}.") from error


def check(path: Path) -> None:
    """Refuse a name that asks for no form that there is, before any work.

    Raises:
        InputError: if it ends otherwise than in ``.html`` or ``.md``.
    """
    if path.suffix.lower() not in WRITERS:
        raise InputError(f"A dossier is a page: give it a name that ends in .html or .md, not {path.name}.")


def rule_told(question: Question, on: str | None) -> RuleTold:
    """The rule of a question: in the words of its body on the day, else in ours; with the figures that it has."""
    rule = rule_of(question.rule)
    words, keys = (rule.words, rule.terms) if rule else ("", ())
    set_by = [f"{key.replace('_', ' ')} {_value(value)}" for key in keys if (value := getattr(question.terms, key))]
    figures = f" Here: {'; '.join(set_by)}." if set_by else ""
    told = [f"{n}. {stage.name}: {_stage_told(stage)}" for n, stage in enumerate(question.stages, 1)]
    figures += f" Its stages: {' '.join(told)}" if told else ""
    own = _of_body(question, on)
    if own is None:
        return RuleTold(question.rule, words + figures, "")
    return RuleTold(question.rule, own.text + figures, own.source, own.mark)


def _stage_told(stage: Stage) -> str:
    """The rule of a stage in the words of its body, else in ours, and whom it is from."""
    known = body_of(stage.name)
    text = next((f"{rule.text} ({rule.source})" for rule in known.rules if rule.id == stage.rule), "") if known else ""
    rule = rule_of(stage.rule)
    return text or (rule.words if rule else "")


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else "yes" if value is True else str(value)


def _of_body(question: Question, on: str | None) -> BodyRule | None:
    """The rule of the body by that id: the one in force on the day, else the last."""
    rules = [rule for rule in question.rules if rule.id == question.rule]
    day = on or "9999"
    last = rules[-1] if rules else None
    return next((rule for rule in rules if rule.since <= day and (rule.until is None or day <= rule.until)), last)

"""The questions of the archive: what is asked, when it is due, and the files that cannot be read as one."""

from collections.abc import Iterable

import msgspec

from reftel.model.listing import QuestionRow
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.reader import Reader


class QuestionCard(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it stands in a list; ``file`` is its name where it can be edited here."""

    id: str
    title: str
    body: str
    rule: str
    due: tuple[str, ...]
    options: tuple[str, ...]
    file: str = ""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is no question that can be used, and why."""

    name: str
    problem: str
    here: bool = True


class QuestionsPage(Page, frozen=True, kw_only=True):
    """The questions, and the folder that their files lie in; ``may``: who reads may write some here."""

    folder: str
    questions: tuple[QuestionCard, ...]
    faults: tuple[Fault, ...]
    may: bool = False


def page(reader: Reader, _asked: Asked) -> QuestionsPage:
    """All questions of the archive."""
    every = reader.questions()
    return QuestionsPage(
        title="Questions",
        folder=f"{reader.name}/questions",
        questions=tuple(
            QuestionCard(
                id=one.question.id,
                title=one.question.title,
                body=one.question.body,
                rule=one.question.rule,
                due=tuple(dict.fromkeys(decision.due for decision in one.question.decisions if decision.due)),
                options=tuple(option.title for option in one.question.options),
                file=one.name if one.here else "",
            )
            for one in every
            if one.question
        ),
        faults=tuple(Fault(name=one.name, problem=one.problem, here=one.here) for one in every if one.problem),
        may=reader.wordings.may,
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[QuestionRow]]:
    """The questions as rows, and behind them the files that are none."""
    shown = page(reader, asked)
    names = ("id", "title", "body", "rule", "due", "options", "file")
    rows = [QuestionRow(**{name: getattr(one, name) for name in names}) for one in shown.questions]
    return QuestionRow, [*rows, *(QuestionRow(file=one.name, problem=one.problem) for one in shown.faults)]


VIEW = View(name="questions", path="/questions", page=page, nav="Questions", home="/questions", key="q", table=table)

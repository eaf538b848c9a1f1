"""Where a question is written and edited: in a form, or as its file where that says more than a form does."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import msgspec

from reftel.errors import QueryError, QuestionError, ReftelError
from reftel.model.draft import Cited, Draft, Subject
from reftel.model.listing import WordedRow
from reftel.model.wording import Answer, Wording
from reftel.web import links, strings
from reftel.web.views.view import Asked, NotForHereError, NotHereError, Page, View, day_asked
from reftel.workflow.reader import Reader
from reftel.workflow.wordings import LARGEST, drafted, known_bodies, mark, rules

_LONGEST, _LINES = 400, 60
_SPARE = 2
"""So many empty answers stand below those that there are."""
_FEWEST = 3


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of a draft rests on: what it is, and the sentences."""

    what: str
    evidence: tuple[Cited, ...]


class AskPage(Page, frozen=True, kw_only=True):
    """A question as it is worded; ``wording`` is None where only ``text``, its file, can be edited.

    ``file`` and ``seen`` are the name and the state of that file, empty for a new one; ``identity`` is the id under
    which it has a board, ``problem`` why it has none, or why what was sent was refused: ``wrong`` is the field to
    blame, if one is, beside which it stands. ``query`` is what cables were asked for, ``drafted`` from how
    many a draft was made, and ``grounds`` the sentences it rests on; ``others`` they name as open too.
    """

    file: str = ""
    seen: str = ""
    text: str = ""
    identity: str = ""
    problem: str = ""
    refused: bool = False
    wrong: str = ""
    wording: Wording | None = None
    answers: tuple[Answer, ...] = ()
    query: str = ""
    drafted: int | None = None
    grounds: tuple[Ground, ...] = ()
    others: tuple[Subject, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    largest: int = LARGEST


def page(reader: Reader, asked: Asked) -> AskPage:
    """The file that is asked for, a draft from what cables name, or an empty form.

    Raises:
        NotForHereError: where nobody writes questions.
        NotHereError: if there is no such file.
    """
    if not reader.wordings.may:
        raise NotForHereError(strings.NO_QUESTIONS)
    file, query = asked.one("file"), asked.one("q").strip()
    if file:
        return _edited(reader, file)
    empty = Wording(title="")
    if not query:
        return _shown(AskPage(title="Write a question", wording=empty))
    try:
        draft = reader.wordings.draft(query)
    except QueryError as error:
        problem = str(error)
        return _shown(AskPage(title="Write a question", status=400, wording=empty, query=query, problem=problem))
    made = AskPage(
        title="Write a question",
        wording=drafted(draft),
        query=query,
        drafted=len(draft.cables),
        grounds=tuple(one for one in _grounds(draft) if one.evidence),
        others=draft.others,
    )
    return _shown(made)


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[WordedRow]]:
    """The question as it is worded, a line each, and the sentences that a draft rests on.

    Raises:
        QueryError: if the query cannot be read.
    """
    shown = page(reader, asked)
    if shown.status != 200:
        raise QueryError(shown.problem)
    return WordedRow, list(_rows(shown))


def _rows(shown: AskPage) -> Iterator[WordedRow]:
    asks = shown.wording
    if asks is None:
        yield WordedRow(line="file", value=shown.text)
        return
    for name in ("title", "id", "body", "rule", "decision", "due", "default"):
        if value := getattr(asks, name):
            yield WordedRow(line=name, value=value)
    yield from (WordedRow(line="member", value=one) for one in asks.members)
    yield from (WordedRow(line="answer", value=one.title, cues=one.cues) for one in asks.answers)
    yield from (WordedRow(line=one.what, cited=each) for one in shown.grounds for each in one.evidence)


def _edited(reader: Reader, file: str) -> AskPage:
    text = reader.wordings.text(file)
    if text is None:
        raise NotHereError(f"There is no file {file[:80]} in the folder of questions.")
    shelved = next((one for one in reader.questions() if one.here and one.name == file), None)
    question = shelved.question if shelved else None
    return _shown(
        AskPage(
            title=f"Edit: {question.title}" if question else "Edit a question",
            file=file,
            seen=mark(text),
            text=text,
            identity=question.id if question else "",
            problem=shelved.problem if shelved else "",
            wording=reader.wordings.wording(text),
        )
    )


def _shown(made: AskPage) -> AskPage:
    answers = made.wording.answers if made.wording else ()
    spare = max(_SPARE, _FEWEST - len(answers))
    return msgspec.structs.replace(
        made, answers=(*answers, *[Answer(title="")] * spare), bodies=known_bodies(), rules=rules()
    )


def _grounds(draft: Draft) -> tuple[Ground, ...]:
    return (
        Ground(what=f"Who decides: {draft.body_name or 'the body'}", evidence=draft.body_evidence),
        Ground(what="What cables say of a rule", evidence=draft.ruling),
        Ground(what="When it is decided", evidence=draft.due_evidence),
        *(Ground(what=option.title, evidence=option.evidence) for option in draft.options),
    )


def act(reader: Reader, asked: Asked) -> str:
    """Keep what was written; then its board, or what is wrong with it.

    Raises:
        QuestionError: naming what is missing, or that the file was changed meanwhile.
        NotForHereError: where nobody writes questions.
    """
    if not reader.wordings.may:
        raise NotForHereError(strings.NO_QUESTIONS)
    form = dict(asked.form)
    file, do = form.get("file", ""), form["do"]
    if do != "write":
        _dated(form.get("due", ""))
    if do == "write":
        reader.wordings.change(file, form.get("text", ""), form.get("seen", ""))
    elif do == "save":
        reader.wordings.change(file, reader.wordings.as_text(_worded(asked)), form.get("seen", ""))
    else:
        file = reader.wordings.add(_worded(asked))
    shelved = next((one for one in reader.questions() if one.here and one.name == file), None)
    return links.question_url(shelved.question.id) if shelved and shelved.question else links.ask_url(file)


def again(reader: Reader, asked: Asked, error: ReftelError) -> AskPage | None:
    """The form as it was filled in, with what is wrong in it; None where nobody writes questions."""
    if not reader.wordings.may:
        return None
    form = dict(asked.form)
    worded = form.get("do") != "write"
    made = AskPage(
        title="Not kept yet",
        status=400,
        file=form.get("file", ""),
        seen=form.get("seen", ""),
        text=form.get("text", ""),
        wording=_worded(asked) if worded else None,
        problem=str(error),
        refused=True,
        wrong=error.field if isinstance(error, QuestionError) and worded else "",
    )
    return _shown(made)


def _worded(asked: Asked) -> Wording:
    form = dict(asked.form)
    names = ("answer", "cues", "option", "who", "was")
    told = {name: [value for key, value in asked.form if key == name] for name in names}
    rows = zip_longest(*(told[name] for name in names), fillvalue="")
    kept = form.get("do") == "save"  # seats and boards name the answers of a file by their ids
    answers = [
        _answer(_line(title), cues, identity, who, _line(was), kept=kept)
        for title, cues, identity, who, was in list(rows)[:_LINES]
        if title.strip() or cues.strip()
    ]
    return Wording(
        title=_line(form.get("title", "")),
        id=_line(form.get("id", "")),
        body=_line(form.get("body", "")),
        rule=_line(form.get("rule", "")),
        members=_several(form.get("members", "")),
        decision=_line(form.get("decision", "")),
        due=_line(form.get("due", "")),
        default=_line(form.get("default", "")),
        exclusive=form.get("exclusive") == "yes",
        answers=tuple(answers),
    )


def _answer(title: str, cues: str, identity: str, who: str, was: str, *, kept: bool) -> Answer:
    """An answer as it was filled in; of a draft one that was worded anew is no longer the candidacy that it was."""
    same = kept or not was or title == was or (who and who.casefold() in title.casefold())
    return Answer(
        title=title or _line(cues),
        cues=_several(cues),
        id=_line(identity) if same else "",
        candidate=_line(who) if same else "",
    )


def _dated(due: str) -> None:
    try:
        day_asked(due, "To be decided by")
    except QueryError as error:
        raise QuestionError(str(error), "due") from None


def _several(text: str) -> tuple[str, ...]:
    """What stands between semicolons or on lines of its own."""
    parts = (_line(part) for line in text.splitlines() for part in line.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


VIEW = View(
    name="ask",
    path="/ask",
    page=page,
    table=table,
    act=act,
    again=again,
    does=("make", "save", "write"),
    asks=(("file", "the name of a question file of the archive"), ("q", "")),
)

"""Questions that are written and edited in the room: files in the ``questions`` folder, by their names.

What a person writes is kept as it was written, also where it is no question yet: the list of questions says what is
wrong with it, and nothing that was typed is lost.
"""

import hashlib
import threading
from pathlib import Path

import msgspec

from reftel.deciding.rules import RULES
from reftel.deciding.stages import STAGED
from reftel.deciding.tables import is_too_deep
from reftel.errors import QuestionError
from reftel.facts.bodies import bodies
from reftel.model.draft import Draft
from reftel.model.wording import Answer, Wording
from reftel.workflow.questions import FOLDER, IDENTITY, SEATS, write_whole
from reftel.writing.wordings import slug, wording_of, wording_text

LARGEST = 200_000
"""So many characters of a file can be edited here."""
LOOKED_AT = 300
"""So many cables a draft is made of here, while somebody waits for it."""
_SUFFIX = ".toml"


class Wordings:
    """The question files of one archive, to be read and written; ``may`` is whether who reads sees everything."""

    def __init__(self, archive: Path, *, may: bool) -> None:
        self.may = may
        self._archive = archive
        self._folder = archive / FOLDER
        self._mutex = threading.Lock()

    def text(self, name: str) -> str | None:
        """What a file of the folder says; None where there is none of that name.

        Raises:
            QuestionError: if it is no text, or too large to be edited here.
        """
        path = self._path(name)
        if path is None:
            return None
        try:
            text = path.read_text(encoding="utf-8-sig") if path.stat().st_size <= 4 * LARGEST else ""
        except (OSError, ValueError):
            raise QuestionError(f"{name} cannot be read as text: look at the file.") from None
        if not text or len(text) > LARGEST:
            raise QuestionError(f"{name} is empty, or too large to be edited here: look at the file.")
        return text

    def wording(self, text: str) -> Wording | None:
        """What a form can show of a question file; None where it says more, or in other lines."""
        return None if is_too_deep(text) else wording_of(text)

    def as_text(self, wording: Wording) -> str:
        """The question file that a form makes."""
        return wording_text(wording)

    def add(self, wording: Wording) -> str:
        """A new file for a question; its name.

        Raises:
            QuestionError: if it has no title or its id is that of another file, or it cannot be written.
        """
        if not wording.title:
            raise QuestionError("A question needs words: write what is to be decided.", "title")
        with self._mutex:
            identity = wording.id or self._free(slug(wording.title) or "question")
            if not IDENTITY.fullmatch(identity):
                told = f"{identity[:60]!r} can be no id: write letters, digits, '.', '-' and '_'."
                raise QuestionError(told, "id")
            name = f"{identity}{_SUFFIX}"
            if name.endswith(SEATS) or self._has(name):
                raise QuestionError(f"There is a file {name} already: write another id.", "id")
            self._write(name, wording_text(msgspec.structs.replace(wording, id=identity)))
        return name

    def change(self, name: str, text: str, seen: str) -> None:
        """Write a file anew, if it is still as it was seen (``mark``).

        Raises:
            QuestionError: if it is not, there is none, or it cannot be written.
        """
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip() or len(text) > LARGEST:
            raise QuestionError(f"A question file has some lines, and at most {LARGEST:,} characters.")
        with self._mutex:
            now = self.text(name)
            if now is None:
                raise QuestionError(f"There is no file {name[:60]} any more: load the page again.")
            if mark(now) != seen:
                raise QuestionError(f"{name} was changed meanwhile: copy what you wrote, and load the page again.")
            self._write(name, text if text.endswith("\n") else f"{text}\n")

    def draft(self, query: str) -> Draft:
        """What the cables that answer a query name as open to decision.

        Raises:
            QueryError: if it cannot be read, has no words, or too many cables answer it.
        """
        from reftel.workflow import proposing  # noqa: PLC0415 - the parser takes two seconds to load

        return proposing.propose([self._archive], query, most=LOOKED_AT)

    def _path(self, name: str) -> Path | None:
        """The file of that name, as the folder lists it: what leads elsewhere is no name of a file in it."""
        inside = self._folder.glob(f"*{_SUFFIX}") if self._folder.is_dir() else ()
        return next((path for path in inside if path.name == name and not name.endswith(SEATS)), None)

    def _has(self, name: str) -> bool:
        """Whether there is such a file, in whatever case: some disks know only one of them."""
        inside = self._folder.iterdir() if self._folder.is_dir() else ()
        return name.casefold() in {path.name.casefold() for path in inside}

    def _free(self, identity: str) -> str:
        """The id, or with a number behind it, so that no file has it."""
        number, made = 1, identity
        while self._has(f"{made}{_SUFFIX}"):
            number += 1
            made = f"{identity}-{number}"
        return made

    def _write(self, name: str, text: str) -> None:
        try:
            write_whole(self._folder / name, text)
        except OSError as error:
            raise QuestionError(f"{name} cannot be written ({error.strerror or error}).") from None


def mark(text: str) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def rules() -> tuple[tuple[str, str], ...]:
    """The rules that need nothing said beside their name, each with its words."""
    return tuple((rule.id, rule.words) for rule in RULES if rule.id not in STAGED and "apart" not in rule.terms)


def known_bodies() -> tuple[tuple[str, str], ...]:
    """The bodies that come with reftel, by id and name."""
    return tuple((body.id, body.name) for body in bodies())


def drafted(draft: Draft) -> Wording:
    """A draft as a wording, for a person to go on with."""
    return Wording(
        title=draft.title,
        id=draft.id,
        body=draft.body or "",
        rule=draft.rule.id if draft.rule else "",
        decision=draft.decision or "",
        due=draft.due or "",
        answers=tuple(
            Answer(title=option.title, cues=option.cues, id=option.id, candidate=option.candidate or "")
            for option in draft.options
        ),
    )

"""One run that may be killed: reads, extracts, reviews, rules or merges, and says what is done when it is.

    python tests/crash_run.py ACT ARCHIVE SOURCES UNIT EXTRACTOR

What was reviewed, ruled or merged already is left alone, so that a run that is started again goes on where it was
stopped. To merge, SOURCES is a folder of archives.
"""

import contextlib
import importlib
import sys
from pathlib import Path

import msgspec

from reftel import extracting, workflow
from reftel.archive import Archive, carrying
from reftel.errors import InputError
from reftel.model.review import Patch, Verdict, fields_of, patch_between
from reftel.model.statement import Statement
from reftel.workflow import copying, intake

STATEMENTS, NAMES = 40, 24
CODERS = ("Ada", "Bo")
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "accept", "correct")


def review(archive: Path) -> None:
    """Two coders go through the first statements, one after the other."""
    with Archive(archive) as opened:
        reviewing = opened.reviewing()
        made = {(one.cable, one.id) for _, _, one in reviewing.extracted()}
        reviewed = {cable for cable, _ in made}  # of these what was extracted is kept beside what stands
        every = made | {(one.cable, one.id) for one in opened.statements() if one.cable not in reviewed}
        done = {(one.coder, one.cable, one.statement) for one in reviewing.reviews()}
        for turn, (cable, identity) in enumerate(sorted(every)[:STATEMENTS]):
            found = reviewing.statement(cable, identity)
            if found is None:
                raise RuntimeError(f"{cable} has no statement {identity}")
            for coder in CODERS:
                if (coder, cable, identity) not in done:
                    verdict = VERDICTS[(turn + len(coder)) % len(VERDICTS)]
                    patch = patch_of(found[2], verdict)
                    say("review", reviewing.add(cable, identity, coder=coder, verdict=verdict, patch=patch))


def patch_of(statement: Statement, verdict: Verdict) -> Patch:
    """Another speaker where something is corrected, else nothing."""
    seen = fields_of(statement)
    return patch_between(seen, msgspec.structs.replace(seen, speaker="Oyen") if verdict == "correct" else seen)


def rule(archive: Path) -> None:
    """Somebody rules that names are one actor's, two by two, and takes every third ruling back."""
    with Archive(archive) as opened:
        actors = opened.actors()
        names = sorted({one.speaker for one in opened.statements() if one.speaker.isalpha()})[:NAMES]
        for turn, (name, other) in enumerate(zip(names[::2], names[1::2], strict=False)):
            reason = f"{turn}: they are one"
            known = {one.reason: one for one in actors.rulings()}
            if reason in known:
                number = known[reason].number
            else:
                one, two = (actors.find(each)[0].id for each in (name, other))
                number = actors.merge(one, two, reason=reason)
                say("rule", number)
            if turn % 3 == 0 and not (reason in known and known[reason].undone):
                actors.undo(number)


def merge(archive: Path, given: Path) -> None:
    """One archive is made of several; of one that refuses to be made again the digest tells whether it is whole."""
    with contextlib.suppress(InputError):
        copying.merge(sorted(given.iterdir()), archive)


def say(act: str, number: int) -> None:
    """What is done."""
    sys.stdout.write(f"done {act} {number}\n")
    sys.stdout.flush()


def main() -> None:
    """Do it."""
    act, archive, source, unit, extractor = sys.argv[1:]
    intake._UNIT, intake._INDEXED = int(unit), int(unit) * 3
    carrying._UNIT = int(unit)
    if extractor:
        sys.path.insert(0, str(Path(extractor).parent))
        extracting.notes_of = importlib.import_module(Path(extractor).stem).notes_of
    sys.stdout.write("begins\n")
    sys.stdout.flush()
    if act == "read":
        workflow.read_into(Path(archive), [Path(source)])
    elif act == "extract":
        workflow.extract_into(Path(archive))
    elif act == "merge":
        merge(Path(archive), Path(source))
    else:
        {"review": review, "rule": rule}[act](Path(archive))


if __name__ == "__main__":
    main()

"""The lists of the reading room as tables: questions, what is kept, verdicts of coders, imports, a source, keys."""

from __future__ import annotations

from reftel.model.browsing import Card
from reftel.model.cable import citation_of
from reftel.model.importing import Import
from reftel.model.listing import CitedRow, KeptRow, Key, PersonRow, QuestionRow, Stretch, VerdictRow, WordedRow
from reftel.writing.columns import Column, yes

QUESTIONS: tuple[Column, ...] = (
    Column("id", "Name of the question; empty: the file cannot be read as one", 20, lambda q: q.id),
    Column("title", "What is asked", 50, lambda q: q.title),
    Column("body", "Who decides it", 14, lambda q: q.body),
    Column("rule", "The rule by which it is decided", 14, lambda q: q.rule),
    Column("due", "When it is due (EDTF), one for each decision", 16, lambda q: "; ".join(q.due)),
    Column("options", "What can be decided", 50, lambda q: "; ".join(q.options)),
    Column("file", "Its file", 24, lambda q: q.file),
    Column("problem", "Why the file cannot be read as a question", 60, lambda q: q.problem),
)
KEPT: tuple[Column, ...] = (
    Column("kind", "case or search", 8, lambda k: k.kind),
    Column("number", "Its number among those of its kind in this archive", 8, lambda k: k.number),
    Column("name", "What it is called", 30, lambda k: k.name),
    Column("about", "What a case file is about", 50, lambda k: k.about),
    Column("owner", "Whose it is", 16, lambda k: k.owner),
    Column("shown", "For whom its words are, by clearance; empty: who sees everything", 16, lambda k: k.shown),
    Column("items", "How many items of a case file whoever asks sees", 8, lambda k: k.items),
    Column("page", "The page of which a search is one: search or said", 8, lambda k: k.asks),
    Column("query", "What a search asks for: behind the question mark of its address", 40, lambda k: k.query),
    Column("put away", "yes: it was put away and can be had again", 9, lambda k: yes(k.gone)),
)
VERDICTS: tuple[Column, ...] = (
    Column("state", "disputed, decided, or orphaned: its statement is extracted no more", 10, lambda v: v.state),
    Column("cable", "Cable of the statement", 20, lambda v: v.review.cable),
    Column("statement", "id that the statement had when it was reviewed", 18, lambda v: v.review.statement),
    Column("coder", "Who says it", 16, lambda v: v.review.coder),
    Column("verdict", "accept, reject or correct", 10, lambda v: v.review.verdict),
    Column("speaker", "Who said it, as the coder holds it right", 20, lambda v: v.review.fields.speaker),
    Column("to whom", "Whom it was said to, likewise", 20, lambda v: "; ".join(v.review.fields.addressees)),
    Column("act", "state, ask, support, reject, request, commit or criticize", 10, lambda v: v.review.fields.act),
    Column("content", "What was said, likewise", 60, lambda v: v.review.fields.content),
    Column("said on", "When it was said (EDTF), likewise", 12, lambda v: v.review.fields.said_on),
    Column(
        "condition",
        "On what condition, likewise",
        30,
        lambda v: v.review.fields.condition.text if v.review.fields.condition else None,
    ),
    Column("sentence", "The whole sentence, verbatim", 80, lambda v: v.review.fields.sentence),
    Column("note", "What the coder wrote to it", 40, lambda v: v.review.note),
    Column("start", "First character of the content in the source text, from 0", 9, lambda v: v.review.fields.start),
    Column("end", "Character behind the last one of the content", 9, lambda v: v.review.fields.end),
    Column("source hash", "SHA-256 of the source file", 20, lambda v: v.review.source),
    Column("review", "Number of the review in this archive", 8, lambda v: v.review.number),
)
IMPORTS: tuple[Column, ...] = (
    Column("name", "Name of the import", 8, lambda i: i.name),
    Column("kind", "folder, upload or example", 9, lambda i: i.wanted.kind),
    Column("what", "The folder, or how many files were sent", 40, lambda i: i.wanted.what),
    Column("by", "Who asked for it; empty in a room without accounts", 16, lambda i: i.wanted.by),
    Column("at", "When it was asked for (UTC)", 20, lambda i: i.wanted.at),
    Column("state", "waiting, reading, extracting, done, stopped or failed", 11, lambda i: i.course.state),
    Column("read", "How many files are read", 8, lambda i: i.course.done),
    Column("files", "Of how many; empty until they are counted", 8, lambda i: i.course.total),
    Column("cables", "Cables in those that were new", 8, lambda i: i.course.cables),
    Column("remarks", "Remarks on what is doubtful or unusual in them", 8, lambda i: i.course.findings),
    Column("duplicates", "Files that were there already", 9, lambda i: i.course.duplicates),
    Column("unreadable", "Files that could not be opened", 9, lambda i: i.course.unreadable),
    Column("statements", "Statements found in them; empty until they are", 9, lambda i: i.course.statements),
    Column("seconds", "How long it took so far", 9, lambda i: i.course.seconds),
    Column("problem", "Why it waits, or why it failed", 50, lambda i: i.course.problem),
)
STRETCHES: tuple[Column, ...] = (
    Column("start", "First character in the source text, from 0", 9, lambda s: s.start),
    Column("end", "Character behind the last one", 9, lambda s: s.start + len(s.text)),
    Column("read as", "What these characters were read as", 24, lambda s: s.kind),
    Column("text", "The characters, verbatim", 100, lambda s: s.text),
)
KEYS: tuple[Column, ...] = (
    Column("key", "The key", 8, lambda k: k.key),
    Column("does", "What it does", 60, lambda k: k.does),
)
WORDED: tuple[Column, ...] = (
    Column("line", "Field of the question; of a sentence the line of the draft that rests on it", 24, lambda w: w.line),
    Column("value", "What stands there", 50, lambda w: w.value),
    Column("cues", "Words by which cables speak of an answer", 40, lambda w: "; ".join(w.cues)),
    Column("cable", "Cable (MRN) of the sentence", 20, lambda w: w.cited.cable if w.cited else None),
    Column("para", "Its paragraph", 6, lambda w: w.cited.para if w.cited else None),
    Column("sentence", "The sentence, verbatim", 80, lambda w: w.cited.text if w.cited else None),
    Column(
        "start", "First character of it in the source text, from 0", 9, lambda w: w.cited.start if w.cited else None
    ),
    Column("end", "Character behind the last one", 9, lambda w: w.cited.end if w.cited else None),
    Column("source hash", "SHA-256 of the source file", 20, lambda w: w.cited.source if w.cited else None),
)
CITED: tuple[Column, ...] = (
    Column("citation", "What is cited", 20, lambda c: c.citation),
    Column("form", "Name of the form", 10, lambda c: c.form),
    Column("title", "What people call it", 16, lambda c: c.title),
    Column("kind", "Kind of file", 24, lambda c: c.media),
    Column("text", "The citation", 100, lambda c: c.text),
)
PEOPLE: tuple[Column, ...] = (
    Column("name", "Who may sign in", 16, lambda p: p.account.name),
    Column("role", "reader, coder, editor or admin", 8, lambda p: p.account.role),
    Column("clearance", "What he may see", 16, lambda p: p.account.clearance),
    Column("disabled", "yes: he may sign in no more", 8, lambda p: yes(p.account.disabled)),
)
CARDS: tuple[Column, ...] = (
    Column("cable", "Cable (MRN)", 20, lambda c: citation_of(c.cable, None)),
    Column("date", "Day of sending (EDTF)", 12, lambda c: c.date),
    Column("from", "The post", 20, lambda c: c.origin),
    Column("level", "As it was marked", 6, lambda c: c.level),
    Column("subject", "Its subject", 60, lambda c: c.subject),
)
SHEETS: tuple[tuple[type, str, tuple[Column, ...]], ...] = (
    (QuestionRow, "questions", QUESTIONS),
    (KeptRow, "kept", KEPT),
    (VerdictRow, "verdicts", VERDICTS),
    (Import, "imports", IMPORTS),
    (Stretch, "stretches", STRETCHES),
    (Key, "keys", KEYS),
    (WordedRow, "question", WORDED),
    (CitedRow, "citations", CITED),
    (PersonRow, "people", PEOPLE),
    (Card, "cables", CARDS),
)

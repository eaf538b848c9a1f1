"""The commands, one file each. A command's file is loaded when it is called, so that ``--help`` answers at once."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A command: its name, which is that of its file too, and what it does, for the list of commands."""

    name: str
    about: str


COMMANDS: tuple[Entry, ...] = (
    Entry("read", "Read sources into an archive, and say what they are."),
    Entry("extract", "Make statements of the cables of an archive."),
    Entry("show", "Show cables: head, paragraphs, and what is doubtful."),
    Entry("lint", "Check cables against the rules of their format, and say what was expected."),
    Entry("links", "What cables hang together with, what is missing, and gaps."),
    Entry("write", "Write sources or cables out again, as they came or in another form."),
    Entry("search", "Search an archive."),
    Entry("said", "Who is reported to have said what to whom, and when."),
    Entry("positions", "Who stood where on a question, and when."),
    Entry("meetings", "Who met whom, when, where, with the sentences that say so."),
    Entry("commitments", "Who promised what, by when, and what later cables say of it."),
    Entry("events", "What takes place, took place or may, and when."),
    Entry("demarches", "What was delivered or asked, and whether it was answered."),
    Entry("assessments", "Who judged whom on what, and how."),
    Entry("topics", "Laws, criteria, cases and terms, with where they stand."),
    Entry("question", "Draft a question file from what cables say."),
    Entry("actor", "Who is who over an archive: offices, meetings, what was said; merges by hand."),
    Entry("decide", "The board: what is blocked, by whom, and what would move it."),
    Entry("forecast", "Where a bargain may end, by simple methods beside naive ones; never the outcome."),
    Entry("serve", "Open the reading room: an archive as pages in your browser."),
    Entry("account", "Who may sign in to a room that several people share."),
    Entry("bench", "How good the statements are beside annotated ones of yours."),
    Entry("export", "Publish cables and statements, after a list of what they would show."),
    Entry("archive", "Back archives up and restore them, merge and split them, make them smaller."),
    Entry("purge", "Take a cable, a person or a source out of an archive for good."),
    Entry("verify", "Check that an archive is whole."),
)

"""The words of the command line, in one place: messages, headings, and what codes are called in plain English."""

from typing import Final

# Messages ------------------------------------------------------------------------------------------------------------

INTERRUPTED: Final = "Interrupted; what was done so far is kept. Run the same command again to go on."
STOPPED: Final = "Interrupted."
NO_SPACE: Final = "No space left on the disk; what was done so far is kept. Make room and run the same command again."
NO_MEMORY: Final = "There is not enough memory for that: end other programs, or name fewer processes with --workers 1."
FAULT: Final = "This is a fault of reftel, not of your material: {what} (REFTEL_DEBUG=1 shows where)."
DAMAGED: Final = (
    "The database of the archive is damaged: `reftel verify ARCHIVE` says where. Make one from a backup"
    " (`reftel archive restore BACKUP NEW`), or read your files into a new one."
)
NO_SUCH_PATH: Final = "No such file or folder: {path}."
CABLE_AS_PATH: Final = "No such file or folder: {path}. A cable is named by its number with --cable {path}."
QUESTION_AS_SOURCE: Final = "{path} is a question file and no cable: reftel decide {path} SOURCE… puts it to cables."
NO_FILE_THERE: Final = "There is no file in {path}: name a folder with files to read."
NO_SUCH_ARCHIVE: Final = "{path} is no reftel archive; make one with: reftel read FOLDER --into {path}"
NO_ARCHIVE_YET: Final = "{path} is no reftel archive; read it into one with: reftel read {path} --into my-archive"
UNREADABLE: Final = "{name}: {reason}"
NOTHING_FOUND: Final = "Nothing found."
NOTHING_BUT_NEAR: Final = "Nothing found; near: {near}"
HERE_OR_THERE: Final = "Say where to work: --workers here, or --on a cluster, not both."
NOTHING: Final = "Nothing found"
UNHEARD: Final = "{count}: overdue only as far as is held, for no cable here is later than what was due."
NOBODY: Final = "Nobody here is called {name}."
NOBODY_NEAR: Final = "Nobody here is called {name}; near: {near}."
NO_CABLE_HERE: Final = "No cable {cable} with statements is among the sources."
MORE: Final = "… and {count:,} more; see them with a larger --limit."
BEST: Final = "The best {count:,}; {cables} found in all: see more with a larger --limit."
NOT_EXTRACTED_ONE: Final = "1 matching cable is not extracted yet and not in this answer: reftel extract {archive}"
NOT_EXTRACTED: Final = (
    "{count:,} matching cables are not extracted yet and not in this answer: reftel extract {archive}"
)
EXTRACTED_BEFORE: Final = (
    "The statements of {count} are of an older version of reftel, and count as they are; made anew by:"
    " reftel extract {archive}"
)
RESTS_ON: Final = "from {extracted:,} of {cables}"
INFOS: Final = "Only counted, as of little weight: {codes}; with --infos they are listed too."
WROTE: Final = "Wrote {count:,} rows to {path}; what the columns mean: {codebook}."
WROTE_BOOK: Final = "Wrote {count:,} rows to {path}; the second sheet says what the columns mean."
RECORDED: Final = "Recorded in {path}; score it with: reftel forecast {question} --score {path} OUTCOME"
NOT_RECORDED: Final = "No forecast of the question {question} is recorded in {path}."
RECORD_OR_SCORE: Final = "Record a forecast or score those that are recorded: --record or --score."
POWER_IS_READ: Final = "--power is for reading: it goes with neither --json nor a table."
WROTE_DOSSIER: Final = "Wrote the dossier to {path}."
WROTE_DRAFT: Final = "Wrote a draft to {path}; edit it, then: reftel decide {path} SOURCE"
DRAFTED: Final = "{options} from {cables}"
NO_CABLE_ANSWERS: Final = (
    "No cable answers {query}: its words must stand together in one paragraph, or at least in one cable. "
    "Fewer words find more; OR finds either."
)
FILL_IN: Final = "To fill in: {what}."
WELL: Final = "All is well: {sources}, {cables}, {statements}."
MENDED: Final = "Mended: {what}"
EXTRACTED: Final = "{statements}{to_check}, of {cables}, in {seconds:,.1f} s."
FAILED: Final = "Of {cables} no statements could be made; that is a fault of reftel and not of your material."
SENDING: Final = "The text of the cables goes to {host}."
MAY_SEND: Final = "The text of the cables will go to {host} and leave this computer. Go on?"
SAY_YES: Final = "The text of the cables would go to {host}: say so with --yes."
DROPPED: Final = "{count} of the model dropped: the words are not in the paragraph, or the answer was none."
NOT_IN_SOURCES: Final = "Not in the sources, so everything in them is missed: {cables}."
NOT_WELL: Final = "Not well: {problem}"
ACTOR_WHAT: Final = "Choose one thing: a NAME, --list, --rulings or --undo; --merge and --split go with a NAME."
SAY_WHY: Final = "Say why: --because TEXT; a ruling without a reason cannot be judged by others."
WHICH_ACTOR: Final = "Several are called so; this is the one with most statements. Others: {others}"
RULED: Final = "Ruling {number}; take it back with: reftel actor {archive} --undo {number}"
UNDONE: Final = "Ruling {number} is undone."
NAMES_FOUND: Final = "{found:,} of {asked:,} names found"
BAD_DATE: Final = "{text!r} is no date or range; write 2006, 2006-10, 2006-10-23, 2006-10..2006-12, 2006.. or ..2006-12"
BAD_DAY: Final = "{text!r} is no date; write 2006, 2006-10 or 2006-10-23"
NO_SUCH_DAY: Final = "{text!r} is no day of the calendar"
BACKWARDS: Final = "{text!r} ends before it begins; write the earlier date first, as 2006-10..2006-12"
NO_SUCH_CABLE: Final = "No cable {cables} is among the sources; reftel search finds cables by their words."
MEANT: Final = " Did you mean {near}?"
OR: Final = " or "
DASHES: Final = "{said} To leave out a word, put -- before the query: reftel search ARCHIVE -- {word}"
ONE_TABLE: Final = "Standard output holds one thing at a time: choose --json or --csv -."
XLSX_TO_FILE: Final = "A workbook needs a file: --xlsx FILE."
ONLY_ARCHIVE: Final = "--sources lists what an archive holds; {path} is none."
LINKS_OF_WHAT: Final = "Name cables (06ASTANA280), or ask for --missing or for --gaps."
NO_VERSIONS: Final = "No cable here has several versions."
WHOLE_SOURCES: Final = "As source the whole of each source is written: name the source, without --cable."
STDIN_TERMINAL: Final = "Waiting for text on standard input; end with Ctrl-D."

WAS_PURGED: Final = "{sources} not read: something of that was purged from this archive; --again brings it back."
EXPORT_WHAT: Final = "Say what to do: --preflight FILE writes what to look at, --publish FOLDER the cables."
EXPORT_REVIEWED: Final = "--reviewed goes with --publish."
EXPORT_ASK: Final = "Publish {cables} into {folder} as this shows them?"
EXPORT_SAY_YES: Final = (
    "Nobody has looked at this list: give a reviewed pre-flight (--reviewed FILE), or say so with --yes."
)
PREFLIGHT_THERE: Final = "{path} is there already: name another file, so that no decision is lost."
PREFLIGHT_WRITTEN: Final = (
    "Wrote {path}: decide on each name and marking in it, then: reftel export {archive} --publish FOLDER --reviewed"
    " {path} with the same options."
)
PUBLISHED: Final = "Wrote {cables} and {statements} to {folder}; {left_out} cables were left out by decision."
BACKED_UP: Final = "Backed up to {place}: {sources} ({new:,} new), {cables}."
LACKING: Final = (
    "The archive lacks the file of {sources} that the backup has ({first}): `reftel verify` names them all, and"
    " `reftel archive restore` makes an archive that has them."
)
RESTORED: Final = "Restored to {place}: {sources}, {cables}."
CARRIED: Final = "{place}: {sources}, {cables}, {statements}, {reviews}, {rulings}."
COMPACTED: Final = "{before:,.1f} MB beside the sources before, {after:,.1f} MB now."
SPLIT_WHAT: Final = "Say what is split off: --query QUERY, or --cable MRN."
PURGE_WHAT: Final = "Name one thing that is to go: --cable MRN, --person NAME or --source HASH."
PURGE_LEAVE: Final = "--leave goes with --person: it says where the surname alone is another's."
PURGE_LONE: Final = (
    "  {count} of these by the surname alone: nothing in the cable says whose it is, and it may be another person's."
    " Look at each; --leave MRN leaves it in a cable, --leave all in all of them:"
)
PURGE_NOTHING: Final = "Nothing of that is in {archive}."
PURGE_ASK: Final = "This cannot be undone. Take it out of {archive}?"
PURGE_SAY_YES: Final = "It would go for good: say so with --yes."
PURGE_ENDED: Final = "An earlier purge that was stopped is ended: everything it took out is cleared."
PURGE_NONE_BEGUN: Final = "No purge of this archive was stopped."
PURGED: Final = "It is gone from {archive}. What a disk keeps of deleted files, no program reaches: see docs/ethics.md."
PURGE_REMAINS: Final = "Its words still stand in {place}: look whether that is another text, else edit or delete it."
PURGE_COPY: Final = "A copy is in {place}: purge it there too (a backup with --backup), or delete it."
PURGE_LEFT: Final = "It was not taken out of what was not named with --backup: {places}."
SERVING: Final = "The reading room on {archive} is open at {address} (Ctrl-C ends it)."
SERVE_READING: Final = "This is no archive yet: it is read into one that lasts as long as the room is open."
SERVE_NEW: Final = "An archive is begun in {path}; the first page of the room says how to fill it."
SERVE_NOTHING: Final = "Nothing in {path} could be read as a cable, so there is nothing to show."
SERVE_ONE: Final = "The room shows one archive: name {path} alone, or only sources that are none."
SERVE_LOOPBACK: Final = (
    "This archive has no accounts, so on {host} anybody could read everything: make the first with"
    " `reftel account add {archive} NAME --role admin --clearance everything`."
)
SERVE_NOBODY: Final = (
    "{file} names nobody who could sign in: add an account with `reftel account add`, or take the file away to have a"
    " room without accounts, on this computer only."
)
SERVE_AS: Final = (
    "This archive has accounts, each with its own clearance: leave out --as, or change one with"
    " `reftel account clearance`."
)
SERVE_PLAIN: Final = (
    "On {host} passwords travel as they are typed, for everybody on the way to read: put a proxy with TLS before the"
    " room and name it with --host-name (docs/web.md)."
)
SERVE_SHARED: Final = "Everybody signs in: {accounts}."
NO_ACCOUNT: Final = "There is no account {name}."
ACCOUNT_ADDED: Final = "{name} may sign in as {role}, cleared for {clearance}."
ACCOUNT_CHANGED: Final = "{name}: changed; signed in nowhere any more."
ACCOUNT_REMOVED: Final = "{name} is removed."

LINTED: Final = "{errors}, {warnings}, {infos} in {cables}."

BY_CABLE_ONE: Final = ", {count:,} without a day of its own, by the date of its cable"
BY_CABLE: Final = ", {count:,} without a day of their own, by the date of their cable"
NO_OWN_DAY: Final = "no day of its own"
BY_ITS_CABLE: Final = "by its cable of {day}"
OF_CABLE: Final = "cable of {day}"
UNDATED_ONE: Final = "{count:,} that else fits has no day to go by and is left out; without {option} it is shown."
UNDATED: Final = "{count:,} that else fit have no day to go by and are left out; without {option} they are shown."
OTHER_DAYS_ONE: Final = "{count:,} else fits, but is of another day; without {option} it is shown."
OTHER_DAYS: Final = "{count:,} else fit, but are of other days; without {option} they are shown."

# Words for codes -----------------------------------------------------------------------------------------------------

BROKEN_OFF: Final = "the text breaks off: the rest was taken out before it was released, or could not be read"
LEVELS: Final = {
    "U": "UNCLASSIFIED",
    "LOU": "LIMITED OFFICIAL USE",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
    "TS": "TOP SECRET",
}
DATE_BASES: Final = {
    "dtg": "by its date-time group",
    "julian": "by its Julian day",
    "collection": "as published",
    "index": "inferred from its serial number",
    "text": "inferred from its text",
    "dateline": "as it is dated",
}
SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
INFERRED: Final = "inferred"
ROLES: Final = {"summary": "summary", "comment": "comment", "note": "note", "action": "action request", "body": ""}

# What each command is for --------------------------------------------------------------------------------------------

ABOUT: Final = """Follow one question through thousands of diplomatic cables: who is reported to have said what, to
whom, when, on what condition, and where that left the decision, with the sentence behind every line.

A SOURCE is a file, a folder, an archive that `reftel read` made, an address such as s3://bucket/folder, or - for
standard input. Nothing leaves this computer, unless you name an endpoint or a cluster for it.
"""
EXITS: Final = (
    "Exit codes: 0 done, also where a search or filter finds nothing; 1 lint or verify found a fault; 2 wrong usage,"
    " unreadable input, or no cable or actor of that name; 3 interrupted or no space left."
)


def day(edtf: str | None) -> str:
    """A day as a table shows it: EDTF, but a season in words, and so the first and last day of a time."""
    first, _, last = (edtf or "").partition("/")
    if last and "/" not in last:
        return f"until {day(last)}" if first == ".." else f"{day(first)} to {day(last)}"
    plain = (edtf or "").rstrip("~?%")
    season = SEASONS.get(plain[5:]) if len(plain) == 7 else None
    return edtf or "" if season is None else f"{season} {plain[:4]}"

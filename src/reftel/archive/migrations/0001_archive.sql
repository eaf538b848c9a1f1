-- Sources, what was read from them, what was extracted from that, and which units of work are done.
-- Times are kept nowhere: the order and the day of adding change no record.

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counters VALUES ('seq', 0);

CREATE TABLE sources (
    sha256 TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    size INTEGER NOT NULL,          -- bytes; 0 for a member of a container, whose bytes are in the container
    characters INTEGER NOT NULL,
    cables INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    unread INTEGER NOT NULL,        -- 1 where nothing could be read from it
    container TEXT,                 -- sha256 of the source that it is a member of; NULL where it came by itself
    text BLOB,                      -- NULL where the bytes, decoded, are the text
    record BLOB NOT NULL,           -- nodes and findings
    seq INTEGER NOT NULL
) STRICT;

CREATE INDEX members ON sources (container) WHERE container IS NOT NULL;

CREATE TABLE names (
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    name TEXT NOT NULL,
    PRIMARY KEY (sha256, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE cables (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    start INTEGER NOT NULL,
    mrn TEXT NOT NULL,              -- as cited; versions of one cable share it
    year INTEGER,
    station TEXT,
    serial INTEGER,
    date TEXT,
    origin TEXT,
    level TEXT,
    caveats TEXT NOT NULL,
    tags TEXT NOT NULL,
    refs TEXT NOT NULL,
    subject TEXT,
    kind TEXT NOT NULL,
    release TEXT NOT NULL,
    completeness TEXT NOT NULL,
    wholeness INTEGER NOT NULL,     -- 0 is most complete
    paragraphs INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    canonical INTEGER NOT NULL,     -- 1 for the one version whose statements count
    record BLOB NOT NULL,
    seq INTEGER NOT NULL,
    UNIQUE (sha256, start)
) STRICT;

CREATE INDEX cables_by_mrn ON cables (mrn);
CREATE INDEX cables_by_number ON cables (station, serial);
CREATE INDEX cables_by_seq ON cables (seq);
CREATE INDEX cables_in_order ON cables (date, mrn) WHERE canonical;

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    cable INTEGER NOT NULL REFERENCES cables (id),
    place INTEGER NOT NULL,         -- its rank among the statements of the cable
    paragraph INTEGER NOT NULL,     -- which paragraph of the cable, from 1; 0 where it stands in none
    speaker TEXT NOT NULL,
    holder TEXT NOT NULL,
    addressees TEXT NOT NULL,
    act TEXT NOT NULL,
    said_on TEXT,
    record BLOB NOT NULL,
    UNIQUE (cable, place)
) STRICT;

CREATE TABLE ledger (
    act TEXT NOT NULL,              -- read, extract
    version TEXT NOT NULL,          -- of the program that did it
    key TEXT NOT NULL,              -- sha256, or sha256 and start of a cable
    problem TEXT,                   -- why nothing came of it
    seq INTEGER NOT NULL,
    PRIMARY KEY (act, version, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_by_seq ON ledger (act, seq);

-- What people say of statements, with a trail of it that cannot be changed unseen. `statements` holds what stands after
-- that; of a cable that somebody reviewed, `extracted` holds its statements as they were made.

CREATE TABLE extracted (
    cable INTEGER NOT NULL REFERENCES cables (id),
    place INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (cable, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE reviews (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    start INTEGER NOT NULL,         -- of the cable in its source
    coder TEXT NOT NULL,
    record TEXT NOT NULL,           -- as JSON: the statement as it was seen, the verdict, what was corrected, why
    replaces INTEGER,               -- the review of the same coder in whose place it stands
    undone INTEGER NOT NULL DEFAULT 0,
    place INTEGER                   -- of the statement that it is about now; NULL where it finds none; derived
) STRICT;

CREATE INDEX reviews_by_cable ON reviews (sha256, start);

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    act TEXT NOT NULL,              -- review, undo
    subject INTEGER NOT NULL,       -- the number of the review
    body TEXT NOT NULL,
    at TEXT NOT NULL,               -- when, UTC; no part of the digest
    hash TEXT NOT NULL              -- SHA-256 of all before it in this row, and of the hash of the entry before
) STRICT;

INSERT INTO counters VALUES ('audit', 0);

-- What people keep: searches under a name, and case files. Each record is JSON and holds no text of a source, only
-- places in it; who did what is in the audit trail.

CREATE TABLE searches (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE cases (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE case_items (
    number INTEGER PRIMARY KEY,
    in_case INTEGER NOT NULL REFERENCES cases (number),
    sha256 TEXT NOT NULL,           -- of the source in which it stands; empty of a search
    record TEXT NOT NULL
) STRICT;

CREATE INDEX case_items_by_case ON case_items (in_case);
CREATE INDEX case_items_by_source ON case_items (sha256);

-- What collections say of the release of their sources, each saying once: which of several counts follows from what
-- they say, never from the order in which they came.

CREATE TABLE provenance (
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    status TEXT NOT NULL,
    authority TEXT NOT NULL,
    date TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (sha256, status, authority, date, source, note)
) STRICT, WITHOUT ROWID;

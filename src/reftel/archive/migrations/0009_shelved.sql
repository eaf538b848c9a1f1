-- What libraries of references (Zotero) say of sources that are attached to their items, as JSON, each saying once.

CREATE TABLE shelved (
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    record TEXT NOT NULL,
    PRIMARY KEY (sha256, record)
) STRICT, WITHOUT ROWID;

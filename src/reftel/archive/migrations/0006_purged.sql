-- What was purged, by nothing but the hash of the source that held it, so that reading it again does not bring it back.

CREATE TABLE purged (
    sha256 TEXT NOT NULL PRIMARY KEY,
    part INTEGER NOT NULL,              -- 1 where the rest of its text is held, 0 where nothing is; its bytes are gone
    cleared INTEGER NOT NULL DEFAULT 0  -- 1 when its bytes, the index and free pages are cleared too
) STRICT, WITHOUT ROWID;

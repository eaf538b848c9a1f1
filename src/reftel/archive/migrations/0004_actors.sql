-- Who is named in each cable and what meetings it tells of, as extracting made them; and what people have ruled about
-- which namings are one actor's. The actors themselves are derived from these (actors.sqlite), and made again at will.

CREATE TABLE namings (
    cable INTEGER NOT NULL REFERENCES cables (id),
    name TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (cable, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    cable INTEGER NOT NULL REFERENCES cables (id),
    place INTEGER NOT NULL,         -- its rank among the meetings of the cable
    names TEXT NOT NULL,            -- of those who took part, one a line
    record BLOB NOT NULL,
    UNIQUE (cable, place)
) STRICT;

CREATE TABLE rulings (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
    namings TEXT NOT NULL,          -- (cable, name) pairs, as JSON
    reason TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    audit TEXT NOT NULL DEFAULT ''  -- who and when, as given; no part of the digest
) STRICT;

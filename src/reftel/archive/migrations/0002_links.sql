-- Which cables refer to which: one row for each number that a cable names in its REF line.

CREATE TABLE links (
    cable INTEGER NOT NULL REFERENCES cables (id),
    target TEXT NOT NULL,           -- the number as cited; held or not
    PRIMARY KEY (cable, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_by_target ON links (target);
CREATE INDEX cables_by_subject ON cables (subject) WHERE canonical;

INSERT OR IGNORE INTO links
WITH RECURSIVE split (cable, target, rest) AS (
    SELECT id, '', refs || ' ' FROM cables WHERE refs <> ''
    UNION ALL
    SELECT cable, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> ''
)
SELECT cable, target FROM split WHERE target <> '';

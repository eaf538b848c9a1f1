-- A checksum beside each record that is not compressed, so that a flipped bit in one does not go unseen.

ALTER TABLE statements ADD COLUMN seal INTEGER;
ALTER TABLE extracted ADD COLUMN seal INTEGER;
ALTER TABLE namings ADD COLUMN seal INTEGER;
ALTER TABLE meetings ADD COLUMN seal INTEGER;

UPDATE statements SET seal = seal(record);
UPDATE extracted SET seal = seal(record);
UPDATE namings SET seal = seal(record);
UPDATE meetings SET seal = seal(record);

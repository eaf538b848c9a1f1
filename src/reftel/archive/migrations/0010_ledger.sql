-- Whether a cable is extracted, and by what, is asked of every cable: found by its key, and not by going through all.

CREATE INDEX ledger_by_key ON ledger (key);

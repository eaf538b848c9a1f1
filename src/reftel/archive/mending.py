"""Making again whatever follows from the rest of an archive: nothing that people or sources said is touched."""

from pathlib import Path

import apsw
import msgspec

from reftel.archive import adding, kept, reviewing, store


def mend(connection: apsw.Connection, folder: Path) -> None:
    """Make again what the record derives: its own indexes, links, which version counts, what stands after reviews.

    Who is who is taken away, to be made again when it is asked for. The search index is not made here.
    """
    connection.execute("REINDEX")
    with store.transaction(connection):
        for (mrn,) in list(connection.execute("SELECT mrn FROM cables GROUP BY mrn HAVING count(*) > 1")):
            adding.choose(connection, mrn)
        connection.execute(
            "UPDATE cables SET canonical = 1 WHERE NOT canonical AND mrn IN"
            " (SELECT mrn FROM cables GROUP BY mrn HAVING count(*) = 1)"
        )
        connection.execute("DELETE FROM links")
        for number, refs in list(connection.execute("SELECT id, refs FROM cables WHERE refs <> ''")):
            adding.link(connection, int(str(number)), str(refs))
        seq = store.next_seq(connection)
        connection.execute("INSERT OR REPLACE INTO counters VALUES ('mended', ?)", (seq,))
        reviewed = "SELECT cable FROM extracted UNION SELECT cables.id FROM cables JOIN reviews USING (sha256, start)"
        for (number,) in list(connection.execute(reviewed)):
            try:
                with connection:  # a savepoint: what cannot be read stays as it is, and is named by verifying
                    reviewing.apply(connection, int(str(number)), seq)
            except (ValueError, msgspec.MsgspecError):
                continue
    for name in kept.FILES:
        (folder / name).unlink(missing_ok=True)

"""A step for older stores: which favour each thing that was done has settled, as it was reckoned at that time."""

from __future__ import annotations

import sqlite3

_DONE = ("helped", "introduced", "referred")


def settle_what_was_done(connection: sqlite3.Connection) -> None:
    """Write down what was worked out before: each thing done settles the favour ticked off, else the oldest one.

    From now on it is said, and not worked out. So no favour that was done comes back, and none is lost.
    """
    ticked = {row[0] for row in connection.execute("SELECT event_id FROM due_marks WHERE state = 'done'")}
    waiting: dict[int, list[int]] = {}
    found = connection.execute(
        "SELECT id, person_id, kind FROM events WHERE kind IN ('asked-me', ?, ?, ?) ORDER BY date, id", _DONE
    )
    settled = []
    for event, person, kind in found.fetchall():
        asked = waiting.setdefault(person, [])
        if kind == "asked-me":
            asked.append(event)
        elif asked:
            favour = next((one for one in asked if one in ticked), asked[0])
            asked.remove(favour)
            settled.append((favour, event))
    connection.executemany("UPDATE events SET settles = ? WHERE id = ?", settled)

"""The tables, and the steps from each older version of them to the next."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from assistant.store.settled import settle_what_was_done

APPLICATION_ID = 0x6F757472
"""``outr`` in ASCII: tells our file from any other SQLite file (``PRAGMA application_id``)."""

VERSION = 6
"""The schema that this program writes (``PRAGMA user_version``)."""

Step = Sequence[str] | Callable[[sqlite3.Connection], None]

# Tokens and money that models took. Nothing about a person, and no draft: it outlives both.
_SPENDING = """
    CREATE TABLE spending (
        id INTEGER PRIMARY KEY,
        moment TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL,
        counted TEXT NOT NULL,
        cost REAL
    )
    """

# The writer's own letters, kept because they said so. One that was sent goes with its draft and its person.
_SAMPLES = """
    CREATE TABLE samples (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        draft_id INTEGER REFERENCES drafts(id) ON DELETE CASCADE,
        created TEXT NOT NULL
    )
    """

# How the writer wrote one letter that was sent: words from our own lists and a length, never their content.
_STYLE = """
    CREATE TABLE style (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft_id INTEGER REFERENCES drafts(id) ON DELETE SET NULL,
        language TEXT NOT NULL,
        form TEXT NOT NULL,
        greeting TEXT NOT NULL DEFAULT '',
        sign_off TEXT NOT NULL DEFAULT '',
        words INTEGER NOT NULL,
        taken_out TEXT NOT NULL DEFAULT '',
        kept TEXT NOT NULL DEFAULT '',
        created TEXT NOT NULL
    )
    """

# What names a person for good in another program: the UID of their card, the id of an export.
_KEYS = """
    CREATE TABLE person_keys (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        value TEXT NOT NULL
    )
    """

# What each import said of a person: a hash of every value, so that the same file says nothing new, and
# a later one tells what has changed since from what you changed yourself. Hashes, not words.
_RECORDS = """
    CREATE TABLE person_records (
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        said BLOB NOT NULL,
        date TEXT NOT NULL,
        PRIMARY KEY (person_id, source, said)
    ) WITHOUT ROWID
    """

# Values that gave way to another one, or came second: nothing that somebody said is lost.
_OTHER_VALUES = """
    CREATE TABLE other_values (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL DEFAULT '',
        date TEXT NOT NULL
    )
    """

# Two who may be one and the same; refused ones stay, so that nobody is asked twice.
_PROPOSALS = """
    CREATE TABLE merge_proposals (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        why TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'open',
        created TEXT NOT NULL
    )
    """

# What undoing a merge needs. It goes with the person, as all about them does.
_MERGES = """
    CREATE TABLE merges (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        why TEXT NOT NULL,
        log TEXT NOT NULL,
        created TEXT NOT NULL
    )
    """

_IMPORTING: tuple[str, ...] = (
    _KEYS,
    "CREATE INDEX person_keys_person ON person_keys (person_id)",
    _RECORDS,
    _OTHER_VALUES,
    "CREATE INDEX other_values_person ON other_values (person_id)",
    _PROPOSALS,
    "CREATE INDEX merge_proposals_person ON merge_proposals (person_id)",
    "CREATE INDEX merge_proposals_other ON merge_proposals (other_id)",
    _MERGES,
    "CREATE INDEX merges_person ON merges (person_id)",
    "CREATE INDEX merges_other ON merges (other_id)",
)

# Pages that were read about a person: what the server said about their state, so that the next reading can ask
# whether anything changed. ``model``: whether a model has read it; ``feed``: the feed that the page names.
_FETCHED = """
    CREATE TABLE fetched (
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        url TEXT NOT NULL,
        etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '',
        feed TEXT NOT NULL DEFAULT '',
        model INTEGER NOT NULL DEFAULT 0,
        moment TEXT NOT NULL,
        PRIMARY KEY (person_id, url)
    ) WITHOUT ROWID
    """

# Which sentences of a draft the writer says stand on which facts: [[sentence, [fact ids]], …].
_TIES = "ALTER TABLE drafts ADD COLUMN ties TEXT NOT NULL DEFAULT '[]'"

# What the writer said about something due: put off, done, never again. Its key is the id of what was due.
_DUE_MARKS = """
    CREATE TABLE due_marks (
        key TEXT PRIMARY KEY,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        event_id INTEGER REFERENCES events(id) ON DELETE CASCADE,
        state TEXT NOT NULL,
        day TEXT NOT NULL,
        until TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID
    """

# Whom each week proposed, and who was passed over: so that it stays the same person all week.
_WEEK_PEOPLE = """
    CREATE TABLE week_people (
        week TEXT NOT NULL,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        state TEXT NOT NULL,
        PRIMARY KEY (week, person_id)
    ) WITHOUT ROWID
    """

# Which favour that was asked something done for them settles.
_SETTLES = "ALTER TABLE events ADD COLUMN settles INTEGER REFERENCES events(id) ON DELETE SET NULL"
_SETTLES_INDEX = "CREATE INDEX events_settles ON events (settles)"

# Why somebody was proposed, as on the day of the choice: the kind of message, what counted, and the fact that was
# new. No words of that fact, nor of the person, so that nothing of them stays when they go.
_WEEK_REASON = (
    "ALTER TABLE week_people ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE week_people ADD COLUMN weights TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE week_people ADD COLUMN fact_id INTEGER REFERENCES facts(id) ON DELETE SET NULL",
    "CREATE INDEX week_people_fact ON week_people (fact_id)",
)

_RHYTHM = (
    _DUE_MARKS,
    "CREATE INDEX due_marks_person ON due_marks (person_id)",
    "CREATE INDEX due_marks_event ON due_marks (event_id)",
    _WEEK_PEOPLE,
    "CREATE INDEX week_people_person ON week_people (person_id)",
)


def _bring_rhythm_up_to_date(connection: sqlite3.Connection) -> None:
    for statement in (_SETTLES, _SETTLES_INDEX, *_WEEK_REASON):
        connection.execute(statement)
    settle_what_was_done(connection)


MIGRATIONS: dict[int, Step] = {
    1: ("ALTER TABLE drafts ADD COLUMN notes TEXT NOT NULL DEFAULT ''", _SPENDING),
    2: (
        "ALTER TABLE drafts ADD COLUMN step INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE versions ADD COLUMN said TEXT NOT NULL DEFAULT ''",
        _SAMPLES,
        "CREATE INDEX samples_draft ON samples (draft_id)",
        _STYLE,
        "CREATE INDEX style_draft ON style (draft_id)",
    ),
    3: (
        "ALTER TABLE people ADD COLUMN connected TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE facts ADD COLUMN quote TEXT NOT NULL DEFAULT ''",
        *_IMPORTING,
        _FETCHED,
        _TIES,
    ),
    4: _RHYTHM,
    5: _bring_rhythm_up_to_date,
}
"""From version N to N + 1: statements, or a function given the connection inside the transaction."""

# Ids are AUTOINCREMENT so that a removed p3 never comes back as somebody else.
SCHEMA: tuple[str, ...] = (
    # A person is one row; what there may be several of (tags, addresses, …) stands one a line.
    """
    CREATE TABLE people (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        names TEXT NOT NULL,
        emails TEXT NOT NULL DEFAULT '',
        handles TEXT NOT NULL DEFAULT '',
        links TEXT NOT NULL DEFAULT '',
        company TEXT NOT NULL DEFAULT '',
        role TEXT NOT NULL DEFAULT '',
        city TEXT NOT NULL DEFAULT '',
        timezone TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        closeness TEXT NOT NULL DEFAULT 'stranger',
        can_refer INTEGER,
        every_days INTEGER,
        tags TEXT NOT NULL DEFAULT '',
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        connected TEXT NOT NULL DEFAULT ''
    )
    """,
    # For the number of people, and for searches in names alone.
    "CREATE INDEX people_names ON people (names, id)",
    # What search reads: folded words, each with a space before it, in the order in which people are
    # listed, so that a list, and a search for something common, stop at the end of the page.
    """
    CREATE TABLE people_texts (
        names TEXT NOT NULL,
        person_id INTEGER NOT NULL,
        work TEXT NOT NULL,
        other TEXT NOT NULL,
        tags TEXT NOT NULL,
        PRIMARY KEY (names, person_id)
    ) WITHOUT ROWID
    """,
    # The same words one by one, for what is rare: each with the ids of the people who have it, comma
    # separated, in one row for every batch that was added (a row for each pair takes an import three
    # times as long). Rank 0 names, 1 work, 2 other, 3 whole tags; batch is the first id of the batch.
    """
    CREATE TABLE people_words (
        rank INTEGER NOT NULL,
        word TEXT NOT NULL,
        batch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        ids TEXT NOT NULL,
        PRIMARY KEY (rank, word, batch)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE facts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        source TEXT NOT NULL DEFAULT '',
        date TEXT NOT NULL DEFAULT '',
        private INTEGER NOT NULL DEFAULT 0,
        status TEXT NOT NULL DEFAULT 'approved',
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        quote TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE INDEX facts_person ON facts (person_id)",
    """
    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        about TEXT NOT NULL DEFAULT '',
        subject TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '',
        facts TEXT NOT NULL DEFAULT '[]',
        support TEXT NOT NULL DEFAULT '[]',
        writer TEXT NOT NULL DEFAULT 'template',
        model TEXT NOT NULL DEFAULT '',
        complete INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'started',
        usage TEXT,
        forced TEXT NOT NULL DEFAULT '',
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT '',
        step INTEGER NOT NULL DEFAULT 0,
        ties TEXT NOT NULL DEFAULT '[]'
    )
    """,
    "CREATE INDEX drafts_person ON drafts (person_id)",
    "CREATE INDEX drafts_updated ON drafts (updated)",
    """
    CREATE TABLE versions (
        draft_id INTEGER NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        subject TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '',
        support TEXT NOT NULL DEFAULT '[]',
        writer TEXT NOT NULL DEFAULT 'template',
        model TEXT NOT NULL DEFAULT '',
        complete INTEGER NOT NULL DEFAULT 0,
        made_by TEXT NOT NULL DEFAULT 'writer',
        created TEXT NOT NULL,
        said TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (draft_id, number)
    )
    """,
    """
    CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        date TEXT NOT NULL,
        direction TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        private INTEGER NOT NULL DEFAULT 0,
        draft_id INTEGER REFERENCES drafts(id) ON DELETE SET NULL,
        message_kind TEXT NOT NULL DEFAULT '',
        channel TEXT NOT NULL DEFAULT '',
        asks INTEGER NOT NULL DEFAULT 0,
        forced TEXT NOT NULL DEFAULT '',
        created TEXT NOT NULL
    )
    """,
    "CREATE INDEX events_person ON events (person_id, date)",
    "CREATE INDEX events_draft ON events (draft_id)",
    "CREATE INDEX events_date ON events (date)",
    # What the program remembers by itself, such as the last kind and channel. Never about a person.
    "CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    _SPENDING,
    _SAMPLES,
    "CREATE INDEX samples_draft ON samples (draft_id)",
    _STYLE,
    "CREATE INDEX style_draft ON style (draft_id)",
    *_IMPORTING,
    _FETCHED,
    *_RHYTHM,
    _SETTLES,
    _SETTLES_INDEX,
    *_WEEK_REASON,
)

NAMING = {"due_marks": "key"}
"""Tables with a key that may end in a person's id, as ``check-in-p3`` does: when two become one, it follows."""


def tables() -> list[str]:
    """The names of all tables of ``SCHEMA``."""
    return [statement.split()[2] for statement in SCHEMA if statement.split()[:2] == ["CREATE", "TABLE"]]

-- What outreach made of a new home at schema 5 (commit e694545), with a row in every table.
PRAGMA application_id = 1869968498;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
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
        step INTEGER NOT NULL DEFAULT 0
    , ties TEXT NOT NULL DEFAULT '[]');
INSERT INTO "drafts" VALUES(1,1,'question','x-dm','which lock','','Hi Mara, which lock?','[1]','[]','template','',1,'','sent',NULL,'','2026-11-21T10:55:43.497+00:00','2026-11-21T10:55:43.497+00:00','',0,'[]');
CREATE TABLE due_marks (
        key TEXT PRIMARY KEY,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        event_id INTEGER REFERENCES events(id) ON DELETE CASCADE,
        state TEXT NOT NULL,
        day TEXT NOT NULL,
        until TEXT NOT NULL DEFAULT ''
    ) WITHOUT ROWID
    ;
INSERT INTO "due_marks" VALUES('check-in-p1',1,NULL,'done','2026-03-01','');
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
    );
INSERT INTO "events" VALUES(1,1,'sent','2026-02-01','out','',0,1,'question','x-dm',1,'','2026-11-21T10:55:43.499+00:00');
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
        updated TEXT NOT NULL
    , quote TEXT NOT NULL DEFAULT '');
INSERT INTO "facts" VALUES(1,1,'essay','Wrote “The cost of a lock”','The cost of a lock','','2026-01-10',0,'approved','2026-11-21T10:55:43.495+00:00','2026-11-21T10:55:43.495+00:00','');
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
    ;
INSERT INTO "fetched" VALUES(1,'https://mara.example/','','','',0,'2026-11-21T15:40:00.000+00:00');
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "memory" VALUES('consent','yes');
CREATE TABLE merge_proposals (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        why TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'open',
        created TEXT NOT NULL
    );
INSERT INTO "merge_proposals" VALUES(1,1,1,'the same name','open','2026-11-21T15:40:00.000+00:00');
CREATE TABLE merges (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        why TEXT NOT NULL,
        log TEXT NOT NULL,
        created TEXT NOT NULL
    );
INSERT INTO "merges" VALUES(1,1,9,'Mara L.','you said so','{}','2026-11-21T15:40:00.000+00:00');
CREATE TABLE other_values (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL DEFAULT '',
        date TEXT NOT NULL
    );
INSERT INTO "other_values" VALUES(1,1,'company','Quay','LinkedIn','2026-11-21');
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
        updated TEXT NOT NULL
    , connected TEXT NOT NULL DEFAULT '');
INSERT INTO "people" VALUES(1,'Mara Lindqvist',' mara lindqvist','mara@ferrite.example','x-dm=@mara','','Ferrite','','','','','stranger',NULL,NULL,'storage','2026-11-21T10:55:43.494+00:00','2026-11-21T10:55:43.494+00:00','');
CREATE TABLE people_texts (
        names TEXT NOT NULL,
        person_id INTEGER NOT NULL,
        work TEXT NOT NULL,
        other TEXT NOT NULL,
        tags TEXT NOT NULL,
        PRIMARY KEY (names, person_id)
    ) WITHOUT ROWID
    ;
INSERT INTO "people_texts" VALUES(' mara lindqvist',1,' ferrite',' storage mara mara ferrite example','
storage
');
CREATE TABLE people_words (
        rank INTEGER NOT NULL,
        word TEXT NOT NULL,
        batch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        ids TEXT NOT NULL,
        PRIMARY KEY (rank, word, batch)
    ) WITHOUT ROWID
    ;
INSERT INTO "people_words" VALUES(0,'lindqvist',1,1,'1');
INSERT INTO "people_words" VALUES(0,'mara',1,1,'1');
INSERT INTO "people_words" VALUES(1,'ferrite',1,1,'1');
INSERT INTO "people_words" VALUES(2,'example',1,1,'1');
INSERT INTO "people_words" VALUES(2,'ferrite',1,1,'1');
INSERT INTO "people_words" VALUES(2,'mara',1,2,'1,1');
INSERT INTO "people_words" VALUES(2,'storage',1,1,'1');
INSERT INTO "people_words" VALUES(3,'storage',1,1,'1');
CREATE TABLE person_keys (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        value TEXT NOT NULL
    );
INSERT INTO "person_keys" VALUES(1,1,'urn:uuid:4f');
CREATE TABLE person_records (
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        said BLOB NOT NULL,
        date TEXT NOT NULL,
        PRIMARY KEY (person_id, source, said)
    ) WITHOUT ROWID
    ;
INSERT INTO "person_records" VALUES(1,'LinkedIn',X'0102','2026-11-21');
CREATE TABLE samples (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        draft_id INTEGER REFERENCES drafts(id) ON DELETE CASCADE,
        created TEXT NOT NULL
    );
INSERT INTO "samples" VALUES(1,'Hi Mara, which lock?','d1','en',1,'2026-11-21T10:55:43.500+00:00');
CREATE TABLE spending (
        id INTEGER PRIMARY KEY,
        moment TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL,
        counted TEXT NOT NULL,
        cost REAL
    );
INSERT INTO "spending" VALUES(1,'2026-02-01','sample-model',100,50,'exact',0.5);
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
    );
INSERT INTO "style" VALUES(1,1,'en','dm','hi','',4,'just','','2026-11-21T10:55:43.500+00:00');
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
    );
INSERT INTO "versions" VALUES(1,1,'','Hi Mara, which lock?','[]','template','',1,'writer','2026-11-21T10:55:43.498+00:00','');
CREATE TABLE week_people (
        week TEXT NOT NULL,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        state TEXT NOT NULL,
        PRIMARY KEY (week, person_id)
    ) WITHOUT ROWID
    ;
INSERT INTO "week_people" VALUES('2026-W09',1,'chosen');
CREATE INDEX people_names ON people (names, id);
CREATE INDEX facts_person ON facts (person_id);
CREATE INDEX drafts_person ON drafts (person_id);
CREATE INDEX drafts_updated ON drafts (updated);
CREATE INDEX events_person ON events (person_id, date);
CREATE INDEX events_draft ON events (draft_id);
CREATE INDEX events_date ON events (date);
CREATE INDEX samples_draft ON samples (draft_id);
CREATE INDEX style_draft ON style (draft_id);
CREATE INDEX person_keys_person ON person_keys (person_id);
CREATE INDEX other_values_person ON other_values (person_id);
CREATE INDEX merge_proposals_person ON merge_proposals (person_id);
CREATE INDEX merge_proposals_other ON merge_proposals (other_id);
CREATE INDEX merges_person ON merges (person_id);
CREATE INDEX merges_other ON merges (other_id);
CREATE INDEX due_marks_person ON due_marks (person_id);
CREATE INDEX due_marks_event ON due_marks (event_id);
CREATE INDEX week_people_person ON week_people (person_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('people',1);
INSERT INTO "sqlite_sequence" VALUES('facts',1);
INSERT INTO "sqlite_sequence" VALUES('drafts',1);
INSERT INTO "sqlite_sequence" VALUES('events',1);
INSERT INTO "sqlite_sequence" VALUES('samples',1);
INSERT INTO "sqlite_sequence" VALUES('style',1);
INSERT INTO "sqlite_sequence" VALUES('person_keys',1);
INSERT INTO "sqlite_sequence" VALUES('other_values',1);
INSERT INTO "sqlite_sequence" VALUES('merge_proposals',1);
INSERT INTO "sqlite_sequence" VALUES('merges',1);
COMMIT;

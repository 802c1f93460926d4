-- Version 2. What linking keeps of each report, so that a new one is compared with those alone that it may touch.
-- Numbers of reports and tellings are stable hashes (link/copies.py, link/blocking.py); records are MessagePack.

-- what is to be linked anew: report (id), telling and copy (numbers), event (id)
CREATE TABLE link_pending (
    what TEXT NOT NULL,
    item NOT NULL,
    PRIMARY KEY (what, item)
) WITHOUT ROWID;

-- the versions of the code and the lexicons that made all these rows
CREATE TABLE link_version (code TEXT NOT NULL, lexicon TEXT NOT NULL);

-- grams: eight bytes each; source: the longest report that holds its text; groups: its groups of copies, a JSON list
CREATE TABLE link_reports (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL UNIQUE,
    record BLOB,
    grams BLOB NOT NULL,
    source TEXT,
    groups TEXT NOT NULL DEFAULT '[]'
);

CREATE TABLE link_tellings (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL,
    event TEXT,
    record BLOB NOT NULL
);
CREATE INDEX link_tellings_report ON link_tellings (report);
CREATE INDEX link_tellings_event ON link_tellings (event);

-- blocking key, order in the block, telling
CREATE TABLE link_blocks (
    key INTEGER NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (key, place, number)
) WITHOUT ROWID;

-- likely pairs of tellings with their weights, each from both sides
CREATE TABLE link_edges (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

-- the same for reports: grams of words, and which reports print one text
CREATE TABLE copy_blocks (
    key INTEGER NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (key, place, number)
) WITHOUT ROWID;

CREATE TABLE copy_edges (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

-- what visits, meetings and calls have in common
CREATE TABLE link_occasions (
    key INTEGER NOT NULL,
    kind TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (key, kind, event)
) WITHOUT ROWID;
CREATE INDEX link_occasions_event ON link_occasions (event);

-- the events most told, without reading them
CREATE INDEX events_told ON events (reports DESC, id);

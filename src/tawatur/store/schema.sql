-- Version 1. Spans are half-open code points of reports.text; substr(text, "start" + 1, "end" - "start") is the surface.
-- Claims are what was read or decided; events, event_reports, event_members and conflicts are a view over them.

CREATE TABLE reports (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT,
    outlet TEXT,
    published TEXT,
    published_from TEXT,
    title TEXT,
    url TEXT,
    language TEXT,
    country TEXT,
    text TEXT NOT NULL,
    version_of TEXT,
    superseded_by TEXT,
    code_version TEXT NOT NULL,
    lexicon_version TEXT NOT NULL
);
CREATE INDEX reports_url ON reports (url);
CREATE INDEX reports_path ON reports (path);
CREATE INDEX reports_outlet ON reports (outlet);

-- the whole document with all layers, in the JSON of `tawatur annotate`
CREATE TABLE annotations (
    report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    json TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE mentions (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    kind TEXT NOT NULL,
    entity TEXT,
    name TEXT,
    role TEXT,
    country TEXT,
    sector TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, place)
) WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions (entity);

CREATE TABLE timexes (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    mod TEXT,
    calendar TEXT,
    weekday INTEGER,
    anchor TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, place)
) WITHOUT ROWID;

CREATE TABLE quantities (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    low NUMERIC,
    high NUMERIC,
    modifier TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT,
    counted TEXT,
    attribution INTEGER,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, place)
) WITHOUT ROWID;

CREATE TABLE attributions (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    kind TEXT NOT NULL,
    cue TEXT NOT NULL,
    chain TEXT NOT NULL,
    channel TEXT,
    stance TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, place)
) WITHOUT ROWID;

CREATE TABLE event_mentions (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT,
    realis TEXT NOT NULL,
    polarity TEXT NOT NULL,
    actors TEXT,
    recipients TEXT,
    location TEXT,
    date TEXT,
    attribution INTEGER,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, place)
) WITHOUT ROWID;

CREATE TABLE report_findings (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    suggestion TEXT,
    why TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, place)
) WITHOUT ROWID;

CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    name TEXT,
    low NUMERIC,
    high NUMERIC,
    source TEXT,
    report TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    rule TEXT NOT NULL,
    author TEXT NOT NULL,
    inferred INTEGER NOT NULL,
    json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claims_event ON claims (event, field);
CREATE INDEX claims_report ON claims (report);

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    mode TEXT,
    realis TEXT NOT NULL,
    actors TEXT,
    recipients TEXT,
    place TEXT,
    date TEXT,
    date_low TEXT,
    date_high TEXT,
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    accounts INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    part_of TEXT,
    find_actor TEXT NOT NULL,
    find_place TEXT NOT NULL,
    json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_date ON events (date_low, id);

CREATE TABLE event_reports (
    event TEXT NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (event, report)
) WITHOUT ROWID;
CREATE INDEX event_reports_report ON event_reports (report);

CREATE TABLE event_members (
    report TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (report, "start", "end", event)
) WITHOUT ROWID;
CREATE INDEX event_members_event ON event_members (event);

-- an id an event once had, and the event that now holds its least mention
CREATE TABLE event_aliases (
    alias TEXT PRIMARY KEY,
    event TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE conflicts (
    event TEXT NOT NULL,
    place INTEGER NOT NULL,
    field TEXT NOT NULL,
    relation TEXT NOT NULL,
    "values" TEXT NOT NULL,
    findings TEXT,
    json TEXT NOT NULL,
    PRIMARY KEY (event, place)
) WITHOUT ROWID;

-- findings about events; those about one report alone are report_findings
CREATE TABLE findings (
    event TEXT NOT NULL,
    place INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    report TEXT,
    "start" INTEGER,
    "end" INTEGER,
    surface TEXT,
    suggestion TEXT,
    why TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (event, place)
) WITHOUT ROWID;
CREATE INDEX findings_code ON findings (code);

-- claims by people, kept apart from the view and never edited
CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    author TEXT NOT NULL,
    report TEXT,
    json TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE ingest_log (
    n INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    cure TEXT NOT NULL,
    UNIQUE (place, code, message)
);

-- folded title and text by reports.n
CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = "unicode61 remove_diacritics 0");

-- What both sides held when they were last in sync. A scope is one generation of a content type; its sums, 16 bytes each, are kept with every
-- change of its records. remote_hash is NULL where it is the same as local_hash, and what is empty is NULL.
CREATE TABLE base_scopes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    generation BIGINT NOT NULL,
    records BIGINT NOT NULL,
    local_sum BLOB NOT NULL,
    remote_sum BLOB NOT NULL,
    UNIQUE (job_name, type_key, generation)
);
CREATE TABLE base_records (
    scope INTEGER NOT NULL,
    record_key BLOB NOT NULL,
    local_hash BLOB NOT NULL,
    remote_hash BLOB,
    fields BLOB,
    local_id TEXT,
    remote_id TEXT,
    local_version TEXT,
    remote_version TEXT,
    PRIMARY KEY (scope, record_key)
) WITHOUT ROWID;

-- What runs are about to write or have written, with what was there before. side: 0 local, 1 remote; action: 0 create, 1 update, 2 delete.
-- image_bytes is the sum over the run's images as they are stored.
CREATE TABLE journals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    run_id TEXT NOT NULL,
    image_bytes BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (job_name, type_key, run_id)
);
CREATE TABLE intents (
    journal INTEGER NOT NULL,
    number BIGINT NOT NULL,
    chunk BIGINT NOT NULL,
    side INTEGER NOT NULL,
    action INTEGER NOT NULL,
    record_key BLOB NOT NULL,
    before_hash BLOB,
    after_hash BLOB,
    image BLOB,
    applied BOOLEAN NOT NULL,
    PRIMARY KEY (journal, number)
) WITHOUT ROWID;

-- What waits for somebody's decision, and what was decided. What lists show stands apart from the records' contents.
CREATE TABLE conflicts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    record_key BLOB NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    title TEXT NOT NULL,
    overlapping BIGINT NOT NULL,
    local_modified BIGINT,
    remote_modified BIGINT,
    detected_at BIGINT NOT NULL,
    local_hash BLOB,
    remote_hash BLOB,
    draft TEXT
);
CREATE UNIQUE INDEX conflicts_unsettled ON conflicts (job_name, type_key, record_key)
    WHERE phase IN ('open', 'resolved', 'refused');
CREATE INDEX conflicts_waiting ON conflicts (job_name, type_key, phase) WHERE phase IN ('open', 'resolved', 'refused');
CREATE TABLE conflict_layouts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    names_hash BLOB NOT NULL UNIQUE,
    key_fields TEXT NOT NULL,
    fields TEXT NOT NULL
);
CREATE TABLE conflict_contents (
    conflict INTEGER NOT NULL PRIMARY KEY,
    layout INTEGER NOT NULL,
    base BLOB,
    local BLOB,
    remote BLOB,
    resolution TEXT
);
CREATE TABLE conflict_events (
    conflict INTEGER NOT NULL,
    number BIGINT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    resolution TEXT,
    PRIMARY KEY (conflict, number)
) WITHOUT ROWID;

-- Every execution for a content type, dry runs included.
CREATE TABLE runs (
    run_id TEXT NOT NULL PRIMARY KEY,
    batch_id TEXT NOT NULL,
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    mode TEXT NOT NULL,
    resumed BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    duration_ms BIGINT NOT NULL,
    records_read BIGINT NOT NULL,
    records_created BIGINT NOT NULL,
    records_updated BIGINT NOT NULL,
    records_deleted BIGINT NOT NULL,
    records_unchanged BIGINT NOT NULL,
    records_failed BIGINT NOT NULL,
    only_in_target BIGINT NOT NULL,
    api_calls BIGINT NOT NULL,
    local_created BIGINT NOT NULL,
    local_updated BIGINT NOT NULL,
    local_deleted BIGINT NOT NULL,
    remote_created BIGINT NOT NULL,
    remote_updated BIGINT NOT NULL,
    remote_deleted BIGINT NOT NULL,
    conflicts BIGINT NOT NULL,
    error TEXT,
    dry_run BOOLEAN NOT NULL
) WITHOUT ROWID;
CREATE INDEX runs_started ON runs (started_at);
CREATE INDEX runs_of_type ON runs (job_name, type_key, started_at);

-- Records that could not be applied, one entry each. key_hash stands for record_key in the index: keys can be long.
CREATE TABLE failed_records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    run_id TEXT NOT NULL,
    record_key TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    field TEXT NOT NULL,
    error TEXT NOT NULL,
    failed_at BIGINT NOT NULL,
    UNIQUE (job_name, type_key, key_hash)
);

-- Who works on a content type. A lease that was given back keeps its row, so that its token never comes again.
CREATE TABLE leases (
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    token BIGINT NOT NULL,
    holder TEXT,
    host TEXT,
    boot_id TEXT,
    pid BIGINT,
    process_start BIGINT,
    taken_at BIGINT,
    expires_at BIGINT,
    PRIMARY KEY (job_name, type_key)
) WITHOUT ROWID;

ALTER TABLE content_type_states ADD COLUMN last_attempt_at BIGINT;
ALTER TABLE content_type_states ADD COLUMN state_lost BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE content_type_states ADD COLUMN generation BIGINT NOT NULL DEFAULT 0;
ALTER TABLE content_type_states ADD COLUMN configuration_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE content_type_states ADD COLUMN schema_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE content_type_states ADD COLUMN endpoints_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE content_type_states ADD COLUMN local_records BIGINT NOT NULL DEFAULT -1;
ALTER TABLE content_type_states ADD COLUMN remote_records BIGINT NOT NULL DEFAULT -1;
ALTER TABLE content_type_states ADD COLUMN failed_records BIGINT NOT NULL DEFAULT 0;

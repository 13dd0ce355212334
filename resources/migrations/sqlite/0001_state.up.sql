-- What is remembered per job and content type. Times are microseconds since 1970-01-01T00:00:00Z, cursor_value and sync_progress are JSON
-- text, and checksum covers every column but itself, created_at and updated_at.
CREATE TABLE content_type_states (
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    sync_status TEXT NOT NULL DEFAULT 'new',
    conflict_status TEXT NOT NULL DEFAULT 'none',
    last_sync_at BIGINT,
    initial_sync_completed BOOLEAN NOT NULL DEFAULT FALSE,
    cursor_field TEXT NOT NULL DEFAULT '',
    cursor_value TEXT,
    local_hash TEXT NOT NULL DEFAULT '',
    remote_hash TEXT NOT NULL DEFAULT '',
    last_synced_hash TEXT NOT NULL DEFAULT '',
    sync_progress TEXT,
    checksum TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (job_name, type_key)
) WITHOUT ROWID;

-- What each side of a content type was defined as, version by version, and the content hashes it was brought in sync at.
CREATE TABLE definition_versions (
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    side TEXT NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT NOT NULL,
    definition TEXT NOT NULL,
    run_id TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (job_name, type_key, side, version)
);
CREATE TABLE synced_versions (
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT NOT NULL,
    records BIGINT NOT NULL,
    run_id TEXT NOT NULL,
    synced_at BIGINT NOT NULL,
    PRIMARY KEY (job_name, type_key, version)
);

-- What both sides said of their contents when they were found in sync, where they can tell that without being read.
ALTER TABLE content_type_states ADD COLUMN contents TEXT;

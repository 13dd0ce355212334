CREATE TABLE seen_windows (
    job_name TEXT NOT NULL,
    type_key TEXT NOT NULL,
    state_checksum TEXT NOT NULL,
    cursor_from TEXT NOT NULL,
    content TEXT NOT NULL,
    terms TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (job_name, type_key)
);

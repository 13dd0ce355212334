-- One row holds what the two models of entity tracking held: the entity's ids on both sides, attempts, errors, direction, batch, cost
-- and conflicts.
ALTER TABLE content_type_states ADD COLUMN entity_type TEXT NOT NULL DEFAULT '';
ALTER TABLE content_type_states ADD COLUMN entity_id TEXT NOT NULL DEFAULT '';
ALTER TABLE content_type_states ADD COLUMN remote_id TEXT NOT NULL DEFAULT '';
ALTER TABLE content_type_states ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE content_type_states ADD COLUMN error_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE content_type_states ADD COLUMN last_error TEXT;
ALTER TABLE content_type_states ADD COLUMN error_details TEXT;
ALTER TABLE content_type_states ADD COLUMN sync_direction TEXT NOT NULL DEFAULT 'remote_to_local';
ALTER TABLE content_type_states ADD COLUMN sync_batch_id TEXT NOT NULL DEFAULT '';
ALTER TABLE content_type_states ADD COLUMN sync_duration_ms BIGINT;
ALTER TABLE content_type_states ADD COLUMN api_calls_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE content_type_states ADD COLUMN conflicts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE content_type_states ADD COLUMN conflict_details TEXT;
ALTER TABLE content_type_states ADD COLUMN resolution_strategy TEXT NOT NULL DEFAULT 'manual';
ALTER TABLE content_type_states ADD COLUMN local_modified BIGINT;
ALTER TABLE content_type_states ADD COLUMN remote_modified BIGINT;
CREATE INDEX content_type_states_status ON content_type_states (sync_status);
CREATE INDEX content_type_states_last_sync ON content_type_states (last_sync_at);

-- The columns and words that existing readers of these two tables know. Read-only.
CREATE VIEW sync_metadata AS
SELECT CASE WHEN entity_type <> '' THEN entity_type ELSE 'content_type' END AS entity_type,
    CASE WHEN entity_id <> '' THEN entity_id ELSE job_name || '/' || type_key END AS entity_id,
    NULLIF(remote_id, '') AS jira_id,
    CASE sync_status WHEN 'in_sync' THEN 'completed' WHEN 'syncing' THEN 'in_progress' WHEN 'failed' THEN 'failed'
        WHEN 'skipped' THEN 'skipped' ELSE 'pending' END AS sync_status,
    TIMESTAMPTZ 'epoch' + last_attempt_at * INTERVAL '1 microsecond' AS last_sync_attempt,
    TIMESTAMPTZ 'epoch' + last_sync_at * INTERVAL '1 microsecond' AS last_successful_sync,
    error_count,
    last_error,
    sync_direction,
    NULLIF(sync_batch_id, '') AS sync_batch_id,
    NULLIF(local_hash, '') AS content_hash,
    conflict_details::json AS conflicts,
    CASE resolution_strategy WHEN 'remote_wins' THEN 'jira_wins' WHEN 'newest_wins' THEN 'auto'
        ELSE resolution_strategy END AS resolution_strategy,
    sync_duration_ms,
    api_calls_count,
    TIMESTAMPTZ 'epoch' + local_modified * INTERVAL '1 microsecond' AS local_modified,
    TIMESTAMPTZ 'epoch' + remote_modified * INTERVAL '1 microsecond' AS remote_modified,
    TIMESTAMPTZ 'epoch' + created_at * INTERVAL '1 microsecond' AS created_at,
    TIMESTAMPTZ 'epoch' + updated_at * INTERVAL '1 microsecond' AS updated_at
FROM content_type_states
OFFSET 0;
CREATE VIEW sync_states AS
SELECT entity_type, entity_id, jira_id, sync_status, last_sync_attempt, last_successful_sync, error_count, last_error, sync_direction,
    sync_batch_id, content_hash, conflicts, resolution_strategy, sync_duration_ms, api_calls_count, local_modified, remote_modified,
    created_at, updated_at
FROM sync_metadata OFFSET 0;

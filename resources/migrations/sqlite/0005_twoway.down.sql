-- Without its base a two-way type has lost what it knew of the sides, and of its conflicts none is left.
UPDATE content_type_states SET state_lost = TRUE WHERE EXISTS (SELECT 1 FROM base_scopes b
    WHERE b.job_name = content_type_states.job_name AND b.type_key = content_type_states.type_key);
UPDATE content_type_states SET conflicts = 0, conflict_status = 'none',
    sync_status = CASE sync_status WHEN 'conflict' THEN 'in_sync' ELSE sync_status END WHERE EXISTS (SELECT 1 FROM conflicts c
    WHERE c.job_name = content_type_states.job_name AND c.type_key = content_type_states.type_key);
DROP TABLE conflict_events;
DROP TABLE conflict_contents;
DROP TABLE conflict_layouts;
DROP TABLE conflicts;
DROP TABLE intents;
DROP TABLE journals;
DROP TABLE base_records;
DROP TABLE base_scopes;

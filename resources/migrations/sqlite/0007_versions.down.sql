ALTER TABLE content_type_states DROP COLUMN contents;
DROP TABLE synced_versions;
DROP TABLE definition_versions;

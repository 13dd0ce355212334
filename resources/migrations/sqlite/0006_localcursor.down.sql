ALTER TABLE content_type_states DROP COLUMN local_cursor_value;

-- Of a two-way type: how far its local side has been followed; cursor_value is of the remote side.
ALTER TABLE content_type_states ADD COLUMN local_cursor_value TEXT;

DROP TABLE state_changes;
DROP TABLE content_type_states;

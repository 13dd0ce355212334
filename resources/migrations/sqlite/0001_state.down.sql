DROP TABLE content_type_states;

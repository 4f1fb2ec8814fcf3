-- An event is always looked up with its message, by the primary key. Only SQL that SQLite and PostgreSQL both understand.

DROP INDEX events_by_id;

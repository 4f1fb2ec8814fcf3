-- Header fields that a search can look into. Only SQL that SQLite and PostgreSQL both understand.

ALTER TABLE messages ADD COLUMN search_cc TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN search_bcc TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN search_reply_to TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN search_message_id TEXT NOT NULL DEFAULT '';

-- The whole life of messages. Only SQL that SQLite and PostgreSQL both understand.

ALTER TABLE accounts ADD COLUMN max_keys INTEGER;
ALTER TABLE accounts ADD COLUMN magic INTEGER NOT NULL DEFAULT 1;
ALTER TABLE accounts ADD COLUMN clock_ahead BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN clock_frozen BIGINT;
-- Position of the account's last message. It never goes back, so that a reader's place stays right.
ALTER TABLE accounts ADD COLUMN last_position BIGINT NOT NULL DEFAULT 0;

ALTER TABLE api_keys ADD COLUMN sealed_secret TEXT;

ALTER TABLE journal ADD COLUMN source TEXT NOT NULL DEFAULT 'http';
ALTER TABLE journal ADD COLUMN message_id TEXT;
ALTER TABLE journal ADD COLUMN fault TEXT;

-- Made anew, so that what is searched and filtered stands before what is only shown: reading a row ends at the last
-- column that is needed. A message outlives the key it was sent with, so it holds what it needs to know of it.
CREATE TABLE messages_new (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    status TEXT NOT NULL,
    channel TEXT NOT NULL,
    gateway TEXT NOT NULL,
    environment TEXT NOT NULL,
    key_id TEXT NOT NULL,
    source TEXT NOT NULL,
    size BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    send_at BIGINT,
    attachment_count INTEGER NOT NULL,
    -- Texts without regard to case, as this program folds them, for comparing.
    search_key TEXT NOT NULL,
    search_sender TEXT NOT NULL,
    search_recipients TEXT NOT NULL,
    search_subject TEXT NOT NULL,
    search_tags TEXT NOT NULL,
    search_reference TEXT NOT NULL,
    search_body TEXT NOT NULL,
    key_name TEXT NOT NULL,
    address TEXT NOT NULL,
    request_id TEXT NOT NULL,
    parts INTEGER NOT NULL,
    encoding TEXT,
    price TEXT NOT NULL,
    sender TEXT,
    -- Mailboxes; their fields in the mail, an empty list where all are addressees; their merge fields, an empty list
    -- where nobody has any.
    recipients TEXT NOT NULL,
    recipient_kinds TEXT NOT NULL,
    merge_fields TEXT NOT NULL,
    reply_to TEXT,
    subject TEXT,
    tags TEXT NOT NULL,
    reference TEXT,
    headers TEXT NOT NULL,
    attachments TEXT NOT NULL,
    body_text TEXT,
    body_html TEXT
);

INSERT INTO messages_new (id, account_id, position, status, channel, gateway, environment, key_id, source, size,
    accepted, send_at, attachment_count, search_key, search_sender, search_recipients, search_subject, search_tags,
    search_reference, search_body, key_name, address, request_id, parts, encoding, price, sender, recipients,
    recipient_kinds, merge_fields, reply_to, subject, tags, reference, headers, attachments, body_text, body_html)
SELECT id, account_id, ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY id), 'delivered', channel, gateway,
    environment, key_id, 'http', 0, accepted, NULL, 0, '', '', '', '', '', '', '', key_name, '', '', parts, encoding,
    '0', sender, recipients, '[]', '[]', NULL, subject, '[]', NULL, '[]', '[]', body_text, body_html
FROM messages;

DROP TABLE messages;
ALTER TABLE messages_new RENAME TO messages;

CREATE UNIQUE INDEX messages_by_position ON messages (account_id, position);
CREATE INDEX messages_of_account ON messages (account_id, id);

UPDATE accounts SET last_position = (SELECT COUNT(*) FROM messages WHERE messages.account_id = accounts.id);

CREATE TABLE raw_messages (
    message_id TEXT PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    content BYTEA NOT NULL
);

CREATE TABLE attachments (
    message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (message_id, number)
);

CREATE TABLE events (
    message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    type TEXT NOT NULL,
    bounce TEXT,
    code TEXT,
    detail TEXT,
    cause TEXT NOT NULL,
    happened BIGINT NOT NULL,
    PRIMARY KEY (message_id, id)
);

CREATE UNIQUE INDEX events_by_id ON events (id);

CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    gateway TEXT NOT NULL,
    url TEXT NOT NULL,
    events TEXT NOT NULL,
    secret TEXT NOT NULL,
    active INTEGER NOT NULL,
    created BIGINT NOT NULL
);

CREATE INDEX webhooks_of_account ON webhooks (account_id, gateway, id);

-- The calls of a webhook outlive it.
CREATE TABLE webhook_attempts (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    webhook_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    replay INTEGER NOT NULL,
    due BIGINT NOT NULL,
    state TEXT NOT NULL,
    sent BIGINT,
    body TEXT,
    status INTEGER,
    answer TEXT,
    error TEXT,
    micros BIGINT NOT NULL
);

CREATE INDEX webhook_attempts_of_account ON webhook_attempts (account_id, id);
CREATE INDEX webhook_attempts_of_webhook ON webhook_attempts (webhook_id, id);
CREATE INDEX webhook_attempts_of_message ON webhook_attempts (message_id, webhook_id, state, event_id);

-- Work is for a message; the call of a webhook for its attempt, too.
CREATE TABLE due_work (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    due BIGINT NOT NULL,
    kind TEXT NOT NULL,
    message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    attempt_id TEXT REFERENCES webhook_attempts (id) ON DELETE CASCADE,
    recipient TEXT,
    type TEXT,
    bounce TEXT,
    code TEXT,
    detail TEXT,
    cause TEXT
);

CREATE INDEX due_work_in_order ON due_work (account_id, due, id);
CREATE INDEX due_work_of_message ON due_work (message_id);
CREATE INDEX due_work_of_attempt ON due_work (attempt_id);

CREATE TABLE statistics (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    gateway TEXT NOT NULL,
    key_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    environment TEXT NOT NULL,
    accepted BIGINT NOT NULL,
    recipients BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    cost BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    delivered BIGINT NOT NULL,
    deferred BIGINT NOT NULL,
    bounced_hard BIGINT NOT NULL,
    bounced_soft BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    dropped BIGINT NOT NULL,
    canceled BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    clicked BIGINT NOT NULL,
    unsubscribed BIGINT NOT NULL,
    complained BIGINT NOT NULL,
    replied BIGINT NOT NULL,
    PRIMARY KEY (account_id, day, gateway, key_id, channel, environment)
);

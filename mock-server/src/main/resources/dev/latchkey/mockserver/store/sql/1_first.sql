-- Only SQL that SQLite and PostgreSQL both understand. Times are milliseconds since 1970; lists are JSON arrays.

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    password TEXT,
    balance TEXT NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    gateway TEXT NOT NULL,
    name TEXT NOT NULL,
    public_part TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    last_five TEXT NOT NULL,
    secret_length INTEGER NOT NULL,
    environment TEXT NOT NULL,
    permissions TEXT NOT NULL,
    allowed_ips TEXT NOT NULL,
    created BIGINT NOT NULL,
    last_used BIGINT,
    last_used_from TEXT,
    expires BIGINT,
    revoked BIGINT,
    UNIQUE (gateway, public_part)
);

CREATE INDEX api_keys_of_account ON api_keys (account_id, gateway, id);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE INDEX sessions_by_end ON sessions (expires);

-- A message outlives the key it was sent with, so it holds what it needs to know of it.
CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    gateway TEXT NOT NULL,
    environment TEXT NOT NULL,
    key_id TEXT NOT NULL,
    key_name TEXT NOT NULL,
    sender TEXT,
    recipients TEXT NOT NULL,
    subject TEXT,
    body_text TEXT,
    body_html TEXT,
    parts INTEGER NOT NULL,
    encoding TEXT,
    accepted BIGINT NOT NULL
);

CREATE INDEX messages_of_account ON messages (account_id, id);

CREATE TABLE journal (
    id TEXT PRIMARY KEY,
    came BIGINT NOT NULL,
    account_id TEXT,
    key_id TEXT,
    route TEXT NOT NULL,
    status INTEGER NOT NULL,
    reason TEXT,
    address TEXT NOT NULL,
    micros BIGINT NOT NULL
);

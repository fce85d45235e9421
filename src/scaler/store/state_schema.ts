/** "tell" in ASCII: tells our files from other SQLite files. */
export const APPLICATION_ID = 0x74656c6c;

/** Counts up with every change of the tables. */
export const FORMAT = 1;

/**
 * Every table keeps its record as JSON with a checksum; what is searched for
 * is computed from it, so that there is one truth a row.
 */
export const TABLES: readonly string[] = [
  `CREATE TABLE meta (body TEXT NOT NULL, sum TEXT NOT NULL) STRICT`,
  `CREATE TABLE sessions (body TEXT NOT NULL, sum TEXT NOT NULL,
    token_hash TEXT AS (body ->> 'tokenHash'),
    tenant TEXT AS (body ->> 'tenant'),
    created_at INTEGER AS (body ->> 'createdAtMs'),
    used_at INTEGER AS (body ->> 'usedAtMs')) STRICT`,
  `CREATE UNIQUE INDEX sessions_token_hash ON sessions (token_hash)`,
  `CREATE INDEX sessions_tenant ON sessions (tenant)`,
  `CREATE TABLE instances (body TEXT NOT NULL, sum TEXT NOT NULL,
    id TEXT AS (body ->> 'id'),
    tenant TEXT AS (body ->> 'tenant'),
    name TEXT AS (body ->> 'name'),
    port INTEGER AS (body ->> 'port')) STRICT`,
  `CREATE UNIQUE INDEX instances_id ON instances (id)`,
  `CREATE UNIQUE INDEX instances_name ON instances (tenant, name)`,
  `CREATE UNIQUE INDEX instances_port ON instances (port)`,
  `CREATE TABLE decisions (seq INTEGER PRIMARY KEY, body TEXT NOT NULL,
    sum TEXT NOT NULL,
    instance TEXT AS (body ->> 'instance'),
    kind TEXT AS (body ->> '$.decision.kind'),
    at_ms REAL AS (body ->> '$.decision.atMs')) STRICT`,
  `CREATE INDEX decisions_instance ON decisions (instance, seq)`,
  `CREATE TABLE failures (body TEXT NOT NULL, sum TEXT NOT NULL,
    key TEXT AS (body ->> 'key'),
    last_at INTEGER AS (body ->> 'lastAtMs')) STRICT`,
  `CREATE UNIQUE INDEX failures_key ON failures (key)`,
];

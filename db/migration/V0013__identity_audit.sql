-- What people did in the console: a chain in which every row carries the hash of the row before it.
CREATE TABLE identity.audit (
  number   bigint      NOT NULL CONSTRAINT audit_pk PRIMARY KEY CONSTRAINT audit_number_positive CHECK (number > 0),
  at       timestamptz NOT NULL,
  actor    text        NOT NULL,
  role     text        NOT NULL,
  origin   text        NOT NULL,
  action   text        NOT NULL,
  subject  text        NOT NULL,
  "before" text        NOT NULL,
  "after"  text        NOT NULL,
  previous bytea       NOT NULL CONSTRAINT audit_previous_sha256 CHECK (length(previous) = 32),
  hash     bytea       NOT NULL CONSTRAINT audit_hash_sha256 CHECK (length(hash) = 32)
);
CREATE INDEX audit_actor ON identity.audit (actor, number);
CREATE INDEX audit_action ON identity.audit (action, number);

-- Keeps honest programs from mistakes; whoever owns the database can take it away, which the chain then shows.
CREATE FUNCTION identity.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is only ever added to';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON identity.audit FOR EACH ROW EXECUTE FUNCTION identity.refuse_audit_change();
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON identity.audit FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_audit_change();

-- Who is signed in where. The browser's own session id is not kept: what is here opens nothing.
CREATE TABLE identity.session (
  id           bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT session_pk PRIMARY KEY,
  account_id   bigint      NOT NULL CONSTRAINT session_account_fk REFERENCES identity.account ON DELETE CASCADE,
  agent        text        NOT NULL,
  address      text        NOT NULL,
  since        timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL
);
CREATE INDEX session_account ON identity.session (account_id);
COMMENT ON TABLE identity.session IS 'the living ones: whoever deletes a row signs that browser out, in every process';

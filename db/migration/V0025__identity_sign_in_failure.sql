-- Wrong passwords by where they come from, so that nobody who knows a login can lock its owner out.
CREATE TABLE identity.sign_in_failure (
  account_id   bigint      NOT NULL CONSTRAINT sign_in_failure_account_fk REFERENCES identity.account ON DELETE CASCADE,
  source       text        NOT NULL,
  failures     integer     NOT NULL CONSTRAINT sign_in_failure_positive CHECK (failures > 0),
  locked_until timestamptz,
  last_at      timestamptz NOT NULL,
  CONSTRAINT sign_in_failure_pk PRIMARY KEY (account_id, source)
);
CREATE INDEX sign_in_failure_last ON identity.sign_in_failure (last_at);
COMMENT ON COLUMN identity.sign_in_failure.source IS 'a network, a browser that signed in before, or everywhere else together';

ALTER TABLE identity.account
  DROP COLUMN failed_logins,
  DROP COLUMN locked_until;

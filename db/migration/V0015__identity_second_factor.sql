-- The second step of signing in: a secret shared with somebody's phone, and what helps when the phone is lost.
CREATE TABLE identity.second_factor (
  account_id   bigint      NOT NULL CONSTRAINT second_factor_pk PRIMARY KEY
                           CONSTRAINT second_factor_account_fk REFERENCES identity.account ON DELETE CASCADE,
  secret       bytea       NOT NULL,
  enrolled_at  timestamptz NOT NULL,
  last_step    bigint      NOT NULL,
  failures     integer     NOT NULL DEFAULT 0 CONSTRAINT second_factor_failures_positive CHECK (failures >= 0),
  locked_until timestamptz
);
COMMENT ON COLUMN identity.second_factor.secret IS 'sealed with the installation''s key';
COMMENT ON COLUMN identity.second_factor.last_step IS 'number of the 30 seconds since 1970 whose code was used last: none of these or before is taken again';

CREATE TABLE identity.recovery_code (
  account_id bigint NOT NULL CONSTRAINT recovery_code_account_fk REFERENCES identity.account ON DELETE CASCADE,
  hash       bytea  NOT NULL CONSTRAINT recovery_code_sha256 CHECK (length(hash) = 32),
  CONSTRAINT recovery_code_pk PRIMARY KEY (account_id, hash)
);
COMMENT ON TABLE identity.recovery_code IS 'those not yet used; each has 78 random bits, so that a plain hash is enough';

-- Tokens by which programs use the API. A token itself is signed, not kept: what is here only says that it still counts.
CREATE TABLE identity.api_token (
  id           uuid        NOT NULL CONSTRAINT api_token_pk PRIMARY KEY,
  account_id   bigint      NOT NULL CONSTRAINT api_token_account_fk REFERENCES identity.account ON DELETE CASCADE,
  name         text        NOT NULL CONSTRAINT api_token_name_length CHECK (length(name) BETWEEN 1 AND 64),
  scopes       text[]      NOT NULL CONSTRAINT api_token_has_scopes CHECK (cardinality(scopes) > 0),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL CONSTRAINT api_token_ends CHECK (expires_at > created_at),
  last_used_at timestamptz
);
CREATE INDEX api_token_account ON identity.api_token (account_id);
COMMENT ON TABLE identity.api_token IS 'the living ones: whoever deletes a row revokes that token, in every process';
COMMENT ON COLUMN identity.api_token.last_used_at IS 'to about a minute';

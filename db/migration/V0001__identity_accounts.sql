-- People who may enter the console.
CREATE SCHEMA identity;

CREATE TABLE identity.account (
  id            bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT account_pk PRIMARY KEY,
  login         text        NOT NULL CONSTRAINT account_login_form CHECK (login = lower(login) AND length(login) BETWEEN 3 AND 64),
  password_hash text        NOT NULL,
  role          text        NOT NULL CONSTRAINT account_role_known CHECK (role IN ('OWNER', 'OPERATOR', 'SUPPORT', 'VIEWER', 'MINER')),
  failed_logins integer     NOT NULL DEFAULT 0 CONSTRAINT account_failed_logins_positive CHECK (failed_logins >= 0),
  locked_until  timestamptz,
  created_at    timestamptz NOT NULL,
  last_login_at timestamptz,
  CONSTRAINT account_login_unique UNIQUE (login)
);

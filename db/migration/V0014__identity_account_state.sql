-- Accounts that are switched off, and passwords that the owner handed out and that must be replaced.
ALTER TABLE identity.account
  ADD COLUMN disabled_at timestamptz,
  ADD COLUMN one_time_until timestamptz;
COMMENT ON COLUMN identity.account.one_time_until IS 'set while the password is one that was handed out: it signs in until then, only to be replaced';

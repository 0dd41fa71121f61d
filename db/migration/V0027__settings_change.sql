CREATE SCHEMA settings;

-- What was changed in the console, and what was found changed in the file beside it. The values in
-- force lie in settings.yaml of the home folder.
CREATE TABLE settings.change (
  id           bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT change_pk PRIMARY KEY,
  installation uuid        NOT NULL,
  revision     bigint      NOT NULL,
  at           timestamptz NOT NULL,
  login        text        NOT NULL,
  property     text        NOT NULL,
  before       text,
  after        text,
  secret       boolean     NOT NULL,
  cause        text        NOT NULL CONSTRAINT change_cause_known CHECK (cause IN ('EDIT', 'UNDO', 'IMPORT', 'RESET', 'FILE')),
  CONSTRAINT change_once UNIQUE (installation, revision, property),
  CONSTRAINT change_secret_unwritten CHECK (NOT secret OR (coalesce(before, '') = '' AND coalesce(after, '') = ''))
);
CREATE INDEX change_newest ON settings.change (installation, id DESC);
COMMENT ON TABLE settings.change IS 'changes of one revision were made together; null is the value of file or default';

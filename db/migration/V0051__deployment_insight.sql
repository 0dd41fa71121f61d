-- What past deployments teach: what failed and what mended it, how long each phase took; and an index over their logs.

-- A kind of failure: the line that told it without its numbers, paths and hosts, with its step and exit code.
CREATE TABLE deployment.signature (
  id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT signature_pk PRIMARY KEY,
  fingerprint text NOT NULL CONSTRAINT signature_fingerprint_unique UNIQUE,
  pattern     text NOT NULL, -- the line without what differs from run to run
  step        text NOT NULL, -- name of the step
  exit_code   integer,
  known       text NOT NULL DEFAULT '', -- what the shipped catalogue calls it; empty where it does not know it
  cause       text NOT NULL DEFAULT '', -- an operator's words
  fix         text NOT NULL DEFAULT '',
  note        text NOT NULL DEFAULT '',
  edited_by   text,
  edited_at   timestamptz
);

-- One per run that has ended, made soon after and made anew when a run that was given up goes on.
CREATE TABLE deployment.digest (
  run_id       bigint      NOT NULL CONSTRAINT digest_pk PRIMARY KEY
                 CONSTRAINT digest_run_fk REFERENCES deployment.run ON DELETE CASCADE,
  state_since  timestamptz NOT NULL, -- of the run when this was made
  hardware     text        NOT NULL, -- class of machine: processor, cores, memory; empty where it told nothing
  place        text        NOT NULL,
  machine      text        NOT NULL, -- what makes two runs be on the same machine
  signature_id bigint      CONSTRAINT digest_signature_fk REFERENCES deployment.signature,
  step         text        NOT NULL DEFAULT '', -- where it failed
  phase        text        NOT NULL DEFAULT '',
  exit_code    integer,
  line         bigint      NOT NULL DEFAULT 0, -- the line that tells; 0 where none does
  told         text        NOT NULL DEFAULT '',
  trimmed_at   timestamptz -- when all but the beginning, the end, warnings and errors of its log was deleted
);
CREATE INDEX digest_signature ON deployment.digest (signature_id) WHERE signature_id IS NOT NULL;
CREATE INDEX digest_machine ON deployment.digest (machine, run_id);

CREATE TABLE deployment.phase_time (
  run_id  bigint           NOT NULL CONSTRAINT phase_time_run_fk REFERENCES deployment.run ON DELETE CASCADE,
  phase   integer          NOT NULL,
  name    text             NOT NULL,
  seconds double precision NOT NULL,
  CONSTRAINT phase_time_pk PRIMARY KEY (run_id, phase)
);

-- Which lines cannot hold a text: a Bloom filter over the runs of three characters of 1024 lines at a time.
CREATE TABLE deployment.line_index (
  run_id bigint  NOT NULL,
  chunk  integer NOT NULL, -- lines 1024 * chunk + 1 to 1024 * (chunk + 1)
  steps  text    NOT NULL, -- steps that begin in it: place:line place:line …
  filter bytea   NOT NULL,
  CONSTRAINT line_index_pk PRIMARY KEY (run_id, chunk)
);
ALTER TABLE deployment.line_index ALTER COLUMN filter SET STORAGE EXTERNAL;

CREATE INDEX run_ended ON deployment.run (ended_at DESC) WHERE ended_at IS NOT NULL;
CREATE INDEX run_recipe ON deployment.run (recipe, id DESC);

-- Deployments: what is installed on which machine, how far it is, and every line that it said.
CREATE SCHEMA deployment;

CREATE TABLE deployment.run (
  id              bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT run_pk PRIMARY KEY,
  code_hash       bytea            NOT NULL CONSTRAINT run_code_unique UNIQUE, -- SHA-256 of the code in the link
  key_hash        bytea            NOT NULL,  -- SHA-256 of what the machine proves itself with
  label           text             NOT NULL, -- what the operator calls the machine
  recipe          text             NOT NULL,
  recipe_title    text             NOT NULL,
  recipe_version  integer          NOT NULL,
  recipe_source   text             NOT NULL, -- the YAML as it was when the run was made
  parameters      text             NOT NULL, -- JSON, without secrets
  secrets         bytea            NOT NULL,  -- code, key and the secret parameters as JSON, encrypted
  created_at      timestamptz      NOT NULL,
  created_by      text             NOT NULL,
  opens_until     timestamptz      NOT NULL, -- the link's end, while no machine has taken it
  machine         text,                      -- which machine took it, an id that the machine made up
  state           text             NOT NULL CONSTRAINT run_state_known CHECK (state IN
                    ('WAITING', 'RUNNING', 'CANCELLING', 'LOST', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'ABANDONED')),
  state_since     timestamptz      NOT NULL,
  detail          text             NOT NULL DEFAULT '', -- why, in one sentence of the machine's
  cancelled_by    text,                      -- who wants it to end; the machine is told with its next answer
  not_undone      boolean          NOT NULL DEFAULT false,
  started_at      timestamptz,
  ended_at        timestamptz,
  heard_at        timestamptz,               -- when the machine last said anything
  context         text             NOT NULL DEFAULT '{}', -- JSON: what the machine told of itself
  phase           integer          NOT NULL DEFAULT -1,
  step            integer          NOT NULL DEFAULT -1,
  step_part       double precision NOT NULL DEFAULT 0, -- how much of the step is done, 0 to 1
  next_offset     bigint           NOT NULL DEFAULT 0, -- bytes of the log that have been kept
  next_seq        bigint           NOT NULL DEFAULT 1,
  digest          bytea,                     -- state of SHA-256 over those bytes
  log_complete    boolean          NOT NULL DEFAULT false,
  warnings        bigint           NOT NULL DEFAULT 0,
  errors          bigint           NOT NULL DEFAULT 0
);
CREATE INDEX run_created ON deployment.run (created_at DESC);
CREATE INDEX run_going_on ON deployment.run (id) WHERE ended_at IS NULL;

CREATE TABLE deployment.step (
  run_id     bigint      NOT NULL CONSTRAINT step_run_fk REFERENCES deployment.run ON DELETE CASCADE,
  step       integer     NOT NULL,
  state      text        NOT NULL CONSTRAINT step_state_known CHECK (state IN
               ('RUNNING', 'DONE', 'SKIPPED', 'FAILED', 'UNDOING', 'UNDONE', 'UNDO_FAILED')),
  tries      integer     NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  exit_code  integer,
  CONSTRAINT step_pk PRIMARY KEY (run_id, step)
);

-- Append-only, filled by COPY. The machine numbers its lines; the console keeps them without gap and without repetition.
CREATE TABLE deployment.line (
  run_id bigint      NOT NULL,
  seq    bigint      NOT NULL,
  at     timestamptz NOT NULL, -- by the machine's clock
  step   integer     NOT NULL,
  level  smallint    NOT NULL, -- 0 debug, 1 output, 2 info, 3 warning, 4 error
  text   text        NOT NULL,
  CONSTRAINT line_pk PRIMARY KEY (run_id, seq)
);
CREATE INDEX line_trouble ON deployment.line (run_id, seq) WHERE level >= 3;

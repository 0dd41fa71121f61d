-- Rollouts: one thing on many machines, a stage at a time.
CREATE TABLE deployment.rollout (
  id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT rollout_pk PRIMARY KEY,
  name        text        NOT NULL,
  labels      text        NOT NULL, -- the label expression that picked its machines; empty where they were listed
  spec        text        NOT NULL, -- JSON: stages, gates, pace, windows, what happens on failure
  state       text        NOT NULL CONSTRAINT rollout_state_known CHECK (state IN
                ('PLANNED', 'RUNNING', 'PAUSED', 'ABORTING', 'ROLLING_BACK', 'FINISHED', 'ABORTED', 'ROLLED_BACK')),
  state_since timestamptz NOT NULL,
  stage       integer     NOT NULL DEFAULT 0,
  hold_by     text,                 -- who wants it to stand still; only a person takes it away
  hold_reason text,
  hold_at     timestamptz,
  created_at  timestamptz NOT NULL,
  created_by  text        NOT NULL,
  started_at  timestamptz,
  ended_at    timestamptz,
  seed        bigint      NOT NULL, -- of what was left to chance when machines were assigned
  CONSTRAINT rollout_hold_whole CHECK ((hold_by IS NULL) = (hold_reason IS NULL) AND (hold_by IS NULL) = (hold_at IS NULL))
);
CREATE INDEX rollout_going_on ON deployment.rollout (id) WHERE ended_at IS NULL;

-- What is run: A, B where two are compared, BACK where the plan says how to go back.
CREATE TABLE deployment.rollout_recipe (
  rollout_id bigint  NOT NULL CONSTRAINT rollout_recipe_rollout_fk REFERENCES deployment.rollout ON DELETE CASCADE,
  part       text    NOT NULL CONSTRAINT rollout_recipe_part_known CHECK (part IN ('A', 'B', 'BACK')),
  recipe     text    NOT NULL,
  title      text    NOT NULL,
  version    integer NOT NULL,
  source     text    NOT NULL,
  parameters text    NOT NULL, -- JSON, without secrets
  secrets    bytea   NOT NULL, -- the secret ones as JSON, encrypted
  CONSTRAINT rollout_recipe_pk PRIMARY KEY (rollout_id, part)
);

CREATE TABLE deployment.rollout_stage (
  rollout_id bigint      NOT NULL CONSTRAINT rollout_stage_rollout_fk REFERENCES deployment.rollout ON DELETE CASCADE,
  stage      integer     NOT NULL,
  state      text        NOT NULL CONSTRAINT rollout_stage_state_known CHECK (state IN
               ('WAITING', 'RUNNING', 'SOAKING', 'PASSED', 'FAILED', 'INCONCLUSIVE', 'OVERRULED')),
  since      timestamptz NOT NULL,
  begun_at   timestamptz,
  readings   text        NOT NULL, -- JSON: what each gate said last
  because    text        NOT NULL, -- which rule decided
  figures    text        NOT NULL, -- JSON
  CONSTRAINT rollout_stage_pk PRIMARY KEY (rollout_id, stage)
);

CREATE TABLE deployment.rollout_member (
  rollout_id bigint      NOT NULL CONSTRAINT rollout_member_rollout_fk REFERENCES deployment.rollout ON DELETE CASCADE,
  position   integer     NOT NULL, -- the order in which they are begun
  target_id  bigint      NOT NULL CONSTRAINT rollout_member_target_fk REFERENCES deployment.target,
  name       text        NOT NULL, -- as it was called when the plan was made
  place      text        NOT NULL,
  stage      integer     NOT NULL,
  variant    text        NOT NULL CONSTRAINT rollout_member_variant_known CHECK (variant IN ('A', 'B')),
  windows    text        NOT NULL, -- JSON: places of the maintenance windows that bind it
  spare      boolean     NOT NULL,
  state      text        NOT NULL CONSTRAINT rollout_member_state_known CHECK (state IN
               ('WAITING', 'RUNNING', 'STAGED', 'SUCCEEDED', 'FAILED', 'OVERDUE', 'CANCELLED', 'SKIPPED', 'REPLACED',
                'BACK_WAITING', 'GOING_BACK', 'ROLLED_BACK', 'BACK_FAILED')),
  since      timestamptz NOT NULL,
  purpose    text        NOT NULL CONSTRAINT rollout_member_purpose_known CHECK (purpose IN ('INSTALL', 'STAGE', 'SWITCH', 'BACK')),
  live_run   bigint CONSTRAINT rollout_member_live_fk REFERENCES deployment.run, -- at most one at any time
  last_run   bigint CONSTRAINT rollout_member_last_fk REFERENCES deployment.run,
  tries      integer     NOT NULL,
  not_before timestamptz,
  deadline   timestamptz,
  left_some  boolean     NOT NULL, -- failed, and could not undo all that it had begun
  detail     text        NOT NULL,
  CONSTRAINT rollout_member_pk PRIMARY KEY (rollout_id, position),
  CONSTRAINT rollout_member_once UNIQUE (rollout_id, target_id)
);
CREATE UNIQUE INDEX rollout_member_live ON deployment.rollout_member (live_run) WHERE live_run IS NOT NULL;
CREATE INDEX rollout_member_target ON deployment.rollout_member (target_id);

-- Every try of every machine.
CREATE TABLE deployment.rollout_run (
  run_id     bigint NOT NULL CONSTRAINT rollout_run_pk PRIMARY KEY CONSTRAINT rollout_run_run_fk REFERENCES deployment.run ON DELETE CASCADE,
  rollout_id bigint NOT NULL CONSTRAINT rollout_run_rollout_fk REFERENCES deployment.rollout ON DELETE CASCADE,
  target_id  bigint NOT NULL,
  purpose    text   NOT NULL
);
CREATE INDEX rollout_run_rollout ON deployment.rollout_run (rollout_id, target_id);

-- Append-only: what happened, and why.
CREATE TABLE deployment.rollout_event (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT rollout_event_pk PRIMARY KEY,
  rollout_id bigint      NOT NULL CONSTRAINT rollout_event_rollout_fk REFERENCES deployment.rollout ON DELETE CASCADE,
  at         timestamptz NOT NULL,
  kind       text        NOT NULL,
  stage      integer     NOT NULL, -- -1: of no stage
  target_id  bigint,
  by         text        NOT NULL, -- empty: the rollout itself
  figures    text        NOT NULL  -- JSON
);
CREATE INDEX rollout_event_rollout ON deployment.rollout_event (rollout_id, id);

-- Machines of one place share a line to the world.
CREATE TABLE deployment.site (
  place            text    NOT NULL CONSTRAINT site_pk PRIMARY KEY,
  at_once          integer NOT NULL, -- most runs of all rollouts at the same time; 0: no limit of its own
  bytes_per_second bigint  NOT NULL, -- shared among the runs of a rollout; 0: no limit
  mirrors          text    NOT NULL  -- JSON: addresses, the nearest first
);

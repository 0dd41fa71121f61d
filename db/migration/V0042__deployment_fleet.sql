-- How machines come into the fleet, prove themselves, tell how they are and heal themselves.
CREATE TABLE deployment.console_key (
  fingerprint text        NOT NULL CONSTRAINT console_key_pk PRIMARY KEY, -- SHA-256 of the public key, hex
  public_key  bytea       NOT NULL, -- DER, P-256
  private_key bytea       NOT NULL, -- PKCS #8 as Base64, encrypted
  created_at  timestamptz NOT NULL
);

CREATE TABLE deployment.enrolment (
  id            bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT enrolment_pk PRIMARY KEY,
  token_hash    bytea       NOT NULL CONSTRAINT enrolment_token_unique UNIQUE, -- SHA-256
  kind          text        NOT NULL,
  labels        text[]      NOT NULL,
  place         text        NOT NULL,
  host_pattern  text        NOT NULL,  -- what the machine must call itself, with *; empty for anything
  preauthorised boolean     NOT NULL,
  uses_left     integer     NOT NULL CONSTRAINT enrolment_uses_left CHECK (uses_left >= 0),
  created_at    timestamptz NOT NULL,
  created_by    text        NOT NULL,
  expires_at    timestamptz NOT NULL
);

ALTER TABLE deployment.target
  ADD COLUMN public_key      bytea,   -- DER, P-256
  ADD COLUMN code            text NOT NULL DEFAULT '', -- shown on both sides until somebody has compared
  ADD COLUMN identity        text,    -- what stays when the machine makes a new key
  ADD COLUMN new_fingerprint text CONSTRAINT target_new_fingerprint_unique UNIQUE, -- a second key that waits for a decision
  ADD COLUMN new_public_key  bytea,
  ADD COLUMN enrolment_id    bigint CONSTRAINT target_enrolment_fk REFERENCES deployment.enrolment,
  ADD COLUMN stamp           bigint NOT NULL DEFAULT 0, -- of its last request; the next must be greater
  ADD COLUMN skew_ms         bigint NOT NULL DEFAULT 0, -- how far its clock is ahead of the console's
  ADD COLUMN repair_seq      bigint NOT NULL DEFAULT 0, -- last line of its log of repairs that is kept
  ADD COLUMN health_since    timestamptz,
  ADD COLUMN health_reasons  text NOT NULL DEFAULT '';  -- one a line: a code, a blank, and what it is about
CREATE INDEX target_identity ON deployment.target (identity) WHERE identity IS NOT NULL;

CREATE TABLE deployment.target_component (
  target_id   bigint NOT NULL CONSTRAINT target_component_fk REFERENCES deployment.target ON DELETE CASCADE,
  component   text   NOT NULL,
  expected    text,                 -- as the last successful run left it
  expected_at timestamptz,
  reported    text,                 -- as the machine says; empty when it says that it is not there
  reported_at timestamptz,
  CONSTRAINT target_component_pk PRIMARY KEY (target_id, component)
);

CREATE TABLE deployment.health_check (
  id            bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT health_check_pk PRIMARY KEY,
  name          text    NOT NULL,
  applies_to    text    NOT NULL,   -- which machines, as an expression
  command       text    NOT NULL,
  every_s       integer NOT NULL CHECK (every_s BETWEEN 1 AND 86400),
  limit_s       integer NOT NULL CHECK (limit_s BETWEEN 1 AND 600),
  repair        text    NOT NULL DEFAULT '', -- a command that is allowed; empty for none
  repair_most   integer NOT NULL DEFAULT 3 CHECK (repair_most BETWEEN 1 AND 20), -- tries within the window
  repair_window_s integer NOT NULL DEFAULT 3600 CHECK (repair_window_s BETWEEN 1 AND 604800),
  shipped       boolean NOT NULL DEFAULT false
);
INSERT INTO deployment.health_check (name, applies_to, command, every_s, limit_s, shipped) VALUES
  ('Room on the disk', '', 'left=$(df -Pk / | { read -r _; read -r _ _ _ free _; echo "$free"; })
echo "$((left / 1024)) MB free on /"
[ "$left" -gt 1048576 ]', 60, 20, true),
  ('Room in memory', '', 'while read -r key value _; do [ "$key" != MemAvailable: ] || break; done </proc/meminfo
echo "$((value / 1024)) MB available"
[ "$value" -gt 65536 ]', 60, 20, true),
  ('Services', '', 'command -v systemctl >/dev/null && [ -d /run/systemd/system ] || { echo "no systemd here"; exit 0; }
failed=$(systemctl --failed --no-legend --plain)
if [ -z "$failed" ]; then echo "none failed"; else echo "$failed"; exit 1; fi', 60, 20, true);

CREATE TABLE deployment.target_check (
  target_id    bigint      NOT NULL CONSTRAINT target_check_target_fk REFERENCES deployment.target ON DELETE CASCADE,
  check_id     bigint      NOT NULL CONSTRAINT target_check_check_fk REFERENCES deployment.health_check ON DELETE CASCADE,
  run_number   bigint      NOT NULL, -- which time the machine ran it
  failures     integer     NOT NULL, -- in a row
  standing     text        NOT NULL CONSTRAINT target_check_standing_known CHECK (standing IN ('GOOD', 'DOUBTFUL', 'BAD', 'NEEDS_PERSON')),
  since        timestamptz NOT NULL,
  words        text        NOT NULL, -- the last line that it printed
  reported_at  timestamptz NOT NULL,
  CONSTRAINT target_check_pk PRIMARY KEY (target_id, check_id)
);

-- Append-only: what happened to a machine, its repairs among it.
CREATE TABLE deployment.target_event (
  id        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT target_event_pk PRIMARY KEY,
  target_id bigint      NOT NULL CONSTRAINT target_event_fk REFERENCES deployment.target ON DELETE CASCADE,
  at        timestamptz NOT NULL,
  kind      text        NOT NULL,
  subject   text        NOT NULL,
  words     text        NOT NULL
);
CREATE INDEX target_event_newest ON deployment.target_event (target_id, id DESC);

CREATE TABLE deployment.bundle (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT bundle_pk PRIMARY KEY,
  target_id  bigint      NOT NULL CONSTRAINT bundle_target_fk REFERENCES deployment.target ON DELETE CASCADE,
  wanted_at  timestamptz NOT NULL,
  wanted_by  text        NOT NULL,
  arrived_at timestamptz,
  expires_at timestamptz NOT NULL,
  content    bytea
);
CREATE INDEX bundle_of_target ON deployment.bundle (target_id, id DESC);

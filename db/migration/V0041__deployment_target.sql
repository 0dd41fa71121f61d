-- The machines that things are installed on, and which of them a run is for.
CREATE TABLE deployment.target (
  id           bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT target_pk PRIMARY KEY,
  name         text        NOT NULL,
  kind         text        NOT NULL CONSTRAINT target_kind_known CHECK (kind IN ('POOL_NODE', 'MINER', 'GAME_CONSOLE', 'GENERIC')),
  state        text        NOT NULL CONSTRAINT target_state_known CHECK (state IN ('PENDING', 'ACCEPTED', 'REVOKED')),
  labels       text[]      NOT NULL DEFAULT '{}',
  place        text        NOT NULL DEFAULT '',
  spare        boolean     NOT NULL DEFAULT false,
  reach        text        NOT NULL CONSTRAINT target_reach_known CHECK (reach IN ('AGENT', 'SSH', 'LOCAL')),
  fingerprint  text,                          -- AGENT: SHA-256 of its public key, hex
  host         text,                          -- SSH
  port         integer,
  login        text,
  host_key     text,                          -- as first seen, or as confirmed by a person
  hardware     text        NOT NULL DEFAULT '{}', -- JSON: as it reported it
  versions     text        NOT NULL DEFAULT '{}', -- JSON: component to version
  health       text        NOT NULL DEFAULT 'UNKNOWN' CONSTRAINT target_health_known CHECK (health IN ('UNKNOWN', 'GOOD', 'WARNING', 'BAD')),
  health_words text        NOT NULL DEFAULT '',
  seen_at      timestamptz,                   -- by the console's clock
  created_at   timestamptz NOT NULL,
  created_by   text        NOT NULL,
  decided_at   timestamptz,                   -- when it was accepted or revoked
  decided_by   text,
  CONSTRAINT target_reach_told CHECK (CASE reach WHEN 'AGENT' THEN fingerprint IS NOT NULL
                                                 WHEN 'SSH' THEN host IS NOT NULL AND port IS NOT NULL AND login IS NOT NULL
                                                 ELSE true END)
);
CREATE UNIQUE INDEX target_fingerprint_unique ON deployment.target (fingerprint);

ALTER TABLE deployment.run
  ADD COLUMN target_id bigint CONSTRAINT run_target_fk REFERENCES deployment.target,
  ADD COLUMN route     text NOT NULL DEFAULT 'LINK' CONSTRAINT run_route_known CHECK (route IN ('LINK', 'AGENT', 'SSH', 'LOCAL'));
CREATE INDEX run_of_target ON deployment.run (target_id, id DESC) WHERE target_id IS NOT NULL;
CREATE INDEX run_to_begin ON deployment.run (route, id) WHERE state = 'WAITING';

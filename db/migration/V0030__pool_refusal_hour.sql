-- Refused shares of the last day by hour, reason, worker and device, so that a restart forgets none of them. Names stand here
-- as text: whoever never sent a good share has no number. An empty address stands for all that have no row of their own.
CREATE TABLE pool.refusal_hour (
  hour    timestamptz NOT NULL,
  pool_id integer     NOT NULL,
  reason  text        NOT NULL,
  address text        NOT NULL,
  rig     text        NOT NULL,
  device  text        NOT NULL,
  shares  bigint      NOT NULL,
  last_at timestamptz NOT NULL,
  CONSTRAINT refusal_hour_pk PRIMARY KEY (hour, pool_id, reason, address, rig, device)
);

-- Addresses that no connection is taken from. Memory is what counts; this is what the next start reads.
CREATE TABLE pool.ban (
  id        bigint      CONSTRAINT ban_pk PRIMARY KEY, -- given in memory, rises
  range     text        NOT NULL, -- CIDR form, without prefix where it is one address
  since     timestamptz NOT NULL,
  until     timestamptz,          -- null: until somebody lifts it
  reason    text        NOT NULL,
  banned_by text        NOT NULL, -- an operator's login, empty where the guard did it
  level     integer     NOT NULL, -- how often in a row the guard banned it, 0 where a person did
  hits      bigint      NOT NULL, -- connections refused because of it
  lifted_at timestamptz
);

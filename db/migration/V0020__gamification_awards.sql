-- What miners have won. Everything else of the module is worked out anew from days and blocks at each start.
CREATE SCHEMA gamification;

-- A badge once, however often it is found to be earned.
CREATE TABLE gamification.award (
  pool_id    integer     NOT NULL,
  address    text        NOT NULL,
  rule       text        NOT NULL,
  day        date        NOT NULL, -- on which the rule was met, UTC
  awarded_at timestamptz NOT NULL,
  backfilled boolean     NOT NULL, -- met long before it was noticed: told to nobody
  simulated  boolean     NOT NULL,
  revoked_at timestamptz,          -- the block behind it became an orphan; null again when it came back
  CONSTRAINT award_pk PRIMARY KEY (pool_id, address, rule)
);
CREATE INDEX award_latest ON gamification.award (pool_id, awarded_at DESC) WHERE NOT backfilled AND revoked_at IS NULL;

-- The network's greatest difficulty of each day, so that a rule about it can be back-filled.
CREATE TABLE gamification.network_day (
  pool_id    integer          NOT NULL,
  day        date             NOT NULL,
  difficulty double precision NOT NULL,
  CONSTRAINT network_day_pk PRIMARY KEY (pool_id, day)
);

-- A milestone of those who run a pool, once.
CREATE TABLE gamification.milestone (
  pool_id    integer     NOT NULL,
  kind       text        NOT NULL,
  reached_at timestamptz NOT NULL,
  CONSTRAINT milestone_pk PRIMARY KEY (pool_id, kind)
);

-- A season of a pool that is over. Kept for ever.
CREATE TABLE gamification.season (
  pool_id   integer     NOT NULL,
  starts_on date        NOT NULL,
  months    integer     NOT NULL CONSTRAINT season_months_of_a_year CHECK (months BETWEEN 1 AND 12),
  closed_at timestamptz NOT NULL,
  CONSTRAINT season_pk PRIMARY KEY (pool_id, starts_on, months)
);

-- Its final standings.
CREATE TABLE gamification.standing (
  pool_id    integer          NOT NULL,
  starts_on  date             NOT NULL,
  months     integer          NOT NULL,
  kind       text             NOT NULL,
  size_class text             NOT NULL, -- ALL: the board of all classes together
  rank       integer          NOT NULL,
  address    text             NOT NULL,
  value      double precision NOT NULL,
  shares     bigint           NOT NULL,
  own_class  text             NOT NULL,
  level      integer          NOT NULL,
  simulated  boolean          NOT NULL,
  addresses  integer          NOT NULL, -- how many made up the entry
  CONSTRAINT standing_pk PRIMARY KEY (pool_id, starts_on, months, kind, size_class, address),
  CONSTRAINT standing_season_fk FOREIGN KEY (pool_id, starts_on, months) REFERENCES gamification.season
);

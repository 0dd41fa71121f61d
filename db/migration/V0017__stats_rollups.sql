-- Rollups of the minutes that schema pool keeps: what screens and leaderboards read for more than an hour. Filled and
-- filled back by the application, hour by hour, on every edition of the database.
CREATE SCHEMA stats;

-- Ten minutes of a pool. The sum of an hour's slots says how much of that hour has been rolled up.
CREATE TABLE stats.pool_slot (
  pool_id      integer          NOT NULL,
  slot         timestamptz      NOT NULL, -- start, a multiple of ten minutes
  shares       bigint           NOT NULL,
  work         double precision NOT NULL, -- sum of credited difficulty
  work_squared double precision NOT NULL, -- sum of its squares
  refused      bigint           NOT NULL, -- those of strangers included
  CONSTRAINT pool_slot_pk PRIMARY KEY (pool_id, slot)
);

-- Ten minutes of all workers of an address.
CREATE TABLE stats.miner_slot (
  miner_id     integer          NOT NULL,
  slot         timestamptz      NOT NULL,
  shares       bigint           NOT NULL,
  work         double precision NOT NULL,
  work_squared double precision NOT NULL,
  refused      bigint           NOT NULL,
  CONSTRAINT miner_slot_pk PRIMARY KEY (miner_id, slot)
);

-- An hour of a worker.
CREATE TABLE stats.worker_hour (
  worker_id    integer          NOT NULL,
  hour         timestamptz      NOT NULL,
  pool_id      integer          NOT NULL,
  shares       bigint           NOT NULL,
  work         double precision NOT NULL,
  work_squared double precision NOT NULL,
  best         double precision NOT NULL, -- greatest share_difficulty, 0 without a share
  refused      bigint           NOT NULL,
  active       bigint           NOT NULL, -- bit n: a share was accepted in minute n
  CONSTRAINT worker_hour_pk PRIMARY KEY (worker_id, hour)
);
CREATE INDEX worker_hour_pool ON stats.worker_hour (pool_id, hour);

-- A day, in UTC, of all workers of an address.
CREATE TABLE stats.miner_day (
  pool_id        integer          NOT NULL,
  day            date             NOT NULL,
  miner_id       integer          NOT NULL,
  shares         bigint           NOT NULL,
  work           double precision NOT NULL,
  best           double precision NOT NULL,
  refused        bigint           NOT NULL,
  active_minutes integer          NOT NULL, -- in which a share was accepted
  CONSTRAINT miner_day_pk PRIMARY KEY (pool_id, day, miner_id)
);
CREATE INDEX miner_day_miner ON stats.miner_day (miner_id, day);

CREATE TABLE stats.worker_best (
  worker_id integer          CONSTRAINT worker_best_pk PRIMARY KEY,
  pool_id   integer          NOT NULL,
  best      double precision NOT NULL
);
CREATE INDEX worker_best_pool ON stats.worker_best (pool_id);

-- When a pool gave work. Times that no row covers say nothing of anybody's hashrate.
CREATE TABLE stats.coverage (
  pool_id  integer     NOT NULL,
  since    timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  CONSTRAINT coverage_pk PRIMARY KEY (pool_id, since),
  CONSTRAINT coverage_forward CHECK (until_at >= since)
);

-- Before this migration nobody wrote down when a pool gave work: where shares came in with less than ten minutes between.
INSERT INTO stats.coverage (pool_id, since, until_at)
SELECT pool_id, min(minute), max(last_at)
FROM (
  SELECT pool_id, minute, last_at, count(*) FILTER (WHERE begins) OVER (PARTITION BY pool_id ORDER BY minute) AS run
  FROM (
    SELECT pool_id, minute, last_at,
           lag(minute) OVER (PARTITION BY pool_id ORDER BY minute) IS NULL
             OR minute - lag(minute) OVER (PARTITION BY pool_id ORDER BY minute) > interval '10 minutes' AS begins
    FROM pool.pool_minute
  ) marked
) runs
GROUP BY pool_id, run;

-- One row a minute and pool, the sum over pool.share_minute: a week of a pool with a thousand workers is ten thousand
-- rows here and ten million there. Kept in the same transaction as pool.share_minute.
CREATE TABLE pool.pool_minute (
  pool_id      integer          NOT NULL,
  minute       timestamptz      NOT NULL,
  shares       bigint           NOT NULL,
  work         double precision NOT NULL, -- sum of credited difficulty
  work_squared double precision NOT NULL, -- sum of the squares of credited difficulty: how uncertain the work is
  last_at      timestamptz      NOT NULL,
  CONSTRAINT pool_minute_pk PRIMARY KEY (pool_id, minute)
);

INSERT INTO pool.pool_minute (pool_id, minute, shares, work, work_squared, last_at)
SELECT pool_id, minute, sum(shares), sum(work), sum(work * work / shares), max(last_at)
FROM pool.share_minute
GROUP BY pool_id, minute;

-- The refusals of one miner.
CREATE INDEX reject_minute_worker ON pool.reject_minute (worker_id, minute DESC);

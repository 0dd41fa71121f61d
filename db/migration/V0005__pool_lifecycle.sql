-- What a pool is to be and to do. Null in a column of a plan: as the settings chimera.pool.* and chimera.stratum.port say,
-- which is how pools from before this migration go on; the first change in the console fixes the values.
ALTER TABLE pool.pool
  ADD COLUMN payout_address      text,
  ADD COLUMN tag                 text CONSTRAINT pool_tag_form CHECK (length(tag) BETWEEN 1 AND 32),
  ADD COLUMN port                integer CONSTRAINT pool_port_range CHECK (port BETWEEN 0 AND 65535), -- 0: any that is free
  ADD COLUMN vardiff_start       double precision,
  ADD COLUMN vardiff_min         double precision,
  ADD COLUMN vardiff_max         double precision,
  ADD COLUMN vardiff_interval_ms bigint,
  ADD COLUMN vardiff_retarget_ms bigint,
  ADD COLUMN wanted              text NOT NULL DEFAULT 'RUNNING'
    CONSTRAINT pool_wanted_known CHECK (wanted IN ('RUNNING', 'PAUSED', 'DRAINING', 'STOPPED')),
  ADD COLUMN drains_until        timestamptz,
  ADD COLUMN removed_at          timestamptz,
  ADD CONSTRAINT pool_drain_ends CHECK ((wanted = 'DRAINING') = (drains_until IS NOT NULL));

-- A removed pool keeps its row for its history, but neither its name nor its port.
ALTER TABLE pool.pool DROP CONSTRAINT pool_name_unique;
CREATE UNIQUE INDEX pool_name_unique ON pool.pool (name) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX pool_port_unique ON pool.pool (port) WHERE removed_at IS NULL AND port > 0;

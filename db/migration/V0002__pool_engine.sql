-- Pools, who mines in them, what they sent and what they found.
CREATE SCHEMA pool;

CREATE TABLE pool.pool (
  id         integer GENERATED ALWAYS AS IDENTITY CONSTRAINT pool_pk PRIMARY KEY,
  name       text        NOT NULL CONSTRAINT pool_name_form CHECK (length(name) BETWEEN 1 AND 64),
  coin       text        NOT NULL,
  algorithm  text        NOT NULL,
  simulated  boolean     NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pool_name_unique UNIQUE (name)
);

CREATE TABLE pool.miner (
  id         integer GENERATED ALWAYS AS IDENTITY CONSTRAINT miner_pk PRIMARY KEY,
  pool_id    integer     NOT NULL CONSTRAINT miner_pool_fk REFERENCES pool.pool,
  address    text        NOT NULL,
  first_seen timestamptz NOT NULL,
  CONSTRAINT miner_address_unique UNIQUE (pool_id, address)
);

CREATE TABLE pool.worker (
  id         integer GENERATED ALWAYS AS IDENTITY CONSTRAINT worker_pk PRIMARY KEY,
  miner_id   integer     NOT NULL CONSTRAINT worker_miner_fk REFERENCES pool.miner,
  rig        text        NOT NULL,
  agent      text        NOT NULL,
  simulated  boolean     NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen  timestamptz NOT NULL,
  CONSTRAINT worker_rig_unique UNIQUE (miner_id, rig)
);

-- Accepted shares, the evidence. Append-only, filled by COPY; a hypertable where TimescaleDB is there.
CREATE TABLE pool.share (
  ts               timestamptz      NOT NULL,
  pool_id          integer          NOT NULL,
  worker_id        integer          NOT NULL,
  height           bigint           NOT NULL,
  difficulty       double precision NOT NULL, -- of the job, what the share is credited with
  share_difficulty double precision NOT NULL, -- of the hash itself
  hash             bytea            NOT NULL  -- proof-of-work hash, 32 bytes in computation order
);
CREATE INDEX share_worker_ts ON pool.share (worker_id, ts DESC);

-- One row a minute and worker, kept in the transaction that copies the shares: every figure reads from here.
CREATE TABLE pool.share_minute (
  minute    timestamptz      NOT NULL,
  pool_id   integer          NOT NULL,
  worker_id integer          NOT NULL,
  shares    bigint           NOT NULL,
  work      double precision NOT NULL, -- sum of credited difficulty
  best      double precision NOT NULL, -- greatest share_difficulty
  last_at   timestamptz      NOT NULL,
  CONSTRAINT share_minute_pk PRIMARY KEY (minute, worker_id)
);
CREATE INDEX share_minute_worker ON pool.share_minute (worker_id, minute DESC);
CREATE INDEX share_minute_pool ON pool.share_minute (pool_id, minute DESC) INCLUDE (shares, work);

-- Refused shares by minute and reason. Counted in memory and written every few seconds: a statistic, not evidence.
CREATE TABLE pool.reject_minute (
  minute    timestamptz NOT NULL,
  pool_id   integer     NOT NULL,
  worker_id integer,             -- null where no worker was authorized
  reason    text        NOT NULL,
  shares    bigint      NOT NULL,
  CONSTRAINT reject_minute_unique UNIQUE NULLS NOT DISTINCT (minute, pool_id, worker_id, reason)
);

CREATE TABLE pool.block (
  id                 bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT block_pk PRIMARY KEY,
  pool_id            integer          NOT NULL CONSTRAINT block_pool_fk REFERENCES pool.pool,
  worker_id          integer          NOT NULL CONSTRAINT block_worker_fk REFERENCES pool.worker,
  height             bigint           NOT NULL,
  hash               bytea            NOT NULL CONSTRAINT block_hash_length CHECK (length(hash) = 32), -- block id, computation order
  found_at           timestamptz      NOT NULL,
  network_difficulty double precision NOT NULL,
  effort             double precision,          -- work of the round over network difficulty; null where the round's start is unknown
  reward             numeric(38, 0)   NOT NULL, -- coinbase value in the coin's smallest unit
  status             text             NOT NULL CONSTRAINT block_status_known CHECK (status IN ('PENDING', 'CONFIRMED', 'ORPHANED', 'REFUSED')),
  confirmations      integer          NOT NULL DEFAULT 0,
  detail             text             NOT NULL DEFAULT '', -- the node's words where it refused
  settled_at         timestamptz,
  CONSTRAINT block_hash_unique UNIQUE (pool_id, hash)
);
CREATE INDEX block_pool_found ON pool.block (pool_id, found_at DESC);

-- How far each share journal has been copied. Moves in the same transaction as the shares: replay is exact.
CREATE TABLE pool.journal (
  id         uuid        CONSTRAINT journal_pk PRIMARY KEY,
  segment    bigint      NOT NULL,
  position   bigint      NOT NULL, -- byte offset in the segment
  updated_at timestamptz NOT NULL
);

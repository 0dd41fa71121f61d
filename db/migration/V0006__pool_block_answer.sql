-- What each node said to a submitted block, as often as it was submitted.
CREATE TABLE pool.block_answer (
  block_id bigint      NOT NULL CONSTRAINT block_answer_block_fk REFERENCES pool.block,
  at       timestamptz NOT NULL,
  node     text        NOT NULL,
  verdict  text        NOT NULL CONSTRAINT block_answer_verdict_known CHECK (verdict IN ('TAKEN', 'REFUSED', 'SILENT')),
  reason   text        NOT NULL, -- the node's own word, or why it did not answer; empty when it took the block
  took_ms  bigint      NOT NULL
);
CREATE INDEX block_answer_block ON pool.block_answer (block_id, at);

-- Until the reward was read from the block as the chain has it, it is what the coinbase was built to pay.
ALTER TABLE pool.block
  ADD COLUMN payout_script bytea, -- what pays to the pool in its coinbase; null for blocks from before this migration
  ADD COLUMN reward_read   boolean NOT NULL DEFAULT false;

-- Which process hands out which part of the extranonces; a lease that was not renewed in time is free for others.
CREATE TABLE pool.instance_lease (
  instance   integer     CONSTRAINT instance_lease_pk PRIMARY KEY CONSTRAINT instance_lease_range CHECK (instance BETWEEN 0 AND 255),
  holder     uuid        NOT NULL, -- the key of the process's share journal: the same after a restart
  host       text        NOT NULL, -- where it runs, for people
  renewed_at timestamptz NOT NULL
);

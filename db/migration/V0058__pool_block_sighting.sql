-- Of several processes over one database, each with nodes of its own, one that sees a block in its chain is believed:
-- the others leave the block's fate to it while it goes on seeing it.
ALTER TABLE pool.block
  ADD COLUMN seen_at timestamptz, -- when a process last saw it in the chain, give or take a minute
  ADD COLUMN seen_by uuid;        -- which one: the key of its share journal

-- Of several candidates on one parent only one is submitted at a time; the others wait for what becomes of it.
ALTER TABLE pool.block
  ADD COLUMN parent bytea, -- hash of the block before, computation order; null for blocks from before this migration
  DROP CONSTRAINT block_status_known,
  ADD CONSTRAINT block_status_known CHECK (status IN ('PENDING', 'CONFIRMED', 'ORPHANED', 'REFUSED', 'SUPERSEDED'));
CREATE INDEX block_parent ON pool.block (parent);
CREATE INDEX block_unsettled ON pool.block (id) WHERE status IN ('REFUSED', 'SUPERSEDED');

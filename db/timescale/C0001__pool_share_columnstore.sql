-- Community edition 2.18 or newer: shares are final when written, so they are packed after two days and dropped after
-- ninety. Blocks, minute figures and money live in ordinary tables and stay.
ALTER TABLE pool.share SET (timescaledb.enable_columnstore,
                            timescaledb.segmentby = 'pool_id, worker_id',
                            timescaledb.orderby = 'ts');
CALL add_columnstore_policy('pool.share', after => INTERVAL '2 days', if_not_exists => true);
SELECT add_retention_policy('pool.share', drop_after => INTERVAL '90 days', if_not_exists => true);

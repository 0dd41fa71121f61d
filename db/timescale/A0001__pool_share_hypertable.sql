-- Shares by day. Rows that are already there move into chunks; the table is locked meanwhile.
SELECT create_hypertable('pool.share', by_range('ts', INTERVAL '1 day'),
                         create_default_indexes => false, migrate_data => true, if_not_exists => true);

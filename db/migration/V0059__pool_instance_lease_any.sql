-- A number that was set by hand is only the one that a process would rather have: where another one holds it, it takes any.
ALTER TABLE pool.instance_lease DROP COLUMN fixed;

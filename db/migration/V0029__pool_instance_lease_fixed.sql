-- A number that was set by hand is the operator's own affair: another process that was given it by hand may soon take it over.
ALTER TABLE pool.instance_lease ADD COLUMN fixed boolean NOT NULL DEFAULT false;

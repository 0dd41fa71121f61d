-- How uncertain a worker's minute is. Null in minutes from before: shares of one minute were of nearly equal difficulty, so
-- that work * work / shares stands for it.
ALTER TABLE pool.share_minute ADD COLUMN work_squared double precision;

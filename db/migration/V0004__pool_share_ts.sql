-- Shares of a span of time: small on disk, and good enough because shares arrive nearly in order of time.
CREATE INDEX share_ts ON pool.share USING brin (ts);

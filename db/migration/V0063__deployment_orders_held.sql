-- One console works on an order at a time; what was begun here is told from what others made.
ALTER TABLE deployment.provision
  ADD COLUMN begun      boolean NOT NULL DEFAULT false, -- the provider was asked to make it, so that a host of its name may be ours
  ADD COLUMN held_by    uuid,                           -- the console that works on it
  ADD COLUMN held_until timestamptz;                    -- by then it has said so again, or another may go on

UPDATE deployment.provision SET begun = true WHERE state = 'ORDERED';

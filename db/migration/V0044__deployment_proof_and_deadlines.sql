-- What is known about the log as a whole, and until when a machine should have done what it does.
ALTER TABLE deployment.run
  ADD COLUMN log_proof   text    NOT NULL DEFAULT 'OPEN' CONSTRAINT run_log_proof_known CHECK (log_proof IN
                           ('OPEN', 'PROVEN', 'JOINED', 'NOT_PROVEN')),
  ADD COLUMN base_offset bigint  NOT NULL DEFAULT 0, -- from here on the machine still has its log
  ADD COLUMN base_seq    bigint  NOT NULL DEFAULT 1, -- the line that begins there
  ADD COLUMN refetches   integer NOT NULL DEFAULT 0, -- how often it was wanted again because the checksum differed
  ADD COLUMN due_at      timestamptz;                -- by the console's clock: when the step, or the stopping, should be over
UPDATE deployment.run SET log_proof = 'PROVEN' WHERE log_complete;

ALTER TABLE deployment.step
  ADD COLUMN deadline_at timestamptz; -- by the console's clock

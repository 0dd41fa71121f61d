-- Whether the machine that the console brought a run to holds nothing any more of what the run was given: keys, passwords.
ALTER TABLE deployment.run ADD COLUMN tidied boolean NOT NULL DEFAULT true;

-- A step may be for other machines.
ALTER TABLE deployment.step DROP CONSTRAINT step_state_known;
ALTER TABLE deployment.step ADD CONSTRAINT step_state_known CHECK (state IN
  ('RUNNING', 'DONE', 'SKIPPED', 'LEFT_OUT', 'FAILED', 'UNDOING', 'UNDONE', 'UNDO_FAILED'));

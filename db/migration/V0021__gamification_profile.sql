-- How accounts want to be seen, with every address that they own. An account that is gone leaves its row; a name counts
-- only while its account owns an address, and goes to whoever asks for it then.
CREATE TABLE gamification.profile (
  account_id bigint      CONSTRAINT profile_pk PRIMARY KEY,
  name       text        CONSTRAINT profile_name_form CHECK (length(name) BETWEEN 3 AND 24),
  look       text,       -- the name as it looks from afar: small letters, look-alikes made one
  hidden     boolean     NOT NULL,
  merged     boolean     NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT profile_look_unique UNIQUE (look),
  CONSTRAINT profile_look_of_name CHECK ((name IS NULL) = (look IS NULL))
);

-- How the console logs in to hosts, and hosts that it ordered itself.
CREATE TABLE deployment.ssh_identity (
  one        boolean     NOT NULL DEFAULT true CONSTRAINT ssh_identity_pk PRIMARY KEY CONSTRAINT ssh_identity_one CHECK (one),
  public_key text        NOT NULL, -- one line of OpenSSH
  sealed     bytea       NOT NULL, -- the private key, encrypted
  created_at timestamptz NOT NULL
);

CREATE TABLE deployment.ssh_access (
  target_id  bigint      NOT NULL CONSTRAINT ssh_access_pk PRIMARY KEY
               CONSTRAINT ssh_access_target_fk REFERENCES deployment.target ON DELETE CASCADE,
  way        text        NOT NULL CONSTRAINT ssh_access_way_known CHECK (way IN ('CONSOLE_KEY', 'GIVEN_KEY', 'AGENT')),
  sealed     bytea,                -- the given private key, encrypted
  sudo       boolean     NOT NULL, -- root is reached by sudo without a password
  shown_key  text,                 -- the host key that it showed last, where that is not the pinned one
  shown_at   timestamptz,
  changed_at timestamptz NOT NULL,
  changed_by text        NOT NULL,
  CONSTRAINT ssh_access_given CHECK ((way = 'GIVEN_KEY') = (sealed IS NOT NULL))
);

CREATE TABLE deployment.provision (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT provision_pk PRIMARY KEY,
  provider   text        NOT NULL,
  name       text        NOT NULL, -- the host's name with its provider; ordering it again finds it there
  wishes     text        NOT NULL, -- JSON
  state      text        NOT NULL CONSTRAINT provision_state_known CHECK (state IN
               ('ORDERED', 'READY', 'FAILED', 'REMOVING', 'REMOVED', 'LEFT_BEHIND')),
  words      text        NOT NULL DEFAULT '', -- what the provider said last
  target_id  bigint      CONSTRAINT provision_target_fk REFERENCES deployment.target,
  created_at timestamptz NOT NULL,
  created_by text        NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX provision_name_unique ON deployment.provision (provider, name) WHERE state <> 'REMOVED';

-- Ways of looking at a screen of the console that somebody gave a name: which pool, range, filter, order.
CREATE TABLE identity.saved_view (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT saved_view_pk PRIMARY KEY,
  account_id bigint      NOT NULL CONSTRAINT saved_view_account_fk REFERENCES identity.account ON DELETE CASCADE,
  name       text        NOT NULL CONSTRAINT saved_view_name_length CHECK (length(name) BETWEEN 1 AND 60),
  address    text        NOT NULL CONSTRAINT saved_view_address_length CHECK (length(address) BETWEEN 1 AND 1000),
  shared     boolean     NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT saved_view_name_once UNIQUE (account_id, name)
);
COMMENT ON COLUMN identity.saved_view.address IS 'path and query inside the console, without a slash before it';
COMMENT ON COLUMN identity.saved_view.shared IS 'everybody in the console sees it';

-- Which view an account sees where it opens a screen from the navigation.
CREATE TABLE identity.usual_view (
  account_id bigint NOT NULL CONSTRAINT usual_view_account_fk REFERENCES identity.account ON DELETE CASCADE,
  path       text   NOT NULL,
  view_id    bigint NOT NULL CONSTRAINT usual_view_view_fk REFERENCES identity.saved_view ON DELETE CASCADE,
  CONSTRAINT usual_view_pk PRIMARY KEY (account_id, path)
);
CREATE INDEX usual_view_view ON identity.usual_view (view_id);

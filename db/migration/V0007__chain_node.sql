-- Nodes that an operator has named.
CREATE SCHEMA chain;

CREATE TABLE chain.node (
  id             bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT node_pk PRIMARY KEY,
  coin           text        NOT NULL,
  name           text        NOT NULL CONSTRAINT node_name_form CHECK (length(name) BETWEEN 1 AND 64),
  rpc            text        NOT NULL,
  rpc_user       text        NOT NULL,
  password       bytea,               -- encrypted with the installation's key; null where the node needs none
  cookie_file    text        NOT NULL,
  zmq_hash_block text        NOT NULL,
  enabled        boolean     NOT NULL,
  created_at     timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL,
  CONSTRAINT node_name_unique UNIQUE (coin, name)
);

-- Payout addresses that an account keeps an eye on. Following one takes nothing: what an address mines is public. Owning it
-- is proven by work: while code is set, a rig of that name is being waited for.
CREATE TABLE identity.miner_address (
  account_id  bigint      NOT NULL CONSTRAINT miner_address_account_fk REFERENCES identity.account ON DELETE CASCADE,
  coin        text        NOT NULL,
  address     text        NOT NULL CONSTRAINT miner_address_form CHECK (address ~ '^[A-Za-z0-9:_-]{1,100}$'),
  followed_at timestamptz NOT NULL,
  code        text,
  code_since  timestamptz,
  owned_at    timestamptz,
  CONSTRAINT miner_address_pk PRIMARY KEY (account_id, coin, address),
  CONSTRAINT miner_address_code_whole CHECK ((code IS NULL) = (code_since IS NULL))
);
CREATE UNIQUE INDEX miner_address_owner ON identity.miner_address (coin, address) WHERE owned_at IS NOT NULL;
CREATE INDEX miner_address_claim ON identity.miner_address (code_since) WHERE code IS NOT NULL;

-- Rigs that an account wants to see first, each of an address that it follows.
CREATE TABLE identity.miner_worker (
  account_id  bigint      NOT NULL,
  coin        text        NOT NULL,
  address     text        NOT NULL,
  rig         text        NOT NULL CONSTRAINT miner_worker_length CHECK (length(rig) <= 64),
  followed_at timestamptz NOT NULL,
  CONSTRAINT miner_worker_pk PRIMARY KEY (account_id, coin, address, rig),
  CONSTRAINT miner_worker_address_fk FOREIGN KEY (account_id, coin, address) REFERENCES identity.miner_address ON DELETE CASCADE
);

-- Whoever runs pools of their own on this installation, beside others. There is always a first one; a pool that stands
-- nowhere here is the first one's.
CREATE TABLE identity.tenant (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT tenant_pk PRIMARY KEY,
  name       text        NOT NULL CONSTRAINT tenant_name_length CHECK (length(name) BETWEEN 1 AND 60),
  created_at timestamptz NOT NULL,
  CONSTRAINT tenant_name_once UNIQUE (name)
);
INSERT INTO identity.tenant (name, created_at) VALUES ('Chimera', now());

CREATE TABLE identity.tenant_pool (
  pool_id   integer NOT NULL CONSTRAINT tenant_pool_pk PRIMARY KEY,
  tenant_id bigint  NOT NULL CONSTRAINT tenant_pool_tenant_fk REFERENCES identity.tenant
);
CREATE INDEX tenant_pool_tenant ON identity.tenant_pool (tenant_id);
COMMENT ON COLUMN identity.tenant_pool.pool_id IS 'a pool of the schema pool, which this one does not know';

CREATE TABLE identity.tenant_member (
  account_id bigint NOT NULL CONSTRAINT tenant_member_account_fk REFERENCES identity.account ON DELETE CASCADE,
  tenant_id  bigint NOT NULL CONSTRAINT tenant_member_tenant_fk REFERENCES identity.tenant,
  role       text   NOT NULL CONSTRAINT tenant_member_role_known CHECK (role IN ('OPERATOR', 'SUPPORT', 'VIEWER')),
  CONSTRAINT tenant_member_pk PRIMARY KEY (account_id, tenant_id)
);
CREATE INDEX tenant_member_tenant ON identity.tenant_member (tenant_id);
COMMENT ON TABLE identity.tenant_member IS 'an account with a row here is bound to its tenants; one without belongs to the whole installation';

ALTER TABLE identity.audit ADD COLUMN tenant_id bigint;
CREATE INDEX audit_tenant ON identity.audit (tenant_id, number) WHERE tenant_id IS NOT NULL;
COMMENT ON COLUMN identity.audit.tenant_id IS 'whose people see the row, beside those of the whole installation; not part of the hash';

ALTER TABLE identity.api_token
  ADD COLUMN tenant_id bigint CONSTRAINT api_token_tenant_fk REFERENCES identity.tenant ON DELETE CASCADE;
COMMENT ON COLUMN identity.api_token.tenant_id IS 'to whose pools the token is limited; empty for all that its account sees';

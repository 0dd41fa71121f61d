-- Recipes of operators, each of their revisions, values saved under names, and what runs measured.
CREATE TABLE deployment.recipe (
  code        text        NOT NULL CONSTRAINT recipe_pk PRIMARY KEY,
  origin      text        NOT NULL CONSTRAINT recipe_origin_known CHECK (origin IN ('OWN', 'ELSEWHERE')),
  revision    integer     NOT NULL,
  accepted_by text,        -- who answers for one from elsewhere; it may not run before
  accepted_at timestamptz
);

CREATE TABLE deployment.recipe_revision (
  code     text        NOT NULL CONSTRAINT recipe_revision_recipe_fk REFERENCES deployment.recipe ON DELETE CASCADE,
  revision integer     NOT NULL,
  source   text        NOT NULL, -- YAML
  saved_at timestamptz NOT NULL,
  saved_by text        NOT NULL,
  note     text        NOT NULL,
  CONSTRAINT recipe_revision_pk PRIMARY KEY (code, revision)
);

CREATE TABLE deployment.recipe_template (
  name     text        NOT NULL CONSTRAINT recipe_template_pk PRIMARY KEY,
  code     text        NOT NULL, -- of a recipe of the table above, or one that comes with the product
  given    text        NOT NULL, -- JSON: parameter → value, without secrets
  saved_at timestamptz NOT NULL,
  saved_by text        NOT NULL
);
CREATE INDEX recipe_template_code ON deployment.recipe_template (code);

CREATE TABLE deployment.figure (
  run_id bigint           NOT NULL CONSTRAINT figure_run_fk REFERENCES deployment.run ON DELETE CASCADE,
  name   text             NOT NULL,
  value  double precision NOT NULL,
  unit   text             NOT NULL,
  step   integer          NOT NULL, -- the step that measured it
  at     timestamptz      NOT NULL, -- by the machine's clock
  CONSTRAINT figure_pk PRIMARY KEY (run_id, name)
);
CREATE INDEX figure_name ON deployment.figure (name);

"""The trail's tables, in a schema of their own that the web role has no right to."""

from django.db import migrations

TABLES = """
CREATE SCHEMA IF NOT EXISTS app;
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE app.signing_key (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  inner_pad bytea NOT NULL CHECK (length(inner_pad) = 64),
  outer_pad bytea NOT NULL CHECK (length(outer_pad) = 64)
);

CREATE TABLE audit.entry (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  by text NOT NULL, purpose text NOT NULL,
  what text NOT NULL, about text[] NOT NULL, why text NOT NULL, detail jsonb NOT NULL,
  hash bytea NOT NULL
);
CREATE TABLE audit.change (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  by text NOT NULL, purpose text NOT NULL,
  op text NOT NULL, tbl text NOT NULL, row_id text NOT NULL,
  before jsonb, after jsonb,
  hash bytea NOT NULL
);
CREATE TABLE audit.reading (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  by text NOT NULL, purpose text NOT NULL,
  page text NOT NULL, address text NOT NULL, about text[] NOT NULL,
  hash bytea NOT NULL
);
CREATE TABLE audit.refusal (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  by text NOT NULL, purpose text NOT NULL,
  page text NOT NULL, address text NOT NULL, why text NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX entry_about ON audit.entry USING gin (about);
CREATE INDEX reading_about ON audit.reading USING gin (about);
CREATE INDEX change_row ON audit.change (tbl, row_id);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(TABLES, "DROP SCHEMA audit CASCADE; DROP SCHEMA app CASCADE;")
    ]

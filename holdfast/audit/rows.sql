-- Who is asking, proved; and the only doors into the trail.
-- Written again after every migration, so this file is what is in force.

-- The identity a transaction carries: 'person:purpose:signature'. The signature is an HMAC-SHA256
-- over person, purpose and this backend's process id, so SQL smuggled into a query can neither
-- become somebody else nor replay what it saw on another connection. The key is fetched first and
-- worked with after: as one statement it was planned anew at every call, which took three quarters.
CREATE OR REPLACE FUNCTION app.identity() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  given text := current_setting('holdfast.identity', true);
  part text[] := string_to_array(given, ':');
  key app.signing_key;
  expected text;
BEGIN
  IF coalesce(given, '') = '' THEN
    RAISE EXCEPTION 'no identity: nobody has said who is asking' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO key FROM app.signing_key;
  expected := encode(sha256(key.outer_pad || sha256(key.inner_pad
    || convert_to(part[1] || ':' || part[2] || ':' || pg_backend_pid(), 'UTF8'))), 'hex');
  IF (expected = part[3]) IS NOT TRUE THEN
    RAISE EXCEPTION 'the identity is not signed by us' USING ERRCODE = '42501';
  END IF;
  RETURN part;
END $$;

CREATE OR REPLACE FUNCTION app.uid() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT (app.identity())[1]::bigint $$;

CREATE OR REPLACE FUNCTION app.purpose() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT (app.identity())[2] $$;

-- For the trail alone: a change made outside the site (by the owner, at a console) is recorded too,
-- under the name of the database role that made it.
CREATE OR REPLACE FUNCTION audit.actor() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('holdfast.identity', true), '') = '' THEN
    RETURN ARRAY['role ' || session_user, ''];
  END IF;
  RETURN app.identity();
END $$;

CREATE OR REPLACE FUNCTION audit.hash_of(content jsonb) RETURNS bytea LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$ SELECT sha256(convert_to((content - 'hash')::text, 'UTF8')) $$;

CREATE OR REPLACE FUNCTION audit.seal_row() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.hash := audit.hash_of(to_jsonb(NEW));
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the trail is only ever added to' USING ERRCODE = '42501';
END $$;

CREATE OR REPLACE FUNCTION audit.record(what text, about text[], why text, detail jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.entry (by, purpose, what, about, why, detail)
  SELECT a[1], a[2], $1, $2, $3, $4 FROM audit.actor() AS a
$$;

CREATE OR REPLACE FUNCTION audit.saw(page text, address text, about text[])
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.reading (by, purpose, page, address, about)
  SELECT a[1], a[2], $1, $2, $3 FROM audit.actor() AS a
$$;

CREATE OR REPLACE FUNCTION audit.refused(page text, address text, why text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.refusal (by, purpose, page, address, why)
  SELECT a[1], a[2], $1, $2, $3 FROM audit.actor() AS a
$$;

-- One function keeps the history of every table. Its arguments name columns too large or too secret
-- to copy (files, password hashes); for those the trail says only that they changed.
CREATE OR REPLACE FUNCTION audit.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  is_now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  row_id text := coalesce(is_now, was) ->> TG_ARGV[0];
  actor text[] := audit.actor();
  hidden text;
BEGIN
  FOREACH hidden IN ARRAY TG_ARGV[1:] LOOP
    IF was ? hidden THEN was := jsonb_set(was, ARRAY[hidden], to_jsonb(md5(was ->> hidden))); END IF;
    IF is_now ? hidden THEN is_now := jsonb_set(is_now, ARRAY[hidden], to_jsonb(md5(is_now ->> hidden))); END IF;
  END LOOP;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, is_now -> o.key) INTO was, is_now
      FROM jsonb_each(was) o WHERE o.value IS DISTINCT FROM is_now -> o.key;
    IF was IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO audit.change (by, purpose, op, tbl, row_id, before, after)
  VALUES (actor[1], actor[2], TG_OP, TG_TABLE_NAME, row_id, was, is_now);
  RETURN NULL;
END $$;

-- What a signed identity is worth: the lists every row policy is written against.
-- SECURITY DEFINER functions owned by holdfast_guard, a role that nobody signs in as: it may read
-- these few tables and nothing else.

CREATE OR REPLACE FUNCTION app.my_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.role FROM public.access_user u WHERE u.id = (SELECT app.uid()) AND u.is_active
$$;

CREATE OR REPLACE FUNCTION app.my_authority() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.authority FROM public.access_user u
  WHERE u.id = (SELECT app.uid()) AND u.is_active AND u.role <> 'respondent'
$$;

-- The grants in force for whoever is asking, less those a conflict of interest blocks.
CREATE OR REPLACE FUNCTION app.my_grants() RETURNS SETOF public.access_grant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT g.* FROM public.access_grant g JOIN public.access_user u ON u.id = g.person_id
  WHERE g.person_id = (SELECT app.uid()) AND u.is_active
    AND g.began_at <= statement_timestamp() AND (g.ended_at IS NULL OR g.ended_at > statement_timestamp())
    AND NOT EXISTS (SELECT 1 FROM public.access_block b
                    WHERE b.person_id = g.person_id AND b.family_id = g.family_id AND b.ended_at IS NULL)
$$;

-- The keys of rows being added in this very transaction, which their adder may go on to fill in.
-- Worth nothing alone: the functions that use it also ask that the row is of this transaction.
CREATE OR REPLACE FUNCTION app.being_added() RETURNS uuid[] LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_to_array(nullif(trim(current_setting('holdfast.adding', true)), ''), ' ')::uuid[]
$$;

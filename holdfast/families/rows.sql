-- Which families a person may reach: through a grant, as the clinical supervisor of whoever works
-- with them, while adding one, or while importing.

-- Families added by this person in this very transaction, so that a new family can be filled in
-- before there is a case to grant.
CREATE OR REPLACE FUNCTION app.my_new_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN app.being_added() IS NULL THEN '{}' ELSE (
    SELECT coalesce(array_agg(f.id), '{}') FROM public.families_family f
    WHERE f.added_by_id = (SELECT app.uid()) AND f.added_at = now()
      AND f.id = ANY((SELECT app.being_added())::uuid[])) END
$$;

CREATE OR REPLACE FUNCTION app.families_to_import() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(f.id), '{}') FROM public.families_family f
  WHERE (SELECT app.purpose()) = 'import' AND (SELECT app.my_role()) = 'programme administrator'
    AND f.authority_id = (SELECT app.my_authority())
$$;

-- Families whose measures may be planned anew when the programme's choice of measures changes.
CREATE OR REPLACE FUNCTION app.families_to_plan() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(f.id), '{}') FROM public.families_family f
  WHERE (SELECT app.purpose()) = 'plan' AND (SELECT app.my_role()) IN ('programme lead', 'programme administrator')
    AND f.authority_id = (SELECT app.my_authority())
$$;

CREATE OR REPLACE FUNCTION app.my_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.family_id) FROM app.my_grants() g), '{}')
         || CASE WHEN (SELECT app.my_role()) = 'clinical supervisor'
            THEN coalesce((SELECT array_agg(s.family_id) FROM app.my_supervised() s), '{}') ELSE '{}' END
         || app.my_new_families() || app.families_to_import()
$$;

CREATE OR REPLACE FUNCTION app.my_working_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.family_id) FROM app.my_grants() g
                   WHERE g.standing = 'works with'), '{}')
         || app.my_new_families() || app.families_to_import()
$$;

CREATE OR REPLACE FUNCTION app.my_overseen_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.family_id) FROM app.my_grants() g
                   WHERE g.standing = 'oversees'), '{}')
$$;

-- A child the council's case system already knows, for whoever has both its number and the date of
-- birth, in their own authority. A wrong pair gets the same answer as an unknown one: none.
CREATE OR REPLACE FUNCTION app.find_child(number text, born date)
RETURNS TABLE (child_id uuid, family_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.id, k.family_id, k.name FROM public.families_child k
  WHERE k.council_id = $1 AND $1 <> '' AND k.born_on = $2 AND k.authority_id = (SELECT app.my_authority())
    AND (SELECT app.my_role()) IN ('practitioner', 'team manager')
$$;

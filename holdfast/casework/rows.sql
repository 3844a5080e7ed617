-- Which cases a person may reach: through a grant, or in the transaction that opens one.

CREATE OR REPLACE FUNCTION app.my_new_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM public.casework_case c
  WHERE c.opened_by_id = app.uid() AND c.opened_at = now() AND c.id = ANY(app.being_added())
$$;

CREATE OR REPLACE FUNCTION app.my_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g), '{}') || app.my_new_cases()
$$;

CREATE OR REPLACE FUNCTION app.my_working_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g
                   WHERE g.standing = 'works with'), '{}') || app.my_new_cases()
$$;

CREATE OR REPLACE FUNCTION app.my_overseen_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g
                   WHERE g.standing = 'oversees'), '{}') || app.my_new_cases()
$$;

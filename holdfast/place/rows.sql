-- The people posted to the teams the reader manages now, and not the reader.
CREATE OR REPLACE FUNCTION app.my_staff() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT p.person_id), '{}') FROM public.place_post p
  WHERE p.left_on IS NULL AND p.person_id <> (SELECT app.uid()) AND (SELECT app.my_role()) = 'team manager'
    AND p.team_id IN (SELECT m.team_id FROM public.place_post m
                      WHERE m.person_id = (SELECT app.uid()) AND m.is_manager AND m.left_on IS NULL)
$$;

-- Those of the reader's authority whose leaving is planned: keys alone, so that no family is given to
-- somebody who will soon be gone. Neither the day nor why.
CREATE OR REPLACE FUNCTION app.planned_leavers() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(l.person_id), '{}') FROM public.place_leaving l
  JOIN public.access_user u ON u.id = l.person_id AND u.authority = (SELECT app.my_authority())
  WHERE l.state = 'planned'
$$;

-- The people whose leaving the reader finishes in this very transaction, so that whatever they still
-- hold can be ended in it, and at no other time.
CREATE OR REPLACE FUNCTION app.my_leavers() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(l.person_id), '{}') FROM public.place_leaving l
  WHERE l.state = 'finished' AND l.settled_by_id = (SELECT app.uid()) AND l.settled_at = now()
$$;

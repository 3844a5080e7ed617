-- How many forms wait about cases of the reader's teams that the reader cannot reach: a number alone.
-- Whoever works in a team now, or a case that was the team's.
CREATE OR REPLACE FUNCTION app.waiting_out_of_my_reach() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM public.offline_waitingform w
  JOIN public.casework_case c ON c.id = w.case_id
  WHERE w.decided_at IS NULL AND (SELECT app.my_role()) = 'team manager'
    AND c.team_id IN (SELECT p.team_id FROM public.place_post p
                      WHERE p.person_id = (SELECT app.uid()) AND p.is_manager AND p.left_on IS NULL)
    AND c.id <> ALL ((SELECT app.my_overseen_cases())::uuid[])
$$;

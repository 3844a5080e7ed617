-- Who considers which family for the programme, before there is a case.

-- Nominations made by this person in this very transaction, so that they can let others in.
CREATE OR REPLACE FUNCTION app.my_new_nominations() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(n.id), '{}') FROM public.choosing_nomination n
  WHERE n.nominated_by_id = (SELECT app.uid()) AND n.nominated_at = now()
    AND n.id = ANY((SELECT app.being_added())::uuid[])
$$;

CREATE OR REPLACE FUNCTION app.my_nominations() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g
                   WHERE g.standing = 'considers'), '{}') || app.my_new_nominations()
$$;

-- The same for whoever may let somebody else consider one: whoever has just made it, and managers.
CREATE OR REPLACE FUNCTION app.nominations_i_share() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g
                   WHERE g.standing = 'considers' AND (SELECT app.my_role()) = 'team manager'), '{}')
         || app.my_new_nominations()
$$;

-- What a clinical supervisor is asked about: while the nomination is considered, and four weeks after
-- their answer; never where a conflict of interest is declared.
CREATE OR REPLACE FUNCTION app.my_advice() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(a.id), '{}') FROM public.choosing_advice a
  JOIN public.choosing_nomination n ON n.id = a.nomination_id
  WHERE a.supervisor_id = (SELECT app.uid()) AND (SELECT app.my_role()) = 'clinical supervisor'
    AND (n.state IN ('nominated', 'screening', 'waiting', 'chosen', 'agreed')
      OR a.advised_at > statement_timestamp() - interval '28 days')
    AND NOT EXISTS (SELECT 1 FROM public.access_block b
                    WHERE b.person_id = a.supervisor_id AND b.family_id = a.family_id AND b.ended_at IS NULL)
$$;

-- All that they see of it: the reference, the child's age band, and the latest answers without notes.
CREATE OR REPLACE FUNCTION app.asked_to_advise()
RETURNS TABLE (advice_id uuid, reference text, age_band text, answers jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, n.reference, n.age_band,
    (SELECT c.answers FROM public.choosing_suitabilitycheck c WHERE c.nomination_id = n.id
     ORDER BY c.checked_at DESC, c.id DESC LIMIT 1)
  FROM public.choosing_advice a JOIN public.choosing_nomination n ON n.id = a.nomination_id
  WHERE a.id = ANY ((SELECT app.my_advice())::uuid[])
$$;

-- Whether a child is being considered already, so that nobody nominates them twice: yes or no alone.
CREATE OR REPLACE FUNCTION app.is_considered(child uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM public.choosing_nomination n
                 WHERE n.child_id = $1 AND n.state IN ('nominated', 'screening', 'waiting', 'chosen', 'agreed')
                   AND n.authority_id = (SELECT app.my_authority()))
$$;

-- Who was considered in a run, by each characteristic and by how it stands: numbers alone, and to the
-- programme lead alone. The page hides the small ones.
CREATE OR REPLACE FUNCTION app.considered(of_run uuid)
RETURNS TABLE (characteristic text, value text, state text, many bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.characteristic, c.value, n.state, count(*)
  FROM public.choosing_nomination n,
    LATERAL (VALUES ('age', n.age_band), ('sex', n.sex), ('ethnicity', n.ethnic_group), ('status', n.status))
      AS c (characteristic, value)
  WHERE n.run_id = $1 AND n.authority_id = (SELECT app.my_authority())
    AND (SELECT app.my_role()) = 'programme lead'
  GROUP BY 1, 2, 3
$$;

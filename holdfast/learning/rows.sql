-- Whose an observation is, and which services may be compared.

-- The observations that the reader noted with their name.
CREATE OR REPLACE FUNCTION app.my_observations() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(a.observation_id), '{}') FROM public.learning_author a
  WHERE a.person_id = (SELECT app.uid())
$$;

-- The kinds of service in the reader's authority whose accepted observations come from five people or
-- more, and nothing of how many. All notes without a name may be one person's, so together they count
-- as one.
CREATE OR REPLACE FUNCTION app.comparable_services() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.service FROM public.learning_observation o
  LEFT JOIN public.learning_author a ON a.observation_id = o.id
  WHERE o.authority_id = (SELECT app.my_authority()) AND o.accepted_on IS NOT NULL AND o.service <> ''
  GROUP BY 1 HAVING count(DISTINCT a.person_id) + bool_or(a.person_id IS NULL)::int >= 5
$$;

-- What somebody without an account may answer: the one ask that a private link in force leads to.
-- The respondent of an ask is a person of the role that can do nothing else (holdfast.family_pages).

CREATE OR REPLACE FUNCTION app.my_asks() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(a.id), '{}') FROM public.measures_ask a
  WHERE a.respondent_id = (SELECT app.uid()) AND a.answer_until > statement_timestamp()
    AND (SELECT app.my_role()) IS NOT NULL
$$;

-- How many have answered a wave of the reader's authority: a number alone, to the programme lead, who
-- reminds everybody and nobody by name.
CREATE OR REPLACE FUNCTION app.wave_answers(of_wave uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM public.voice_answering a JOIN public.voice_wave w ON w.id = a.wave_id
  WHERE w.id = $1 AND w.authority_id = (SELECT app.my_authority())
    AND (SELECT app.my_role()) = 'programme lead'
$$;

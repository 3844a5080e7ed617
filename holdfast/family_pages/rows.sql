-- What somebody without an account may reach: the links made for them. A revoked link ends at once;
-- one that ran out lets in what was begun in time, for a day, into the tray that a person decides.

CREATE OR REPLACE FUNCTION app.my_links() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(l.id), '{}') FROM public.family_pages_link l
  WHERE l.respondent_id = (SELECT app.uid()) AND l.revoked_at IS NULL
    AND l.expires_at > statement_timestamp() - interval '24 hours'
    AND (SELECT app.my_role()) = 'respondent'
$$;

-- The link behind a token, asked at the door before anybody is known: nothing for one that never
-- was, ran out, was revoked, was answered, or was tried five times with a wrong answer.
CREATE OR REPLACE FUNCTION app.link_behind(hash text) RETURNS TABLE (link uuid, respondent bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.id, l.respondent_id FROM public.family_pages_link l
  JOIN public.measures_ask a ON a.id = l.ask_id AND a.dropped_at IS NULL AND a.missed_because = ''
  JOIN public.access_user u ON u.id = l.respondent_id AND u.is_active
  WHERE l.token_hash = $1 AND l.revoked_at IS NULL AND l.channel <> 'kiosk'
    AND l.expires_at > statement_timestamp()
    AND NOT EXISTS (SELECT 1 FROM public.measures_administration m WHERE m.ask_id = l.ask_id)
    AND (SELECT count(*) FROM public.family_pages_knock k
         WHERE k.link_id = l.id AND k.kind = 'wrong') < 5
$$;

-- The licensed words for what a respondent is asked, on a day: their own authority's packs for their
-- own link's instrument, the newest first. To anybody else, nothing.
CREATE OR REPLACE FUNCTION app.words_of_my_link(asked uuid, on_day date) RETURNS TABLE (content jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.content FROM public.measures_wordingpack p
  JOIN public.family_pages_link l ON l.id = $1 AND l.instrument = p.instrument
  JOIN public.access_user u ON u.id = l.respondent_id AND u.authority = p.authority_id
  WHERE l.id = ANY ((SELECT app.my_links())::uuid[]) AND p.withdrawn_on IS NULL AND p.expires_on >= $2
  ORDER BY p.uploaded_at DESC, p.id
$$;

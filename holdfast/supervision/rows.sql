-- The feed behind a secret address, asked before anybody is known: whose it is, and how often it was
-- read in the last hour. Nothing for one that never was, was revoked, or whose owner has left.
CREATE OR REPLACE FUNCTION app.feed_behind(hash text) RETURNS TABLE (feed uuid, person bigint, reads bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.id, f.person_id, (SELECT count(*) FROM audit.reading r
      WHERE r.by = f.person_id::text AND r.address = '/calendar/' || f.id
        AND r.at > statement_timestamp() - interval '1 hour')
  FROM public.supervision_calendarfeed f
  JOIN public.access_user u ON u.id = f.person_id AND u.is_active
  WHERE f.token_hash = $1 AND f.revoked_at IS NULL
$$;

-- What somebody without an account may reach: the links made for them. A revoked link ends at once;
-- one that ran out lets in what was begun in time, for a day, into the tray that a person decides.

CREATE OR REPLACE FUNCTION app.my_links() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(l.id), '{}') FROM public.family_pages_link l
  WHERE l.respondent_id = (SELECT app.uid()) AND l.revoked_at IS NULL
    AND l.expires_at > statement_timestamp() - CASE WHEN l.ask_id IS NULL THEN interval '0' ELSE interval '24 hours' END
    AND (SELECT app.my_role()) = 'respondent'
$$;

-- The link behind a token, asked at the door before anybody is known: nothing for one that never
-- was, ran out, was revoked, was answered, or was tried five times with a wrong answer. A family's
-- page is opened again and again, so there the wrong answers since it was last opened count.
CREATE OR REPLACE FUNCTION app.link_behind(hash text) RETURNS TABLE (link uuid, respondent bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.id, l.respondent_id FROM public.family_pages_link l
  LEFT JOIN public.measures_ask a ON a.id = l.ask_id
  JOIN public.access_user u ON u.id = l.respondent_id AND u.is_active
  WHERE l.token_hash = $1 AND l.revoked_at IS NULL AND l.channel <> 'kiosk'
    AND l.expires_at > statement_timestamp()
    AND (l.ask_id IS NULL OR (a.dropped_at IS NULL AND a.missed_because = ''))
    AND NOT EXISTS (SELECT 1 FROM public.measures_administration m WHERE m.ask_id = l.ask_id)
    AND (SELECT count(*) FROM public.family_pages_knock k
         WHERE k.link_id = l.id AND k.kind = 'wrong' AND (l.ask_id IS NOT NULL OR k.at > coalesce(
           (SELECT max(o.at) FROM public.family_pages_knock o WHERE o.link_id = l.id AND o.kind = 'opened'),
           '-infinity'))) < 5
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

-- The family's page that whoever is asking has a link to: of which case, for which reader.
CREATE OR REPLACE FUNCTION app.my_pages() RETURNS TABLE (case_id uuid, reader text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.case_id, l.informant FROM public.family_pages_link l
  WHERE l.ask_id IS NULL AND l.id = ANY ((SELECT app.my_links())::uuid[])
$$;

-- What is shared with them now (R18). A measure that was struck out or corrected since is not; nor
-- is a task in other words now, or a file withdrawn, no longer to be shown, or said to be another.
CREATE OR REPLACE FUNCTION app.my_shares() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(s.id), '{}') FROM app.my_pages() p
  JOIN public.family_pages_share s ON s.case_id = p.case_id AND s.reader = p.reader AND s.taken_off_at IS NULL
  WHERE NOT EXISTS (SELECT 1 FROM public.measures_administration m
                    WHERE s.kind = 'measure' AND m.id = s.about
                      AND (m.struck_at IS NOT NULL OR m.corrected_at > s.shared_at))
    AND (s.kind <> 'task' OR EXISTS (SELECT 1 FROM public.casework_visit v
                    WHERE v.id = s.about AND v.case_id = s.case_id AND v.task = s.words))
    AND (s.kind <> 'file' OR EXISTS (SELECT 1 FROM public.casework_file f
                    WHERE f.id = s.about AND f.case_id = s.case_id AND f.note = s.words
                      AND f.is_shared AND f.withdrawn_at IS NULL))
$$;

-- The files that one reader's page of a case shows, the newest shared first; to that reader by their
-- link, and to whoever may see the case.
CREATE OR REPLACE FUNCTION app.page_files(asked uuid, for_reader text) RETURNS TABLE (
  share uuid, file uuid, name text, media_kind text, words text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, f.id, f.name, f.media_kind, s.words
  FROM public.family_pages_share s
  JOIN public.casework_file f ON f.id = s.about AND f.case_id = s.case_id AND f.note = s.words
    AND f.is_shared AND f.withdrawn_at IS NULL
  WHERE s.case_id = $1 AND s.reader = $2 AND s.kind = 'file' AND s.taken_off_at IS NULL
    AND (s.id = ANY ((SELECT app.my_shares())::uuid[]) OR s.case_id = ANY ((SELECT app.my_cases())::uuid[]))
  ORDER BY s.shared_at DESC, s.id
$$;

-- What is in one of them, by its share: to whoever it is shared with, and to nobody else.
CREATE OR REPLACE FUNCTION app.page_file(asked uuid) RETURNS TABLE (name text, media_kind text, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.name, f.media_kind, f.content FROM public.family_pages_share s
  JOIN public.casework_file f ON f.id = s.about AND f.case_id = s.case_id
  WHERE s.id = $1 AND s.kind = 'file' AND s.id = ANY ((SELECT app.my_shares())::uuid[])
$$;

-- The goals among them, which they may rate in their own voice while the case is open.
CREATE OR REPLACE FUNCTION app.my_page_goals() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(g.id), '{}') FROM public.family_pages_share s
  JOIN public.casework_goal g ON g.id = s.about AND g.case_id = s.case_id
  JOIN public.casework_case c ON c.id = g.case_id AND c.closed_on IS NULL
  WHERE s.kind = 'goal' AND s.id = ANY ((SELECT app.my_shares())::uuid[])
$$;

-- Whether one rating is theirs to give: of such a goal, in its own case, in their reader's voice.
CREATE OR REPLACE FUNCTION app.is_my_voice(of_case uuid, voice text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.my_pages() p WHERE p.case_id = $1
    AND $2 = CASE p.reader WHEN 'self' THEN 'child' ELSE p.reader END)
$$;

-- The goals that one reader's page of a case shows, each with its present words and everybody's
-- ratings; to that reader by their link, and to whoever may see the case.
CREATE OR REPLACE FUNCTION app.page_goals(asked uuid, for_reader text) RETURNS TABLE (
  goal uuid, number integer, scale text, set_on date, ended_on date, ended_because text,
  wording uuid, words text, levels jsonb, settled text[], closed_on date, ratings jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT g.id, g.rank, g.scale, g.set_on, g.ended_on, g.ended_because, w.id, w.words, w.levels,
    (SELECT coalesce(array_agg(f.settled_as ORDER BY f.flagged_at), '{}')
     FROM public.casework_unsafeflag f WHERE f.goal_id = g.id),
    c.closed_on,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(r.rater, r.score, r.rated_on) ORDER BY r.rated_on, r.rater), '[]')
     FROM public.casework_rating r WHERE r.goal_id = g.id AND r.score IS NOT NULL)
  FROM public.family_pages_share s
  JOIN public.casework_goal g ON g.id = s.about AND g.case_id = s.case_id
  JOIN public.casework_case c ON c.id = g.case_id
  JOIN LATERAL (SELECT x.id, x.words, x.levels FROM public.casework_wording x
                WHERE x.goal_id = g.id ORDER BY x.number DESC LIMIT 1) w ON true
  WHERE s.case_id = $1 AND s.reader = $2 AND s.kind = 'goal' AND s.taken_off_at IS NULL
    AND (s.id = ANY ((SELECT app.my_shares())::uuid[]) OR c.id = ANY ((SELECT app.my_cases())::uuid[]))
  ORDER BY g.rank
$$;

-- The cases of the teams the reader manages that they are yet to be let in to, with their families:
-- keys alone. The open ones, opened before they came; and closed ones in which something waits for a
-- person, or it would reach nobody: a risk answer, answers that came late, what a family wrote. None
-- that is sealed, none they have leave to oversee, and none of a family that a declared conflict keeps
-- them from. Asked by casework, and said here, where it is known what may wait.
CREATE OR REPLACE FUNCTION app.cases_to_oversee() RETURNS TABLE (case_id uuid, family_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, c.family_id FROM public.casework_case c
  WHERE c.sealed_at IS NULL AND (SELECT app.my_role()) = 'team manager'
    AND c.team_id IN (SELECT p.team_id FROM public.place_post p
                      WHERE p.person_id = (SELECT app.uid()) AND p.is_manager AND p.left_on IS NULL)
    AND (c.closed_on IS NULL
      OR EXISTS (SELECT 1 FROM public.measures_riskanswer r JOIN public.measures_ask a ON a.id = r.ask_id
                 WHERE a.case_id = c.id AND r.acted_at IS NULL)
      OR EXISTS (SELECT 1 FROM public.family_pages_arrival a WHERE a.case_id = c.id AND a.decided_at IS NULL)
      OR EXISTS (SELECT 1 FROM public.family_pages_feedback f WHERE f.case_id = c.id AND f.read_at IS NULL))
    AND NOT EXISTS (SELECT 1 FROM public.access_grant g WHERE g.case_id = c.id
                    AND g.person_id = (SELECT app.uid()) AND g.standing = 'oversees' AND g.ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM public.access_block b WHERE b.family_id = c.family_id
                    AND b.person_id = (SELECT app.uid()) AND b.ended_at IS NULL)
$$;

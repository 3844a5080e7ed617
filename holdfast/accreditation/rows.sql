-- The passport of a practitioner: whose the reader may see, and its numbers, which name no family.

-- The participants whose passport the reader may see: their own; those of the people in the teams they
-- manage; those with a place now in a group that the reader, a clinical supervisor, leads.
CREATE OR REPLACE FUNCTION app.my_passports() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(p.id), '{}') FROM public.programme_participant p
  JOIN public.programme_run r ON r.id = p.run_id AND r.authority_id = (SELECT app.my_authority())
  WHERE p.person_id = (SELECT app.uid()) OR p.person_id = ANY ((SELECT app.my_staff())::bigint[])
    OR ((SELECT app.my_role()) = 'clinical supervisor' AND EXISTS (
      SELECT 1 FROM public.supervision_membership m JOIN public.supervision_group g ON g.id = m.group_id
      WHERE m.participant_id = p.id AND g.supervisor_id = (SELECT app.uid())
        AND m.joined_on <= app.day_here() AND (m.left_on IS NULL OR m.left_on > app.day_here())
        AND (g.closed_on IS NULL OR g.closed_on > app.day_here())))
$$;

-- The days of training they came to, have a place on or are invited to: no feedback, no reasons.
CREATE OR REPLACE FUNCTION app.passport_training(of_participant uuid, today date)
RETURNS TABLE (section_id uuid, held_on date, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.section_id, d.held_on, b.state FROM public.training_booking b
  JOIN public.training_day d ON d.id = b.day_id
  WHERE b.participant_id = $1 AND $1 = ANY ((SELECT app.my_passports())::uuid[])
    AND ((b.state = 'attended' AND d.state = 'held')
      OR (b.state IN ('booked', 'invited') AND d.state = 'open' AND d.held_on >= $2))
  ORDER BY d.held_on, d.id
$$;

-- The meetings held while they had a place, oldest first: how long each was planned for, and whether
-- they came as it is recorded last; never why not.
CREATE OR REPLACE FUNCTION app.passport_meetings(of_participant uuid) RETURNS TABLE (minutes integer, came text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (extract(epoch FROM m.ends_at - m.starts_at) / 60)::integer, (
    SELECT a.came FROM public.supervision_attendance a
    WHERE a.meeting_id = m.id AND a.participant_id = $1 ORDER BY a.number DESC LIMIT 1)
  FROM public.supervision_meeting m
  WHERE m.state IN ('held', 'drafted', 'signed') AND $1 = ANY ((SELECT app.my_passports())::uuid[])
    AND EXISTS (SELECT 1 FROM public.supervision_attendance a
                WHERE a.meeting_id = m.id AND a.participant_id = $1)
  ORDER BY m.starts_at, m.id
$$;

-- How many sessions of reflective practice they came to, and the minutes these were planned for.
CREATE OR REPLACE FUNCTION app.passport_sessions(of_participant uuid) RETURNS TABLE (sessions bigint, minutes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*), coalesce(sum(extract(epoch FROM m.ends_at - m.starts_at) / 60), 0)::bigint
  FROM public.supervision_sessionpresence s JOIN public.supervision_meeting m ON m.id = s.meeting_id
  JOIN public.programme_participant p ON p.person_id = s.person_id
  WHERE p.id = $1 AND $1 = ANY ((SELECT app.my_passports())::uuid[])
$$;

-- The keys of the cases they lead or led to the end, and nothing of what is in them: the web's role may
-- ask this too. A sealed one counts for themselves alone.
CREATE OR REPLACE FUNCTION app.passport_led(of_participant uuid) RETURNS TABLE (case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id FROM public.casework_case c
  WHERE $1 = ANY ((SELECT app.my_passports())::uuid[])
    AND $1 = (SELECT l.participant_id FROM public.casework_assignment l
              WHERE l.case_id = c.id AND l.part = 'lead'
              ORDER BY l.ended_on DESC NULLS FIRST, l.began_on DESC, l.id DESC LIMIT 1)
    AND (c.sealed_at IS NULL OR EXISTS (SELECT 1 FROM public.programme_participant p
                                        WHERE p.id = $1 AND p.person_id = (SELECT app.uid())))
$$;

-- How many of them stand in each state: numbers alone.
CREATE OR REPLACE FUNCTION app.passport_cases(of_participant uuid) RETURNS TABLE (state text, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN c.closed_on IS NOT NULL THEN 'closed' ELSE coalesce((
      SELECT m.to_state FROM public.casework_casemove m WHERE m.case_id = c.id
      ORDER BY m.number DESC LIMIT 1), 'agreed') END, count(*)
  FROM app.passport_led($1) l JOIN public.casework_case c ON c.id = l.case_id GROUP BY 1
$$;

-- How many measures of those cases stand each way on a day: numbers alone.
CREATE OR REPLACE FUNCTION app.passport_measures(of_participant uuid, today date)
RETURNS TABLE (standing text, asks bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN m.missing_because = '' THEN 'done'
      WHEN m.missing_because <> '' OR a.missed_because <> '' THEN 'missed'
      WHEN $2 < a.opens_on THEN 'not yet' WHEN $2 <= a.due_on THEN 'due'
      WHEN $2 <= a.closes_on THEN 'overdue' ELSE 'closed unanswered' END, count(*)
  FROM public.measures_ask a JOIN app.passport_led($1) l ON l.case_id = a.case_id
  LEFT JOIN public.measures_administration m ON m.ask_id = a.id
  WHERE a.dropped_at IS NULL GROUP BY 1
$$;

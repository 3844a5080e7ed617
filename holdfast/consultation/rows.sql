-- Which clinicians could read a question, and the load on them in numbers.

-- The clinicians who may read a case that the reader works with: as app.my_supervised has it for each
-- of them. Keys of people alone, and only of a case the reader may write in.
CREATE OR REPLACE FUNCTION app.clinicians_of_case(of_case uuid) RETURNS TABLE (person_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT g.supervisor_id FROM public.casework_case c
  JOIN public.casework_assignment a ON a.case_id = c.id AND a.ended_on IS NULL
  JOIN public.supervision_membership m ON m.participant_id = a.participant_id
    AND m.joined_on <= app.day_here() AND (m.left_on IS NULL OR m.left_on > app.day_here())
  JOIN public.supervision_group g ON g.id = m.group_id
    AND (g.closed_on IS NULL OR g.closed_on > app.day_here())
  JOIN public.access_user u ON u.id = g.supervisor_id AND u.role = 'clinical supervisor' AND app.is_here(u)
  WHERE c.id = $1 AND c.id = ANY ((SELECT app.my_working_cases())::uuid[])
    AND c.closed_on IS NULL AND c.sealed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM public.access_block b
                    WHERE b.person_id = u.id AND b.family_id = c.family_id AND b.ended_at IS NULL)
$$;

-- Whether somebody works with a case, asked by whoever may read it: yes or no alone.
CREATE OR REPLACE FUNCTION app.works_with(who bigint, of_case uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT $2 = ANY ((SELECT app.my_cases())::uuid[]) AND EXISTS (
    SELECT 1 FROM public.access_grant g WHERE g.person_id = $1 AND g.case_id = $2
      AND g.standing = 'works with' AND (g.ended_at IS NULL OR g.ended_at > statement_timestamp()))
$$;

-- The questions to clinicians since a day, and all that still wait, without their words, who asked or
-- about whom: for the load on clinicians, to the programme lead and the clinicians themselves.
CREATE OR REPLACE FUNCTION app.consulted(since date) RETURNS TABLE (
  asked_on date, asked_of bigint, clinician bigint, taken_on date, advised_on date, withdrawn_on date,
  minutes integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT q.asked_on, q.asked_of_id, q.clinician_id, q.taken_on, q.advised_on, q.withdrawn_on,
    coalesce(q.minutes, 0)
  FROM public.consultation_consultation q
  WHERE q.authority_id = (SELECT app.my_authority())
    AND (SELECT app.my_role()) IN ('programme lead', 'clinical supervisor')
    AND (q.state IN ('asked', 'taken') OR greatest(q.asked_on, q.taken_on, q.advised_on, q.withdrawn_on) >= $1)
$$;

-- How often, and for how many minutes, each clinician advised in passing between two days, and how
-- many visits they made with a practitioner, and the sessions of reflective practice they led as they
-- were planned: numbers alone, to the same people.
DROP FUNCTION IF EXISTS app.beside_consultation(date, date);
CREATE OR REPLACE FUNCTION app.beside_consultation(since date, until date)
RETURNS TABLE (clinician bigint, passing bigint, minutes bigint, joint_visits bigint,
  sessions bigint, session_minutes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id,
    (SELECT count(*) FROM public.consultation_corridoradvice a
     WHERE a.clinician_id = u.id AND a.given_on BETWEEN $1 AND $2),
    (SELECT coalesce(sum(a.minutes), 0) FROM public.consultation_corridoradvice a
     WHERE a.clinician_id = u.id AND a.given_on BETWEEN $1 AND $2),
    (SELECT count(*) FROM public.casework_secondworker w
     JOIN public.programme_participant p ON p.id = w.participant_id
     WHERE p.person_id = u.id AND w.visited_on BETWEEN $1 AND $2),
    l.sessions, l.minutes
  FROM public.access_user u
  CROSS JOIN LATERAL (
    SELECT count(*) AS sessions,
      coalesce(sum(extract(epoch FROM m.ends_at - m.starts_at) / 60), 0)::bigint AS minutes
    FROM public.supervision_meetingsupervisor s
    JOIN public.supervision_meeting m ON m.id = s.meeting_id AND m.state = 'held'
      AND m.held_on BETWEEN $1 AND $2
    JOIN public.supervision_group g ON g.id = m.group_id AND g.kind = 'reflective practice'
    WHERE s.person_id = u.id AND s.stood_down_because = '') l
  WHERE u.authority = (SELECT app.my_authority()) AND u.role = 'clinical supervisor'
    AND (SELECT app.my_role()) IN ('programme lead', 'clinical supervisor')
$$;

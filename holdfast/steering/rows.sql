-- What is counted for those who steer the pilot: numbers alone.

-- What clinicians gave between two days: meetings of groups that were held, of
-- supervision and of reflective practice, questions advised on and
-- advice in passing, with their minutes. To the programme lead and the director.
CREATE OR REPLACE FUNCTION app.clinical_time(since date, until date) RETURNS TABLE (
  meetings bigint, meeting_minutes bigint, consultations bigint, consultation_minutes bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH met AS (
    SELECT count(*) AS many, coalesce(sum(extract(epoch FROM m.ends_at - m.starts_at) / 60), 0)::bigint AS minutes
    FROM public.supervision_meeting m
    JOIN public.supervision_group g ON g.id = m.group_id
    LEFT JOIN public.programme_run r ON r.id = g.run_id
    WHERE coalesce(g.authority_id, r.authority_id) = (SELECT app.my_authority()) AND m.held_on BETWEEN $1 AND $2
      AND m.state IN ('held', 'drafted', 'signed')),
  asked AS (
    SELECT count(*) AS many, coalesce(sum(q.minutes), 0)::bigint AS minutes
    FROM public.consultation_consultation q
    WHERE q.authority_id = (SELECT app.my_authority()) AND q.advised_on BETWEEN $1 AND $2),
  passing AS (
    SELECT count(*) AS many, coalesce(sum(a.minutes), 0)::bigint AS minutes
    FROM public.consultation_corridoradvice a
    WHERE a.authority_id = (SELECT app.my_authority()) AND a.given_on BETWEEN $1 AND $2)
  SELECT met.many, met.minutes, asked.many + passing.many, asked.minutes + passing.minutes
  FROM met, asked, passing WHERE (SELECT app.my_role()) IN ('programme lead', 'director')
$$;

-- How many people a notice is for, and how many of them have read it: numbers alone, to the lead.
CREATE OR REPLACE FUNCTION app.notice_reads() RETURNS TABLE (notice_id uuid, addressed bigint, has_read bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.id, count(u.id), count(r.id)
  FROM public.steering_notice n
  LEFT JOIN public.access_user u ON u.authority = n.authority_id AND n.roles ? u.role AND app.is_here(u)
  LEFT JOIN public.steering_noticeread r ON r.notice_id = n.id AND r.person_id = u.id
  WHERE n.authority_id = (SELECT app.my_authority()) AND (SELECT app.my_role()) = 'programme lead'
  GROUP BY n.id
$$;

-- What is issued stays as it is, whoever asks.
CREATE OR REPLACE FUNCTION app.keep_issued() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.issued_on IS NOT NULL THEN
    RAISE EXCEPTION 'what is issued stays as it is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'steering_issued_stays';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- The open cases of a run, and what is to become of each by the latest decision since a day: the case by
-- its reference, who leads it and the team, and no family; of a sealed case nothing. To the programme lead alone.
CREATE OR REPLACE FUNCTION app.run_end_cases(of_run uuid, since date) RETURNS TABLE (
  reference text, practitioner text, team text, decision text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN c.sealed_at IS NULL THEN c.reference ELSE '' END,
    CASE WHEN c.sealed_at IS NULL THEN coalesce(u.name, '') ELSE '' END,
    CASE WHEN c.sealed_at IS NULL THEN coalesce(t.name, '') ELSE '' END, coalesce(d.decision, '')
  FROM public.casework_case c
  JOIN public.programme_run r ON r.id = c.run_id AND r.authority_id = (SELECT app.my_authority())
  LEFT JOIN public.casework_assignment a ON a.case_id = c.id AND a.part = 'lead' AND a.ended_on IS NULL
  LEFT JOIN public.programme_participant p ON p.id = a.participant_id
  LEFT JOIN public.access_user u ON u.id = p.person_id
  LEFT JOIN public.place_team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT x.decision FROM public.casework_rundecision x
    WHERE x.case_id = c.id AND x.decided_on >= $2
    ORDER BY x.decided_on DESC, x.id DESC LIMIT 1) d ON true
  WHERE c.run_id = $1 AND c.closed_on IS NULL AND (SELECT app.my_role()) = 'programme lead'
$$;

-- How many cases of a run are open, and how many of them have a decision since a day: numbers alone, to
-- the lead and the director.
CREATE OR REPLACE FUNCTION app.run_end_totals(of_run uuid, since date) RETURNS TABLE (
  open_cases bigint, decided bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*), count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM public.casework_rundecision x WHERE x.case_id = c.id AND x.decided_on >= $2))
  FROM public.casework_case c
  JOIN public.programme_run r ON r.id = c.run_id AND r.authority_id = (SELECT app.my_authority())
  WHERE c.run_id = $1 AND c.closed_on IS NULL
  HAVING (SELECT app.my_role()) IN ('programme lead', 'director')
$$;

-- What is frozen stays as it is, whoever asks.
CREATE OR REPLACE FUNCTION app.keep_frozen() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what is frozen stays as it is'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'steering_frozen_stays';
END $$;

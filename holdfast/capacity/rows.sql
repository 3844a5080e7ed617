-- Hours in numbers, for whoever promised them, took them or leads the programme; no visit is told of.

-- Whose hours the reader may know: their own, their staff's or, for the programme lead, everybody's here.
CREATE OR REPLACE FUNCTION app.whose_hours() RETURNS TABLE (person bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id FROM public.access_user u
  WHERE u.id = (SELECT app.uid()) OR u.id = ANY ((SELECT app.my_staff())::bigint[])
    OR ((SELECT app.my_role()) = 'programme lead' AND u.authority = (SELECT app.my_authority()))
$$;

-- What visits that each recorded took, and the group meetings each came to, between two days: minutes.
-- `unsaid` visits say no minutes; `together` are those of before they were told apart.
CREATE OR REPLACE FUNCTION app.hours_used(since date, until date) RETURNS TABLE (
  person bigint, visits bigint, unsaid bigint, preparing bigint, visiting bigint, recording bigint,
  together bigint, in_group bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.person, v.visits, v.unsaid, v.preparing, v.visiting, v.recording, v.together, g.minutes
  FROM app.whose_hours() w
  CROSS JOIN LATERAL (
    SELECT count(*) AS visits,
      count(*) FILTER (WHERE coalesce(x.minutes, x.travelling_minutes, x.preparing_minutes,
        x.recording_minutes, x.other_minutes) IS NULL) AS unsaid,
      coalesce(sum(x.preparing_minutes), 0) AS preparing,
      coalesce(sum(coalesce(x.minutes, 0) + coalesce(x.travelling_minutes, 0)), 0) AS visiting,
      coalesce(sum(x.recording_minutes), 0) AS recording,
      coalesce(sum(x.other_minutes), 0) AS together
    FROM public.casework_visit x
    WHERE x.recorded_by_id = w.person AND x.outcome = 'made' AND x.visited_on BETWEEN $1 AND $2) v
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(extract(epoch FROM m.ends_at - m.starts_at) / 60), 0)::bigint AS minutes
    FROM public.supervision_meeting m JOIN public.programme_participant p ON p.person_id = w.person
    WHERE m.held_on BETWEEN $1 AND $2 AND (
      SELECT a.came IN ('attended', 'part') FROM public.supervision_attendance a WHERE a.meeting_id = m.id AND a.participant_id = p.id
      ORDER BY a.number DESC LIMIT 1)) g
$$;

-- How long a visit of the authority takes, the middle of those that say every part of it since a day;
-- numbers alone, to those who plan by them.
CREATE OR REPLACE FUNCTION app.programme_minutes(since date) RETURNS TABLE (
  visits bigint, visiting integer, preparing integer, recording integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*),
    coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY x.minutes + x.travelling_minutes), 0),
    coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY x.preparing_minutes), 0),
    coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY x.recording_minutes), 0)
  FROM public.casework_visit x
  JOIN public.access_user u ON u.id = x.recorded_by_id AND u.authority = (SELECT app.my_authority())
  WHERE x.outcome = 'made' AND x.visited_on >= $1
    AND num_nulls(x.minutes, x.travelling_minutes, x.preparing_minutes, x.recording_minutes) = 0
    AND (SELECT app.my_role()) IN ('practitioner', 'team manager', 'programme lead')
$$;

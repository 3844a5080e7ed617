-- Which cases a person may reach: through a grant, as the clinical supervisor of whoever works it, or
-- in the transaction that opens or accepts one.

-- The cases the reader accepts in this very transaction: proposed to them, as a practitioner of the
-- case's own team. What they may then do is done before anybody else can see it.
CREATE OR REPLACE FUNCTION app.my_taken_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM public.casework_handover h
  JOIN public.casework_case c ON c.id = h.case_id AND c.closed_on IS NULL AND c.sealed_at IS NULL
  JOIN public.programme_participant p ON p.id = h.to_id AND p.person_id = h.to_person_id
    AND p.part = 'practitioner' AND p.team_id = c.team_id AND p.withdrew_on IS NULL
  WHERE h.to_person_id = (SELECT app.uid()) AND h.state = 'accepted' AND h.answered_at = now()
    AND NOT EXISTS (SELECT 1 FROM public.access_block b
                    WHERE b.person_id = h.to_person_id AND b.family_id = c.family_id AND b.ended_at IS NULL)
$$;

-- What somebody is asked to take over: the reference, the child's given name and age, and no more,
-- until they accept.
CREATE OR REPLACE FUNCTION app.handed_to_me(today date)
RETURNS TABLE (handover_id uuid, reference text, given_name text, age integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT h.id, c.reference, split_part(trim(k.name), ' ', 1), extract(year FROM age($1, k.born_on))::integer
  FROM public.casework_handover h JOIN public.casework_case c ON c.id = h.case_id
  JOIN public.families_child k ON k.id = c.child_id
  WHERE h.to_person_id = (SELECT app.uid()) AND h.state = 'proposed' AND c.sealed_at IS NULL
$$;

CREATE OR REPLACE FUNCTION app.my_new_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN app.being_added() IS NULL THEN '{}' ELSE (
    SELECT coalesce(array_agg(c.id), '{}') FROM public.casework_case c
    WHERE c.opened_by_id = (SELECT app.uid()) AND c.opened_at = now()
      AND c.id = ANY((SELECT app.being_added())::uuid[])) END
$$;

-- Asked of every table of a case in every statement, so what can add nothing is not looked for: a
-- group's cases are a clinical supervisor's alone, and mostly nothing is being added.
CREATE OR REPLACE FUNCTION app.my_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g), '{}')
         || CASE WHEN (SELECT app.my_role()) = 'clinical supervisor'
            THEN coalesce((SELECT array_agg(s.case_id) FROM app.my_supervised() s), '{}') ELSE '{}' END
         || app.my_new_cases() || app.my_taken_cases()
$$;

CREATE OR REPLACE FUNCTION app.my_working_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g
                   WHERE g.standing = 'works with'), '{}') || app.my_new_cases() || app.my_taken_cases()
$$;

CREATE OR REPLACE FUNCTION app.my_overseen_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT array_agg(DISTINCT g.case_id) FROM app.my_grants() g
                   WHERE g.standing = 'oversees'), '{}') || app.my_new_cases() || app.my_taken_cases()
$$;

-- The measures that practitioners show to the reader, a clinical supervisor, at this moment. A case
-- that is sealed afterwards, and a declared conflict of interest, end that like everything else.
CREATE OR REPLACE FUNCTION app.my_showings() RETURNS SETOF public.casework_showing
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.* FROM public.casework_showing s JOIN public.casework_case c ON c.id = s.case_id
  JOIN public.measures_administration m ON m.id = s.administration_id AND m.struck_at IS NULL
  WHERE s.supervisor_id = (SELECT app.uid()) AND (SELECT app.my_role()) = 'clinical supervisor'
    AND s.withdrawn_at IS NULL AND s.until > statement_timestamp()
    AND (c.sealed_at IS NULL OR s.shown_at > c.sealed_at)
    AND NOT EXISTS (SELECT 1 FROM public.access_block b
                    WHERE b.person_id = s.supervisor_id AND b.family_id = c.family_id AND b.ended_at IS NULL)
$$;

CREATE OR REPLACE FUNCTION app.my_shown_measures() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(s.administration_id), '{}') FROM app.my_showings() s
$$;

-- The reflections of those with a place now in a group that the reader, a clinical supervisor, leads;
-- none of a sealed case, nor of a family that a declared conflict keeps the reader from.
CREATE OR REPLACE FUNCTION app.my_groups_reflections() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(r.id), '{}') FROM public.casework_reflection r
  JOIN public.casework_visit v ON v.id = r.visit_id
  JOIN public.casework_case c ON c.id = v.case_id AND c.sealed_at IS NULL
  JOIN public.programme_participant p ON p.person_id = r.author_id
  JOIN public.supervision_membership m ON m.participant_id = p.id AND m.left_on IS NULL
  JOIN public.supervision_group g ON g.id = m.group_id AND g.closed_on IS NULL
  WHERE g.supervisor_id = (SELECT app.uid()) AND (SELECT app.my_role()) = 'clinical supervisor'
    AND NOT EXISTS (SELECT 1 FROM public.access_block b
                    WHERE b.person_id = g.supervisor_id AND b.family_id = c.family_id AND b.ended_at IS NULL)
$$;

-- Whose measures they are: the case's reference and the child's given name, and nothing more.
CREATE OR REPLACE FUNCTION app.shown_to_me()
RETURNS TABLE (showing_id uuid, reference text, given_name text, age_in_years integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, c.reference, split_part(trim(k.name), ' ', 1),
    extract(year FROM age(m.completed_on, k.born_on))::integer
  FROM app.my_showings() s JOIN public.casework_case c ON c.id = s.case_id
  JOIN public.families_child k ON k.id = c.child_id
  JOIN public.measures_administration m ON m.id = s.administration_id
$$;

-- Figures for those who lead the pilot and see no family: whoever takes part in one run, with numbers
-- of cases and visits and nothing that names one. A case counts for its lead: the one it is with now
-- or, once closed, the one it was with last. This one runs with its caller's own rights, so that asked
-- from a page it counts what that page's reader may read; the two below ask it as holdfast_guard.
CREATE OR REPLACE FUNCTION app.pilot_rows(of_run uuid, today date) RETURNS TABLE (
  participant_id uuid, name text, part text, team text, withdrew_on date, sections bigint,
  in_group text, open_cases bigint, closed_cases bigint, with_baseline bigint, with_goals bigint,
  last_visit_on date, visits_this_month bigint, visited_this_month bigint, worked_this_month bigint
) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH one_case AS (
    SELECT a.participant_id, c.closed_on, v.last_visit_on, coalesce(v.this_month, 0) AS this_month,
      c.closed_on IS NULL OR c.closed_on >= date_trunc('month', $2) AS is_worked,
      EXISTS (SELECT 1 FROM public.measures_administration m WHERE m.child_id = c.child_id
        AND m.instrument = 'SDQ' AND m.stage = 'baseline' AND m.missing_because = ''
        AND m.struck_at IS NULL) AS has_baseline,
      EXISTS (SELECT 1 FROM public.casework_goal g WHERE g.case_id = c.id) AS has_goals
    FROM public.casework_case c
    JOIN LATERAL (
      SELECT l.participant_id FROM public.casework_assignment l
      WHERE l.case_id = c.id AND l.part = 'lead'
      ORDER BY l.ended_on DESC NULLS FIRST, l.began_on DESC, l.id DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (
      SELECT max(w.visited_on) AS last_visit_on,
        count(*) FILTER (WHERE w.visited_on >= date_trunc('month', $2)) AS this_month
      FROM public.casework_visit w
      WHERE w.case_id = c.id AND w.outcome = 'made' AND w.visited_on <= $2) v ON true
    WHERE c.run_id = $1 AND c.opened_on <= $2),
  figures AS (
    SELECT o.participant_id,
      count(*) FILTER (WHERE o.closed_on IS NULL) AS open_cases,
      count(*) FILTER (WHERE o.closed_on IS NOT NULL) AS closed_cases,
      count(*) FILTER (WHERE o.has_baseline) AS with_baseline,
      count(*) FILTER (WHERE o.has_goals) AS with_goals,
      max(o.last_visit_on) AS last_visit_on,
      sum(o.this_month)::bigint AS visits_this_month,
      count(*) FILTER (WHERE o.is_worked AND o.this_month > 0) AS visited_this_month,
      count(*) FILTER (WHERE o.is_worked) AS worked_this_month
    FROM one_case o GROUP BY o.participant_id)
  SELECT p.id, u.name, p.part, t.name, p.withdrew_on,
    (SELECT count(DISTINCT d.section_id) FROM public.training_booking x
     JOIN public.training_day d ON d.id = x.day_id
     WHERE x.participant_id = p.id AND x.state = 'attended' AND d.held_on <= $2),
    (SELECT max(s.name) FROM public.supervision_membership b
     JOIN public.supervision_group s ON s.id = b.group_id
     WHERE b.participant_id = p.id AND b.joined_on <= $2 AND (b.left_on IS NULL OR b.left_on > $2)),
    coalesce(f.open_cases, 0), coalesce(f.closed_cases, 0), coalesce(f.with_baseline, 0),
    coalesce(f.with_goals, 0), f.last_visit_on, coalesce(f.visits_this_month, 0),
    coalesce(f.visited_this_month, 0), coalesce(f.worked_this_month, 0)
  FROM public.programme_participant p
  JOIN public.programme_run r ON r.id = p.run_id AND r.authority_id = (SELECT app.my_authority())
  JOIN public.access_user u ON u.id = p.person_id
  LEFT JOIN public.place_team t ON t.id = p.team_id
  LEFT JOIN figures f ON f.participant_id = p.id
  WHERE p.run_id = $1
$$;

CREATE OR REPLACE FUNCTION app.pilot_at_a_glance(of_run uuid, today date) RETURNS TABLE (
  participant_id uuid, name text, part text, team text, withdrew_on date, sections bigint,
  in_group text, open_cases bigint, closed_cases bigint, with_baseline bigint, with_goals bigint,
  last_visit_on date, visits_this_month bigint, visited_this_month bigint, worked_this_month bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT * FROM app.pilot_rows($1, $2) WHERE (SELECT app.my_role()) = 'programme lead'
$$;

-- The same in one row, for the director too: nobody is named, not even of the staff.
CREATE OR REPLACE FUNCTION app.pilot_totals(of_run uuid, today date, all_sections integer) RETURNS TABLE (
  people bigint, trained bigint, in_group bigint, with_a_case bigint, cases bigint,
  with_baseline bigint, with_goals bigint, worked bigint, visited bigint, visits bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FILTER (WHERE is_here), count(*) FILTER (WHERE is_here AND g.sections >= $3),
    count(*) FILTER (WHERE is_here AND g.in_group IS NOT NULL),
    count(*) FILTER (WHERE is_here AND g.open_cases > 0),
    coalesce(sum(g.open_cases + g.closed_cases), 0)::bigint, coalesce(sum(g.with_baseline), 0)::bigint,
    coalesce(sum(g.with_goals), 0)::bigint, coalesce(sum(g.worked_this_month), 0)::bigint,
    coalesce(sum(g.visited_this_month), 0)::bigint, coalesce(sum(g.visits_this_month), 0)::bigint
  FROM app.pilot_rows($1, $2) g,
    LATERAL (SELECT g.part = 'practitioner' AND (g.withdrew_on IS NULL OR g.withdrew_on > $2) AS is_here) h
  HAVING (SELECT app.my_role()) IN ('programme lead', 'director')
$$;

-- How far the measures of a run's cases have got: how many asks and of how many cases, by stage and by
-- how they stand on a day, four months ahead; for those missed, by the reason. Numbers alone, to those
-- who lead the pilot.
CREATE OR REPLACE FUNCTION app.pilot_measures(of_run uuid, today date) RETURNS TABLE (
  stage text, standing text, because text, asks bigint, cases bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.stage, k.standing, CASE WHEN k.standing <> 'missed' THEN ''
      WHEN k.because IN ('SDQ2', 'SDQ5') THEN 'declined' WHEN k.because = 'SDQ1' THEN 'not the age for it'
      WHEN k.because = 'SDQ3' THEN 'disability too severe for the form'
      WHEN k.because IN ('declined', 'not reached', 'unwell', 'not the time', 'not asked', 'not returned')
        THEN k.because ELSE 'another reason' END, -- never what somebody wrote
    count(*), count(DISTINCT k.case_id)
  FROM (
    SELECT a.stage, a.case_id, coalesce(nullif(m.missing_because, ''), a.missed_because) AS because,
      CASE WHEN m.missing_because = '' THEN 'done'
        WHEN m.missing_because <> '' OR a.missed_because <> '' THEN 'missed'
        WHEN $2 < a.opens_on THEN 'not yet' WHEN $2 <= a.due_on THEN 'due'
        WHEN $2 <= a.closes_on THEN 'overdue' ELSE 'closed unanswered' END AS standing
    FROM public.measures_ask a
    JOIN public.casework_case c ON c.id = a.case_id AND c.run_id = $1 AND c.opened_on <= $2
      AND c.authority_id = (SELECT app.my_authority())
    LEFT JOIN public.measures_administration m ON m.ask_id = a.id
    WHERE a.dropped_at IS NULL AND a.due_on <= $2 + 122) k
  WHERE (SELECT app.my_role()) IN ('programme lead', 'director')
  GROUP BY 1, 2, 3
$$;

-- The days of every open case of an authority, from which its measures are planned anew when the
-- programme's choice of them changes: no name, and only to whoever may choose, for that purpose.
CREATE OR REPLACE FUNCTION app.cases_to_plan() RETURNS TABLE (
  case_id uuid, family_id uuid, child_id uuid, born_on date, started_on date, ending_on date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, c.family_id, c.child_id, k.born_on, c.opened_on,
    (SELECT CASE WHEN m.to_state = 'ending' THEN m.moved_on END
     FROM public.casework_casemove m WHERE m.case_id = c.id ORDER BY m.number DESC LIMIT 1)
  FROM public.casework_case c JOIN public.families_child k ON k.id = c.child_id
  WHERE c.closed_on IS NULL AND c.family_id = ANY ((SELECT app.families_to_plan())::uuid[])
  ORDER BY c.id
$$;

-- How many open cases of the teams the reader manages are sealed from the reader: a number alone.
CREATE OR REPLACE FUNCTION app.sealed_in_my_teams() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM public.casework_case c
  WHERE c.sealed_at IS NOT NULL AND c.closed_on IS NULL AND (SELECT app.my_role()) = 'team manager'
    AND c.team_id IN (SELECT p.team_id FROM public.place_post p
                      WHERE p.person_id = (SELECT app.uid()) AND p.is_manager AND p.left_on IS NULL)
    AND c.id <> ALL ((SELECT app.my_cases())::uuid[])
$$;

-- The leave to oversee that somebody still has who manages the case's team no longer: to whoever ends
-- posts. A sealed case stays with those named when it was sealed.
CREATE OR REPLACE FUNCTION app.left_behind() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT g.id), '{}') FROM public.place_post p
  JOIN public.casework_case c ON c.team_id = p.team_id AND c.sealed_at IS NULL
  JOIN public.access_grant g ON g.case_id = c.id AND g.person_id = p.person_id
    AND g.standing = 'oversees' AND g.ended_at IS NULL
  WHERE (SELECT app.my_role()) = 'programme administrator' AND p.is_manager AND p.left_on IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM public.place_post n WHERE n.person_id = p.person_id
                    AND n.team_id = p.team_id AND n.is_manager AND n.left_on IS NULL)
    AND EXISTS (SELECT 1 FROM public.place_team t WHERE t.id = p.team_id
                AND t.authority_id = (SELECT app.my_authority()))
$$;

-- Whether a child has an open case in the programme, so that nobody opens a second: yes or no alone.
CREATE OR REPLACE FUNCTION app.has_open_case(child uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM public.casework_case c
                 WHERE c.child_id = $1 AND c.closed_on IS NULL AND c.authority_id = (SELECT app.my_authority()))
$$;

-- How many open cases a practitioner of the reader's authority leads: a number alone, for whoever
-- chooses the next one, and so that nobody leaves while they lead any.
CREATE OR REPLACE FUNCTION app.open_cases_of(of_participant uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::integer FROM public.casework_assignment a
  JOIN public.casework_case c ON c.id = a.case_id AND c.closed_on IS NULL
  WHERE a.participant_id = $1 AND a.part = 'lead' AND a.ended_on IS NULL
    AND c.authority_id = (SELECT app.my_authority())
    AND (SELECT app.my_role()) IN ('practitioner', 'team manager', 'programme lead', 'programme administrator')
$$;

-- Children of the reader's authority who may be the one being added: at most five, by a near name
-- and a near date or the same number, with the team that works with them, if one does. Only to
-- those who may open a case; what a page says of them is a warning without a name.
CREATE OR REPLACE FUNCTION app.children_like(sought text, born date, number text)
RETURNS TABLE (name text, born_on date, council_id text, team text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.name, k.born_on, k.council_id, coalesce(
    (SELECT t.name FROM public.casework_case c JOIN public.place_team t ON t.id = c.team_id
     WHERE c.child_id = k.id AND c.closed_on IS NULL AND c.sealed_at IS NULL LIMIT 1), '')
  FROM public.families_child k
  WHERE k.authority_id = (SELECT app.my_authority()) AND (SELECT app.my_role()) IN ('practitioner', 'team manager')
    AND ((k.council_id <> '' AND k.council_id = $3)
      OR (public.similarity(k.name, $1) > 0.15
          AND ((k.born_on = $2)
            OR (extract(year FROM k.born_on) = extract(year FROM $2)
                AND extract(month FROM k.born_on) = extract(day FROM $2)
                AND extract(day FROM k.born_on) = extract(month FROM $2))
            OR (extract(year FROM k.born_on) = extract(year FROM $2))::int
               + (extract(month FROM k.born_on) = extract(month FROM $2))::int
               + (extract(day FROM k.born_on) = extract(day FROM $2))::int >= 2)))
  ORDER BY (k.council_id <> '' AND k.council_id = $3) DESC, public.similarity(k.name, $1) DESC, k.id
  LIMIT 5
$$;

-- Who changed and who saw one case, its child and its family, newest first; to whoever may see it.
CREATE OR REPLACE FUNCTION app.trail_of_case(asked uuid, after bigint, many integer)
RETURNS TABLE (at timestamptz, who text, kind text, what text, why text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH mine AS (
    SELECT ARRAY['casework.case:' || c.id, 'families.child:' || c.child_id,
                 'families.family:' || c.family_id] AS names
    FROM public.casework_case c WHERE c.id = $1 AND c.id = ANY (app.my_cases()))
  SELECT found.at, coalesce(u.name, found.by), found.kind, found.what, found.why
  FROM (
    SELECT e.at, e.by, 'changed' AS kind, e.what, e.why, e.seq
      FROM audit.entry e, mine WHERE e.about && mine.names
    UNION ALL
    SELECT r.at, r.by, 'saw', r.page, '', r.seq FROM audit.reading r, mine WHERE r.about && mine.names
  ) AS found LEFT JOIN public.access_user u ON u.id = CASE WHEN found.by ~ '^[0-9]+$' THEN found.by::bigint END
  ORDER BY found.at DESC, found.seq DESC OFFSET $2 LIMIT $3
$$;

-- What was written of rows of one case, and what each was before; to whoever may see the case. A row
-- is the case's own if it was added with the case's key or, a measure, with its child's. Whatever the
-- planner believes of the trail's length, each key is looked for by the index: OFFSET 0 keeps the two
-- questions apart, where a plan made while the trail was short would read all of it for each key.
CREATE OR REPLACE FUNCTION app.written_in_case(asked uuid, tables text[], keys text[])
RETURNS TABLE (tbl text, row_id text, op text, at timestamptz, who_id text, who text, before jsonb, after jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
  SELECT w.tbl, w.row_id, w.op, w.at, w.by, coalesce(u.name, w.by), w.before, w.after
  FROM public.casework_case c
  JOIN unnest($2, $3) AS k(tbl, row_id) ON k.tbl LIKE 'casework\_%' OR k.tbl = 'measures_administration'
  JOIN LATERAL (SELECT a.after FROM audit.change a
                WHERE a.tbl = k.tbl AND a.row_id = k.row_id AND a.op = 'INSERT' OFFSET 0) i
    ON i.after ->> 'case_id' = c.id::text OR (k.tbl = 'casework_case' AND k.row_id = c.id::text)
      OR (k.tbl = 'measures_administration' AND i.after ->> 'child_id' = c.child_id::text)
  JOIN LATERAL (SELECT * FROM audit.change a WHERE a.tbl = k.tbl AND a.row_id = k.row_id OFFSET 0) w ON true
  LEFT JOIN public.access_user u ON u.id = CASE WHEN w.by ~ '^[0-9]+$' THEN w.by::bigint END
  WHERE c.id = $1 AND c.id = ANY ((SELECT app.my_cases())::uuid[])
  ORDER BY w.seq
$$;

-- When the reader last looked at each of some cases they may see: the latest time they opened its page
-- or its timeline, longer ago than a while. Nothing for one they never opened.
CREATE OR REPLACE FUNCTION app.last_looked(asked uuid[], a_while interval) RETURNS TABLE (case_id uuid, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.id, (SELECT max(r.at) FROM audit.reading r
    WHERE r.by = (SELECT app.uid())::text AND r.at < clock_timestamp() - $2
      AND r.address IN ('/cases/' || k.id || '/', '/cases/' || k.id || '/timeline/'))
  FROM unnest($1) AS k(id) WHERE k.id = ANY ((SELECT app.my_cases())::uuid[])
$$;

-- Who else has changed some cases, or their children, since the reader last looked, longer ago than a
-- while; and when last. Nothing for a case they never opened.
CREATE OR REPLACE FUNCTION app.changed_since_i_looked(asked uuid[], a_while interval)
RETURNS TABLE (case_id uuid, since timestamptz, who text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.case_id, l.at, coalesce(u.name, e.by), max(e.at)
  FROM app.last_looked($1, $2) l
  JOIN public.casework_case c ON c.id = l.case_id
  JOIN audit.entry e ON e.about && ARRAY['casework.case:' || c.id, 'families.child:' || c.child_id]
    AND e.at > l.at AND e.by <> (SELECT app.uid())::text
  LEFT JOIN public.access_user u ON u.id = CASE WHEN e.by ~ '^[0-9]+$' THEN e.by::bigint END
  GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC
$$;

-- The safety concerns of an authority that nobody has answered, for the programme lead, who sees no
-- family: the case's reference, its team and since when, and nothing that says who or what. Of a
-- sealed case not even those.
CREATE OR REPLACE FUNCTION app.concerns_on_ladder() RETURNS TABLE (reference text, team text, raised_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN c.sealed_at IS NULL THEN c.reference ELSE '' END,
    CASE WHEN c.sealed_at IS NULL THEN t.name ELSE '' END, k.raised_on
  FROM public.casework_concern k JOIN public.casework_case c ON c.id = k.case_id
  JOIN public.place_team t ON t.id = c.team_id
  WHERE (SELECT app.my_role()) = 'programme lead' AND c.authority_id = (SELECT app.my_authority())
    AND k.state IN ('raised', 'manager told')
$$;

-- No open case is without a lead who takes part and whose account is open. Asked at the end of every
-- transaction that touches a case, an allocation, a participant or an account (`triggers.sql`), by
-- holdfast_guard, which sees every row. Two transactions that each undo what the other counts on wait
-- here for one another: on the case, then its lead's part, then the lead. Whoever comes second sees
-- what the first did: each statement of these functions looks anew, which is why they are VOLATILE and
-- the site runs at READ COMMITTED. The locks are numbered to 1,024, since one for each of many
-- thousand cases would fill the server's table of them.
CREATE OR REPLACE FUNCTION app.wait_for(what text, key text) RETURNS void LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2) & 1023) WHERE $2 IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION app.insist_on_a_lead(of_case uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  lead uuid;
  worker bigint;
BEGIN
  PERFORM app.wait_for('case', of_case::text);
  SELECT a.participant_id INTO lead FROM public.casework_assignment a
    WHERE a.case_id = of_case AND a.part = 'lead' AND a.ended_on IS NULL;
  PERFORM app.wait_for('participant', lead::text);
  SELECT p.person_id INTO worker FROM public.programme_participant p WHERE p.id = lead;
  PERFORM app.wait_for('person', worker::text);
  IF EXISTS (SELECT 1 FROM public.casework_case c WHERE c.id = of_case AND c.closed_on IS NULL)
    AND NOT EXISTS (SELECT 1 FROM public.programme_participant p
      JOIN public.access_user u ON u.id = p.person_id AND u.is_active
      WHERE p.id = lead AND p.withdrew_on IS NULL) THEN
    PERFORM app.refuse_to_orphan();
  END IF;
END $$;

CREATE OR REPLACE FUNCTION app.refuse_to_orphan() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'an open case would be left with nobody who leads it'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'casework_an_open_case_has_a_lead';
END $$;

CREATE OR REPLACE FUNCTION app.keep_cases_led() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was text := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) ->> TG_ARGV[0] END;
  is_now text := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) ->> TG_ARGV[0] END;
BEGIN
  IF was IS NOT NULL THEN PERFORM app.insist_on_a_lead(was::uuid); END IF;
  IF is_now IS DISTINCT FROM was AND is_now IS NOT NULL THEN PERFORM app.insist_on_a_lead(is_now::uuid); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION app.keep_leads_here() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE who bigint := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
BEGIN
  IF TG_TABLE_NAME = 'programme_participant' THEN PERFORM app.wait_for('participant', NEW.id::text); END IF;
  PERFORM app.wait_for('person', who::text);
  IF EXISTS (SELECT 1 FROM public.programme_participant p JOIN public.access_user u ON u.id = p.person_id
      JOIN public.casework_assignment a ON a.participant_id = p.id AND a.part = 'lead' AND a.ended_on IS NULL
      JOIN public.casework_case c ON c.id = a.case_id AND c.closed_on IS NULL
      WHERE p.person_id = who AND (p.withdrew_on IS NOT NULL OR NOT u.is_active)) THEN
    PERFORM app.refuse_to_orphan();
  END IF;
  RETURN NULL;
END $$;

-- What an evaluation counts from: the records of the reader's own authority up to a day, as keys, codes,
-- days and numbers, with no name and no sentence; to an evaluator, the programme lead and the director.
-- Sealed cases are left out of all of it. One function for each table of `evaluation/schema`.

CREATE OR REPLACE FUNCTION app.may_evaluate() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT app.my_role()) IN ('evaluator', 'programme lead', 'director'), false)
$$;

CREATE OR REPLACE FUNCTION app.evaluated_cases(until date) RETURNS TABLE (
  id uuid, family_id uuid, child_id uuid, run_id uuid, opened_on date, closed_on date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, c.family_id, c.child_id, c.run_id, c.opened_on, CASE WHEN c.closed_on <= $1 THEN c.closed_on END
  FROM public.casework_case c
  WHERE c.authority_id = (SELECT app.my_authority()) AND c.sealed_at IS NULL AND c.opened_on <= $1
    AND (SELECT app.may_evaluate())
$$;

CREATE OR REPLACE FUNCTION app.evaluated_people(until date) RETURNS TABLE (
  id uuid, person_id bigint, run_id uuid, team_id uuid, part text, joined_on date, withdrew_on date, ends_on date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.id, p.person_id, p.run_id, p.team_id, p.part, p.joined_on,
    CASE WHEN p.withdrew_on <= $1 THEN p.withdrew_on END, r.ends_on
  FROM public.programme_participant p
  JOIN public.programme_run r ON r.id = p.run_id AND r.authority_id = (SELECT app.my_authority())
  WHERE p.joined_on <= $1 AND (SELECT app.may_evaluate())
$$;

-- The highest status of a child on a day, as `families.rules.level` has it; its last day is not counted.
CREATE OR REPLACE FUNCTION app.status_on(of_child uuid, day date) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((
    SELECT s.status FROM public.families_statusspan s
    WHERE s.child_id = $1 AND s.began_on <= $2 AND (s.ended_on IS NULL OR $2 < s.ended_on)
      AND (SELECT app.may_evaluate())
      AND EXISTS (SELECT 1 FROM public.families_child k WHERE k.id = $1 AND k.authority_id = (SELECT app.my_authority()))
    ORDER BY array_position(ARRAY['looked after', 'child protection', 'child in need', 'family help',
      'early help', 'care leaver', 'universal'], s.status) LIMIT 1), 'universal')
$$;

CREATE OR REPLACE FUNCTION app.snapshot_practitioners(until date) RETURNS TABLE (
  practitioner text, part text, team text, service text, "group" text, joined_on date, left_on date, run_ends_on date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.id::text, p.part, p.team_id::text, t.service,
    (SELECT m.group_id::text FROM public.supervision_membership m
     WHERE m.participant_id = p.id AND m.joined_on <= $1 ORDER BY m.joined_on DESC, m.id LIMIT 1),
    p.joined_on, p.withdrew_on, p.ends_on
  FROM app.evaluated_people($1) p LEFT JOIN public.place_team t ON t.id = p.team_id
$$;

-- How deprived for children each small area of 2011 is among all of England's, where that was read in.
CREATE OR REPLACE FUNCTION app.deprivation_tenths() RETURNS TABLE (small_area text, tenth bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.key, e.value::text::numeric::bigint
  FROM public.area_figuresheet s CROSS JOIN LATERAL jsonb_each(s.figures) e
  WHERE s.measure = 'idaci_decile' AND s.period = '2019' AND jsonb_typeof(e.value) = 'number'
$$;

DROP FUNCTION IF EXISTS app.snapshot_cases(date);
CREATE OR REPLACE FUNCTION app.snapshot_cases(until date) RETURNS TABLE (
  "case" text, family text, child text, authority text, run text, team text, service text, practitioner text,
  "group" text, offered_on date, agreed_on date, started_on date, work_began_on date, ended_on date,
  how_ended text, status_at_start text, status_at_end text, sex text, age bigint, ethnicity text, disabled boolean,
  small_area text, deprivation_tenth bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id::text, e.family_id::text, e.child_id::text, c.authority_id, e.run_id::text, c.team_id::text, t.service,
    p.practitioner, p."group", coalesce(g.told_on, w.family_agreed_on), coalesce(g.agreed_on, w.family_agreed_on),
    e.opened_on, (SELECT min(m.moved_on) FROM public.casework_casemove m
      WHERE m.case_id = e.id AND m.to_state = 'active' AND m.moved_on <= $1),
    e.closed_on, CASE WHEN e.closed_on IS NOT NULL THEN c.closed_because END,
    app.status_on(e.child_id, e.opened_on), app.status_on(e.child_id, coalesce(e.closed_on, $1)),
    nullif(k.sex, ''),
    CASE WHEN k.born_on > e.opened_on THEN -1 ELSE extract(year FROM age(e.opened_on, k.born_on))::bigint END,
    nullif(k.ethnicity, ''), k.is_disabled, nullif(f.small_area, ''), d.tenth
  FROM app.evaluated_cases($1) e
  JOIN public.casework_case c ON c.id = e.id
  JOIN public.families_child k ON k.id = e.child_id
  JOIN public.families_family f ON f.id = e.family_id
  LEFT JOIN app.deprivation_tenths() d ON d.small_area = f.small_area
  LEFT JOIN public.place_team t ON t.id = c.team_id
  LEFT JOIN public.casework_managersword w ON w.case_id = e.id
  LEFT JOIN LATERAL (
    SELECT a.participant_id FROM public.casework_assignment a
    WHERE a.case_id = e.id AND a.part = 'lead' AND a.began_on <= $1
    ORDER BY a.ended_on DESC NULLS FIRST, a.began_on DESC, a.id DESC LIMIT 1) l ON true
  LEFT JOIN app.snapshot_practitioners($1) p ON p.practitioner = l.participant_id::text
  LEFT JOIN LATERAL (
    SELECT x.told_on, x.agreed_on FROM public.choosing_agreement x
    WHERE x.nomination_id = c.nomination_id AND x.agreed_on <= $1
    ORDER BY x.agreed_on, x.id LIMIT 1) g ON true
$$;

DROP FUNCTION IF EXISTS app.snapshot_offers(date);
CREATE OR REPLACE FUNCTION app.snapshot_offers(until date) RETURNS TABLE (
  offer text, "case" text, practitioner text, nominated_on date, offered_on date, agreed_on date,
  taken_back_on date, state text, why_not text, age_band text, sex text, ethnic_group text, status text, disabled boolean,
  small_area text, deprivation_tenth bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.id::text, e.id::text, n.participant_id::text, n.nominated_on, g.told_on, g.agreed_on,
    CASE WHEN g.taken_back_on <= $1 THEN g.taken_back_on END, n.state, nullif(n.ended_because, ''),
    nullif(n.age_band, ''), nullif(n.sex, ''), nullif(n.ethnic_group, ''), nullif(n.status, ''), k.is_disabled,
    nullif(f.small_area, ''), d.tenth
  FROM public.choosing_nomination n
  JOIN public.families_child k ON k.id = n.child_id
  JOIN public.families_family f ON f.id = k.family_id
  LEFT JOIN app.deprivation_tenths() d ON d.small_area = f.small_area
  LEFT JOIN public.casework_case c ON c.nomination_id = n.id
  LEFT JOIN app.evaluated_cases($1) e ON e.id = c.id
  LEFT JOIN LATERAL (
    SELECT x.told_on, x.agreed_on, x.taken_back_on FROM public.choosing_agreement x
    WHERE x.nomination_id = n.id AND x.told_on <= $1 ORDER BY x.agreed_on DESC, x.id LIMIT 1) g ON true
  WHERE n.authority_id = (SELECT app.my_authority()) AND n.nominated_on <= $1 AND c.sealed_at IS NULL
    AND (SELECT app.may_evaluate())
$$;

CREATE OR REPLACE FUNCTION app.snapshot_asks(until date) RETURNS TABLE (
  "case" text, child text, instrument text, informant text, occasion text, number bigint, due_on date,
  closes_on date, standing text, why_missing text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k."case", k.child, k.instrument, k.informant, k.stage, k.number, k.due_on, k.closes_on, k.standing,
    CASE WHEN k.standing <> 'missed' THEN NULL
      WHEN k.because IN ('SDQ2', 'SDQ5', 'declined') THEN 'declined' WHEN k.because = 'SDQ1' THEN 'not the age for it'
      WHEN k.because = 'SDQ3' THEN 'disability'
      WHEN k.because IN ('not reached', 'unwell', 'not the time', 'not asked', 'not returned') THEN k.because
      ELSE 'other' END -- never what somebody wrote
  FROM (
    SELECT e.id::text AS "case", a.child_id::text AS child, a.instrument, a.informant, a.stage,
      a.number::bigint AS number, a.due_on, a.closes_on, coalesce(nullif(m.missing_because, ''), a.missed_because) AS because,
      CASE WHEN m.missing_because = '' THEN 'done'
        WHEN m.missing_because <> '' OR a.missed_because <> '' THEN 'missed'
        WHEN $1 < a.opens_on THEN 'not yet' WHEN $1 <= a.due_on THEN 'due'
        WHEN $1 <= a.closes_on THEN 'overdue' ELSE 'lapsed' END AS standing
    FROM public.measures_ask a
    JOIN app.evaluated_cases($1) e ON e.id = a.case_id
    LEFT JOIN public.measures_administration m ON m.ask_id = a.id AND m.struck_at IS NULL AND m.completed_on <= $1
    WHERE a.dropped_at IS NULL) k
$$;

-- Of the answers only which questions have one, so that it can be said whether a score was prorated.
CREATE OR REPLACE FUNCTION app.snapshot_scores(until date) RETURNS TABLE (
  "case" text, child text, instrument text, informant text, occasion text, "on" date, form text, scale text,
  value double precision, answered integer[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT ON (e.id, m.child_id, m.instrument, m.informant, m.stage, m.completed_on, s.key)
    e.id::text, m.child_id::text, m.instrument, m.informant, m.stage, m.completed_on, m.form, s.key,
    s.value::double precision,
    CASE WHEN m.answers IS NOT NULL THEN ARRAY(
      SELECT q.key::integer FROM jsonb_each_text(m.answers) q WHERE q.value IS NOT NULL ORDER BY 1) END
  FROM public.measures_administration m
  LEFT JOIN public.measures_ask a ON a.id = m.ask_id
  JOIN LATERAL (
    SELECT c.id FROM app.evaluated_cases($1) c
    WHERE c.id = a.case_id OR (a.id IS NULL AND c.child_id = m.child_id)
    ORDER BY c.opened_on <= m.completed_on DESC, c.opened_on DESC, c.id LIMIT 1) e ON true
  CROSS JOIN LATERAL jsonb_each_text(m.scores) s
  WHERE m.struck_at IS NULL AND m.missing_because = '' AND m.stage <> 'return' AND m.completed_on <= $1
  ORDER BY e.id, m.child_id, m.instrument, m.informant, m.stage, m.completed_on, s.key, m.entered_at DESC, m.id
$$;

CREATE OR REPLACE FUNCTION app.snapshot_goals(until date) RETURNS TABLE (
  "case" text, goal text, owner text, whose text, "on" date, rating bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id::text, g.id::text, g.owner, r.rater, r.rated_on, r.score::bigint
  FROM public.casework_rating r JOIN public.casework_goal g ON g.id = r.goal_id
  JOIN app.evaluated_cases($1) e ON e.id = r.case_id
  WHERE r.score IS NOT NULL AND r.scale = 'progress' AND r.rated_on <= $1
$$;

CREATE OR REPLACE FUNCTION app.snapshot_visits(until date) RETURNS TABLE (
  visit text, "case" text, practitioner text, "on" date, outcome text, missed_because text, section text,
  module text, steps bigint, adapted boolean, child_there boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT v.id::text, e.id::text, p.id::text, v.visited_on, v.outcome, nullif(v.missed_because, ''), s.code, m.code,
    coalesce(d.steps, 0), coalesce(d.adapted, false) OR EXISTS (
      SELECT 1 FROM public.casework_adaptation x WHERE x.visit_id = v.id), v.took_part ? 'child'
  FROM public.casework_visit v
  JOIN app.evaluated_cases($1) e ON e.id = v.case_id
  LEFT JOIN app.evaluated_people($1) p ON p.person_id = v.recorded_by_id AND p.run_id = e.run_id
  LEFT JOIN public.manual_module m ON m.id = v.module_id
  LEFT JOIN public.manual_section s ON s.id = m.section_id
  LEFT JOIN LATERAL (
    SELECT count(DISTINCT y.step_id) FILTER (WHERE y.how <> 'skipped') AS steps, bool_or(y.how = 'adapted') AS adapted
    FROM public.casework_stepdone y WHERE y.visit_id = v.id) d ON true
  WHERE v.visited_on <= $1
$$;

CREATE OR REPLACE FUNCTION app.snapshot_modules(until date) RETURNS TABLE (
  "case" text, section text, module text, kind text, planned_on date, first_on date, last_on date, visits bigint,
  core_steps bigint, core_done bigint, adapted bigint, skipped bigint, dropped_because text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH planned AS (
    SELECT DISTINCT ON (p.case_id, p.module_id) p.case_id, p.module_id, p.kind, p.planned_on,
      CASE WHEN p.dropped_on <= $1 THEN p.dropped_because END AS dropped_because
    FROM public.casework_plannedmodule p WHERE p.planned_on <= $1
    ORDER BY p.case_id, p.module_id, p.dropped_on IS NULL DESC, p.planned_on, p.id),
  used AS (
    SELECT v.case_id, v.module_id, min(v.visited_on) AS first_on, max(v.visited_on) AS last_on, count(*) AS visits
    FROM public.casework_visit v
    WHERE v.module_id IS NOT NULL AND v.outcome = 'made' AND v.visited_on <= $1 GROUP BY 1, 2),
  done AS (
    SELECT y.case_id, t.module_id, y.step_id, t.is_core, bool_or(y.how <> 'skipped') AS was_done,
      bool_or(y.how = 'adapted') AS was_adapted
    FROM public.casework_stepdone y JOIN public.manual_step t ON t.id = y.step_id
    JOIN public.casework_visit v ON v.id = y.visit_id AND v.visited_on <= $1 GROUP BY 1, 2, 3, 4)
  SELECT e.id::text, s.code, m.code, p.kind, p.planned_on, u.first_on, u.last_on, coalesce(u.visits, 0),
    (SELECT count(*) FROM public.manual_step t WHERE t.module_id = m.id AND t.is_core),
    coalesce(d.core_done, 0), coalesce(d.adapted, 0), coalesce(d.skipped, 0), p.dropped_because
  FROM planned p FULL JOIN used u ON u.case_id = p.case_id AND u.module_id = p.module_id
  JOIN app.evaluated_cases($1) e ON e.id = coalesce(p.case_id, u.case_id)
  JOIN public.manual_module m ON m.id = coalesce(p.module_id, u.module_id)
  JOIN public.manual_section s ON s.id = m.section_id
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x.is_core AND x.was_done) AS core_done, count(*) FILTER (WHERE x.was_adapted) AS adapted,
      count(*) FILTER (WHERE NOT x.was_done) AS skipped
    FROM done x WHERE x.case_id = e.id AND x.module_id = m.id) d ON true
$$;

CREATE OR REPLACE FUNCTION app.snapshot_discussions(until date) RETURNS TABLE (
  "case" text, meeting text, "on" date, minutes bigint, techniques bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id::text, m.id::text, m.held_on, d.minutes::bigint, jsonb_array_length(d.techniques)::bigint
  FROM public.casework_discussion d JOIN app.evaluated_cases($1) e ON e.id = d.case_id
  JOIN public.supervision_meeting m ON m.id = d.meeting_id
  WHERE m.held_on <= $1 AND m.state IN ('held', 'drafted', 'signed')
$$;

CREATE OR REPLACE FUNCTION app.snapshot_meetings(until date) RETURNS TABLE (
  meeting text, "group" text, "on" date, practitioner text, came text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT ON (m.id, p.id) m.id::text, m.group_id::text, m.held_on, p.id::text, a.came
  FROM public.supervision_attendance a
  JOIN public.supervision_meeting m ON m.id = a.meeting_id
  JOIN app.evaluated_people($1) p ON p.id = a.participant_id
  WHERE m.held_on <= $1 AND m.state IN ('held', 'drafted', 'signed')
  ORDER BY m.id, p.id, a.number DESC
$$;

CREATE OR REPLACE FUNCTION app.snapshot_training(until date) RETURNS TABLE (
  practitioner text, "day" text, section text, "on" date, state text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.id::text, d.id::text, s.code, d.held_on, b.state
  FROM public.training_booking b
  JOIN public.training_day d ON d.id = b.day_id
  JOIN public.manual_section s ON s.id = d.section_id
  JOIN app.evaluated_people($1) p ON p.id = b.participant_id
  WHERE d.held_on <= $1 AND d.state <> 'cancelled'
$$;

CREATE OR REPLACE FUNCTION app.snapshot_hours(until date) RETURNS TABLE (
  practitioner text, "case" text, what text, "on" date, kind text, minutes bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH visits AS (
    SELECT v.*, e.run_id FROM public.casework_visit v JOIN app.evaluated_cases($1) e ON e.id = v.case_id
    WHERE v.visited_on <= $1)
  SELECT p.id::text, v.case_id::text, v.id::text, v.visited_on, x.kind, x.minutes::bigint
  FROM visits v
  LEFT JOIN app.evaluated_people($1) p ON p.person_id = v.recorded_by_id AND p.run_id = v.run_id
  CROSS JOIN LATERAL (VALUES ('with the family', v.minutes), ('preparing', v.preparing_minutes),
    ('travelling', v.travelling_minutes), ('recording', v.recording_minutes), ('not told apart', v.other_minutes)
  ) AS x(kind, minutes) WHERE x.minutes IS NOT NULL
  UNION ALL
  SELECT w.participant_id::text, v.case_id::text, v.id::text, v.visited_on, 'with the family', v.minutes::bigint
  FROM visits v JOIN public.casework_secondworker w ON w.visit_id = v.id WHERE v.minutes IS NOT NULL
  UNION ALL
  SELECT a.practitioner, NULL, a.meeting, a."on", 'supervision',
    (extract(epoch FROM m.ends_at - m.starts_at) / 60)::bigint
  FROM app.snapshot_meetings($1) a JOIN public.supervision_meeting m ON m.id = a.meeting::uuid
  WHERE a.came IN ('attended', 'part')
  UNION ALL
  SELECT b.practitioner, NULL, b."day", b."on", 'training', (extract(epoch FROM d.ends_at - d.starts_at) / 60)::bigint
  FROM app.snapshot_training($1) b JOIN public.training_day d ON d.id = b."day"::uuid
  WHERE b.state = 'attended' AND d.starts_at IS NOT NULL AND d.ends_at IS NOT NULL
  UNION ALL
  SELECT NULL, e.id::text, q.id::text, q.advised_on, 'consultation', q.minutes::bigint
  FROM public.consultation_consultation q JOIN app.evaluated_cases($1) e ON e.id = q.case_id
  WHERE q.advised_on <= $1 AND q.minutes IS NOT NULL
  UNION ALL
  SELECT NULL, e.id::text, q.id::text, q.given_on, 'consultation', q.minutes::bigint
  FROM public.consultation_corridoradvice q JOIN app.evaluated_cases($1) e ON e.id = q.case_id
  WHERE q.given_on <= $1
$$;

CREATE OR REPLACE FUNCTION app.snapshot_wider_use(until date) RETURNS TABLE (
  use text, practitioner text, "on" date, section text, module text, steps bigint, adapted boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id::text, p.id::text, w.used_on, s.code, m.code, jsonb_array_length(w.steps)::bigint, w.is_adapted
  FROM public.casework_wideruse w
  JOIN app.evaluated_people($1) p ON p.person_id = w.person_id AND p.run_id = w.run_id
  JOIN public.manual_module m ON m.id = w.module_id JOIN public.manual_section s ON s.id = m.section_id
  WHERE w.used_on <= $1
$$;

CREATE OR REPLACE FUNCTION app.snapshot_barriers(until date) RETURNS TABLE (
  "on" date, construct text, direction text, n bigint, "open" bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.noted_in, o.construct, o.valence, count(*),
    count(*) FILTER (WHERE o.settled_on IS NULL OR o.settled_on > $1)
  FROM public.learning_observation o
  WHERE o.authority_id = (SELECT app.my_authority()) AND o.accepted_on <= $1 AND (SELECT app.may_evaluate())
  GROUP BY 1, 2, 3
$$;

CREATE OR REPLACE FUNCTION app.snapshot_views(until date) RETURNS TABLE (
  wave text, "on" date, service text, statement text, disagree bigint, "between" bigint, agree bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id::text, w.closes_on, c.service, c.statement, c.disagree::bigint, c.between::bigint, c.agree::bigint
  FROM public.voice_wavecount c JOIN public.voice_wave w ON w.id = c.wave_id
  WHERE w.authority_id = (SELECT app.my_authority()) AND w.published_on <= $1 AND (SELECT app.may_evaluate())
$$;

CREATE OR REPLACE FUNCTION app.snapshot_money(until date) RETURNS TABLE (
  entry text, line text, kind text, "on" date, pence bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.id::text, b.id::text, 'planned', coalesce((
    SELECT min(r.began_on) FROM public.programme_run r WHERE r.authority_id = b.authority_id), $1), (b.planned * 100)::bigint
  FROM public.steering_budgetline b
  WHERE b.authority_id = (SELECT app.my_authority()) AND (SELECT app.may_evaluate())
  UNION ALL
  SELECT p.id::text, p.line_id::text, 'paid', p.paid_on, (p.amount * 100)::bigint
  FROM public.steering_payment p
  WHERE p.authority_id = (SELECT app.my_authority()) AND p.paid_on <= $1 AND (SELECT app.may_evaluate())
$$;

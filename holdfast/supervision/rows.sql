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

-- When some rows of the calendar were last changed: a moment alone.
CREATE OR REPLACE FUNCTION app.calendar_changed(tables text[], keys text[]) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT max((SELECT max(c.at) FROM audit.change c WHERE c.tbl = k.tbl AND c.row_id = k.row_id))
  FROM unnest($1, $2) AS k(tbl, row_id)
  WHERE (SELECT app.uid()) IS NOT NULL AND k.tbl IN ('supervision_meeting', 'supervision_meetingsupervisor',
    'supervision_membership', 'supervision_reflectiveplace', 'supervision_group', 'supervision_room')
$$;

-- Nothing of the record of a signed meeting changes. Whoever writes in one, and whoever signs it, wait
-- here for one another; whoever comes second sees what the first did.
CREATE OR REPLACE FUNCTION app.keep_signed() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was uuid := CASE WHEN TG_OP <> 'INSERT' THEN (to_jsonb(OLD) ->> TG_ARGV[0])::uuid END;
  is_now uuid := CASE WHEN TG_OP <> 'DELETE' THEN (to_jsonb(NEW) ->> TG_ARGV[0])::uuid END;
BEGIN
  PERFORM app.insist_on_unsigned(was, TG_ARGV[0]);
  IF is_now IS DISTINCT FROM was THEN PERFORM app.insist_on_unsigned(is_now, TG_ARGV[0]); END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION app.insist_on_unsigned(key uuid, what text) RETURNS void LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE of_meeting uuid := key;
BEGIN
  IF what = 'discussion_id' THEN
    SELECT d.meeting_id INTO of_meeting FROM public.casework_discussion d WHERE d.id = key;
  END IF;
  PERFORM app.wait_for('meeting', of_meeting::text);
  IF EXISTS (SELECT 1 FROM public.supervision_meeting m WHERE m.id = of_meeting AND m.state = 'signed') THEN
    PERFORM app.refuse_to_change_signed();
  END IF;
END $$;

CREATE OR REPLACE FUNCTION app.keep_signed_meeting() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.state = 'signed' THEN PERFORM app.refuse_to_change_signed(); END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NEW.state = 'signed' THEN PERFORM app.wait_for('meeting', NEW.id::text); END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION app.refuse_to_change_signed() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the record of this meeting is signed'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'supervision_a_signed_record_stays';
END $$;

-- The meetings whose feedback the reader may be told of, once there is enough of it.
CREATE OR REPLACE FUNCTION app.meetings_i_answer_for() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(m.id), '{}') FROM public.supervision_meeting m
  JOIN public.supervision_group g ON g.id = m.group_id
  LEFT JOIN public.programme_run r ON r.id = g.run_id
  WHERE coalesce(r.authority_id, g.authority_id) = (SELECT app.my_authority())
    AND ((SELECT app.my_role()) = 'programme lead'
      OR ((SELECT app.my_role()) = 'clinical supervisor' AND g.supervisor_id = (SELECT app.uid())))
$$;

-- How useful its members found a meeting, once five of them said so: how many, and their mean. To the
-- clinical supervisors of the meeting and to the programme lead.
CREATE OR REPLACE FUNCTION app.meeting_said(of_meetings uuid[])
RETURNS TABLE (meeting_id uuid, answers bigint, mean numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.meeting_id, count(*), avg(f.useful) FROM public.supervision_meetingfeedback f
  WHERE f.meeting_id = ANY ($1) AND f.meeting_id = ANY ((SELECT app.meetings_i_answer_for())::uuid[])
  GROUP BY 1 HAVING count(*) >= 5
$$;

-- The comments on a meeting without who wrote them, in the order of the alphabet, once five wrote one.
CREATE OR REPLACE FUNCTION app.meeting_comments(of_meeting uuid) RETURNS TABLE (comment text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.comment FROM public.supervision_meetingfeedback f
  WHERE f.meeting_id = $1 AND f.comment <> ''
    AND f.meeting_id = ANY ((SELECT app.meetings_i_answer_for())::uuid[])
    AND 5 <= (SELECT count(*) FROM public.supervision_meetingfeedback o WHERE o.meeting_id = $1 AND o.comment <> '')
  ORDER BY 1
$$;

-- The days on which members of a group are away, and who; never why. To those who keep the group's
-- calendar: programme lead and administrator, and the psychologist who leads it.
CREATE OR REPLACE FUNCTION app.members_away(of_group uuid) RETURNS TABLE (first date, last date, who text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.began_on, a.ends_on, u.name
  FROM public.supervision_group g
  LEFT JOIN public.programme_run r ON r.id = g.run_id
  JOIN (SELECT m.group_id, p.person_id, m.joined_on, m.left_on FROM public.supervision_membership m
        JOIN public.programme_participant p ON p.id = m.participant_id
        UNION ALL
        SELECT l.group_id, l.person_id, l.joined_on, l.left_on FROM public.supervision_reflectiveplace l
        WHERE l.joined_on IS NOT NULL) m ON m.group_id = g.id
  JOIN public.place_absence a ON a.person_id = m.person_id
    AND a.ends_on >= m.joined_on AND (m.left_on IS NULL OR a.began_on < m.left_on)
  JOIN public.access_user u ON u.id = a.person_id
  WHERE g.id = $1 AND coalesce(r.authority_id, g.authority_id) = (SELECT app.my_authority())
    AND ((SELECT app.my_role()) IN ('programme lead', 'programme administrator')
    OR ((SELECT app.my_role()) = 'clinical supervisor' AND g.supervisor_id = (SELECT app.uid())))
  ORDER BY 1, 3
$$;

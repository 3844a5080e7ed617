-- What a signed identity is worth: the lists every row policy is written against.
-- SECURITY DEFINER functions owned by holdfast_guard, a role that nobody signs in as: it may read
-- these few tables and nothing else.

-- Whether somebody is here at this moment: neither made inactive, nor past the day they leave.
CREATE OR REPLACE FUNCTION app.is_here(who public.access_user) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT who.is_active AND (who.access_ends_at IS NULL OR who.access_ends_at > statement_timestamp())
$$;

CREATE OR REPLACE FUNCTION app.my_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.role FROM public.access_user u WHERE u.id = (SELECT app.uid()) AND app.is_here(u)
$$;

CREATE OR REPLACE FUNCTION app.my_authority() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.authority FROM public.access_user u
  WHERE u.id = (SELECT app.uid()) AND app.is_here(u) AND u.role <> 'respondent'
$$;

-- The grants in force for whoever is asking, less those a conflict of interest blocks.
CREATE OR REPLACE FUNCTION app.my_grants() RETURNS SETOF public.access_grant
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT g.* FROM public.access_grant g JOIN public.access_user u ON u.id = g.person_id
  WHERE g.person_id = (SELECT app.uid()) AND app.is_here(u)
    AND g.began_at <= statement_timestamp() AND (g.ended_at IS NULL OR g.ended_at > statement_timestamp())
    AND NOT EXISTS (SELECT 1 FROM public.access_block b
                    WHERE b.person_id = g.person_id AND b.family_id = g.family_id AND b.ended_at IS NULL)
$$;

CREATE OR REPLACE FUNCTION app.day_here() RETURNS date LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$ SELECT (statement_timestamp() AT TIME ZONE 'Europe/London')::date $$;

-- The open cases worked by those who have a place now in a group that the reader, a clinical
-- supervisor, leads, or who are members at a meeting the reader leads as cover or co-supervisor, from
-- when that is agreed until its record is signed: to be read and no more, and while that is so. None
-- that is sealed, nor of a family that a declared conflict of interest keeps the reader from.
CREATE OR REPLACE FUNCTION app.my_supervised() RETURNS TABLE (case_id uuid, family_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT c.id, c.family_id FROM (
    SELECT m.participant_id FROM public.supervision_group g
    JOIN public.supervision_membership m ON m.group_id = g.id
      AND m.joined_on <= app.day_here() AND (m.left_on IS NULL OR m.left_on > app.day_here())
    WHERE g.supervisor_id = (SELECT app.uid()) AND (g.closed_on IS NULL OR g.closed_on > app.day_here())
    UNION
    SELECT m.participant_id FROM public.supervision_meetingsupervisor s
    JOIN public.supervision_meeting e ON e.id = s.meeting_id AND e.state NOT IN ('signed', 'cancelled')
    JOIN public.supervision_membership m ON m.group_id = e.group_id
      AND m.joined_on <= e.held_on AND (m.left_on IS NULL OR m.left_on > e.held_on)
    WHERE s.person_id = (SELECT app.uid()) AND s.part IN ('cover', 'co-supervisor')
      AND s.stood_down_because = '') w
  JOIN public.casework_assignment a ON a.participant_id = w.participant_id AND a.ended_on IS NULL
  JOIN public.casework_case c ON c.id = a.case_id AND c.closed_on IS NULL AND c.sealed_at IS NULL
  WHERE (SELECT app.my_role()) = 'clinical supervisor'
    AND NOT EXISTS (SELECT 1 FROM public.access_block b WHERE b.person_id = (SELECT app.uid())
                    AND b.family_id = c.family_id AND b.ended_at IS NULL)
$$;

-- The keys of rows being added in this very transaction, which their adder may go on to fill in.
-- Worth nothing alone: the functions that use it also ask that the row is of this transaction.
CREATE OR REPLACE FUNCTION app.being_added() RETURNS uuid[] LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_to_array(nullif(trim(current_setting('holdfast.adding', true)), ''), ' ')::uuid[]
$$;

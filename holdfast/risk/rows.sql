-- What the figures tell the programme lead, who reads no case: for the triggers of risks.

-- The open cases of a run in which no measure was ever answered: their reference, if they are not
-- sealed, and since when.
CREATE OR REPLACE FUNCTION app.cases_unmeasured(of_run uuid) RETURNS TABLE (
  key uuid, reference text, opened_on date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, CASE WHEN c.sealed_at IS NULL THEN c.reference ELSE '' END, c.opened_on
  FROM public.casework_case c
  WHERE c.run_id = $1 AND c.closed_on IS NULL AND c.authority_id = (SELECT app.my_authority())
    AND (SELECT app.my_role()) = 'programme lead'
    AND NOT EXISTS (SELECT 1 FROM public.measures_administration m WHERE m.child_id = c.child_id
                    AND m.missing_because = '' AND m.struck_at IS NULL)
$$;

-- How many open cases of a run wait for somebody trained: a module of the section is planned, and
-- whoever leads the case has been to no training day on it.
CREATE OR REPLACE FUNCTION app.sections_waited_for(of_run uuid) RETURNS TABLE (
  section_id uuid, waiting bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.section_id, count(DISTINCT c.id)
  FROM public.casework_case c
  JOIN public.casework_plannedmodule p ON p.case_id = c.id AND p.dropped_on IS NULL
  JOIN public.manual_module o ON o.id = p.module_id
  JOIN public.casework_assignment a ON a.case_id = c.id AND a.part = 'lead' AND a.ended_on IS NULL
  WHERE c.run_id = $1 AND c.closed_on IS NULL AND c.authority_id = (SELECT app.my_authority())
    AND (SELECT app.my_role()) = 'programme lead'
    AND NOT EXISTS (SELECT 1 FROM public.training_booking b JOIN public.training_day d ON d.id = b.day_id
                    WHERE b.participant_id = a.participant_id AND b.state = 'attended'
                      AND d.section_id = o.section_id)
  GROUP BY 1
$$;

-- Places on training days: how many are taken, who may be moved up, and what is said of a day.

-- The days on which the reader gave a place up in this very transaction, so that whoever waits
-- longest is moved up in it.
CREATE OR REPLACE FUNCTION app.places_i_gave_up() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(b.day_id), '{}') FROM public.training_booking b
  JOIN public.programme_participant p ON p.id = b.participant_id
  WHERE p.person_id = (SELECT app.uid()) AND b.state = 'declined' AND b.moved_at = now()
$$;

-- How many people are invited to, have a place on and wait for each day of a run: numbers alone.
CREATE OR REPLACE FUNCTION app.training_counts(of_run uuid)
RETURNS TABLE (day_id uuid, invited bigint, taken bigint, waiting bigint, came bigint, absent bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.id, count(*) FILTER (WHERE b.state = 'invited'),
    count(*) FILTER (WHERE b.state IN ('booked', 'attended', 'absent')),
    count(*) FILTER (WHERE b.state = 'waiting'), count(*) FILTER (WHERE b.state = 'attended'),
    count(*) FILTER (WHERE b.state = 'absent')
  FROM public.training_day d
  JOIN public.programme_run r ON r.id = d.run_id AND r.authority_id = (SELECT app.my_authority())
  LEFT JOIN public.training_booking b ON b.day_id = d.id
  WHERE d.run_id = $1 GROUP BY d.id
$$;

-- How many others have waited longer than the reader for a day: a number alone.
CREATE OR REPLACE FUNCTION app.ahead_of_me(of_day uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM public.training_booking o
  JOIN public.training_booking mine ON mine.day_id = o.day_id AND mine.state = 'waiting'
  JOIN public.programme_participant p ON p.id = mine.participant_id AND p.person_id = (SELECT app.uid())
  WHERE o.day_id = $1 AND o.state = 'waiting' AND o.id <> mine.id
    AND (o.waiting_since, o.id) < (mine.waiting_since, mine.id)
$$;

-- What was said of a day, one line a question: how many answered and their mean, or nothing of it
-- where fewer than five did. To those who run training.
CREATE OR REPLACE FUNCTION app.training_said(of_day uuid) RETURNS TABLE (question text, answers bigint, mean numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT q.question, count(q.answer), avg(q.answer)
  FROM public.training_dayfeedback f
  JOIN public.training_day d ON d.id = f.day_id
  JOIN public.programme_run r ON r.id = d.run_id AND r.authority_id = (SELECT app.my_authority()),
    LATERAL (VALUES ('before', f.confident_before), ('after', f.confident_after),
      ('useful', f.useful), ('clear', f.clear), ('practice', f.practice)) AS q (question, answer)
  WHERE f.day_id = $1 AND q.answer IS NOT NULL
    AND (SELECT app.my_role()) IN ('programme lead', 'programme administrator')
  GROUP BY 1 HAVING count(q.answer) >= 5
$$;

-- The comments on a day without who wrote them, in the order of the alphabet, once five people wrote
-- one. To those who run training.
CREATE OR REPLACE FUNCTION app.training_comments(of_day uuid) RETURNS TABLE (comment text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.comment FROM public.training_dayfeedback f
  JOIN public.training_day d ON d.id = f.day_id
  JOIN public.programme_run r ON r.id = d.run_id AND r.authority_id = (SELECT app.my_authority())
  WHERE f.day_id = $1 AND f.comment <> ''
    AND (SELECT app.my_role()) IN ('programme lead', 'programme administrator')
    AND 5 <= (SELECT count(*) FROM public.training_dayfeedback o WHERE o.day_id = $1 AND o.comment <> '')
  ORDER BY 1
$$;

"""Cases from before there were states: their phases and closings told as moves."""

from django.db import migrations

TELL = """
ALTER TABLE casework_phasespan NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casework_case NO FORCE ROW LEVEL SECURITY;
INSERT INTO casework_casemove
  (id, case_id, number, from_state, to_state, moved_on, because, moved_by_id, moved_at)
WITH named AS (
  SELECT case_id, began_on, begun_by_id, id,
    CASE phase WHEN 'module work' THEN 'active' ELSE 'ending' END AS state
  FROM casework_phasespan WHERE phase <> 'beginning'),
told AS (
  SELECT *, coalesce(lag(state) OVER (PARTITION BY case_id ORDER BY began_on, id), 'agreed') AS was
  FROM named),
moves AS (
  SELECT case_id, was, state, began_on AS on_day, '' AS why, begun_by_id AS by FROM told
  WHERE state <> was
  UNION ALL
  SELECT c.id, coalesce((SELECT n.state FROM named n WHERE n.case_id = c.id
                         ORDER BY n.began_on DESC, n.id DESC LIMIT 1), 'agreed'),
    'closed', c.closed_on, c.closed_because,
    coalesce((SELECT e.by::bigint FROM audit.entry e
              WHERE e.what = 'closed case' AND 'casework.case:' || c.id = ANY (e.about)
              ORDER BY e.at DESC LIMIT 1), c.opened_by_id)
  FROM casework_case c WHERE c.closed_on IS NOT NULL)
SELECT gen_random_uuid(), case_id,
  row_number() OVER (PARTITION BY case_id ORDER BY on_day, state = 'closed'),
  was, state, on_day, why, by, now()
FROM moves;
ALTER TABLE casework_phasespan FORCE ROW LEVEL SECURITY;
ALTER TABLE casework_case FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_states_and_endings")]
    operations = [migrations.RunSQL(TELL, migrations.RunSQL.noop)]

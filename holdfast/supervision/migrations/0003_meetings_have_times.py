"""Meetings from before they had times: two hours, at the usual slot, led by the group's own.

Where one psychologist had two groups on one day, the second meets after the first. The tables are
personal, so their owner sees nothing there; for these statements it may.
"""

from django.db import migrations

MAY = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE supervision_group NO FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_meeting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_meetingsupervisor NO FORCE ROW LEVEL SECURITY;
"""
MAY_NO_MORE = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE supervision_group FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_meeting FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_meetingsupervisor FORCE ROW LEVEL SECURITY;
"""
FILL = """
WITH placed AS (
  SELECT m.id, (m.held_on + time '10:00' + interval '150 minutes' * (row_number() OVER (
      PARTITION BY g.supervisor_id, m.held_on ORDER BY m.cancelled_because <> '', m.id) - 1)
    ) AT TIME ZONE 'Europe/London' AS starts_at
  FROM supervision_meeting m JOIN supervision_group g ON g.id = m.group_id)
UPDATE supervision_meeting m SET starts_at = p.starts_at,
  ends_at = p.starts_at + make_interval(mins => coalesce(nullif(m.minutes, 0), 120)),
  state = CASE WHEN m.cancelled_because = '' THEN 'planned' ELSE 'cancelled' END
FROM placed p WHERE p.id = m.id;
INSERT INTO supervision_meetingsupervisor
  (id, meeting_id, group_id, person_id, part, starts_at, ends_at, takes_place, stood_down_because)
SELECT gen_random_uuid(), m.id, g.id, g.supervisor_id, 'lead', m.starts_at, m.ends_at,
  m.state <> 'cancelled', ''
FROM supervision_meeting m JOIN supervision_group g ON g.id = m.group_id;
"""
EMPTY = """
UPDATE supervision_meeting SET held_on = (starts_at AT TIME ZONE 'Europe/London')::date,
  minutes = extract(epoch FROM ends_at - starts_at) / 60;
TRUNCATE supervision_meetingsupervisor;
"""


class Migration(migrations.Migration):
    dependencies = [("supervision", "0002_times_rooms_and_supervisors")]
    operations = [migrations.RunSQL(MAY + FILL + MAY_NO_MORE, MAY + EMPTY + MAY_NO_MORE)]

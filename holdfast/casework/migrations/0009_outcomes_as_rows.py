"""The one outcome a case could name becomes the first of its outcomes.

Both tables are personal, so their owner reads and writes nothing there; for this one statement it
may. The last step of `migrate` puts every policy on again in any case.
"""

from django.db import migrations

COPY = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE casework_case NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casework_planoutcome NO FORCE ROW LEVEL SECURITY;
INSERT INTO casework_planoutcome
  (id, case_id, words, reference, began_on, written_by_id, ended_because, version)
SELECT gen_random_uuid(), id, btrim(plan_outcome), '', opened_on, opened_by_id, '', 1
FROM casework_case WHERE btrim(plan_outcome) <> '';
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE casework_case FORCE ROW LEVEL SECURITY;
ALTER TABLE casework_planoutcome FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_plan_of_the_work")]

    operations = [migrations.RunSQL(COPY, migrations.RunSQL.noop)]

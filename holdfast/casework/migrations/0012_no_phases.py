"""Phases are told as moves now: their own table goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_moves_from_phases")]
    operations = [migrations.DeleteModel(name="PhaseSpan")]

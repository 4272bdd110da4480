"""As in the audit room: a trigger that runs as the owner looks into the caller's temporary tables last."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0003_marks_and_frozen_releases"),)
    operations = (
        migrations.RunSQL("alter function outcomes_mark() set search_path = public, pg_temp", migrations.RunSQL.noop),
    )

"""The trail's trigger runs as the owner: it must never find a temporary table of the caller where it means ours."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("audit", "0002_trail"),)
    operations = (
        # Unless pg_temp is named last, PostgreSQL looks there first: a temp table `audit_change` would swallow the
        # trail, and its own trigger would run as the owner.
        migrations.RunSQL("alter function audit_record() set search_path = public, pg_temp", migrations.RunSQL.noop),
    )

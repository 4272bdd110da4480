"""Who may not read quarterly wage records does not read them in the trail either."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, WAGES


class Migration(migrations.Migration):
    dependencies = (("placements", "0002_walls"),)
    operations = (
        migrations.RunSQL(
            f"alter policy readers on audit_change using"
            f" ({STAFF} and (table_name <> 'placements_quarterlywage' or {WAGES}))",
            f"alter policy readers on audit_change using ({STAFF})",
        ),
    )

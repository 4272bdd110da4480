"""A skill gain bends the figures of its person."""

from django.db import migrations

EVENTS = {
    "insert": "new table as new_rows",
    "update": "old table as old_rows new table as new_rows",
    "delete": "old table as old_rows",
}


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0006_walls_of_runs"), ("trainings", "0003_skill_gains"))
    operations = tuple(
        migrations.RunSQL(
            f"create trigger outcomes_mark_{kind} after {kind} on trainings_skillgain referencing {rows} "
            "for each statement execute function outcomes_mark('r.participant_id')",
            f"drop trigger outcomes_mark_{kind} on trainings_skillgain",
        )
        for kind, rows in EVENTS.items()
    )

"""Casework is the staff's. Who may read a note is said where coaches are known, in `placements.followups`."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

TABLES = ("supportiveservice", "goal", "task")


class Migration(migrations.Migration):
    dependencies = (("casework", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        Audit("casework_budget"),
        # The trail is read by all staff: it must not say what a note says.
        Audit("casework_note", masked="text_sealed"),
        *(Audit(f"casework_{table}") for table in TABLES),
        *(Guard(f"casework_{table}") for table in TABLES),
    )

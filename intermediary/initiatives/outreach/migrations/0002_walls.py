"""Outreach is the staff's."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

TABLES = ("campaign", "stated")


class Migration(migrations.Migration):
    dependencies = (("outreach", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        *(Audit(f"outreach_{table}") for table in TABLES),
        *(Guard(f"outreach_{table}") for table in TABLES),
    )

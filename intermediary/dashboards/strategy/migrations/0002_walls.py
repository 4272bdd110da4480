"""Goals, and which record a partner is, are the staff's."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

TABLES = ("knownas", "goal")


class Migration(migrations.Migration):
    dependencies = (("strategy", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        *(Audit(f"strategy_{table}") for table in TABLES),
        *(Guard(f"strategy_{table}") for table in TABLES),
    )

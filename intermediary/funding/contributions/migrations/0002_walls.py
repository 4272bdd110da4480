"""What partners gave is the staff's."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

TABLES = ("contribution",)


class Migration(migrations.Migration):
    dependencies = (("contributions", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        *(Audit(f"contributions_{table}") for table in TABLES),
        *(Guard(f"contributions_{table}") for table in TABLES),
    )

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

TABLES = ("participant", "identity", "traits", "priorjob", "service", "exclusion")


class Migration(migrations.Migration):
    dependencies = (("participants", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        *[Audit(f"participants_{table}") for table in (*TABLES, "consent")],
        *[Guard(f"participants_{table}") for table in TABLES],
        # participants_consent is guarded in `placements`, where a firm's own hires are known.
    )

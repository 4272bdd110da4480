"""Staff alone read who works with us; of partners that agreed to be named, everybody may know the name."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard
from intermediary.audit.operations import Audit

TABLES = ("agreement", "referralcount", "council", "seat", "meeting", "attendance", "decision", "action")


class Migration(migrations.Migration):
    dependencies = (("partners", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        Audit("partners_organization"),
        Audit("partners_partnership"),
        *(Audit(f"partners_{table}") for table in TABLES),
        Guard("partners_partnership", read=f"{STAFF} or shown"),
        *(Guard(f"partners_{table}") for table in TABLES),
    )

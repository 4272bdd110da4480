"""Who asks whom is the staff's business. Firms and persons come by signed links, which the system looks up for them."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("followups", "0001_initial"), ("accounts", "0002_walls"), ("placements", "0002_walls"))
    operations = (
        *(Guard(f"followups_{name}") for name in ("preference", "caseload", "attempt", "statement", "link")),
        Audit("followups_plan"),
        Audit("followups_preference"),
        Audit("followups_caseload"),
        Audit("followups_attempt"),
        Audit("followups_statement", masked="file_sealed"),
        Audit("followups_link", masked="token_hash"),
    )

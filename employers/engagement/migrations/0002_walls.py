"""What we write of a firm is the staff's business; documents never reach the trail."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("engagement", "0001_initial"), ("contacts", "0002_walls"))
    operations = (
        Audit("engagement_touch"),
        Audit("engagement_rung", masked="file_sealed"),
        Audit("engagement_cost"),
        Guard("engagement_touch"),
        Guard("engagement_rung"),
        Guard("engagement_cost"),
    )

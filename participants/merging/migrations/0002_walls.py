"""Merges are the staff's; what they kept of rows is the system's alone, since a wage may be among it."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

SYSTEM = "(select app_door()) = 'system'"


class Migration(migrations.Migration):
    dependencies = (("merging", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        Audit("merging_merge"),
        Audit("merging_apart"),
        Guard("merging_merge"),
        Guard("merging_apart"),
        Guard("merging_mergedrow", read=SYSTEM, write=SYSTEM),
    )

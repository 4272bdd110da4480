"""A firm sees and keeps its own needs; the document behind one never reaches the trail."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_employer
from intermediary.audit.operations import Audit

OWN = f"{STAFF} or {own_employer('employer_id')}"


class Migration(migrations.Migration):
    dependencies = (("needs", "0001_initial"), ("employers", "0006_openings_in_full"))
    operations = (
        Audit("needs_hiringneed", masked="file_sealed"),
        Guard("needs_hiringneed", read=OWN, write=OWN),
    )

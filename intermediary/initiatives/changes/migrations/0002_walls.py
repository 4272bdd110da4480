"""What is published, everybody may read, and whether it still holds; all else is the staff's."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard
from intermediary.audit.operations import Audit

OF_PUBLISHED = "exists (select from changes_change c where c.id = change_id and c.published)"


class Migration(migrations.Migration):
    dependencies = (("changes", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        Audit("changes_change"),
        Audit("changes_evidence", masked="file_sealed"),
        Audit("changes_recheck"),
        Guard("changes_change", read=f"{STAFF} or published"),
        Guard("changes_evidence"),
        Guard("changes_recheck", read=f"{STAFF} or {OF_PUBLISHED}"),
    )

"""Staff read applications; whoever applies comes by the public page or a signed link, for which the system acts."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (
        ("applications", "0001_applications"),
        ("accounts", "0002_walls"),
        ("audit", "0003_safe_search_path"),
    )
    operations = (
        Audit("applications_recruitment"),
        Audit("applications_application", masked="sealed token_hash"),
        Guard("applications_application"),
    )

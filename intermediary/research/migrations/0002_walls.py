"""Which files were loaded is under audit; their figures, hundreds of thousands of which nobody here typed, are not."""

from django.db import migrations

from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("research", "0001_initial"), ("accounts", "0002_walls"))
    operations = (Audit("research_release"),)

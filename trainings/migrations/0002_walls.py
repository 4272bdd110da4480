from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("trainings", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        Audit("trainings_provider"),
        Audit("trainings_program"),
        Audit("trainings_cohort"),
        Audit("trainings_cohort_grants"),
        Audit("trainings_enrollment"),
        Audit("trainings_credential"),
        Guard("trainings_enrollment"),
        Guard("trainings_credential"),
    )

"""What we know of a firm's practices is the staff's business; documents never reach the trail."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("practices", "0001_initial"), ("accounts", "0002_walls"))
    operations = (Audit("practices_practice", masked="file_sealed"), Guard("practices_practice"))

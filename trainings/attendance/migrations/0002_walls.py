from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("attendance", "0001_sessions"), ("accounts", "0002_walls"), ("audit", "0003_safe_search_path"))
    operations = (Audit("attendance_session"), Audit("attendance_mark"), Guard("attendance_mark"))

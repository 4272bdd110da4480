"""Pathways hold no people; who changed them stands in the trail."""

from django.db import migrations

from intermediary.audit.operations import Audit

TABLES = ("pathway", "step", "edge", "edge_programs")


class Migration(migrations.Migration):
    dependencies = (("pathways", "0001_initial"), ("accounts", "0002_walls"))
    operations = tuple(Audit(f"pathways_{table}") for table in TABLES)

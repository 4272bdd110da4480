"""Up to twenty thousand changed rows are marked one by one: working them in costs less than making everything anew."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("placements.outcomes.migrations.0003_marks_and_frozen_releases").MARK.replace(
    "set search_path from current", "set search_path = public, pg_temp"
)
NOW = BEFORE.replace("count(*) > 2000", "count(*) > 20000").replace("limit 2001", "limit 20001")


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0011_facts_of_pay_and_quality"),)
    operations = (migrations.RunSQL(NOW, BEFORE),)

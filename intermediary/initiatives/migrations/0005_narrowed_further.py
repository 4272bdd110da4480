"""Openings and releases of an initiative are seen by whoever works for it, as its cohorts and grants are."""

from django.db import migrations

from intermediary.initiatives.operations import Narrow


class Migration(migrations.Migration):
    dependencies = (
        ("initiatives", "0004_walls_of_standards"),
        ("employers", "0004_walls_of_openings"),
        ("outcomes", "0016_releases_reviewed"),
    )
    operations = (Narrow("employers_opening"), Narrow("outcomes_release"))

"""A common part is met by walking along the names: with the words in the index itself the walk reads nothing else."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = (("finding", "0002_indexes"),)
    operations = (
        AddIndexConcurrently(
            "entry",
            models.Index(fields=["last", "first", "participant"], include=["words"], name="entry_walked_by_name"),
        ),
        RemoveIndexConcurrently("entry", "entry_by_name"),
    )

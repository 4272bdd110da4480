"""Found by any part of a word, listed by name: made while people work."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = (("finding", "0001_initial"),)
    operations = (
        AddIndexConcurrently(
            "entry", models.Index(fields=["last", "first", "participant"], name="entry_by_name"),
        ),
        AddIndexConcurrently("entry", GinIndex(OpClass("words", "gin_trgm_ops"), name="entry_part_of_word")),
    )  # fmt: skip

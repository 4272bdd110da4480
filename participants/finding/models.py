"""One narrow row a person, by which people are found and sorted. Triggers keep it; nothing else writes it."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from participants.models import Identity, Participant


class Entry(models.Model):
    """What can be searched of one person, without accents and in small letters: `words`, with a space before each.

    `last` and `first` sort the list of people as people expect it: Álvarez among A.
    """

    PRIVACY = {"person": "participant", "identity": "last first words"}

    participant = models.OneToOneField(
        Participant, models.CASCADE, primary_key=True, related_name="entry", db_constraint=False
    )
    last = models.TextField()
    first = models.TextField()
    words = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=["last", "first", "participant"], include=["words"], name="entry_walked_by_name"),
            GinIndex(OpClass("words", "gin_trgm_ops"), name="entry_part_of_word"),
        )

    def __str__(self) -> str:
        return f"entry of {self.participant_id}"


class Found(models.Model):
    """`Entry` behind a view of the database that asks once for the door, and not of every row.

    Under row-level security PostgreSQL may not look into an index with LIKE: an operator could tell of rows that are
    hidden. The view belongs to the owner, to whom the policies of the table do not apply, and opens for staff alone.
    """

    PRIVACY = {"person": "participant", "identity": "last first words"}

    participant = models.OneToOneField(
        Participant, models.DO_NOTHING, primary_key=True, related_name="found", db_constraint=False
    )
    last = models.TextField()
    first = models.TextField()
    words = models.TextField()

    class Meta:
        managed = False
        db_table = "finding_found"

    def __str__(self) -> str:
        return f"entry of {self.participant_id}"

    @property
    def identity(self) -> Identity:
        return self.participant.identity

    @property
    def key(self) -> str:
        return self.participant.key

from django.db import models

from participants.models import Participant


class Card(models.Model):
    """All that the employer side may load of a person: a name to say, where and while they agreed to it.

    One per participant, derived from their identity (`services.cards`). PostgreSQL shows it to a firm only while the
    person's consent is in force and they are or were the firm's own hire.
    """

    PRIVACY = {"person": "participant", "identity": "name"}

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="card")
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name

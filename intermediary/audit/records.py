"""What every exchanged record shares: the caller's own key, kept for ever."""

import secrets

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # nothing that is misread over the phone


def new_key() -> str:
    """A key for a record that was made here and not loaded from elsewhere: 12 signs, about 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


class Record(models.Model):
    """A row of one file of the exchange format. `key` is the file's first column."""

    key = models.CharField(
        _("Key"), max_length=120, unique=True, default=new_key, validators=[RegexValidator(r"^\S(.*\S)?$")]
    )

    class Meta:
        abstract = True

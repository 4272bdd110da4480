"""What is typed at commands about figures, read in one way: an initiative by its key, a day."""

import re
from datetime import date

from django.core.management.base import CommandError

from intermediary.initiatives.models import Initiative


def initiative(key: str) -> Initiative:
    """The initiative of this key. CommandError, with the keys there are, where it does not exist."""
    found = Initiative.objects.filter(key=key).first()
    if found is None:
        known = ", ".join(Initiative.objects.order_by("key").values_list("key", flat=True)[:50])
        raise CommandError(f"Initiative {key!r} does not exist. There are: {known or 'none yet'}.")
    return found


def day(option: str, text: str) -> date:
    """A day written as YYYY-MM-DD. CommandError, which names the option, for anything else."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{option} {text!r} is not a day. Write it as YYYY-MM-DD, for example 2025-06-30.") from None

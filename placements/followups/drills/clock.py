"""A clock that the drill sets for itself and for its workers: they load this module, and read the time from a file."""

import os
from datetime import datetime
from pathlib import Path

from django.utils import timezone

VARIABLE = "DRILL_CLOCK"
_real_now = timezone.now


def now() -> datetime:
    path = os.environ.get(VARIABLE)
    return datetime.fromisoformat(Path(path).read_text()) if path else _real_now()


def set_to(moment: datetime) -> None:
    path = Path(os.environ[VARIABLE])
    draft = path.with_suffix(".part")
    draft.write_text(moment.isoformat())
    draft.replace(path)


if os.environ.get(VARIABLE):
    timezone.now = now

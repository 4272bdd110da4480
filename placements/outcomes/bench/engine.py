"""The three calls by which the benchmark reaches the engine. Everything else here knows nothing of how it works."""

from datetime import date

from intermediary.initiatives.models import Initiative
from placements.outcomes import services


def recompute(initiative: Initiative, as_of: date) -> None:
    """All figures of the initiative anew from the records, written back."""
    services.store(initiative=initiative, as_of=as_of)


# Bring stored figures up to what was changed since: `refresh(initiative, as_of)`. None while there is no such thing.
refresh = None


def stages() -> dict[str, float]:
    """Seconds of each stage of the last computation in this process, where the engine tells them."""
    return {}

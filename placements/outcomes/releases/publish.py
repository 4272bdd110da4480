from django.db import transaction
from django.utils import timezone

from intermediary.audit.events import event
from placements.outcomes.models import Release


@transaction.atomic
def publish(*, release: Release, by) -> Release:
    """Let the funder see a release. From now on PostgreSQL refuses any change to it. Publishing twice is once."""
    locked = Release.objects.select_for_update().get(pk=release.pk)
    if locked.published_at is None:
        with event("release.published", by=by, subject=locked):
            locked.published_at, locked.published_by = timezone.now(), by
            locked.save(update_fields=["published_at", "published_by"])
    return locked

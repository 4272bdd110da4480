from datetime import date, timedelta

from django.db.models import QuerySet

from employers.practices.models import AFTER, Practice


def to_ask(as_of: date) -> QuerySet[Practice]:
    """Practices that changed a year ago or longer, of which nobody has asked since whether they lasted."""
    year_ago = as_of - timedelta(days=AFTER)
    return Practice.objects.filter(changed_on__lte=year_ago, checked_on=None).defer(Practice.DOCUMENT)

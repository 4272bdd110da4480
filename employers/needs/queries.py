"""Reads of hiring needs. Everything an employer user may see starts from `own_needs`."""

from django.db.models import Q, QuerySet

from employers.needs.models import HiringNeed
from employers.queries import own_employers


def needs(search: str = "") -> QuerySet[HiringNeed]:
    """Hiring needs without the bytes of their documents."""
    found = HiringNeed.objects.select_related("employer").defer(HiringNeed.DOCUMENT)
    for word in (search or "").split():
        found = found.filter(Q(employer__name__icontains=word) | Q(soc__startswith=word) | Q(quarter__iexact=word))
    return found


def own_needs(user, search: str = "") -> QuerySet[HiringNeed]:
    return needs(search).filter(employer__in=own_employers(user))

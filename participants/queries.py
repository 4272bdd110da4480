"""Find people. Row-level security decides which rows there are to find."""

from django.db.models import Q, QuerySet

from participants.models import Participant


def people(search: str = "") -> QuerySet[Participant]:
    """Participants with their identity, narrowed to those whose name, e-mail, phone or key hold every word."""
    found = Participant.objects.select_related("identity")
    for word in (search or "").split():
        found = found.filter(
            Q(identity__first_name__icontains=word)
            | Q(identity__last_name__icontains=word)
            | Q(identity__email__icontains=word)
            | Q(identity__phone__icontains=word)
            | Q(key__iexact=word)
        )
    return found

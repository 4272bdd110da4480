"""What stands around every page of one person: who it is, the tabs, the way back. Rooms above fill the tabs."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from participants.models import Participant


def person_of(key: str, *parts: str) -> Participant:
    """The participant with their identity (and further `parts`), or 404. An old key finds whoever it is now."""
    found = Participant.objects.select_related("identity", *parts)
    try:
        return found.get(key=key)
    except Participant.DoesNotExist:
        return get_object_or_404(found, merges__gone_key=key, merges__undone_at=None)


def frame(request, person: Participant, here: str) -> dict:
    """Context of a tab: `here` is its address name."""
    tabs = {
        "participant_detail": _("Overview"),
        "participant_casework": _("Plan and support"),
        "participant_work": _("Training and jobs"),
        "participant_record": _("Details"),
    }
    return {
        "person": person,
        "title": str(person.identity),
        "trail": [{"url": reverse("participant_list"), "label": _("Participants")}],
        "tabs": [
            {"url": reverse(name, args=[person.key]), "label": label, "active": name == here}
            for name, label in tabs.items()
            if may(request.user, name)
        ],
    }


def trail(person: Participant, tab: str = "participant_detail") -> list[dict]:
    """The way back from a form about a person, to the tab it was opened from."""
    return [
        {"url": reverse("participant_list"), "label": _("Participants")},
        {"url": reverse(tab, args=[person.key]), "label": str(person.identity)},
    ]

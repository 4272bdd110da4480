"""A practice that changed is asked about a year later: is it still so?"""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.models import Opening
from employers.needs.models import HiringNeed
from employers.practices.models import AFTER
from employers.practices.queries import to_ask
from intermediary.pages.worklist import Due, source

MOST = 100


@source("practices", gettext_lazy("Changes at work to ask about"), 70)
def asked_about(user, initiative, as_of) -> list[Due]:
    """Of firms that have to do with the initiative: an opening or a hiring need of theirs is for it."""
    ours = {"employer": OuterRef("employer"), "initiative": initiative}
    of_it = Exists(Opening.objects.filter(**ours)) | Exists(HiringNeed.objects.filter(**ours))
    found = to_ask(as_of).filter(of_it).select_related("employer__liaison").order_by("changed_on", "pk")
    return [
        Due(
            title=practice.employer.name,
            url=reverse("practice_edit", args=[practice.key]),
            about=reverse("employer_detail", args=[practice.employer.key]),
            due_on=practice.changed_on + timedelta(days=AFTER),
            why=_("%(what)s changed a year ago: is it still so?") % {"what": practice.get_kind_display()},
            action=_("Say how it is"),
            mine=practice.employer.liaison_id == user.pk,
        )
        for practice in found[:MOST]
    ]

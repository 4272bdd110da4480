"""Tries to learn how somebody is doing, and windows that are open or come next, in the timeline of a person."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.timeline import Entry, source
from placements.followups.enums import OPEN, Outcome, State, Unit, Way
from placements.followups.models import Attempt
from placements.followups.windows import windows
from placements.models import Placement

TO_COME = 2  # windows not yet due that are shown: the next ones


@source("tries", gettext_lazy("Follow-ups"))
def tries(person, user, as_of) -> list[Entry]:
    made = Attempt.objects.filter(participant=person).exclude(outcome=Outcome.ASKED, way=Way.EMPLOYER)
    return [
        Entry(each.made_on, _("Follow-up: %(outcome)s") % {"outcome": each.get_outcome_display()},
              each.get_way_display(), tone="quiet")
        for each in made
    ]  # fmt: skip


@source("windows", gettext_lazy("Follow-ups due"), later=True)
def due(person, user, as_of) -> list[Entry]:
    """Windows that are open, and those that come next."""
    jobs = dict(Placement.objects.filter(participant=person).values_list("pk", "key"))
    if not jobs and not person.enrollments.exists():
        return []  # of somebody in no cohort no window can be open
    found = windows(as_of=as_of, people=[person.pk], states=(*OPEN, State.AHEAD))
    ahead = [window for window in found if window.state == State.AHEAD][:TO_COME]
    return [_window(each, jobs) for each in [*(w for w in found if w.state in OPEN), *ahead]]


def _window(window, jobs: dict[int, str]) -> Entry:
    words = _("Follow-up after %(n)s days") if window.unit == Unit.DAY else _("Follow-up for quarter %(n)s after exit")
    open_ = window.state in OPEN
    closes = _("closes on %(day)s") % {"day": date_format(window.closes_on)}
    job = jobs.get(window.placement_id)
    state = str(window.state.label)
    return Entry(
        window.due_on, words % {"n": window.number}, f"{state} · {closes}" if open_ else state, ahead=True,
        tone="warning" if open_ else "notice", action=_("Record the answer") if job and open_ else "",
        action_url=reverse("follow_up_add", args=[job]) if job else "",
    )  # fmt: skip

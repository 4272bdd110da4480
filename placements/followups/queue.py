"""Who is to be asked: everybody with an open window, what was tried, and whose task it is."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from employers.models import EmployerMember
from intermediary.initiatives.models import Initiative
from intermediary.messages import services as messages
from intermediary.messages.models import State as Sending
from participants.models import Participant
from placements.followups.asking import agreeing, recipient
from placements.followups.enums import OPEN
from placements.followups.models import Attempt, Caseload, Preference
from placements.followups.play import in_play
from placements.followups.steps import Row
from placements.followups.windows import windows
from placements.models import Placement


def queue(initiative: Initiative, as_of: date) -> list[Row]:
    """One row a person and job, those that close first at the top."""
    found = defaultdict(list)
    for window in windows(as_of=as_of, initiative=initiative, people=in_play(initiative, as_of), states=OPEN):
        found[window.participant_id, window.placement_id].append(window)
    # What is asked of a quarter is asked together with what is asked of the job.
    jobs = _jobs(initiative, found, as_of)
    together = defaultdict(list)
    for (person, job), open_ in found.items():
        together[person, job or _latest(jobs, person)].extend(open_)
    rows = _rows(together, jobs, as_of)
    return sorted(rows, key=lambda row: (row.closes_on, row.due_on, row.person.pk))


def _jobs(initiative: Initiative, found, as_of: date) -> dict[int, Placement]:
    people = {person for person, _job in found}
    placed = Placement.objects.filter(participant__in=people, cohort__initiative=initiative, started_on__lte=as_of)
    return {job.pk: job for job in placed.select_related("employer", "cohort__program").order_by("started_on", "pk")}


def _latest(jobs: dict[int, Placement], person: int) -> int | None:
    return next((job.pk for job in reversed(jobs.values()) if job.participant_id == person), None)


def _rows(together, jobs: dict[int, Placement], as_of: date) -> list[Row]:
    ids = {person for person, _job in together}
    people = Participant.objects.select_related("identity").in_bulk(ids)
    coaches = {c.participant_id: c.coach for c in Caseload.objects.filter(participant__in=ids).select_related("coach")}
    wishes = {wish.participant_id: wish for wish in Preference.objects.filter(participant__in=ids)}
    agreed = agreeing(ids, as_of)
    firms = {job.employer_id for job in jobs.values()}
    contacts = set(EmployerMember.objects.filter(employer__in=firms, user__is_active=True)
                   .values_list("employer", flat=True))  # fmt: skip
    waiting = messages.waiting([recipient(pk) for pk in ids])
    tries = defaultdict(list)
    for t in Attempt.objects.filter(participant__in=ids, made_on__lte=as_of).filter(_went_out()):
        tries[t.participant_id, t.placement_id, t.unit, t.number, t.due_on].append(t)
    return [
        Row(
            people[person], jobs.get(job), coaches.get(person), sorted(open_, key=lambda w: w.due_on),
            [t for window in open_ for t in tries[window.key]], wishes.get(person), person in agreed,
            job in jobs and jobs[job].employer_id in contacts, recipient(person) in waiting,
        )
        for (person, job), open_ in together.items() if person in people
    ]  # fmt: skip


def _went_out() -> Q:
    """What staff did, and messages that did not fail to go out."""
    return Q(message=None) | ~Q(message__state__in=(Sending.REFUSED, Sending.EXPIRED))

"""The impossible is refused by every form, at the field it stands in, in words; nothing is written."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from intermediary.audit.events import event
from intermediary.audit.models import Event
from intermediary.tests import people
from intermediary.tests.visits import fields, visitor, words
from participants.models import PriorJob
from participants.services import change_participant
from placements.models import FollowUp
from placements.services import save_placement

pytestmark = pytest.mark.django_db
LAST = date(2025, 9, 30)


@pytest.fixture
def job():
    """A job that ended on September 30, 2025, with an answer of June 1; its person was born on May 4, 1990."""
    group, person = people.cohort(), people.participant()
    with event("test"):
        person.identity.birth_date = date(1990, 5, 4)
        person.identity.save()
    people.enrollment(person, group)
    made = people.placement(person, people.employer(), group, last_day_worked=LAST)
    with event("test"):
        FollowUp.objects.create(placement=made, observed_on=date(2025, 6, 1), status="employed_same", source="staff")
    return made


def tomorrow() -> str:
    return (timezone.localdate() + timedelta(days=1)).isoformat()


PLACEMENT = lambda job: reverse("placement_edit", args=[job.key])  # noqa: E731
FOLLOW_UP = lambda job: reverse("follow_up_add", args=[job.key])  # noqa: E731
SEAT = lambda job: reverse("enrollment_edit", args=[job.participant.enrollments.get().key])  # noqa: E731
PERSON = lambda job: reverse("participant_edit", args=[job.participant.key])  # noqa: E731
ANSWER = {"source": "staff", "status": "not_employed", "observed_on": "2025-09-01"}
REFUSED = [
    # page, what is typed, the field that is marked, what is said
    (PLACEMENT, {"hourly_wage": "3900"}, "hourly_wage", "at most 1,000 dollars"),
    (PLACEMENT, {"weekly_hours": "169"}, "weekly_hours", "A week has at most 168 hours"),
    (PLACEMENT, {"last_day_worked": "2025-04-13"}, "last_day_worked", "cannot be before the first"),
    (PLACEMENT, {"last_known_employed_on": "2025-10-01"}, "last_known_employed_on", "after the last day worked"),
    (PLACEMENT, {"started_on": "2025-06-02"}, "started_on", "There is a follow-up of June 1, 2025"),
    (PLACEMENT, {"started_on": "0025-04-14"}, "started_on", "Check the year: it lies between 1900 and 2100"),
    (FOLLOW_UP, {**ANSWER, "observed_on": "2025-04-13"}, "observed_on", "before the first day worked, April 14, 2025"),
    (FOLLOW_UP, {**ANSWER, "observed_on": tomorrow}, "observed_on", "has not come yet"),
    (FOLLOW_UP, {**ANSWER, "hourly_wage": "3900"}, "hourly_wage", "at most 1,000 dollars"),
    (
        FOLLOW_UP,
        {**ANSWER, "status": "employed_same", "observed_on": "2025-10-01"},
        "status",
        "The last day worked on record is Sept. 30, 2025",
    ),
    (
        FOLLOW_UP,
        {**ANSWER, "status": "employed_other", "employer": lambda job: job.employer_id},
        "employer",
        "the employer of the placement itself",
    ),
    (SEAT, {"enrolled_on": "1990-05-03"}, "enrolled_on", "The person was born on May 4, 1990"),
    (SEAT, {"ended_on": "2025-03-28"}, "ended_on", "Say how it ended"),
    (SEAT, {"status": "completed", "ended_on": "2025-01-05"}, "ended_on", "cannot end before it began"),
    (PERSON, {"identity-birth_date": tomorrow}, "birth_date", "has not come yet"),
    (PERSON, {"prior_job-hourly_wage": "1000.01"}, "hourly_wage", "at most 1,000 dollars"),
]


@pytest.mark.parametrize(("page", "typed", "field", "said"), REFUSED, ids=[said for *_rest, said in REFUSED])
def test_a_form_refuses_the_impossible_at_its_field(job, page, typed, field, said):
    desk, address = visitor(people.user()), page(job)
    sent = fields(desk.get(address))
    for name, what in typed.items():
        sent[name] = what() if what is tomorrow else what(job) if callable(what) else what
    events = Event.objects.count()
    answer = desk.post(address, sent)
    assert answer.status_code == 200
    marked = {name: str(errors) for form in answer.context["forms"] for name, errors in form.errors.items()}
    assert set(marked) == {field}
    assert said in words(answer)
    assert str(job.participant.identity) in words(answer)  # whose record it is stands above
    assert Event.objects.count() == events


def test_services_refuse_what_no_form_asked(job):
    with pytest.raises(ValidationError, match="at most 1,000 dollars"):
        change_participant(
            participant=job.participant, identity={}, traits={}, prior_job={"hourly_wage": 3900}, by=people.user()
        )
    with pytest.raises(ValidationError, match="cannot have begun after it"):
        save_placement(placement=job, started_on=date(2025, 6, 2), by=people.user())
    assert PriorJob.objects.get(participant=job.participant).hourly_wage is None

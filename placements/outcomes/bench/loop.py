"""One placement at a time through the ORM and the rules of the oracle: how it is written when nobody thinks of size."""

import random
from datetime import date

from intermediary.accounts.scope import acting
from participants.models import Participant
from placements.models import Placement
from placements.outcomes.oracle import records, retention, survival, training, wages


def loop(ids: list[int], as_of: date) -> None:
    """All answers of these placements, each read with what is on record of its person."""
    with acting("system"):
        for number in ids:
            placement = Placement.objects.select_related("employer", "cohort", "participant").get(pk=number)
            _answers(placement, as_of)


def sample(most: int, size: int, seed: int) -> list[int]:
    with acting("system"):
        wanted = random.Random(seed).sample(range(1, most + 1), min(size * 2, most))  # noqa: S311
        return list(Placement.objects.filter(pk__in=wanted).values_list("pk", flat=True)[:size])


def _answers(placement: Placement, as_of: date) -> list:
    person = placement.participant
    jobs = {row.pk: _job(row) for row in person.placements.select_related("employer").prefetch_related("follow_ups")}
    history = records.History(
        tuple(jobs.values()), tuple(records.Exclusion("", x.effective_on) for x in person.exclusions.all())
    )
    job = jobs[placement.pk]
    found = [
        retention.milestone(history, job, days=days, kind=kind, as_of=as_of)
        for kind in retention.KINDS
        for days in retention.MILESTONES
    ]
    for kind in (retention.SAME, retention.CONTINUOUS):
        found.append(survival.survival_row(history, job, kind=kind, as_of=as_of))
    return found + _pay(placement, person, as_of) + _training(placement, person, as_of) + _groups(person)


def _job(row: Placement) -> records.Job:
    return records.Job(
        row.employer.key, row.started_on, row.last_day_worked, row.last_known_employed_on, row.first_observed_on,
        tuple(
            records.FollowUp(f.observed_on, f.status, f.source, f.employer and f.employer.key)
            for f in row.follow_ups.all()
        ),
    )  # fmt: skip


def _pay(placement: Placement, person: Participant, as_of: date) -> list:
    prior = getattr(person, "prior_job", None)
    before = wages.PriorJob(prior.hourly_wage, prior.weekly_hours, prior.ended_on) if prior else wages.PriorJob()
    jobs = [wages.PaidJob(placement.started_on, placement.hourly_wage, placement.weekly_hours)]
    entered = min((e.enrolled_on for e in person.enrollments.all()), default=None)
    return [rule(before, jobs, entered_on=entered, as_of=as_of) for rule in (wages.hourly_gain, wages.annualised_gain)]


def _training(placement: Placement, person: Participant, as_of: date) -> list:
    found = []
    for row in person.enrollments.all():
        seat = training.Enrollment(row.status, row.enrolled_on, row.ended_on)
        found.append(training.completion(seat, as_of=as_of))
        found.append(training.placement(seat, [placement.started_on], as_of=as_of))
    return found


def _groups(person: Participant) -> list:
    return [person.traits.gender, *person.traits.race]

"""The five-sheet workbook of a grant, filled from the records of the cohorts that it pays for."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from intermediary.exchange.workbooks import filling
from intermediary.exchange.workbooks.codes import BARRIERS, COARSER_GENDER, COARSER_STATUS, DISMISSED
from intermediary.exchange.workbooks.filling import CREDENTIAL, EDUCATION, EMPLOYED, GENDER, RACE, STATUS, YES
from intermediary.exchange.workbooks.form import CREDENTIAL_COLUMNS
from intermediary.funding.models import Grant
from placements.models import Placement
from trainings.models import Cohort, Credential, Enrollment


def write_workbook(target, grant: Grant, *, as_of: date) -> list[tuple]:
    """Write the workbook to a path or a binary file; as it stands on `as_of`.

    Applications are not in training and are not in it. Returns the rows that the form does not take, with the reasons.
    """
    cohorts = Cohort.objects.filter(grants=grant).select_related("program__provider", "provider")
    enrollments = list(
        Enrollment.objects.filter(cohort__in=cohorts, status__in=[*STATUS, "dismissed"], enrolled_on__lte=as_of)
        .select_related("participant__identity", "participant__traits", "participant__prior_job",
                        "cohort__program__provider", "cohort__provider")
        .order_by("cohort__starts_on", "cohort_id", "pk")
    )  # fmt: skip
    people = {each.participant_id: each.participant for each in enrollments}
    records = {
        "institutions": _institutions(enrollments),
        "participants": [_participant(person) for person in people.values()],
        "enrollments": [_enrollment(each) for each in enrollments],
        "credentials": _credentials(enrollments, as_of),
        "employment": _jobs(enrollments, as_of),
    }
    return filling.fill(target, records, as_of=as_of, initiative=grant.initiative.key)


def _institutions(enrollments: list[Enrollment]) -> list[dict]:
    cohorts = {(cohort.taught_by, cohort.program): cohort for cohort in (each.cohort for each in enrollments)}
    return [{**_training(cohort), "program_key": cohort.program.key} for cohort in cohorts.values()]


def _training(cohort: Cohort) -> dict:
    return {"provider": str(cohort.taught_by) if cohort.taught_by else None, "program": cohort.program.title}


def _name(person) -> dict:
    who = person.identity
    return {"first_name": who.first_name, "middle_name": who.middle_name or None, "last_name": who.last_name}


def _participant(person) -> dict:
    who, traits = person.identity, getattr(person, "traits", None)
    prior = getattr(person, "prior_job", None)
    return {
        **_name(person),
        "state_id": person.key,
        "birth_date": who.birth_date,
        "zip": who.zip[:5] or None,
        "education": EDUCATION.get(traits.education) if traits else None,
        **({barrier: "Yes" if barrier in traits.barriers else None for barrier in BARRIERS} if traits else {}),
        "gender": GENDER.get(traits.gender) or COARSER_GENDER.get(traits.gender) if traits else None,
        "gender_kept": traits.gender or None if traits else None,
        "barriers_kept": ";".join(traits.barriers) or None if traits else None,
        "race": "; ".join(RACE[race] for race in traits.race) or None if traits else None,
        "hispanic": YES[traits.hispanic] if traits else None,
        "prior_wage": prior.hourly_wage if prior else None,
        "prior_hours": prior.weekly_hours if prior else None,
    }


def _enrollment(each: Enrollment) -> dict:
    cohort = each.cohort
    return {
        **_name(each.participant),
        **_training(cohort),
        "cip": cohort.program.cip or None,
        "started_on": each.enrolled_on,
        "ended_on": each.ended_on or (cohort.ends_on if each.status == "enrolled" else None),
        "status": STATUS.get(each.status) or COARSER_STATUS.get(each.status),
        "reason": each.reason or (DISMISSED if each.status == "dismissed" else None),
        "cohort_key": cohort.key,
        "cohort_starts_on": cohort.starts_on,
        "cohort_ends_on": cohort.ends_on,
        "cohort_provider": str(cohort.provider) if cohort.provider else None,
        "enrollment_key": each.key,
        "status_kept": each.status,
    }


def _credentials(enrollments: list[Enrollment], as_of: date) -> list[dict]:
    earned = defaultdict(list)
    known = Q(attained_on=None) | Q(attained_on__lte=as_of)
    for each in Credential.objects.filter(known, cohort__in={e.cohort_id for e in enrollments}).order_by("pk"):
        earned[each.participant_id, each.cohort_id].append(each)
    rows = []
    for each in enrollments:
        found = earned.pop((each.participant_id, each.cohort_id), [])
        for first in range(0, len(found), len(CREDENTIAL_COLUMNS)):
            row = {**_name(each.participant), **_training(each.cohort)}
            for column, credential in zip(CREDENTIAL_COLUMNS, found[first:], strict=False):
                row[column] = _credential(credential)
                row[f"{column}_key"] = credential.key
                row[f"{column}_title"] = credential.title if credential.title != row[column] else None
            rows.append(row)
    return rows


def _credential(credential: Credential) -> str | None:
    """The title where the form reads it as what it is, else the form's word for its type."""
    word = CREDENTIAL.get(credential.type)
    return credential.title if not word or credential.title in CREDENTIAL.values() else word


def _jobs(enrollments: list[Enrollment], as_of: date) -> list[dict]:
    taken = defaultdict(list)
    placements = Placement.objects.filter(cohort__in={e.cohort_id for e in enrollments}, started_on__lte=as_of)
    for job in placements.select_related("employer").order_by("started_on", "pk"):
        taken[job.participant_id, job.cohort_id].append(job)
    rows = []
    for each in enrollments:
        for job in taken.pop((each.participant_id, each.cohort_id), []):
            rows.append({**_name(each.participant), **_training(each.cohort), **_job(job)})
    return rows


def _job(job) -> dict:
    return {
        "status": EMPLOYED[job.training_related],
        "started_on": job.started_on,
        "employer": job.employer.name,
        "wage_reported": "Yes" if job.hourly_wage else "No",
        "wage": job.hourly_wage,
        "hours": job.weekly_hours,
        "naics": job.employer.naics or None,
        "health": YES[job.health_insurance],
        "pto": YES[job.paid_leave],
        "sick_leave": "No" if job.paid_leave is False else None,
        "retirement": YES[job.retirement_plan],
        "advancement": YES[job.advancement_path],
        "employer_key": job.employer.key,
        "placement_key": job.key,
    }

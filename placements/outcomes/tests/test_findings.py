"""Each data check finds the record that trips it, and leaves alone the one that is as it should be."""

from datetime import date

import pytest

from intermediary.audit.events import event
from intermediary.tests import people
from participants.models import Exclusion, Identity, PriorJob, Service
from placements.models import FollowUp, QuarterlyWage
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.findings import CHECKS, counts, records
from trainings.models import Credential

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = date(2026, 3, 31)
COMING = ("wioa.",)  # measures whose checks stand ready
PLAIN = {"hourly_wage": 20, "weekly_hours": 40}


class Case:
    """One person in a cohort that ran from January 6 to March 28, 2025, with a job there from April 14."""

    def __init__(self, group, seat: bool = True, **enrollment):
        self.group, self.firm = group, people.employer()
        self.person = people.participant()
        closed = {"status": "completed", "ended_on": date(2025, 3, 28)}
        if seat:
            people.enrollment(self.person, group, **{**closed, **enrollment})

    def job(self, **fields) -> "Case":
        firm = fields.pop("firm", self.firm)
        self.placement = people.placement(self.person, firm, self.group, **{**PLAIN, **fields})
        return self

    def said(self, day: date, status: str = "employed_same", **fields) -> "Case":
        fields = {"source": "employer", **fields}
        self._add(FollowUp, placement=self.placement, observed_on=day, status=status, **fields)
        return self

    def add(self, model, **fields) -> "Case":
        return self._add(model, participant=self.person, **fields)

    def change(self, model, **fields) -> "Case":
        with event("test"):
            model.objects.filter(participant=self.person).update(**fields)
        return self

    def _add(self, model, **fields) -> "Case":
        with event("test"):
            model.objects.create(**fields)
        return self


def again(case: Case, gap_ends: date) -> None:
    case.job(last_day_worked=date(2025, 6, 30)).job(started_on=gap_ends)


def paid(case: Case, **fields) -> None:
    case.add(QuarterlyWage, **{"employer": case.firm, "quarter": "2025Q3", "source": "ui_match", **fields})


# check → what trips it, what does not; each is done to a `Case` of its own
CASES = {
    "follow-up-before-job": (
        lambda c: c.job().said(date(2025, 4, 13)),
        lambda c: c.job().said(date(2025, 4, 14)),
    ),
    "follow-up-after-end": (
        lambda c: c.job(last_day_worked=date(2025, 6, 1)).said(date(2025, 6, 2)),
        lambda c: c.job(last_day_worked=date(2025, 6, 1)).said(date(2025, 6, 1)).said(date(2025, 6, 2), "not_employed"),
    ),
    "follow-up-conflict": (
        lambda c: c.job().said(date(2025, 6, 1)).said(date(2025, 6, 1), "not_employed", source="payroll"),
        lambda c: c.job().said(date(2025, 6, 1)).said(date(2025, 6, 1), "unreached").said(date(2025, 6, 1)),
    ),
    "follow-up-own-employer": (
        lambda c: c.job().said(date(2025, 6, 1), "employed_other", employer=c.firm),
        lambda c: c.job().said(date(2025, 6, 1), "employed_other", employer=people.employer()),
    ),
    "after-death": (
        lambda c: c.job().said(date(2025, 6, 1), "deceased").said(date(2025, 6, 2)),
        lambda c: c.job().said(date(2025, 6, 1)).said(date(2025, 6, 1), "deceased").said(date(2025, 7, 1), "unreached"),
    ),
    "known-after-end": (
        lambda c: c.job(last_day_worked=date(2025, 6, 1), last_known_employed_on=date(2025, 6, 2)),
        lambda c: c.job(last_day_worked=date(2025, 6, 1), last_known_employed_on=date(2025, 6, 1)),
    ),
    "job-before-entry": (
        lambda c: c.job(started_on=date(2024, 12, 6)),
        lambda c: c.job(started_on=date(2024, 12, 7)),
    ),
    "job-twice": (
        lambda c: again(c, date(2025, 7, 7)),
        lambda c: again(c, date(2025, 7, 8)),
    ),
    "hours-over-100": (lambda c: c.job(weekly_hours=101), lambda c: c.job(weekly_hours=100)),
    "wage-below-minimum": (
        lambda c: c.change(PriorJob, hourly_wage="7.24"),
        lambda c: c.change(PriorJob, hourly_wage="7.25"),
    ),
    "wage-very-high": (
        lambda c: c.job().said(date(2025, 6, 1), hourly_wage="100.01"),
        lambda c: c.job().said(date(2025, 6, 1), hourly_wage=100),
    ),
    "wage-leap": (
        lambda c: c.change(PriorJob, hourly_wage=10).job(hourly_wage=40),
        lambda c: c.change(PriorJob, hourly_wage=10).job(hourly_wage="39.99"),
    ),
    "credential-before-enrollment": (
        lambda c: c.add(Credential, cohort=c.group, attained_on=date(2025, 1, 5)),
        lambda c: c.add(Credential, cohort=c.group, attained_on=date(2025, 1, 6)),
    ),
    "age-at-enrollment": (
        lambda c: c.change(Identity, birth_date=date(2011, 1, 7)),
        lambda c: c.change(Identity, birth_date=date(2011, 1, 6)),
    ),
    "exclusion-before-entry": (
        lambda c: c.add(Exclusion, reason_sealed=b"-", effective_on=date(2025, 1, 5)),
        lambda c: c.add(Exclusion, reason_sealed=b"-", effective_on=date(2025, 1, 6)),
    ),
    "prior-job-after-entry": (
        lambda c: c.change(PriorJob, hourly_wage=15, ended_on=date(2025, 1, 7)),
        lambda c: c.change(PriorJob, hourly_wage=15, ended_on=date(2025, 1, 6)),
    ),
    "dated-ahead": (
        lambda c: c.add(Service, kind="coaching", provided_on=date(2026, 4, 1)),
        lambda c: c.add(Service, kind="coaching", provided_on=TODAY).job(started_on=date(2026, 4, 1)),
    ),
    "quarter-too-high": (
        lambda c: paid(c.job(), amount="31200.01"),  # three times 13 weeks of 40 hours at $20
        lambda c: paid(c.job(), amount="31200"),
    ),
    "paid-after-leaving": (
        lambda c: paid(c.job(last_day_worked=date(2025, 6, 30)), amount=5, quarter="2025Q4"),
        lambda c: paid(c.job(last_day_worked=date(2025, 6, 30)), amount=5),
    ),
    "quarter-ahead": (
        lambda c: paid(c.job(), amount=5, quarter="2026Q2"),
        lambda c: paid(c.job(), amount=5, quarter="2026Q1"),
    ),
}
# check → the enrollment that trips it, the one that does not (None: no enrollment at all)
SEATS = {
    "job-without-enrollment": (None, {}),
    "completed-undated": ({"ended_on": None}, {"status": "withdrawn", "ended_on": None}),
    "open-with-end": ({"status": "enrolled"}, {"status": "dismissed"}),
    "open-overdue": ({"status": "applied", "ended_on": None}, {}),
    "outside-cohort": ({"enrolled_on": date(2025, 3, 29), "ended_on": date(2025, 3, 29)}, {}),
}


@pytest.fixture
def group():
    return people.cohort(people.initiative())


def people_found(key: str, group) -> list[str]:
    found = records(CHECKS[key], initiative=group.initiative, today=TODAY, size=9).rows
    assert counts(CHECKS.values(), initiative=group.initiative, today=TODAY).get(key, 0) == len(found)
    return [finding.person for finding in found]


@pytest.mark.parametrize("key", CASES)
def test_a_check_finds_what_it_is_for_and_nothing_else(key, group):
    bad, good = Case(group), Case(group)
    trips, does_not = CASES[key]
    trips(bad)
    does_not(good)
    assert people_found(key, group) == [bad.person.key]


@pytest.mark.parametrize("key", SEATS)
def test_a_check_of_enrollments(key, group):
    trips, does_not = SEATS[key]
    bad = Case(group, seat=trips is not None, **(trips or {})).job()
    Case(group, **does_not).job()
    assert people_found(key, group) == [bad.person.key]


def test_one_job_entered_under_two_firms_of_one_name(group):
    case = Case(group).job(firm=people.employer(name="Mercy Clinic")).job(firm=people.employer(name="mercy clinic"))
    assert people_found("job-twice", group) == [case.person.key]


def test_every_check_is_tried_here_and_says_everything():
    assert set(CHECKS) == {*CASES, *SEATS}
    for check in CHECKS.values():
        assert all(str(words).strip() for words in (check.title, check.why, check.mend))
        assert check.bends
        for start in check.bends:
            known = any(key == start or key.startswith(f"{start}.") for key in DEFINITIONS)
            assert known or start.startswith(COMING), (check.key, start)


def test_what_happened_in_anothers_cohort_is_theirs(group):
    other = people.cohort(people.initiative())
    case = Case(group)
    case.group = other
    case.job(weekly_hours=120).add(Exclusion, reason_sealed=b"-", effective_on=date(2020, 1, 1))
    assert people_found("hours-over-100", group) == []
    assert people_found("hours-over-100", other) == [case.person.key]
    assert people_found("exclusion-before-entry", group) == [case.person.key]  # the person is in both

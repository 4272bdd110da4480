"""A good job is judged by one rule, for an offer as for a placement; what is typed is judged at once."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from employers.models import Opening
from employers.quality import Judge, judge
from intermediary.initiatives.models import LivingWage, Standard
from intermediary.tests import people
from intermediary.tests.visits import visitor, words
from placements.outcomes.oracle.quality import JobConditions, items, quality

YES_NO = st.sampled_from([None, True, False])
WAGES = st.none() | st.integers(min_value=19, max_value=23).map(Decimal)
JOBS = st.builds(
    JobConditions, hourly_wage=WAGES, weekly_hours=st.sampled_from([None, Decimal(34), Decimal(35)]),
    part_time_by_choice=YES_NO, health_insurance=YES_NO, paid_leave=YES_NO, retirement_plan=YES_NO,
    schedule_notice_days=st.sampled_from([None, 13, 14]), advancement_path=YES_NO, worker_voice=YES_NO,
)  # fmt: skip


def standard(living_wage) -> Standard:
    made = Standard()
    made._wages = [LivingWage(household=made.household, hourly=living_wage, source="A table", year=2025)]
    made.wages = lambda: made._wages if living_wage else []
    return made


@settings(max_examples=150, deadline=None)
@given(JOBS, WAGES)
def test_an_offer_is_judged_as_the_placement_it_becomes(job, living_wage):
    conditions = asdict(job)
    offer = Opening(hourly_wage_low=conditions.pop("hourly_wage"), **conditions)
    verdict, as_placed = judge(offer, standard(living_wage)), quality(job, living_wage)
    assert {line.item.value: line.met for line in verdict.lines} == items(job, living_wage)
    assert (verdict.good, verdict.met, verdict.known) == (as_placed.good, as_placed.met, as_placed.known)
    assert {line.item for line in verdict.asked} == {line.item for line in verdict.lines if not line.met}


@pytest.mark.django_db
def test_what_is_typed_is_judged_by_the_initiatives_standard_and_not_saved():
    initiative = people.initiative()
    with people.event("standard.set"):
        own = initiative.standards.create(starts_on=date(2024, 1, 1), known_at_least=3, met_at_least=3,
                                          items=["living_wage", "hours", "paid_leave"])  # fmt: skip
        own.living_wages.create(household=own.household, hourly="21.30", source="MIT", year=2024)
    firm = people.employer()
    door = visitor(people.employer_user(firm))
    typed = {
        "title": "Cook",
        "initiative": initiative.pk,
        "hourly_wage_low": "20",
        "weekly_hours": "40",
        "positions": "x",
    }
    said = words(door.post(reverse("opening_quality"), typed))
    for part in ("Below the standard", "Pay at least $21.30 an hour to start.", "cannot count as a good job"):
        assert part in said
    good = {**typed, "hourly_wage_low": "22", "paid_leave": "true"}
    assert "Good job" in words(door.post(reverse("opening_quality"), good))
    page = words(door.post(reverse("own_opening_add", args=[firm.key]), {**good, "look": "quality"}))  # without JS
    assert "Good job" in page
    assert 'value="22"' in page
    assert not Opening.objects.exists()
    low = people.opening(firm, initiative=initiative, hourly_wage_low=15, weekly_hours=40, paid_leave=True)
    assert Judge()(low).good is False
    assert "Below the standard" in words(door.get(reverse("own_openings")))

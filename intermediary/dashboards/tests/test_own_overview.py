"""An employer's first page: its demand, its hires, and who stayed where that tells on nobody."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import visitor, words
from placements.models import FollowUp
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db


def hire(firm, group, stayed: bool) -> None:
    job = people.placement(people.participant(), firm, group)
    status = "employed_same" if stayed else "not_employed"
    with event("test"):
        FollowUp.objects.create(placement=job, observed_on=job.started_on + timedelta(days=200), status=status)


def read(firm) -> str:
    """The words of the page, as a contact of the firm reads them."""
    html = words(visitor(people.employer_user(firm)).get(reverse("own_overview")))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1]))


def test_demand_hires_and_who_stayed():
    group = people.cohort()
    ours, theirs = people.employer(), people.employer()
    wanted = people.opening(ours, title="Night nurse", positions=4)
    people.fill(wanted)
    people.opening(theirs, title="Not ours", positions=50)
    for n in range(48):
        hire(ours, group, n % 2 == 0)
    hire(theirs, group, True)
    store(initiative=group.initiative, as_of=date(2026, 1, 31))
    page = read(ours)
    assert "Positions asked for 4 Filled 1 Still open 3" in page
    assert "Night nurse" in page
    assert "Not ours" not in page
    assert "25 of 50" in page  # 24 of 48
    few = read(theirs)
    assert "Too few to show" in few
    assert "100" not in few.split("Who stayed")[1]

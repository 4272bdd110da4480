"""Occupation and industry pages: official figures beside ours, each with its source; stale ones say so; few queries."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from employers.needs.models import HiringNeed
from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.research.loading import load_file
from intermediary.initiatives import services
from intermediary.research.enums import Kind
from intermediary.research.tests import samples
from intermediary.tests import people
from intermediary.tests.visits import words
from placements.models import FollowUp
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db
CODES = ("51-4041", "51-9161", "51-4121")
TODAY = date(2026, 8, 3)


@pytest.fixture
def staff(client):
    client.force_login(people.user(Role.COACH))
    return client


@pytest.fixture
def initiative(tmp_path):
    made = people.initiative(industries=["332"], counties=["09110", "09140"], occupations=list(CODES))
    wage = {"household": "1-0", "hourly": Decimal("26.50"), "source": "Table of wages", "year": 2025}
    services.set_standard(initiative=made, starts_on=date(2026, 1, 1), wages=[wage], by=None)
    counties = [("09", "110", "25540", "Hartford, CT"), ("09", "140", "47930", "Waterbury-Shelton, CT")]
    wages = {("25540", "51-4041"): {"H_PCT90": "#"}, ("47930", "51-4121"): {"H_MEDIAN": "*", "H_PCT10": "*"}}
    projected = [("9", "Connecticut", "51-4041", 6200, 6700, "8.1", 740)]
    hidden = [["09140", "3", "332", "75", "0", 2026, 1, "N", 2, 0, 0, 0, 0, 0, 0, 0]]
    for kind, path, released_on in (
        (Kind.AREAS, samples.areas(tmp_path / "a.csv", counties), date(2026, 5, 15)),
        (Kind.OEWS, samples.oews(tmp_path / "all_data_M_2025.csv", wages), date(2026, 5, 15)),
        (Kind.PROJECTIONS, samples.states(tmp_path / "p.csv", projected), date(2024, 9, 1)),
        (Kind.QCEW, samples.qcew(tmp_path / "q.csv", made.counties, [("332", "75")], 2026, more=hidden),
         date(2026, 7, 1)),
    ):  # fmt: skip
        assert load_file(kind, path, released_on=released_on).problems == []
    return made


def our_own(initiative) -> None:
    """A firm with an opening and a need; a trainee; two placements a year old, one of them with a wage said later."""
    firm = people.employer(naics="332710", county_fips="09140")
    people.opening(firm, initiative=initiative, soc="51-4041", positions=3, hourly_wage_low=Decimal(25),
                   required_skills=["Blueprint reading"], required_credentials=["OSHA 10"])  # fmt: skip
    cohort = people.cohort(initiative)
    with event("test"):
        cohort.program.soc = "51-4041.00"
        cohort.program.save()
        HiringNeed.objects.create(employer=firm, initiative=initiative, soc="51-4041", quarter="2026Q4", seats=7,
                                  certainty="firm")  # fmt: skip
        HiringNeed.objects.create(employer=firm, initiative=initiative, soc="51-4041", quarter="2026Q2", seats=90,
                                  certainty="firm")  # fmt: skip
    people.enrollment(people.participant(), cohort, status="enrolled")
    for later in (True, False):
        person = people.participant()
        people.enrollment(person, cohort, status="completed", ended_on=date(2025, 3, 28))
        job = people.placement(
            person, firm, cohort, soc="51-4041", started_on=date(2025, 4, 1), hourly_wage=Decimal(24)
        )
        if later:
            with event("test"):
                for day in (date(2026, 3, 20), date(2026, 4, 20)):
                    FollowUp.objects.create(placement=job, observed_on=day, status="employed_same",
                                            hourly_wage=Decimal("28.75"), source="employer")  # fmt: skip
    store(initiative=initiative, as_of=TODAY)


def test_an_occupation(staff, initiative):
    our_own(initiative)
    address = reverse("research_occupation", args=[initiative.key, "51-4041"])
    with time_machine.travel(TODAY):
        page = words(staff.get(address))
    for said in (
        "Machinists", "Hartford, CT", "Waterbury-Shelton, CT", "Connecticut", "$27.00", "above what is published",
        "Living wage $26.50", "Above the living wage", "Blueprint reading", "OSHA 10",
        "$28.75, of 1 placement", "$24.00, of 2 placements", "Table of wages, 2025", "$25.00",
        "Occupational Employment and Wage Statistics, May 2025, released May 15, 2026",
    ):  # fmt: skip
        assert said in page, said
    assert "<dt>Committed seats from this quarter on</dt><dd>7</dd>" in page  # what was for a quarter gone is not
    assert "<dt>In training</dt><dd>1</dd>" in page
    assert "<dt>Our open positions</dt><dd>3</dd>" in page
    assert "Stale" not in page


def test_what_is_suppressed_or_missing_is_said(staff, initiative):
    page = words(staff.get(reverse("research_occupation", args=[initiative.key, "51-4121"])))
    assert "Waterbury-Shelton, CT: some wages are not published." in page
    assert "No projection is loaded" in page
    none = words(staff.get(reverse("research_occupation", args=[initiative.key, "29-1141"])))
    assert "No wage on record" in none
    assert staff.get(reverse("research_occupation", args=[initiative.key, "514041"])).status_code == 404
    assert staff.get(reverse("research_occupation", args=[initiative.key, "99-0000"])).status_code == 404


def test_stale_figures_say_so_on_every_page(staff, initiative):
    pages = [
        reverse("research", args=[initiative.key]),
        reverse("research_occupation", args=[initiative.key, "51-4041"]),
    ]
    for day, stale in ((TODAY, ()), (date(2027, 9, 1), ("Aug. 15, 2027", "Dec. 2, 2026"))):
        with time_machine.travel(day):
            staff.force_login(people.user(Role.COACH))  # a session lasts half a day
            for address in pages:
                page = words(staff.get(address))
                for said in stale:
                    assert f"Stale since {said}: a newer release is out by then." in page
                assert ("message-line" in page) == bool(stale)
    with time_machine.travel(date(2028, 2, 1)):
        staff.force_login(people.user(Role.COACH))
        assert "Stale: the table is more than two years old." in words(staff.get(pages[0]))
        assert "Stale since" in words(staff.get(reverse("research_industry", args=[initiative.key, "332"])))


def test_an_industry(staff, initiative):
    our_own(initiative)
    page = words(staff.get(reverse("research_industry", args=[initiative.key, "332"])))
    for said in ("Capitol Planning Region, CT", "Naugatuck Valley Planning Region, CT", "not disclosed", "$1,489",
                 "1 employer of this industry and region is on record with us.", "Establishments reached",
                 "Quarterly Census of Employment and Wages, 2026 Q1, released July 1, 2026"):  # fmt: skip
        assert said in page, said
    assert "No figures on record" in words(staff.get(reverse("research_industry", args=[initiative.key, "622"])))
    assert staff.get(reverse("research_industry", args=[initiative.key, "33-31"])).status_code == 404


def test_the_entrance_and_the_sources_cost_the_same_for_thirty(staff, initiative, django_assert_max_num_queries):
    address = reverse("research", args=[initiative.key])
    services.aim_at(initiative=initiative, occupations=["51-4041"], by=None)
    staff.get(address)  # what a process keeps for good is asked for once
    with django_assert_max_num_queries(28) as one:
        page = words(staff.get(address))
    assert "$25.00 to $27.00" not in page
    assert "740" in page
    others = [f"51-{number}" for number in range(4011, 4040)]
    services.aim_at(initiative=initiative, occupations=["51-4041", *others], by=None)
    with django_assert_max_num_queries(len(one.captured_queries)):
        assert "51-4039" in words(staff.get(address))
    with django_assert_max_num_queries(13):
        assert "4 files" in words(staff.get(reverse("research_sources")))
    services.aim_at(initiative=initiative, occupations=[], by=None)
    assert "No occupation chosen yet" in words(staff.get(address))

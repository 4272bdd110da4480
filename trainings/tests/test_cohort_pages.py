"""Programs and cohorts: added, changed, refused in plain words."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.visits import fields, last_act, visitor, words
from trainings.models import Cohort, Program, Provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return people.user(Role.MANAGER)


@pytest.fixture
def desk(manager):
    return visitor(manager)


def test_a_program_brings_its_provider(desk, manager):
    sent = {
        "title": "Nurse aide",
        "soc": "31-1131",
        "cip": "51.3902",
        "hours": "120",
        "provider_name": "  Lake  College ",
    }
    assert desk.post(reverse("program_add"), sent).url == reverse("program_list")
    program = Program.objects.get()
    assert (program.provider.name, program.hours) == ("Lake College", 120)
    action, who, changes = last_act()
    assert (action, who, changes["trainings_program"][0]) == ("program.added", str(manager), "I")
    desk.post(reverse("program_add"), {"title": "Phlebotomy", "provider_name": "Lake College"})
    assert Provider.objects.count() == 1


def test_a_program_is_changed(desk):
    program = people.cohort().program
    address = reverse("program_edit", args=[program.key])
    desk.post(address, {**fields(desk.get(address)), "title": "Welding"})
    _action, _who, changes = last_act()
    assert changes["trainings_program"][1]["title"] == program.title
    assert changes["trainings_program"][2] == {"title": "Welding"}
    assert Program.objects.get().provider == program.provider


def test_codes_that_are_none_are_refused_together(desk):
    page = words(desk.post(reverse("program_add"), {"title": "", "soc": "nurse", "cip": "5x", "hours": "0"}))
    for said in (
        "This field is required",
        "A SOC code looks like 31-1131",
        "A CIP code looks like 51.3902",
        "more than 0 hours",
    ):
        assert said in page
    assert 'value="nurse"' in page
    assert not Program.objects.exists()


def cohort_values(**changed) -> dict:
    group = people.cohort()
    return {
        "initiative": group.initiative_id,
        "program": group.program_id,
        "starts_on": "2025-09-01",
        "ends_on": "2025-11-28",
        "capacity": "12",
        **changed,
    }


def test_a_cohort_is_added(desk, manager):
    sent = cohort_values()
    paid = people.grant(Cohort.objects.get().initiative)
    response = desk.post(reverse("cohort_add"), {**sent, "grants": [paid.pk]})
    made = Cohort.objects.latest("pk")
    assert response.url == reverse("cohort_detail", args=[made.key])
    assert (made.starts_on, made.capacity, list(made.grants.all())) == (date(2025, 9, 1), 12, [paid])
    action, who, changes = last_act()
    assert (action, who, changes["trainings_cohort"][0]) == ("cohort.added", str(manager), "I")


def test_an_edited_cohort_shows_what_is_on_record(desk):
    group, other = people.cohort(), people.cohort()
    page = desk.get(reverse("cohort_edit", args=[group.key]), {"program": other.program_id})
    assert page.context["forms"][0]["program"].value() == group.program_id


def test_a_new_cohort_may_begin_with_its_program(desk):
    group = people.cohort()
    page = desk.get(reverse("cohort_add"), {"program": group.program_id, "initiative": "²"})
    assert page.context["forms"][0]["program"].value() == str(group.program_id)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ends_on": "2025-08-01"}, "A cohort cannot end before it starts."),
        ({"capacity": "-1"}, "greater than or equal to 0"),
        ({"capacity": "9999999999"}, "less than or equal to 2147483647"),
        ({"starts_on": "soon"}, "Enter a valid date"),
        ({"program": "0"}, "not one of the available choices"),
    ],
)
def test_a_cohort_that_makes_no_sense_is_refused(desk, changed, said):
    response = desk.post(reverse("cohort_add"), cohort_values(**changed))
    assert response.status_code == 200
    assert said in words(response)
    assert Cohort.objects.count() == 1


def test_a_grant_of_another_initiative_is_refused(desk):
    sent = cohort_values(grants=[people.grant(title="Elsewhere").pk])
    assert "Not a grant of this initiative: Elsewhere" in words(desk.post(reverse("cohort_add"), sent))


def test_fields_that_are_not_the_forms_change_nothing(desk):
    group = people.cohort()
    desk.post(reverse("cohort_add"), cohort_values(id=group.pk, key=group.key))
    group.refresh_from_db()
    assert group.starts_on == date(2025, 1, 6)


def test_search_and_filters(desk):
    ours, other = people.cohort(), people.cohort()
    address = reverse("cohort_list")
    for params in ({"q": ours.program.title}, {"initiative": ours.initiative_id}, {"program": ours.program_id}):
        page = words(desk.get(address, params))
        assert ours.program.title in page.split('id="results"')[1]
        assert other.program.title not in page.split('id="results"')[1]
    for made_up in ("0", "x", "\x00", "9" * 40, "-1"):
        page = words(desk.get(address, {"initiative": made_up, "program": made_up}))
        assert "2 cohorts" in page


def test_a_cohort_page_names_its_people(desk):
    group = people.cohort()
    people.enrollment(people.participant("Ada", "<b>Byron"), group)
    page = desk.get(reverse("cohort_detail", args=[group.key])).content.decode()
    assert "&lt;b&gt;Byron, Ada" in page

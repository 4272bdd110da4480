"""Outcomes and definitions: figures with their five numbers and their rule, whatever the address asks for."""

from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.outcomes import scopes
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.models import FollowUp
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import CUTS
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 3, 31)


@pytest.fixture
def desk():
    return visitor(people.user(Role.ANALYST))


@pytest.fixture
def group():
    return people.cohort(people.initiative(), grants=[])


def address(group, **params) -> str:
    query = "&".join(f"{name}={value}" for name, value in params.items())
    return reverse("outcomes", args=[group.initiative.key]) + (f"?{query}" if query else "")


def placed(group, n: int, confirmed: bool) -> None:
    for each in range(n):
        person = people.participant(f"First{each}", "Last", gender="female" if each % 2 else "male")
        people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
        job = people.placement(person, people.employer(), group, hourly_wage=18)
        if confirmed:
            with event("test"):
                FollowUp.objects.create(
                    placement=job, observed_on=date(2025, 12, 1), status="employed_same", source="payroll"
                )


@pytest.fixture(scope="module", autouse=True)
def of_four(standing):
    made = people.cohort(people.initiative(), grants=[])
    placed(made, 4, confirmed=True)
    store(initiative=made.initiative, as_of=AS_OF)
    return made


@pytest.fixture
def confirmed(of_four):
    """Four people in confirmed jobs, their figures computed."""
    return deepcopy(of_four)


def test_before_anything_is_computed(desk, group):
    assert "No figures yet" in words(desk.get(address(group)))


def test_jobs_that_nobody_confirmed_read_in_words(desk, group):
    placed(group, 3, confirmed=False)
    store(initiative=group.initiative, as_of=AS_OF)
    shown = words(desk.get(address(group)))
    assert "3 placed, none confirmed yet" in shown
    assert "March 31, 2026" in shown


def test_confirmed_jobs_show_a_chart_with_a_table_twin(desk, confirmed):
    shown = words(desk.get(address(confirmed)))
    assert "<svg" in shown
    assert "The five numbers behind each" in shown
    assert "180 days" in shown
    for key in ("sector.ret.same.180", "sector.completion", "wage.hourly_gain"):
        assert f"#{key}" in shown


def test_figures_of_a_part(desk, group):
    other = people.cohort(group.initiative)
    placed(group, 2, confirmed=True)
    placed(other, 3, confirmed=True)
    store(initiative=group.initiative, as_of=AS_OF)
    page = desk.get(address(group, of=f"cohort:{group.key}"))
    assert page.context["figures"].results["sector.completion"].denominator == 2
    assert page.context["lead"] == str(group)
    whole = desk.get(address(group))
    assert whole.context["figures"].results["sector.completion"].denominator == 5


def test_by_gender(desk, confirmed):
    shown = words(desk.get(address(confirmed, cut="gender")))
    assert "By group" in shown
    assert "Female" in shown


@pytest.mark.parametrize("cut", CUTS)
def test_by_any_cut(desk, confirmed, cut):
    made = desk.get(address(confirmed, cut=cut)).context["groups"]
    assert made
    assert all(line.opens for each in made for line in each["lines"])


def test_a_part_is_found_by_a_word_of_its_name(desk, group):
    people.cohort(group.initiative)  # nobody was ever counted in it
    placed(group, 1, confirmed=False)
    store(initiative=group.initiative, as_of=AS_OF)
    found = dict(desk.get(address(group, q=group.program.title)).context["choices"])
    assert [scope.value for scope in found["Cohorts"]] == [f"cohort:{group.key}"]
    assert desk.get(address(group, q="nothing-of-this-name")).context["choices"] == []
    assert [label for label, _scopes in desk.get(address(group, kind="employer")).context["choices"]] == ["Employers"]


def test_at_most_fifty_parts_are_offered(desk, group, monkeypatch):
    monkeypatch.setattr(scopes, "LIMIT", 2)
    for other in (group, *(people.cohort(group.initiative) for _ in range(3))):
        placed(other, 1, confirmed=False)
    store(initiative=group.initiative, as_of=AS_OF)
    ((_label, found),) = desk.get(address(group, kind="cohort")).context["choices"]
    assert len(found) == 2


def test_too_few_known_show_bounds_in_place_of_the_share_of_those_known(desk, group):
    placed(group, 6, confirmed=True)
    placed(group, 2, confirmed=False)
    store(initiative=group.initiative, as_of=AS_OF)
    shown = words(desk.get(address(group)))
    assert "between 75.0% and 100.0%, as too few are known" in shown
    assert "of those known" not in shown
    placed(group, 4, confirmed=True)
    store(initiative=group.initiative, as_of=AS_OF)
    shown = words(desk.get(address(group)))
    assert "100.0% of those known" in shown
    assert "as too few are known" not in shown


@pytest.mark.parametrize("of", ["cohort:none", "x", "initiative:", "%00", "employer:a:b:c", "grant"])
def test_a_made_up_part_shows_the_whole(desk, confirmed, of):
    page = desk.get(address(confirmed, of=of, cut="shoe-size"))
    assert page.status_code == 200
    assert page.context["lead"] == confirmed.initiative.name


def test_another_initiatives_figures_are_not_among_these(desk, group, confirmed):
    placed(group, 2, confirmed=True)
    store(initiative=group.initiative, as_of=AS_OF)
    page = desk.get(address(group, of=f"cohort:{confirmed.key}"))
    assert page.context["lead"] == group.initiative.name
    assert page.context["figures"].results["sector.completion"].denominator == 2


def test_the_page_costs_the_same_with_1_and_with_30_cohorts(desk, group):
    placed(group, 1, confirmed=True)
    store(initiative=group.initiative, as_of=AS_OF)
    one = cost(desk, address(group))
    for _ in range(29):
        placed(people.cohort(group.initiative), 1, confirmed=True)
    store(initiative=group.initiative, as_of=AS_OF)
    assert (one, cost(desk, address(group))) == (41, 41)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.FUNDER])
def test_every_definition_is_written_out(role):
    shown = words(visitor(people.user(role)).get(reverse("definitions")))
    for key, definition in DEFINITIONS.items():
        assert f'id="{key}"' in shown
        assert str(definition.title) in shown
        assert str(definition.source) in shown


def test_the_dictionary_is_searched_without_a_script(desk):
    shown = words(desk.get(reverse("definitions"), {"q": "same employer 180"}))
    assert 'id="sector.ret.same.180"' in shown
    assert 'id="wage.hourly_gain"' not in shown
    assert "Nothing matches" in words(desk.get(reverse("definitions"), {"q": "shoe size"}))

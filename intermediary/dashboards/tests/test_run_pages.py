"""Runs in the browser: asked for once however often one clicks, stopped, gone on with, kept, compared, checked."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.audit.models import Event
from intermediary.dashboards.runs.progress import time_left
from intermediary.jobs.models import Job
from intermediary.jobs.services import run as run_job
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.models import FollowUp
from placements.outcomes import freshness, tasks  # noqa: F401  what the jobs do
from placements.outcomes.models import PlacementFact, Run
from placements.outcomes.runs import building
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 3, 31)


@pytest.fixture
def desk():
    return visitor(people.user(Role.ANALYST))


@pytest.fixture(scope="module", autouse=True)
def of_three(standing):
    """Three people placed; figures as of March 31, 2026."""
    group = people.cohort(people.initiative(name="Care"))
    for n in range(3):
        person = people.participant(f"First{n}", "Last")
        people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
        people.placement(person, people.employer(), group, hourly_wage=18)
    freshness.distribute()
    store(initiative=group.initiative, as_of=AS_OF)
    return group


@pytest.fixture
def group(of_three):
    return deepcopy(of_three)


def at(name: str, group, *args) -> str:
    return reverse(name, args=[group.initiative.key, *args])


def work() -> None:
    for pk in Job.objects.filter(state="queued").values_list("pk", flat=True):
        run_job(pk)


def test_before_anything_is_computed(desk):
    shown = words(desk.get(at("run_list", people.cohort(people.initiative()))))
    assert "No figures yet" in shown
    assert "Recompute everything" in shown


def test_a_double_click_recomputes_once_and_the_page_shows_how_far(desk, group):
    assert "computed" in words(desk.post(at("run_recompute", group), follow=True))
    again = words(desk.post(at("run_recompute", group), follow=True))
    assert "being computed already" in again
    assert "0 of 1 batches done" in again
    assert Job.objects.filter(kind="outcomes.build").count() == 1
    run = Run.objects.get(state="building")
    polled = desk.get(at("run_list", group), {"run": run.pk}, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in polled
    work()
    over = desk.get(at("run_list", group), {"run": run.pk}, headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"
    assert building.current(group.initiative).as_of == timezone.localdate()
    assert Event.objects.filter(action="run.begun").exists()


def test_stopped_and_gone_on_with(desk, group):
    desk.post(at("run_recompute", group))
    run = Run.objects.get(state="building")
    for _ in range(2):
        desk.post(at("run_cancel", group, run.pk))
    assert "Go on" in words(desk.get(at("run_list", group)))
    work()
    assert building.current(group.initiative).as_of == AS_OF
    desk.post(at("run_resume", group, run.pk))
    work()
    assert building.current(group.initiative) == run
    assert "nothing left" in words(desk.post(at("run_resume", group, run.pk), follow=True))


def test_a_failed_batch_shows_its_error(desk, group, monkeypatch):
    desk.post(at("run_recompute", group))
    monkeypatch.setattr(building, "refresh", lambda *args, **kwargs: 1 / 0)
    work()
    shown = words(desk.get(at("run_list", group)))
    assert "division by zero" in shown
    assert "Go on" in shown


def test_another_day_is_kept_compared_and_discarded(desk, group):
    form = {"as_of": "2026-01-31", "known_on": "", "title": "As told to the board"}
    for _ in range(2):
        assert desk.post(at("run_keep", group), form).status_code == 302
    work()
    kept = Run.objects.get(role="kept")
    assert "As told to the board" in words(desk.get(at("run_list", group)))
    placement = people.placement(people.participant("Zoe", "New"), people.employer(), group)
    with event("follow_up.added"):
        FollowUp.objects.create(placement=placement, observed_on=AS_OF, status="employed_same")
    store(initiative=group.initiative, as_of=AS_OF)
    shown = words(desk.get(at("run_compare", group), {"a": kept.pk, "b": building.current(group.initiative).pk}))
    assert "Zoe New" in shown
    assert "Placement added on" in shown
    desk.post(at("run_discard", group, kept.pk))
    assert not Run.objects.filter(pk=kept.pk).exists()
    assert not PlacementFact.objects.filter(run_id=kept.pk).exists()
    current = building.current(group.initiative)
    assert "Only kept runs" in words(desk.post(at("run_discard", group, current.pk), follow=True))
    assert Run.objects.filter(pk=current.pk).exists()


def test_a_day_to_come_is_refused(desk, group):
    coming = timezone.localdate() + timedelta(days=1)
    page = desk.post(at("run_keep", group), {"as_of": coming.isoformat(), "title": "x"})
    assert "still to come" in words(page)
    assert not Run.objects.filter(role="kept").exists()


@pytest.mark.parametrize("asked", [{}, {"a": "x", "b": "0"}, {"a": "9" * 30}, {"page": "-1"}, {"page": "9999"}])
def test_whatever_the_address_asks_for(desk, group, asked):
    store(initiative=group.initiative, as_of=AS_OF + timedelta(days=1))
    assert desk.get(at("run_compare", group), asked).status_code == 200


def test_the_check_and_what_it_found(desk, group):
    desk.post(at("run_check", group))
    assert "The full check" in words(desk.get(at("run_list", group)))
    work()
    assert "equals what the records say" in words(desk.get(at("run_list", group)))
    PlacementFact.objects.filter(run_id=building.current(group.initiative).pk).update(same_30=1)
    desk.post(at("run_check", group))
    work()
    shown = words(desk.get(at("run_list", group)))
    assert "3 differences" in shown
    assert "placement.same_30: 3" in shown
    health = visitor(people.user()).get(reverse("health")).context["checks"]
    assert [check.tone for check in health if check.label == "Full check"] == ["danger"]


def test_another_initiatives_run_is_not_there(desk, group):
    other = people.cohort(people.initiative())
    assert desk.post(at("run_discard", other, Run.objects.first().pk)).status_code == 404


def test_coaches_look_and_start_nothing(group):
    coach = visitor(people.user(Role.COACH))
    assert "Recompute" not in words(coach.get(at("run_list", group)))
    assert coach.post(at("run_recompute", group)).status_code == 404


def test_the_pages_cost_the_same_with_1_and_with_10_runs(desk, group):
    def keep(n):
        run = building.begin(initiative=group.initiative, as_of=AS_OF - timedelta(days=n), title=f"{n}", keep=True)
        building.work(run)

    keep(1)
    one = cost(desk, at("run_list", group)), cost(desk, at("run_compare", group))
    for n in range(2, 10):
        keep(n)
    assert (one, (cost(desk, at("run_list", group)), cost(desk, at("run_compare", group)))) == ((14, 78), (14, 78))


def test_time_left_forgives_a_pause():
    start = timezone.now()
    ends = [start + timedelta(seconds=s) for s in (10, 20, 30, 4000, 4010)]
    assert time_left(start, ends, 3) == timedelta(seconds=30)
    assert time_left(start, [], 3) is None


def test_the_command_stops_and_goes_on(group, monkeypatch, capsys):
    key = group.initiative.key
    monkeypatch.setattr(building, "BATCH", 1)
    real = building.refresh

    def interrupted(run, who, tally=True):
        if who.parameters["low"] > 0:
            raise KeyboardInterrupt
        return real(run, who, tally)

    with monkeypatch.context() as patch:
        patch.setattr(building, "refresh", interrupted)
        with pytest.raises(SystemExit):
            call_command("recompute", initiative=key, as_of="2026-02-28")
    run = Run.objects.get(role="kept")
    assert run.state == "cancelled"
    call_command("recompute", initiative=key, as_of="2026-02-28")
    run.refresh_from_db()
    assert (run.state, run.placements) == ("ready", 3)
    assert "3 placements" in capsys.readouterr().out
    with pytest.raises(CommandError, match="There are"):
        call_command("recompute", initiative="none")

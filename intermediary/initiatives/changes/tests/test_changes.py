"""A change is a claim until somebody verifies it, is a claim again where it is edited, and is asked about each year."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.initiatives.changes import services
from intermediary.initiatives.changes.enums import Standing
from intermediary.initiatives.changes.models import Change, year_after
from intermediary.initiatives.changes.queries import changes, summary, to_ask
from intermediary.initiatives.changes.worklist import changes_to_ask
from intermediary.tests import people
from intermediary.tests.visits import visitor, words

pytestmark = pytest.mark.django_db
SINCE = date(2024, 3, 1)


def change(initiative=None, by=None, **values):
    told = {"area": "employer", "title": "Notice of shifts", "institution": "Clinic", "before": "None", "after": "14",
            "happened_on": SINCE, "contribution": "Drafted it", "workers_reached": 60}  # fmt: skip
    return services.save_change(initiative=initiative or people.initiative(), by=by or people.user(), **told | values)


def test_it_is_asked_about_after_a_year_and_a_year_after_each_answer_until_it_is_lost():
    made, by = change(), people.user()
    anew = lambda: Change.objects.get()  # noqa: E731
    assert anew().standing(date(2025, 2, 28)) == Standing.NEW
    assert anew().standing(date(2025, 3, 1)) == Standing.DUE
    services.recheck(change=made, checked_on=date(2025, 4, 1), holds=None, by=by)
    assert anew().standing(date(2025, 4, 2)) == Standing.NOT_KNOWN
    services.recheck(change=made, checked_on=date(2025, 5, 1), holds=True, by=by)
    assert anew().standing(date(2026, 4, 30)) == Standing.HOLDS
    assert to_ask(made.initiative, date(2026, 4, 30)) == []
    assert to_ask(made.initiative, date(2026, 5, 1)) == [made]
    [due] = changes_to_ask(by, made.initiative, date(2026, 5, 1))
    assert (due.due_on, due.mine) == (date(2026, 5, 1), True)
    services.recheck(change=made, checked_on=date(2026, 5, 2), holds=False, by=by)
    assert anew().standing(date(2030, 1, 1)) == Standing.LOST
    assert to_ask(made.initiative, date(2030, 1, 1)) == []
    assert year_after(date(2024, 2, 29)) == date(2025, 2, 28)


def test_an_edit_of_what_was_verified_makes_it_a_claim_again_and_takes_it_from_the_public():
    by = people.user()
    made = change(by=by)
    with pytest.raises(ValidationError, match="verified change"):
        services.publish(change=made, published=True, by=by)
    services.verify(change=made, verified_by="Ana, Clinic", verified_on=date(2024, 5, 1), by=by)
    services.publish(change=made, published=True, by=by)
    kept = services.save_change(initiative=made.initiative, change=made, title=made.title, lead=by, by=by)
    assert (kept.verified, kept.published) == (True, True)
    edited = services.save_change(initiative=made.initiative, change=made, workers_reached=600, by=by)
    assert (edited.verified, edited.verified_by, edited.published) == (False, "", False)


def test_sums_hold_verified_changes_that_are_not_lost_and_say_what_is_not_known():
    by, initiative = people.user(), people.initiative()
    for title, workers, verified, lost in (
        ("a", 60, True, False), ("b", None, True, False), ("c", 500, False, False), ("d", 40, True, True),
    ):  # fmt: skip
        made = change(initiative, by, title=title, workers_reached=workers)
        if verified:
            services.verify(change=made, verified_by="Ana", verified_on=date(2024, 5, 1), by=by)
        if lost:
            services.recheck(change=made, checked_on=date(2025, 1, 1), holds=False, by=by)
    told = summary(list(changes(initiative)), date(2025, 2, 1))
    assert (told.verified, told.claimed, told.workers, told.reach_unknown) == (3, 1, 60, 1)


def test_a_claim_is_called_one_on_every_page_and_hidden_from_the_public(client):
    made, desk = change(), visitor(people.user(Role.MANAGER))
    key = made.initiative.key
    for name, arguments in (("change_list", []), ("change_detail", [made.pk]), ("board_page", [])):
        assert "Unverified claim" in words(desk.get(reverse(name, args=[key, *arguments]))), name
    with acting(None):
        assert not Change.objects.exists()
    assert "Notice of shifts" not in words(client.get(reverse("public_initiative", args=[key])))

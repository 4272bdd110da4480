"""Somebody of staff leaves: nothing stays with a closed account, and what they did stays theirs."""

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.keeping.leaving import DUTIES, close_account, duties, open_duties
from intermediary.saved.models import View
from intermediary.saved.services import save_view
from intermediary.tests import people
from intermediary.tests.visits import last_act, visitor, words
from participants.casework.models import Task
from placements.followups.models import Caseload

pytestmark = pytest.mark.django_db


@pytest.fixture
def casey():
    casey = people.user(Role.COACH, accepted_at=timezone.now())
    with event("test"):
        for n in range(3):
            Caseload.objects.create(participant=people.participant(), coach=casey)
            Task.objects.create(
                participant=people.participant(), title="Call", owner=casey, done_on="2025-01-01" if n else None
            )
    return casey


def test_every_duty_has_words_and_every_word_a_duty():
    """A new reference to a user that is neither `by`, `…_by` nor `user` has to be said here: is all of it open?"""
    assert set(duties()) == set(DUTIES)


def test_what_is_open_goes_to_somebody_in_the_act_that_closes_the_account(casey):
    heir = people.user(Role.COACH, accepted_at=timezone.now())
    for who, name, shared in ((casey, "Mine", False), (casey, "Ours", True), (heir, "Ours", False)):
        save_view(page="participant_list", path="/participants/", query="a=b", name=name, shared=shared, by=who)
    desk, page = visitor(people.user(Role.ADMINISTRATOR)), reverse("deactivate", args=[casey.pk])
    assert "People looked after" in words(desk.get(page))
    assert "required" in words(desk.post(page))
    assert User.objects.get(pk=casey.pk).is_active
    assert "5 records are" in words(desk.post(page, {"to": heir.pk}, follow=True))
    assert not User.objects.get(pk=casey.pk).is_active
    assert open_duties(casey) == []
    assert Task.objects.filter(owner=casey).count() == 2  # done before: it stays theirs
    assert sorted(View.objects.filter(owner=heir).values_list("name", flat=True)) == ["Ours", "Ours +"]
    assert last_act()[0] == "user.deactivated"
    assert desk.post(page, {"to": heir.pk}).status_code == 404


def test_nothing_is_left_without_somebody(casey):
    with pytest.raises(ValueError, match="nobody takes over"):
        close_account(user=casey, to=None, by=None)
    assert User.objects.get(pk=casey.pk).is_active


def test_whoever_is_in_charge_of_nothing_just_goes():
    desk, other = visitor(people.user(Role.ADMINISTRATOR)), people.user(Role.ANALYST)
    page = reverse("deactivate", args=[other.pk])
    assert "nobody has to take over" in words(desk.get(page))
    desk.post(page)
    assert not User.objects.get(pk=other.pk).is_active

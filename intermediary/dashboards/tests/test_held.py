"""A person asks what is held about them: everything is, from tables nobody listed, and a legal hold keeps it."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.keeping.models import DAYS, Request
from intermediary.tests import people
from intermediary.tests.visits import last_act, visitor, words
from participants.models import Exclusion, Participant
from placements.models import QuarterlyWage

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    ada = people.participant("Ada", "Byron", consents=["employment_check"], gender="female")
    group = people.cohort()
    people.enrollment(ada, group, reason="Moved away")
    people.placement(ada, people.employer(name="Bay Steel"), group, hourly_wage=21)
    with event("test"):
        QuarterlyWage.objects.create(participant=ada, quarter="2025Q2", amount=9000)
        Exclusion.objects.create(
            participant=ada, key="ex", reason_sealed=Exclusion.sealed("ex", "01"), effective_on=date(2025, 5, 1)
        )
    return ada


def test_everything_is_held_up_whatever_table_it_stands_in(ada):
    other = people.participant("Grace", "Hopper")
    desk = visitor(people.user(Role.ADMINISTRATOR))
    page = words(desk.get(reverse("data_held", args=[ada.key])))
    for said in ("Byron", "Female", "Moved away", "Bay Steel", "9000", "Institutionalized", "employment"):
        assert said.casefold() in page.casefold(), said
    assert "Hopper" not in page
    assert other.key not in page
    held = json.loads(desk.get(reverse("data_held", args=[ada.key]), {"format": "json"}).content)["held"]
    assert last_act()[0] == "person.data_copied"
    direct = {
        model._meta.label for model in apps.get_models() if model._meta.managed and hasattr(model, "PRIVACY")
        for field in model._meta.concrete_fields
        if field.related_model is Participant and model._base_manager.filter(**{field.name: ada}).exists()
    }  # fmt: skip
    assert direct - {"keeping.Request"} <= set(held)
    rows = csv.reader(io.StringIO(desk.get(reverse("data_held", args=[ada.key]), {"format": "csv"}).content.decode()))
    assert sum("Byron" in row for row in rows) == 1


def test_only_administrators_take_everything_out_and_any_staff_puts_a_request_on_record(ada):
    coach, page = visitor(people.user(Role.COACH)), reverse("data_requests", args=[ada.key])
    assert coach.get(reverse("data_held", args=[ada.key])).status_code == 404
    coach.post(page, {"kind": "copy", "asked_on": "2025-06-01", "note": "By letter"})
    asked = Request.objects.get()
    assert asked.due_on == date(2025, 6, 1) + timedelta(DAYS)
    assert coach.post(reverse("data_request_answer", args=[asked.pk])).status_code == 404
    administrator = visitor(people.user(Role.ADMINISTRATOR))
    today = reverse("today", args=[people.initiative().key])
    assert "Ada Byron" in words(administrator.get(today))
    administrator.post(reverse("data_request_answer", args=[asked.pk]))
    assert "Ada Byron" not in words(administrator.get(today))


def test_a_legal_hold_keeps_a_person_from_being_erased(ada):
    desk = visitor(people.user(Role.ADMINISTRATOR))
    desk.post(reverse("data_requests", args=[ada.key]), {"kind": "erasure", "asked_on": "2025-06-01"})
    asked = Request.objects.get()
    assert f"erase_person {ada.key}" in words(desk.get(reverse("data_requests", args=[ada.key])))
    desk.post(reverse("data_request_hold", args=[asked.pk]), {"hold": "Audit of 2025"})
    with pytest.raises(CommandError, match="Audit of 2025"):
        call_command("erase_person", ada.key, "--reason", "asked")
    assert Participant.objects.filter(pk=ada.pk).exists()

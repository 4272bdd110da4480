"""Pages of a list by position: every row once, whatever the dates, and made-up positions give a page."""

import base64
import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from intermediary.pages import keyset
from intermediary.tests import people
from trainings.models import Cohort

pytestmark = pytest.mark.postgres
DAYS = st.none() | st.integers(0, 3).map(lambda n: date(2025, 1, 1) + timedelta(n))
ORDERS = [("-starts_on", "-pk"), ("starts_on", "pk"), ("-starts_on", "ends_on", "pk"), ("program__title", "pk")]


def walked(order, size) -> list[int]:
    """Ids of all rows, page by page."""
    found, after = [], ""
    for _page in range(100):
        page = keyset.cut(Cohort.objects.all(), order, after, size)
        found += [row.pk for row in page.rows]
        after = page.after
        if not after:
            return found
    raise AssertionError("the pages never end")


class EveryRowOnce(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(starts=st.lists(DAYS, max_size=9), order=st.sampled_from(ORDERS), size=st.integers(1, 4))
    def test_every_row_stands_on_one_page(self, starts, order, size):
        initiative = people.initiative()
        for day in starts:
            people.cohort(initiative, starts_on=day, ends_on=day)
        whole = [row.pk for row in keyset.cut(Cohort.objects.all(), order, "", 99).rows]
        assert walked(order, size) == whole
        assert sorted(whole) == sorted(Cohort.objects.values_list("pk", flat=True))


def position(values) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


MADE_UP = [
    "x",
    "é",
    "====",
    "A" * 5000,
    position({"a": 1}),
    position([]),
    position(["2025-01-01"]),
    position([1, 2, 3]),
    position(["no day", 1]),
    position(["2025-01-01", "no number"]),
    position(["2025-01-01", None]),
    position([None, None]),
    position(["2025-01-01\x00", 1]),
    position(["\ud800", 1]),
    position([10**40, 10**40]),
    position(["2025-01-01", -(10**40)]),
    position(["99999-12-31", 1]),
    position([True, [1]]),
    position([float("inf"), float("nan")]),
    position([{"a": []}, "x"]),
    base64.urlsafe_b64encode(b"[" * 9000).decode(),
    base64.urlsafe_b64encode(b"\xff\xfe").decode(),
]
LISTS = ["participant_list", "cohort_list", "program_list", "employer_list", "opening_list", "placement_list"]


@pytest.mark.django_db
@pytest.mark.parametrize("after", MADE_UP, ids=range(len(MADE_UP)))
def test_a_made_up_position_gives_a_page(client, after):
    client.force_login(people.user())
    people.placement(people.participant(), people.employer(), people.cohort())
    for name in LISTS:
        assert client.get(reverse(name), {"after": after}).status_code == 200, name


@pytest.mark.django_db
def test_text_positions_that_cannot_be_stored_give_the_first_page():
    group = people.cohort()
    for text in ("a\x00b", "\udcff"):
        assert keyset.cut(Cohort.objects.all(), ("program__title", "pk"), position([text, 0])).rows == [group]

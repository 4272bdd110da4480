"""Two people edit one record: on every page with such a form, both values are shown, and nothing is written over."""

import threading

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.urls import reverse

from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import Role
from intermediary.pages.conflicts import Guarded
from intermediary.tests import people
from intermediary.tests.addresses import addresses
from intermediary.tests.browser.pages import EXAMPLES, NO_PAGE, address
from intermediary.tests.browser.world import World
from intermediary.tests.visits import fields, visitor, words
from participants.models import Identity

pytestmark = pytest.mark.django_db
CHOOSE = "Choose below what is to stand"


@pytest.fixture
def person():
    return people.participant("Ada", "Byron")


@pytest.fixture
def page(person):
    return reverse("participant_edit", args=[person.key])


def opened(desk: Client, page: str, **typed) -> dict:
    """What a browser would send of a page just opened, with something typed over it."""
    return {**fields(desk.get(page)), **typed}


def stands(person) -> tuple[str, str]:
    found = Identity.objects.get(participant=person)
    return found.phone, found.last_name


def test_the_second_is_shown_both_values_and_who_wrote_the_other(page, person):
    first, second = visitor(people.user(Role.COACH)), visitor(people.user(Role.COACH))
    late = opened(second, page, **{"identity-phone": "860 555 0102"})
    assert first.post(page, opened(first, page, **{"identity-phone": "860 555 0101"})).status_code == 302
    answer = second.post(page, late)
    text = words(answer)
    assert answer.status_code == 200
    assert (CHOOSE in text, "Changed meanwhile by User" in text) == (True, True)
    assert [tuple(found)[2:] for found in answer.context["forms"][0].conflicts] == [
        ("860 555 0102", "860 555 0101", "")
    ]
    assert 'value="860 555 0102"' in text  # what was typed stays typed
    assert stands(person) == ("860 555 0101", "Byron")
    # Without a choice it is asked again; with one it is done.
    again = fields(answer)
    assert CHOOSE in words(second.post(page, again))
    assert second.post(page, {**again, "identity-seen-phone": "mine"}).status_code == 302
    assert stands(person) == ("860 555 0102", "Byron")


def test_what_is_on_record_can_be_kept_and_one_who_left_a_field_alone_keeps_it_by_default(page, person):
    desk = visitor(people.user(Role.COACH))
    late = opened(desk, page, **{"identity-last_name": "Lovelace"})
    desk.post(page, opened(desk, page, **{"identity-phone": "860 555 0101", "identity-last_name": "King"}))
    answer = desk.post(page, late)
    assert {c.name: c.kept for c in answer.context["forms"][0].conflicts} == {"phone": "theirs", "last_name": ""}
    chosen = {"identity-seen-phone": "theirs", "identity-seen-last_name": "mine"}
    assert desk.post(page, {**fields(answer), **chosen}).status_code == 302
    assert stands(person) == ("860 555 0101", "Lovelace")


def test_equal_changes_and_other_spellings_are_no_conflict(page, person):
    desk = visitor(people.user(Role.COACH))
    wage, same = {"prior_job-hourly_wage": "14.50"}, {"prior_job-hourly_wage": "14.5"}
    late = opened(desk, page, **same)
    assert desk.post(page, opened(desk, page, **wage)).status_code == 302
    assert desk.post(page, late).status_code == 302


def test_a_change_while_somebody_chooses_is_asked_again(page, person):
    desk = visitor(people.user(Role.COACH))
    late = opened(desk, page, **{"identity-phone": "2"})
    desk.post(page, opened(desk, page, **{"identity-phone": "1"}))
    answer = desk.post(page, late)
    desk.post(page, opened(desk, page, **{"identity-phone": "3"}))
    for choice in ("theirs", "mine"):
        again = desk.post(page, {**fields(answer), "identity-seen-phone": choice})
        assert CHOOSE in words(again)
    assert stands(person)[0] == "3"


@pytest.mark.parametrize("seen", [None, "", "made:up:entirely", "\x00"])
def test_who_sends_nothing_that_was_seen_writes_over_nothing(page, person, seen):
    desk = visitor(people.user(Role.COACH))
    sent = opened(desk, page, **{"identity-phone": "1"}) | {"identity-seen": seen}
    answer = desk.post(page, {name: value for name, value in sent.items() if value is not None})
    assert answer.status_code in (200, 400)
    assert stands(person)[0] == ""


def test_one_record_is_not_shown_in_the_name_of_another(page, person):
    desk, other = visitor(people.user(Role.COACH)), people.participant("Grace", "Hopper")
    foreign = desk.get(reverse("participant_edit", args=[other.key])).context["forms"][0]["seen"].as_widget()
    stolen = foreign.split('value="')[1].split('"')[0]
    sent = opened(desk, page, **{"identity-phone": "1"}) | {"identity-seen": stolen}
    assert CHOOSE in words(desk.post(page, sent))


def guarded(response) -> list[Guarded]:
    """The forms of a page that are about a record on file."""
    found = response.context.get("forms") or [response.context.get("form")]
    return [form for form in found if isinstance(form, forms.ModelForm) and form.instance.pk]


def test_every_edit_form_of_the_house_asks():
    """Whoever adds a page that changes a record gets it from RecordForm; one that has it not fails here."""
    world, seen = World(), set()
    desks = [visitor(user) for user in (world.administrator, world.contact, world.paying)]
    for name in sorted(addresses()):
        if not POLICY[name].writes or POLICY[name].public or name in NO_PAGE or name.startswith(("account_", "mfa_")):
            continue
        desk = next((one for one in desks if one.get(address(name, world)).status_code == 200), None)
        if desk is None:
            continue
        response = desk.get(address(name, world))
        for form in guarded(response):
            assert isinstance(form, Guarded), f"{name}: {type(form).__name__} is no RecordForm"
            assert f'name="{form.add_prefix("seen")}"' in words(response), f"{name}: the page does not draw `seen`"
            seen.add(name)
            bites(desk, address(name, world), form)
    edits = {name for name in EXAMPLES if name.endswith("_edit") or name in ("follow_up_plan", "follow_up_wishes")}
    assert edits - seen <= {"follow_up_wishes"}  # nothing is on record of how this person wants to be asked


def bites(desk: Client, page: str, form) -> None:
    """A page that was opened before somebody else wrote is not taken for the newest."""
    kinds = {forms.CharField: f"Not {len(page)}", forms.IntegerField: len(page) % 12 + 1}
    found = [(name, kinds[type(field)]) for name, field in form.fields.items() if type(field) in kinds]
    codes = ("seen", "fein", "naics", "soc", "cip", "county_fips", "days")
    columns = {field.column for field in form.instance._meta.concrete_fields}
    name, other = next(((n, v) for n, v in found if n not in codes and n in columns), (None, None))
    if name is None:
        return
    late = fields(desk.get(page))
    with connection.cursor() as cursor, people.event("test"):
        cursor.execute(f"update {form._meta.model._meta.db_table} set {name} = %s where id = %s",
                       [other, form.instance.pk])  # fmt: skip
    answer = desk.post(page, late)
    assert answer.status_code == 200, page
    assert CHOOSE in words(answer), page


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_asked():
    """Real connections: the second waits at the row and then finds it changed."""
    person = people.participant("Ada", "Byron")
    page = reverse("participant_edit", args=[person.key])
    desks = [visitor(people.user(Role.COACH)) for _ in range(4)]
    sent = [opened(desk, page, **{"identity-phone": str(n)}) for n, desk in enumerate(desks)]
    start, answers = threading.Barrier(4), {}

    def post(n: int) -> None:
        try:
            start.wait()
            answers[n] = desks[n].post(page, sent[n]).status_code
        finally:
            connection.close()

    threads = [threading.Thread(target=post, args=[n]) for n in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(answers.values()) == [200, 200, 200, 302]
    assert stands(person)[0] == str(next(n for n, status in answers.items() if status == 302))

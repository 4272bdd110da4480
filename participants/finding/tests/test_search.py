"""People are found by any part of what they are known by, whatever the spelling; triggers keep up with every write."""

import pytest
from django.conf import settings
from django.db import connection

from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.tests import people
from participants.finding.models import Entry, Found
from participants.finding.search import ORDER, find
from participants.models import Identity

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def named(first: str, last: str, **fields):
    person = people.participant(first, last)
    with event("test"):
        Identity.objects.filter(participant=person).update(**fields)
    return person


def names(typed: str) -> list[str]:
    return [str(found.identity) for found in find(typed).order_by(*ORDER)]


@pytest.mark.parametrize(
    "typed",
    ["núñ", "NUNEZ", "une", "jose nu", "nu jos", "555-014", "(860) 555-0142", "8605550142", "5550142", "nunez@work",
     "x-77", "X77", "example.com", "j nunez"],
)  # fmt: skip
def test_any_part_in_any_spelling(typed):
    person = named("José", "Núñez", phone="860.555.0142", email="Nunez@Work.example.com")
    with event("test"):
        person.key = "X-77"
        person.save()
    named("Grace", "Hopper", phone="203 555 0199", email="g@x.org")
    assert names(typed) == ["José Núñez"]


@pytest.mark.parametrize("typed", ["zzz", "o s", "%", "_", "\\", "555 0199 nunez", "' or 1=1 --", "nunezz"])
def test_what_is_no_part_finds_nobody(typed):
    named("José", "Núñez", phone="860.555.0142")
    assert names(typed) == []


def test_the_list_is_sorted_as_people_sort():
    for last in ("Zoll", "álvarez", "Alvarado", "Ångström", "de Souza"):
        people.participant("A", last)
    assert [str(f.identity)[2:] for f in find().order_by(*ORDER)] == [
        "Alvarado", "álvarez", "Ångström", "de Souza", "Zoll"
    ]  # fmt: skip


def test_every_write_is_followed_and_who_is_erased_is_gone():
    person = named("Ada", "Byron")
    with event("test"):
        person.identity.refresh_from_db()
        person.identity.last_name = "Lovelace"
        person.identity.save()
    assert (names("byron"), names("lovelace")) == ([], ["Ada Lovelace"])
    with event("test"), connection.cursor() as cursor:
        cursor.execute("delete from participants_identity where participant_id = %s", [person.pk])
        for table in ("traits", "priorjob", "consent"):
            cursor.execute(f"delete from participants_{table} where participant_id = %s", [person.pk])
        cursor.execute("delete from participants_participant where id = %s", [person.pk])
    assert not Entry.objects.exists()


@pytest.mark.parametrize("role", [None, Role.PROVIDER, Role.EMPLOYER])
def test_nobody_but_staff_finds_anybody(role):
    people.participant()
    with acting(people.user(role) if role else None):
        assert (Found.objects.count(), Entry.objects.count()) == (0, 0)
    with acting(people.user(Role.COACH)):
        assert (Found.objects.count(), Entry.objects.count()) == (1, 1)


def test_a_part_is_looked_up_in_an_index_by_the_role_of_the_web():
    """Under row-level security LIKE could not be: that is what the view is for."""
    people.participant()
    with connection.cursor() as cursor:  # in so small a table the other index would do as well
        cursor.execute("reset role")
        cursor.execute("set constraints all immediate")
        cursor.execute("drop index entry_walked_by_name")
        cursor.execute(f'set role "{settings.WEB_DATABASE["USER"]}"')
    with acting(people.user(Role.COACH)), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off; set local enable_indexscan = off")
        plan = find("byron").explain()
    assert "entry_part_of_word" in plan


@pytest.mark.parametrize("letter", ["😀", "ﷺ", "Ж"])  # four bytes; one that is taken apart into eighteen
def test_the_longest_names_have_room_in_the_index(letter):
    person = named(letter * 100, letter * 100, middle_name=letter * 100, email=f"{'e' * 240}@example.org")
    assert names(letter * 3) == [str(Identity.objects.get(participant=person))]

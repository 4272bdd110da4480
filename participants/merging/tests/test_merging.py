"""Two records of one person become one without loss, and two again to the last column."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import become_owner, become_web_role
from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.dashboards.keeping.erasing import erase_person
from intermediary.exchange.loader import load
from intermediary.tests import people
from intermediary.tests.visits import visitor, words
from participants.casework import services as casework
from participants.merging import catalog
from participants.merging.lookalikes import pairs
from participants.merging.models import Merge, MergedRow
from participants.merging.services import merge, undo
from participants.merging.tests.made_up import row, table_of
from participants.models import Identity, Participant, Service, Traits
from participants.services import change_participant, give_consent
from placements.followups.answers import assign
from placements.models import FollowUp, Placement
from placements.outcomes.freshness import distribute
from placements.outcomes.runs.building import current
from placements.outcomes.runs.checking import check
from placements.outcomes.services import refresh_stale, store
from trainings.models import Credential, Enrollment

pytestmark = [pytest.mark.django_db]
# Derived, of this room, or the trail of what was done.
APART = ("audit_", "merging_", "outcomes_", "placements_card", "django_", "shared_cache")
DAY = date(2025, 6, 1)


@pytest.fixture
def coach():
    return people.user(Role.COACH)


def everything() -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            if not table.startswith(APART):
                cursor.execute(f"select t::text from {table} t order by 1")
                found[table] = [text for (text,) in cursor.fetchall()]
    return found


def referring(person_id: int) -> dict[str, int]:
    """How many rows of each table refer to a participant."""
    with connection.cursor() as cursor:
        found = {}
        for each in catalog.references("participants_participant"):
            cursor.execute(f'select count(*) from {each.table} where "{each.column}" = %s', [person_id])
            found[f"{each.table}.{each.column}"] = cursor.fetchone()[0]
    return found


def test_whatever_refers_to_a_person_moves_and_comes_back(coach):
    """Every table is found and gets a row. Where one cannot be made up, say in `made_up` what goes together."""
    kept, gone = people.participant("Ada", "Byron"), people.participant("Ada", "Byrom")
    for each in catalog.references("participants_participant"):
        model = table_of(each.table)
        if each.table.startswith("merging_") or referring(gone.pk)[f"{each.table}.{each.column}"]:
            continue
        field = next(field.name for field in model._meta.concrete_fields if field.column == each.column)
        row(model, gone, field)
    lacking = [name for name, many in referring(gone.pk).items() if not many and not name.startswith("merging_")]
    assert not lacking
    before = everything()
    made = merge(kept=kept, gone=gone, taken={}, by=coach)
    assert set(referring(gone.pk).values()) == {0}
    assert not Participant.objects.filter(pk=gone.pk).exists()
    moved = {name for name, many in referring(kept.pk).items() if many}
    assert {name for name in referring(kept.pk) if not name.startswith("merging_")} <= moved
    assert undo(merge=made, by=coach) == 0
    assert everything() == before


def test_no_participant_is_named_where_a_merge_does_not_look():
    """Numbers that mean a participant without being a foreign key: facts and marks, which are derived."""
    loose = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name.startswith(("participant", "person")) and not field.is_relation
    }
    assert loose == {
        "outcomes.EnrollmentFact", "outcomes.PeriodFact", "outcomes.PlacementFact", "outcomes.Stale",
        "outcomes.Touched",
    }  # fmt: skip


ROWS = st.fixed_dictionaries(
    {
        "seat": st.sampled_from(["", "applied", "waitlisted", "enrolled", "completed"]),
        "job": st.booleans(),
        "ended": st.booleans(),
        "followed": st.integers(0, 2),
        "consents": st.integers(0, 2),
        "credentials": st.integers(0, 2),
        "coach": st.booleans(),
        "gender": st.sampled_from(["", "female", "male"]),
        "wage": st.sampled_from([None, Decimal("14.50"), Decimal("21.05")]),
        "note": st.booleans(),
    }
)


def history(person, rows, group, firm, coach) -> None:
    if rows["seat"]:
        ended = DAY if rows["seat"] == "completed" else None
        people.enrollment(person, group, status=rows["seat"], ended_on=ended, reason="moved" if ended else "")
    if rows["job"]:
        job = people.placement(person, firm, group, last_day_worked=DAY if rows["ended"] else None)
        with event("test"):
            for n in range(rows["followed"]):
                FollowUp.objects.create(placement=job, observed_on=date(2025, 9, 1 + n), status="employed_same")
    for n in range(rows["consents"]):
        give_consent(participant=person, purpose="referral", given_on=date(2025, 1, 1 + n), by=coach)
    with event("test"):
        for n in range(rows["credentials"]):
            Credential.objects.create(participant=person, title=f"CNA {n}")
        person.traits.gender = rows["gender"]
        person.traits.save()
        person.prior_job.hourly_wage = rows["wage"]
        person.prior_job.save()
    if rows["coach"]:
        assign(participant=person, coach=coach, by=coach)
    if rows["note"]:
        casework.write_note(participant=person, text="Came in.", about_on=DAY, visibility="author", by=coach)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=ROWS, other=ROWS, taken=st.sets(st.sampled_from(["first_name", "email"])), gender=st.booleans())
def test_merged_and_undone_is_as_it_was(coach, one, other, taken, gender):
    group, firm = people.cohort(), people.employer()
    kept, gone = people.participant("Ada", "Byron"), people.participant("Adele", "Byron")
    history(kept, one, group, firm, coach)
    history(gone, other, group, firm, coach)
    before = everything()
    keys = {table: len(rows) for table, rows in before.items()}
    made = merge(
        kept=kept, gone=gone, taken={"identity": sorted(taken), "traits": ["gender"] if gender else []}, by=coach
    )
    identity = Identity.objects.get(participant=kept)
    assert identity.first_name == ("Adele" if "first_name" in taken else "Ada")
    assert Traits.objects.get(participant=kept).gender == (other if gender else one)["gender"]
    kept_rows = {table: len(rows) for table, rows in everything().items()}
    for table in keys.keys() - {"finding_entry"}:  # what is not there any more is in the merge
        removed = MergedRow.objects.filter(merge=made, table_name=table, what="removed").count()
        added = MergedRow.objects.filter(merge=made, table_name=table, what="made").count()
        assert kept_rows[table] == keys[table] - removed + added, table
    assert Placement.objects.filter(participant=kept, employer=firm).count() == int(one["job"] or other["job"])
    with acting("system"):
        assert undo(merge=made, by=coach) == 0
    assert everything() == before


def test_of_two_open_seats_in_one_cohort_the_further_stays_and_its_log_with_it(coach):
    group = people.cohort()
    kept, gone = people.participant(), people.participant()
    people.enrollment(kept, group, status="applied")
    people.enrollment(gone, group, status="enrolled")
    merge(kept=kept, gone=gone, taken={}, by=coach)
    seat = Enrollment.objects.get(participant=kept)
    assert seat.status == "enrolled"
    assert {move.went_to for move in seat.moves.all()} == {"applied", "enrolled"}


def test_what_others_changed_since_stays_and_merges_are_undone_in_order(coach):
    kept, gone, third = (people.participant("Ada", name) for name in ("Byron", "Byrom", "Biron"))
    task = casework.add_task(participant=gone, title="Call", by=coach)
    first = merge(kept=kept, gone=gone, taken={"identity": ["last_name"]}, by=coach)
    second = merge(kept=kept, gone=third, taken={}, by=coach)
    values = {"identity": {"last_name": "Lovelace"}, "traits": {}, "prior_job": {}}
    change_participant(participant=kept, **values, by=coach)
    with pytest.raises(ValidationError, match="Undo that first"):
        undo(merge=first, by=coach)
    undo(merge=second, by=coach)
    assert undo(merge=first, by=coach) == 1
    assert Identity.objects.get(participant=kept).last_name == "Lovelace"
    task.refresh_from_db()
    assert task.participant_id == gone.pk
    assert undo(merge=first, by=coach) == 0  # saying it again changes nothing


def test_an_old_key_keeps_finding_whoever_it_is_now(coach):
    kept, gone, last = (people.participant("Ada", name) for name in ("Byron", "Byrom", "Biron"))
    merge(kept=kept, gone=gone, taken={}, by=coach)
    merge(kept=last, gone=kept, taken={}, by=coach)
    assert {one.gone_key for one in Merge.objects.filter(kept=last)} == {gone.key, kept.key}


def test_figures_follow_a_merge_and_its_undoing(coach):
    group = people.cohort()
    pair = [people.participant("Ada", name) for name in ("Byron", "Byrom")]
    for person in pair:
        people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
    people.placement(pair[1], people.employer(), group, hourly_wage=20)
    store(initiative=group.initiative, as_of=DAY)
    made = merge(kept=pair[0], gone=pair[1], taken={}, by=coach)
    for step in (None, lambda: undo(merge=made, by=coach)):
        if step:
            step()
        distribute()
        assert refresh_stale(initiative=group.initiative) == 2
        found = check(current(group.initiative))
        assert (found.differences, found.waiting) == (0, 0)


def test_an_old_key_in_a_file_means_the_person_still(coach):
    kept, gone = people.participant("Ada", "Byron"), people.participant("Ada", "Byrom")
    merge(kept=kept, gone=gone, taken={}, by=coach)
    people_of_old = [
        {"participant": kept.key, "first_name": "Ada", "last_name": "Byron", "zip": "06103"},
        {"participant": gone.key, "first_name": "Ada", "last_name": "Byrom", "zip": "06999"},
    ]
    served = [{"service": "S1", "participant": gone.key, "kind": "Workshop", "provided_on": "2025-05-01"}]
    report = load({"participants": people_of_old, "services": served}, note="test")
    assert report.written
    assert Participant.objects.count() == 1
    assert Service.objects.get().participant == kept
    assert Identity.objects.get().zip == "06103"


def test_who_is_erased_is_nowhere_under_either_name(coach):
    kept, gone = people.participant("Ada", "Byron"), people.participant("Zyxwv", "Utsrq")
    with event("test"):
        Credential.objects.create(participant=gone, title="Zyxwv's license")
    merge(kept=kept, gone=gone, taken={}, by=coach)
    become_owner()
    try:
        erase_person(participant=kept, reason="asked for it")
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"select count(*) from {table} t where t::text ilike '%%zyxwv%%'")
                assert cursor.fetchone() == (0,), table
    finally:
        become_web_role()


def test_those_who_look_alike_are_listed_until_somebody_says_they_are_two(coach):
    one, other = people.participant("Marisol", "Quintero"), people.participant("Marisol", "Quintéro")
    nick, full = people.participant("Liz", "Hale"), people.participant("Elizabeth", "Hale")
    people.participant("Grace", "Hopper")
    with event("test"):
        Identity.objects.filter(participant__in=(nick, full)).update(birth_date=date(1990, 1, 2))
    assert {(pair.kept, pair.gone) for pair in pairs()} == {(one, other), (nick, full)}
    desk = visitor(coach)
    assert "Compare" in words(desk.get(reverse("merge_list")))
    desk.post(reverse("merge_apart", args=[other.key, one.key]))
    assert [(pair.kept, pair.gone) for pair in pairs()] == [(nick, full)]
    desk.post(reverse("merge_compare", args=[full.key, nick.key]), {"identity.first_name": "kept"})
    assert Identity.objects.get(participant=full).first_name == "Elizabeth"
    for tab in ("participant_detail", "participant_casework", "participant_work", "participant_record"):
        assert "Elizabeth Hale" in words(desk.get(reverse(tab, args=[nick.key]), follow=True))

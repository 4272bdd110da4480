"""A release: counted, protected and attacked from end to end, published through a gate, frozen ever after."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from intermediary.audit.events import event
from intermediary.tests import people
from placements.models import FollowUp
from placements.outcomes.models import Release
from placements.outcomes.releases import (
    Refused,
    build_release,
    discard,
    hide_found,
    narrate,
    publish,
    try_attack,
    withdraw,
)
from placements.outcomes.releases.body import labels, table, total
from placements.outcomes.releases.cells import Cell
from placements.outcomes.releases.values import hide_more, values_of

pytestmark = [pytest.mark.django_db]
AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module", autouse=True)
def made(standing) -> Release:
    """A draft: 62 people in two cohorts, the second of 22; 48 completed, 40 placed, 28 of them known to have stayed."""
    paid = people.grant()
    firms = [people.employer() for _ in range(4)]
    groups = [people.cohort(paid.initiative, [paid]) for _ in range(2)]
    for n in range(62):
        person = people.participant(gender="female" if n % 5 else "male")
        group = groups[n >= 40]
        done = n % 31 < 24
        status = "completed" if done else "withdrawn"
        people.enrollment(person, group, status=status, ended_on=date(2025, 3, 28))
        if n % 31 < 20:
            job = people.placement(person, firms[n % 4], group, hourly_wage=18 + n % 7)
            with event("test"):
                person.prior_job.hourly_wage = 15
                person.prior_job.save()
                if n % 31 < 14:
                    day = job.started_on + timedelta(days=200)
                    FollowUp.objects.create(placement=job, observed_on=day, status="employed_same", source="payroll")
    return build_release(grant=paid, as_of=AS_OF, by=None)


@pytest.fixture
def draft(made) -> Release:
    return Release.objects.select_related("grant").get(pk=made.pk)


@pytest.fixture
def grant(draft):
    return draft.grant


def figure(release: Release, measure: str) -> dict:
    return total(release.body)["figures"][measure]


def refused(**changes):
    """What PostgreSQL says of a change behind the services' back."""

    def change(release: Release) -> None:
        with pytest.raises(DatabaseError) as error, transaction.atomic():
            Release.objects.filter(pk=release.pk).update(**changes)
        return str(error.value)

    return change


def test_everybody_together_shows_rounded_figures(draft):
    completion = figure(draft, "sector.completion")
    assert (completion["numerator"], completion["denominator"]) == (50, 60)
    assert completion["value"] == pytest.approx(50 / 60, abs=0.001)
    assert completion["low"] < completion["value"] < completion["high"]
    assert figure(draft, "sector.ret.same.180")["numerator"] == 30
    assert total(draft.body)["amounts"]["wage.hourly_gain"]["value"] is not None
    assert [step["count"] for step in draft.body["pipeline"]][:2] == [60, 50]
    assert figure(draft, "sector.placement")["at_least"] == 80, "40 of 48: fewer than eleven were not placed"


def test_no_small_or_exact_count_leaves_the_house(draft):
    found = [value for value in values_of(draft.body).values() if value is not None]
    assert found
    assert [number for number in found if number % 5 or number < 10] == []


def test_what_is_hidden_is_null_says_so_and_has_a_reason(draft):
    values = values_of(draft.body)
    assert {str(cell) for cell, value in values.items() if value is None} == set(draft.hidden)
    small = figure(draft, "job.good_share") if "job.good_share" in total(draft.body)["figures"] else None
    assert small is None, "of no job it is known how good it is: the measure is left out"


def test_a_row_stands_for_each_value_whether_anybody_has_it_or_not(draft):
    rows = {row["at"][0] for row in table(draft.body, "race")["rows"]}
    assert rows == set(labels(draft.body)["race"]) > {"asian", "unknown"}


def test_small_cohorts_stand_together_by_program_and_year(draft):
    assert all(label.endswith("· 2025") for label in labels(draft.body)["cohort"].values())


def test_nothing_confirmed_is_not_zero_percent():
    paid = people.grant()
    group, firm = people.cohort(paid.initiative, [paid]), people.employer()
    for _ in range(12):
        person = people.participant()
        people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
        people.placement(person, firm, group)
    release = build_release(grant=paid, as_of=AS_OF, by=None)
    shown = figure(release, "sector.ret.same.180")
    assert shown["value"] is None
    assert shown["unconfirmed"]
    amounts = total(release.body)["amounts"]
    assert {each["value"] for each in amounts.values()} == {None}, "one firm's wages are nobody else's to see"


def test_a_grant_that_pays_for_nobody_has_an_empty_release():
    release = build_release(grant=people.grant(), as_of=AS_OF, by=None)
    assert release.state == Release.State.SAFE
    assert set(values_of(release.body).values()) == {None}
    assert figure(release, "sector.completion")["early"]


def test_the_attack_decides_what_is_published(draft):
    """A draft that shows one count too many is blocked, says what to hide, and is ready once that is hidden."""
    assert draft.state == Release.State.SAFE
    show_again(draft, "sector.ret.same.180", "unknown", 10)
    with pytest.raises(Refused, match="changed"):
        publish(release=draft, by=None)
    found = try_attack(release=draft)
    assert draft.state == Release.State.BLOCKED
    assert found.hide
    with pytest.raises(Refused, match="worked out"):
        publish(release=draft, by=None)
    hide_found(release=draft, by=None)
    try_attack(release=draft)
    assert draft.state == Release.State.SAFE
    assert publish(release=draft, by=None).state == Release.State.PUBLISHED


def show_again(draft: Release, measure: str, name: str, count: int) -> None:
    """As somebody careless might. 40 less 30 less 10 leaves few who are known not to have stayed: here nobody."""
    assert draft.hidden.pop(str(Cell("total", (), measure, name))) == "attack"
    figure(draft, measure)[name] = count
    draft.save()


def test_postgresql_publishes_nothing_that_was_not_attacked(draft):
    publish_it = refused(published_at="2026-07-01T00:00Z")
    Release.objects.filter(pk=draft.pk).update(narrative="told", attack={**draft.attack, "findings": ["one"]})
    assert "did not pass the attack" in publish_it(draft)
    Release.objects.filter(pk=draft.pk).update(attack=draft.attack, body={**draft.body, "pipeline": []})
    assert "did not pass the attack" in publish_it(draft)
    with pytest.raises(DatabaseError, match="begins as a draft"), transaction.atomic():
        Release.objects.create(initiative=draft.initiative, as_of=AS_OF, body={}, published_at="2026-07-01T00:00Z")


def test_a_published_release_is_frozen_until_it_is_withdrawn(draft):
    narrate(release=draft, narrative="A good year.", by=None)
    release = publish(release=draft, by=None)
    before = release.published_at
    assert publish(release=release, by=None).published_at == before
    for changes in ({"body": {}}, {"narrative": "x"}, {"as_of": "2026-01-01"}, {"hidden": {}}, {"published_at": None}):
        assert "can no longer be changed" in refused(**changes)(release)
    for act in (lambda: narrate(release=release, narrative="x", by=None), lambda: discard(release=release, by=None)):
        with pytest.raises(Refused, match="can no longer be changed"):
            act()
    with pytest.raises(DatabaseError, match="can no longer be changed"), transaction.atomic():
        release.delete()
    gone = withdraw(release=release, reason="Two cohorts were counted twice.", by=None)
    assert gone.state == Release.State.WITHDRAWN
    assert withdraw(release=release, reason="again", by=None).withdrawn_reason == "Two cohorts were counted twice."
    assert "can no longer be changed" in refused(withdrawn_reason="x")(release)
    assert not Release.objects.published().exists()


def test_a_draft_is_not_withdrawn_but_thrown_away(draft):
    with pytest.raises(Refused, match="Only what is published"):
        withdraw(release=draft, reason="x", by=None)
    discard(release=draft, by=None)
    assert not Release.objects.filter(pk=draft.pk).exists()


def test_two_drafts_are_not_published_past_each_other(draft, grant):
    """The second was attacked before the first was out: it must be attacked beside it."""
    second = build_release(grant=grant, as_of=AS_OF + timedelta(days=90), by=None)
    publish(release=draft, by=None)
    with pytest.raises(Refused, match="Something changed"):
        publish(release=second, by=None)
    try_attack(release=second)
    assert second.attack["beside"] == [draft.pk]
    assert publish(release=second, by=None).state == Release.State.PUBLISHED


def test_a_correction_says_what_changed(draft, grant):
    before = publish(release=draft, by=None)
    for _ in range(15):
        people.enrollment(people.participant(), grant.cohorts.first(), status="withdrawn", ended_on=date(2025, 2, 1))
    before.refresh_from_db()
    assert before.body == draft.body, "a release does not follow the records"
    later = AS_OF + timedelta(days=1)
    right = build_release(grant=grant, as_of=later, replaces=before, reason="15 were missing.", by=None)
    said = right.body["replaces"]
    assert (said["release"], said["reason"]) == (before.pk, "15 were missing.")
    change = next(c for c in said["changes"] if c["table"] == "total" and c["name"] == "denominator")
    assert (change["measure"], change["before"], change["after"]) == ("sector.completion", 60, 75)
    assert right.replaces == before


def test_hiding_more_takes_every_number_made_from_it(draft):
    cell = Cell("total", (), "sector.completion", "numerator")
    body, reasons = hide_more(draft.body, {Cell.parse(text): why for text, why in draft.hidden.items()}, [cell])
    shown = total(body)["figures"]["sector.completion"]
    assert shown["value"] is shown["low"] is shown["numerator"] is None
    assert next(step for step in body["pipeline"] if step["key"] == "completed")["count"] is None
    assert reasons[cell] == "attack"
    assert total(draft.body)["figures"]["sector.completion"]["numerator"] == 50, "the draft itself stays as it was"

"""Partners and councils: what stands on start pages, what the database refuses, what lists cost."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.initiatives.partners import services
from intermediary.initiatives.partners.models import Organization, Partnership
from intermediary.initiatives.partners.worklist import council_actions, ending
from intermediary.tests import people
from intermediary.tests.browser.strategy import Strategy
from intermediary.tests.visits import cost, visitor

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 15)


@pytest.fixture
def world():
    initiative = people.initiative()
    return Strategy(initiative, people.grant(initiative), people.user(Role.MANAGER))


def test_what_a_council_gave_somebody_to_do_is_theirs_until_it_is_done(world):
    other = people.user(Role.COACH)
    assert [(due.title, due.mine) for due in council_actions(world.by, world.initiative, DAY)] == [
        ("Draft the wage scale", True)
    ]
    assert [due.mine for due in council_actions(other, world.initiative, DAY)] == [False]
    services.save_action(
        meeting=world.meeting, text="Send the list", owner_name="Rosa Hall", due_on=DAY, by=world.by
    )  # fmt: skip
    assert [due.mine for due in council_actions(world.by, world.initiative, DAY)] == [True, True]
    services.finish_action(action=world.action, on=DAY, by=world.by)
    assert [due.title for due in council_actions(world.by, world.initiative, DAY)] == ["Send the list"]


def test_an_agreement_that_runs_out_is_asked_about_unless_the_next_one_is_there(world):
    end = world.agreement.ends_on
    assert ending(world.by, world.initiative, end - timedelta(days=61)) == []
    assert [due.due_on for due in ending(world.by, world.initiative, end - timedelta(days=60))] == [end]
    assert len(ending(world.by, world.initiative, end + timedelta(days=60))) == 1
    services.save_agreement(
        partnership=world.partner, title="Again", kind=world.agreement.kind, starts_on=end, by=world.by
    )
    assert ending(world.by, world.initiative, end) == []


def test_one_organization_is_a_partner_once_in_each_initiative(world):
    with pytest.raises(ValidationError, match="partner of this initiative already"):
        world.make_partner("lakes  workforce BOARD")
    elsewhere = services.save_partner(
        initiative=people.initiative(), name="Lakes workforce board", kind="agency", by=None
    )
    assert elsewhere.organization_id == world.partner.organization_id
    assert Organization.objects.count() == 1


def test_no_day_of_people_sent_is_counted_twice(world):
    with pytest.raises(ValidationError, match="counted already"):
        services.count_referrals(
            partnership=world.partner, direction="to_us", starts_on=date(2025, 3, 31), ends_on=DAY, number=2, by=None
        )
    services.count_referrals(
        partnership=world.partner, direction="to_them", starts_on=date(2025, 3, 31), ends_on=DAY, number=2, by=None
    )


def test_everybody_may_know_partners_that_agreed_to_it_and_no_others(world):
    shown = services.save_partner(initiative=world.initiative, name="Open Hands", kind="community", shown=True, by=None)
    with acting(None):
        assert list(Partnership.objects.all()) == [shown]


LISTS = [
    # address, what is added, queries
    ("partner_list", "make_partner", 14),
    ("council_list", "make_council", 14),
    ("council_detail", "make_action", 14),
    ("meeting_detail", "make_action", 15),
    ("campaign_list", "make_campaign", 17),
    ("change_list", "make_change", 15),
    ("pathway_list", "make_empty_pathway", 14),
    ("initiative_goal_list", "make_goal", 19),
]


@pytest.mark.parametrize(("name", "added", "queries"), LISTS)
def test_lists_cost_the_same_at_1_and_at_30(world, name, added, queries):
    arguments = {"council_detail": [world.council.pk], "meeting_detail": [world.meeting.pk]}.get(name, [])
    desk, address = visitor(people.user(Role.COACH)), reverse(name, args=[world.initiative.key, *arguments])
    one = cost(desk, address)
    for n in range(1, 30):
        getattr(world, added)(f"Number {n}")
    assert (one, cost(desk, address)) == (queries, queries)

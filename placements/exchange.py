"""Jobs and what is known of them afterwards, as they stand in the exchange format."""

from django.utils.translation import gettext_lazy as _

from intermediary.exchange.columns import (
    COUNT,
    DATE,
    KEY,
    QUARTER,
    SOC,
    WAGE,
    WEEKLY_HOURS,
    YES_NO,
    Column,
    amount,
    choice,
    text,
)
from intermediary.exchange.files import File, after_load, register
from intermediary.exchange.ground import in_order
from participants.exchange import PERSON
from participants.models import Consent
from placements import belonging  # noqa: F401  says what belongs to an initiative
from placements.checks import before_its_placement, overlapping, past_its_follow_ups
from placements.enums import FollowUpStatus, Source
from placements.models import FollowUp, Placement, QuarterlyWage
from placements.services import cards

register(
    File(
        "placements",
        "placement",
        Placement,
        (
            PERSON,
            Column("employer", KEY, refers="employers", required=True),
            Column("cohort", KEY, refers="cohorts"),
            Column("soc", SOC),
            Column("started_on", DATE, required=True),
            Column("last_day_worked", DATE),
            Column("first_observed_on", DATE),
            Column("last_known_employed_on", DATE),
            Column("hourly_wage", WAGE),
            Column("weekly_hours", WEEKLY_HOURS),
            Column("subsidized", YES_NO),
            Column("training_related", YES_NO),
            Column("health_insurance", YES_NO),
            Column("paid_leave", YES_NO),
            Column("retirement_plan", YES_NO),
            Column("schedule_notice_days", COUNT),
            Column("advancement_path", YES_NO),
            Column("worker_voice", YES_NO),
            Column("end_reason", text(200)),
            Column("living_wage_hourly", WAGE),
            Column("living_wage_source", text(200)),
            Column("part_time_by_choice", YES_NO),
        ),
        rules=(
            in_order(
                "started_on",
                "last_day_worked",
                _("the last day worked, {last_day_worked}, is before the first, {started_on}"),
            ),
            in_order(
                "started_on",
                "first_observed_on",
                _("the record begins on {first_observed_on}, before the job did on {started_on}"),
            ),
            in_order(
                "started_on",
                "last_known_employed_on",
                _("known to work there on {last_known_employed_on}, before the first day, {started_on}"),
            ),
        ),
        checks=(overlapping, past_its_follow_ups),
        identity=("participant", "employer", "started_on"),
    ),
    File(
        "follow_ups",
        "follow_up",
        FollowUp,
        (
            Column("placement", KEY, refers="placements", required="new"),
            Column("observed_on", DATE, required=True),
            Column("status", choice(FollowUpStatus), required=True),
            Column("employer", KEY, refers="employers"),
            Column("hourly_wage", WAGE),
            Column("weekly_hours", WEEKLY_HOURS),
            Column("source", choice(Source)),
        ),
        checks=(before_its_placement,),
        identity=("placement", "observed_on", "source"),
    ),
    File(
        "quarterly_wages",
        "wage",
        QuarterlyWage,
        (
            PERSON,
            Column("quarter", QUARTER, required="new"),
            Column("employer", KEY, refers="employers"),
            Column("amount", amount(9, None, _("wages of a quarter are 0 or more, and not absurdly large"))),
            Column("source", choice(Source)),
        ),
        identity=("participant", "quarter", "employer", "source"),
    ),
)


MANY = 10_000  # people whose cards are looked at one by one


@after_load
def follow_consents(loaded) -> None:
    """What the employer side may load of a person follows from their identity and consents."""
    touched = loaded.count("participants", "consents")
    if touched > MANY:
        cards.refresh()
    elif touched:
        people = set(loaded.ids("participants"))
        consents = Consent.objects.filter(pk__in=loaded.ids("consents"))
        cards.refresh(participant_ids=[*people.union(consents.values_list("participant_id", flat=True))])

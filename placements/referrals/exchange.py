"""Referrals with every step of them, and what people want of a job, as they stand in the exchange format."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.enums import Language, Shift
from employers.exchange.standing import standing
from intermediary.exchange import cells
from intermediary.exchange.columns import (
    COUNT,
    DATE,
    EMAIL,
    KEY,
    WAGE,
    WEEKLY_HOURS,
    Column,
    Kind,
    choice,
    choices,
    phrases,
    text,
)
from intermediary.exchange.files import File, Rule, belongs, register
from intermediary.exchange.loader.check import said
from participants.exchange import PERSON
from placements.belonging import PEOPLE
from placements.referrals.enums import LIVE, Reason, Shown, Status, Way
from placements.referrals.models import JobWish, Referral, Step
from placements.referrals.models.wish import FARTHEST


def moment(cell: str) -> str:
    """A day with its time, `2026-03-09T13:30Z`; without an offset it is the clock of the installation."""
    try:
        read = datetime.fromisoformat(cell)
    except ValueError as error:
        problem = _("%(cell)s is no day with its time") % {"cell": cells.shown(cell)}
        raise cells.Wrong(problem, _("write it as 2026-03-09T13:30Z")) from error
    cells.day(read.date().isoformat())
    return (read if read.tzinfo else read.replace(tzinfo=timezone.get_default_timezone())).isoformat()


MOMENT = Kind("timestamptz", moment, written="""to_char({} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""")
NUMBER = replace(COUNT, clean=partial(cells.whole, most=1000))
MILES = replace(COUNT, clean=partial(cells.whole, most=FARTHEST))


def _key(table: str, column: str) -> str:
    return f"(select x.key from {table} x where x.id = t.{column})"


SEEN = {
    "participant": _key("participants_participant", "participant_id"),
    "opening": _key("employers_opening", "opening_id"),
    "status": "t.status",
    "placement": _key("placements_placement", "placement_id"),
}


def live_twice(load, stage) -> int:
    """A person with a second referral to one opening that is not over."""
    live = ", ".join(f"'{status}'" for status in LIVE)
    params: dict = {"mend": _("end one of the two, or remove the row")}
    words = _("{participant} is referred to {opening} already, by {other}")
    problem = said(words, lambda name: f"rows.{name}", params, "problem")
    return load.mark(
        stage,
        f"""select n, 'opening', {problem}, %(mend)s from (
            select *, first_value(key) over w as other, row_number() over w as place
            from {standing(load, "referrals", **SEEN)} r where status in ({live})
            window w as (partition by participant, opening order by n nulls first, key)
        ) rows where place > 1 and n is not null""",
        params,
    )


def hired_twice(load, stage) -> int:
    """A placement that two referrals name as theirs."""
    params: dict = {"mend": _("name it in the referral that led to it")}
    words = _("the placement {placement} is of referral {other} already")
    problem = said(words, lambda name: f"rows.{name}", params, "problem")
    return load.mark(
        stage,
        f"""select n, 'placement', {problem}, %(mend)s from (
            select *, first_value(key) over w as other, row_number() over w as place
            from {standing(load, "referrals", **SEEN)} r where placement is not null
            window w as (partition by placement order by n nulls first, key)
        ) rows where place > 1 and n is not null""",
        params,
    )


def without_step(load, stage) -> int:
    """A status that no step says the day of."""
    steps = standing(load, "referral_steps", referral=_key("referrals_referral", "referral_id"), status="t.status")
    params: dict = {"mend": _("add a row with this status and its day to referral_steps.csv")}
    words = _("no step of the referral says since when it is “{status}”")
    problem = said(words, lambda name: f"r.{name}", params, "problem")
    return load.mark(
        stage,
        f"""select r.n, 'status', {problem}, %(mend)s from {standing(load, "referrals", **SEEN)} r
        where r.n is not null and not exists (
            select from {steps} s where s.referral = r.key and s.status = r.status)""",
        params,
    )


def wished_twice(load, stage) -> int:
    """A person with two rows of wishes."""
    wishes = standing(load, "job_wishes", participant=SEEN["participant"])
    params: dict = {"mend": _("keep one row for each person")}
    problem = said(_("{participant} has wishes on record already, {other}"), lambda n: f"rows.{n}", params, "problem")
    return load.mark(
        stage,
        f"""select n, 'participant', {problem}, %(mend)s from (
            select *, first_value(key) over w as other, row_number() over w as place from {wishes} r
            window w as (partition by participant order by n nulls first, key)
        ) rows where place > 1 and n is not null""",
        params,
    )


register(
    File(
        "job_wishes",
        "job_wish",
        JobWish,
        (
            PERSON,
            Column("wage_floor", WAGE),
            Column("hours_least", WEEKLY_HOURS),
            Column("hours_most", WEEKLY_HOURS),
            Column("shifts_not", choices(Shift)),
            Column("travel_miles", MILES),
            Column("skills", phrases()),
            Column("languages", choices(Language)),
        ),
        rules=(
            Rule(
                "hours_most",
                "{hours_most} < {hours_least}",
                gettext_lazy("the most hours, {hours_most}, are fewer than the least, {hours_least}"),
                gettext_lazy("check both numbers"),
            ),
        ),
        checks=(wished_twice,),
        identity=("participant",),
    ),
    File(
        "referrals",
        "referral",
        Referral,
        (
            PERSON,
            Column("opening", KEY, refers="openings", required="new"),
            Column("cohort", KEY, refers="cohorts"),
            Column("status", choice(Status), required=True),
            Column("why", text(600)),
            Column("shows", choices(Shown)),
            Column("send_to_name", text(120)),
            Column("send_to", EMAIL),
            Column("placement", KEY, refers="placements"),
        ),
        rules=(
            Rule(
                "placement",
                "({status} = 'hired') <> ({placement} is not null)",
                gettext_lazy("a hire has its placement, and nothing else has one"),
                gettext_lazy("name the placement of a hire, or correct the status"),
            ),
        ),
        checks=(live_twice, hired_twice, without_step),
        identity=("participant", "opening"),
    ),
    File(
        "referral_steps",
        "referral_step",
        Step,
        (
            Column("referral", KEY, refers="referrals", required="new"),
            Column("number", NUMBER, required="new"),
            Column("status", choice(Status), required=True),
            Column("on", DATE, required=True),
            Column("at", MOMENT),
            Column("interview_at", MOMENT),
            Column("reason", choice(Reason)),
            Column("words", text(500)),
            Column("way", choice(Way)),
            Column("said_by", text(200)),
        ),
        identity=("referral", "number"),
    ),
)

OURS = """(select r.id from referrals_referral r join employers_opening o on o.id = r.opening_id
           where o.initiative_id = %(initiative)s)"""
belongs("job_wishes", f"t.participant_id in {PEOPLE}")
belongs("referrals", f"t.id in {OURS}")
belongs("referral_steps", f"t.referral_id in {OURS}")
belongs("participants", f"t.id in (select r.participant_id from referrals_referral r where r.id in {OURS})")
belongs("placements", f"t.id in (select r.placement_id from referrals_referral r where r.id in {OURS})")
belongs("cohorts", f"t.id in (select r.cohort_id from referrals_referral r where r.id in {OURS})")

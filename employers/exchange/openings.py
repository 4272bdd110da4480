"""Openings, and the offers that were accepted for them."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.enums import Language, OpeningStatus, Place, Shift
from employers.exchange.standing import standing
from employers.models import Opening, OpeningFill
from employers.models.opening import MOST_POSITIONS
from intermediary.exchange import cells
from intermediary.exchange.columns import (
    COUNT,
    COUNTY,
    DATE,
    KEY,
    SOC,
    WAGE,
    WEEKLY_HOURS,
    YES_NO,
    ZIP,
    Column,
    choice,
    choices,
    phrases,
    text,
)
from intermediary.exchange.files import File, Rule, register
from intermediary.exchange.ground import in_order
from intermediary.exchange.loader.check import said

# An opening is for somebody, and open until it is said not to be.
POSITIONS = replace(COUNT, clean=partial(cells.whole, most=MOST_POSITIONS), empty="1")
STATUS = replace(choice(OpeningStatus), empty=f"'{OpeningStatus.OPEN}'")
NOTICE = replace(COUNT, clean=partial(cells.whole, most=366))
LISTED = replace(YES_NO, empty="false")
OFFERED = (
    "part_time_by_choice",
    "health_insurance",
    "paid_leave",
    "retirement_plan",
    "advancement_path",
    "worker_voice",
    "union_coverage",
    "permanent",
)
ASKED = ("required_skills", "preferred_skills", "required_credentials", "preferred_credentials")
OPENING = {"positions": "t.positions", "posted_on": "t.posted_on"}
FILL = {
    "opening": "(select o.key from employers_opening o where o.id = t.opening_id)",
    "offer_accepted_on": "t.offer_accepted_on",
}


def too_many(load, stage) -> int:
    """Accepted offers beyond the positions of their opening, or before it was posted."""
    params: dict = {"mend": _("correct the opening it names, its positions, or the day")}
    many = said(_("{opening} has {positions} positions, and this is offer {place} accepted"), _of, params, "many")
    early = said(
        _("accepted on {offer_accepted_on}, before the opening was posted on {posted_on}"), _of, params, "early"
    )
    return load.mark(
        stage,
        f"""select n, case when soon then 'offer_accepted_on' else 'opening' end,
                   case when soon then {early} else {many} end, %(mend)s
        from (select *, row_number() over (partition by opening, soon order by n nulls first, key) as place
              from (select f.*, o.positions, o.posted_on, coalesce(f.offer_accepted_on < o.posted_on, false) as soon
                    from {standing(load, "opening_fills", **FILL)} f
                    join {standing(load, "openings", **OPENING)} o on o.key = f.opening) fill) found
        where n is not null and (soon or place > positions)""",
        params,
    )


def too_few(load, stage) -> int:
    """Openings that would have fewer positions than offers were accepted, or be posted after one of them."""
    params: dict = {"mend": _("correct it, or the accepted offers")}
    few = said(_("{filled} offers are accepted, and it would have {positions} positions"), _of, params, "few")
    late = said(_("posted on {posted_on}, after an offer was accepted on {first}"), _of, params, "late")
    return load.mark(
        stage,
        f"""select n, case when filled > positions then 'positions' else 'posted_on' end,
                   case when filled > positions then {few} else {late} end, %(mend)s
        from (select o.n, o.positions, o.posted_on, count(*) as filled, min(f.offer_accepted_on) as first
              from {standing(load, "openings", **OPENING)} o
              join {standing(load, "opening_fills", **FILL)} f on f.opening = o.key and f.n is null
              where o.n is not null group by o.n, o.positions, o.posted_on) found
        where filled > positions or first < posted_on""",
        params,
    )


def _of(name: str) -> str:
    return f"found.{name}"


register(
    File(
        "openings",
        "opening",
        Opening,
        (
            Column("employer", KEY, refers="employers", required=True),
            Column("initiative", KEY, refers="initiatives"),
            Column("soc", SOC),
            Column("title", text(120), required=True),
            Column("positions", POSITIONS),
            Column("posted_on", DATE),
            Column("expires_on", DATE),
            Column("closed_on", DATE),
            Column("hourly_wage_low", WAGE),
            Column("hourly_wage_high", WAGE),
            Column("weekly_hours", WEEKLY_HOURS),
            Column("status", STATUS),
            Column("description", text(5000)),
            Column("shifts", choices(Shift)),
            Column("schedule_notice_days", NOTICE),
            *(Column(name, YES_NO) for name in OFFERED),
            Column("place", choice(Place)),
            Column("address", text(200)),
            Column("city", text(100)),
            Column("zip", ZIP),
            Column("county_fips", COUNTY),
            *(Column(name, phrases()) for name in ASKED),
            Column("fair_chance", YES_NO),
            Column("fair_chance_note", text(300)),
            Column("languages", choices(Language)),
            Column("language_note", text(300)),
            Column("listed", LISTED),
        ),
        rules=(
            in_order(
                "posted_on", "expires_on", gettext_lazy("open until {expires_on}, before it was posted on {posted_on}")
            ),
            in_order(
                "posted_on", "closed_on", gettext_lazy("closed on {closed_on}, before it was posted on {posted_on}")
            ),
            Rule(
                "hourly_wage_high",
                "{hourly_wage_high} < {hourly_wage_low}",
                gettext_lazy("the higher wage, {hourly_wage_high}, is below the lower one, {hourly_wage_low}"),
                gettext_lazy("check both wages"),
            ),
            Rule(
                "positions",
                "{positions} < 1",
                gettext_lazy("an opening has at least one position"),
                gettext_lazy("write how many, or leave it empty for one"),
            ),
        ),
        checks=(too_few,),
        identity=("employer", "title", "posted_on"),
    ),
    File(
        "opening_fills",
        "opening_fill",
        OpeningFill,
        (
            Column("opening", KEY, refers="openings", required="new"),
            Column("offer_accepted_on", DATE, required=True),
        ),
        checks=(too_many,),
    ),
)

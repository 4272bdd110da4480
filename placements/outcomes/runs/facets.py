"""What of a fact can move, and how it reads: each column of a fact belongs to a facet, most facets to a measure."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.definitions.quality import ITEMS
from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.engine.facts import EXCLUDED, FAR, IMMATURE, METHODS, NO, UNKNOWN, YES
from placements.outcomes.models import PlacementFact

STATES = {
    YES: gettext_lazy("yes"),
    NO: gettext_lazy("no"),
    UNKNOWN: gettext_lazy("unknown"),
    IMMATURE: gettext_lazy("not yet due"),
    EXCLUDED: gettext_lazy("excluded"),
    None: gettext_lazy("not counted"),
}
CUTS = {
    "gender": gettext_lazy("Gender"),
    "race": gettext_lazy("Race"),
    "hispanic": gettext_lazy("Hispanic or Latino"),
    "education": gettext_lazy("Highest education"),
    "age_band": gettext_lazy("Age"),
    "barrier": gettext_lazy("Barriers"),
    "veteran": gettext_lazy("Veteran"),
    "county": gettext_lazy("County"),
}
ANNUAL = 10_000  # an annualised amount is in hundredths of a cent


class Facet(NamedTuple):
    """`measures` name the definitions it bears on: the first is its title, all of them its versions."""

    name: str
    columns: tuple[str, ...]
    words: Callable[[dict], str]  # of one fact
    measures: tuple[str, ...] = ()
    label: str = ""

    @property
    def title(self) -> str:
        return str(self.label or DEFINITIONS[self.measures[0]].title)

    def value(self, fact: dict | None):
        return None if fact is None else tuple(fact[column] for column in self.columns)


def _state(column: str) -> Callable[[dict], str]:
    return lambda fact: str(STATES[fact[column]])


def _survival(method: str) -> Callable[[dict], str]:
    def words(fact: dict) -> str:
        day = fact[f"{method}_time"]
        if day is None or day <= fact["entry_day"]:
            return _("never at risk")
        facts = {"day": min(day, FAR)}
        return _("left by day %(day)s") % facts if fact[f"{method}_ended"] else _("seen until day %(day)s") % facts

    return words


def _money(cents: float | None) -> str:
    if cents is None:
        return str(_("not known"))
    sign = "−" if cents < 0 else ""
    return f"{sign}${abs(cents) / 100:,.2f}"


def _gain(before: str, after: str, unit: int) -> Callable[[dict], str]:
    def words(fact: dict) -> str:
        if fact["wage_cents"] is not None and not fact["had_job"]:
            return _("left out: no job in the year before")
        pair = fact[before], fact[after]
        return _money(None if None in pair else (pair[1] - pair[0]) / unit)

    return words


def _speaks(fact: dict) -> str:
    return _("everywhere") if fact["counts_in"] is None else _("in %(n)s scopes") % {"n": len(fact["counts_in"])}


def _day(column: str) -> Callable[[dict], str]:
    return lambda fact: date_format(fact[column]) if fact[column] else str(_("none"))


def _set(cut: str) -> Callable[[dict], str]:
    return lambda fact: ", ".join(fact["sets"].get(fact[cut], ())) or str(_("not known"))


def _below(key: str) -> tuple[str, ...]:
    return tuple(name for name in DEFINITIONS if name == key or name.startswith(f"{key}."))


def _progress(days: int) -> Callable[[dict], str]:
    def words(fact: dict) -> str:
        return _money(fact[f"gain_{days}"]) if fact[f"state_{days}"] == YES else str(STATES[fact[f"state_{days}"]])

    return words


QUALITY = {"job.good_share": "good", **{f"job.item.{item}": item for item in ITEMS}}
GROUPS = tuple(Facet(f"by {cut}", (cut,), _set(cut), label=label) for cut, label in CUTS.items())
COHORT = Facet(
    "cohort", ("counted_in", "member_of"), lambda fact: fact["where"], label=gettext_lazy("Cohort, and where it counts")
)
FACETS: dict[str, tuple[Facet, ...]] = {
    "placement": (
        *(
            Facet(
                f"sector.ret.{method}.{days}",
                (f"{method}_{days}",),
                _state(f"{method}_{days}"),
                (f"sector.ret.{method}.{days}",),
            )
            for method in METHODS
            for days in MILESTONES
        ),
        *(
            Facet(
                f"sector.km.{method}",
                (f"{method}_time", f"{method}_ended"),
                _survival(method),
                _below(f"sector.km.{method}"),
                label,
            )
            for method, label in (
                ("same", gettext_lazy("Estimated retention with the same employer")),
                ("continuous", gettext_lazy("Estimated retention with any employer")),
            )
        ),
        Facet(
            "wage.hourly_gain",
            ("wage_cents", "prior_cents", "had_job"),
            _gain("prior_cents", "wage_cents", 1),
            _below("wage.hourly_gain"),
        ),
        Facet(
            "wage.annualised_gain",
            ("year_before", "year_after"),
            _gain("year_before", "year_after", ANNUAL // 100),
            _below("wage.annualised_gain"),
        ),
        # What was earned in quarters is in records that only some may read: said is whether it moved, not what it is.
        Facet(
            "wage.earnings_gain",
            ("earned", "recorded", "before_cents", "after_cents"),
            _state("earned"),
            (*_below("wage.earnings_gain"), "wage.replacement"),
        ),
        *(
            Facet(key, (f"state_{days}", f"gain_{days}", "said_again"), _progress(days), _below(key))
            for days in (180, 365)
            for key in (f"wage.progression.{days}",)
        ),
        Facet(
            "prices",
            ("prior_year",),
            lambda fact: str(fact["prior_year"] or _("not known")),
            ("wage.hourly_gain.real", "wage.before.real"),
        ),
        *(Facet(key, (column,), _state(column), (key,)) for key, column in QUALITY.items()),
        Facet("speaks", ("counts_in",), _speaks, label=gettext_lazy("Which job stands for the person in wage figures")),
        Facet(
            "start", ("started_on", "entry_day", "entry"), _day("started_on"), label=gettext_lazy("First day worked")
        ),
        Facet("employer", ("employer_id",), lambda fact: fact["employer"], label=gettext_lazy("Employer")),
        COHORT,
        *GROUPS,
    ),
    "enrollment": (
        Facet("sector.completion", ("completion",), _state("completion"), ("sector.completion",)),
        Facet("sector.placement", ("placed",), _state("placed"), ("sector.placement",)),
        Facet("sector.placement.so_far", ("placed_so_far",), _state("placed_so_far"), ("sector.placement.so_far",)),
        COHORT,
        *GROUPS,
    ),
    "period": (
        *(
            Facet(f"wioa.{column}", (column,), _state(column), (f"wioa.{column}",))
            for column in ("er_q2", "er_q4", "ese", "credential", "msg")
        ),
        # Quarterly pay comes from records that only some may read: said is whether it moved, not what it is.
        Facet("wioa.median_q2", ("paid_q2", "cents_q2"), _state("paid_q2"), ("wioa.median_q2",)),
        Facet("exit", ("exit_on",), _day("exit_on"), label=gettext_lazy("Day of exit")),
        COHORT,
        *GROUPS,
    ),
}


def _rest(kind: str, model) -> Facet:
    """What no facet names yet: it moves under one name, so that nobody moves unsaid."""
    told_of = {column for facet in FACETS[kind] for column in facet.columns}
    unit = {"run_id", "participant_id", "placement_id", "enrollment_id", "cohort_id", "cohorts"}
    columns = [field.column for field in model._meta.local_fields if field.column]
    left = tuple(column for column in columns if column not in told_of | unit)
    return Facet("rest", left, lambda fact: "…", label=gettext_lazy("Pay later on and job quality"))


FACETS["placement"] = (*FACETS["placement"], _rest("placement", PlacementFact))

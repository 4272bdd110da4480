"""What a release shows: a fixed menu. Free combinations are how people are told apart (standard, section 6, rule 7)."""

from dataclasses import dataclass

from placements.outcomes.definitions.quality import ITEMS
from placements.outcomes.definitions.retention import MILESTONES


@dataclass(frozen=True)
class Rate:
    """Where a rate is read from: a column of states. A `share` is of those of whom it is known.

    `never`: counts that this measure cannot have.
    """

    facts: str  # placement, enrollment, period; pay: people, by the placement that speaks for them
    column: str
    share: bool = False
    never: tuple[str, ...] = ()


RATES: dict[str, Rate] = {
    "sector.completion": Rate("enrollment", "completion", never=("unknown", "excluded")),
    "sector.placement": Rate("enrollment", "placed", never=("excluded",)),
    **{f"sector.ret.same.{days}": Rate("placement", f"same_{days}") for days in MILESTONES},
    **{f"sector.ret.continuous.{days}": Rate("placement", f"continuous_{days}") for days in (180, 365)},
    "job.good_share": Rate("placement", "good", share=True, never=("immature", "excluded")),
    "wage.hourly_gain.share_gaining": Rate("pay", "", share=True, never=("immature",)),
    "wioa.er_q2": Rate("period", "er_q2"),
    "wioa.er_q4": Rate("period", "er_q4"),
    **{f"job.item.{item}": Rate("placement", item, share=True, never=("immature", "excluded")) for item in ITEMS},
}
#: Medians, in the step that they are rounded to.
AMOUNTS = {
    "wage.before": "hourly",
    "wage.after": "hourly",
    "wage.hourly_gain": "hourly",
    "wage.annualised_gain": "annual",
}
USUAL = (
    "sector.completion",
    "sector.placement",
    "sector.ret.same.90",
    "sector.ret.same.180",
    "sector.ret.same.365",
    "job.good_share",
)
FEW = ("sector.completion", "sector.placement", "sector.ret.same.180")
CUTS = ("gender", "race", "hispanic", "education", "age_band", "barrier", "veteran", "county")
#: Table → (its dimensions, its measures).
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "total": ((), tuple(RATES)),
    "program": (("program",), USUAL),
    "cohort": (("cohort",), USUAL),
    "quarter": (("quarter",), USUAL),
    "period": (("period",), USUAL),
    **{cut: ((cut,), USUAL) for cut in CUTS},
    "program.gender": (("program", "gender"), FEW),
    "program.race": (("program", "race"), FEW),
    "gender.race": (("gender", "race"), FEW),
}
#: Tables that also hold the medians.
PAID = ("total", "program")
CURVES = ("same", "continuous")
#: Dollars an hour: the narrowest bins of wages; neighbours under 11 people are merged.
BINS = tuple(range(8, 41, 2))

"""The checklist of a good job, as columns of answers on every placement. The rules stand in `oracle.quality`."""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.quality import ENOUGH, FULL_TIME_HOURS, ITEMS, NOTICE_DAYS
from placements.outcomes.statistics import wilson

from .facts import NO, UNKNOWN, YES
from .row import Row, make_row
from .stage import Stage
from .tallies import axes, counts

# Each item as a condition; null is not known. Short hours count against a job only where it is known that they were
# not chosen.
MET = {
    "living_wage": "j.hourly_wage >= j.living_wage_hourly",
    "hours": f"""case when j.part_time_by_choice or j.weekly_hours >= {FULL_TIME_HOURS} then true
                      when not j.part_time_by_choice then j.weekly_hours >= {FULL_TIME_HOURS} end""",
    "health_insurance": "j.health_insurance",
    "paid_leave": "j.paid_leave",
    "retirement_plan": "j.retirement_plan",
    "schedule_notice": f"j.schedule_notice_days >= {NOTICE_DAYS}",
    "advancement_path": "j.advancement_path",
    "worker_voice": "j.worker_voice",
}
ITEM = f"(case when {{met}} then {YES} when not ({{met}}) then {NO} else {UNKNOWN} end)::smallint as {{item}}"
# At least so many met are also at least so many known.
QUALITY = f"""
select *, (case when living_wage = {UNKNOWN} then {UNKNOWN}
                when living_wage = {YES} and {" + ".join(f"({item} = {YES})::int" for item in ITEMS)} >= {ENOUGH}
                then {YES} else {NO} end)::smallint as good
from (
    select f.id, f.cohort_id, f.employer_id, {", ".join(ITEM.format(met=MET[item], item=item) for item in ITEMS)}
           {{cuts}}
    from e_fact f
    join {{{{placement}}}} j on j.id = f.id
) checked
"""


def make_quality(stage: Stage, cuts: tuple[str, ...]) -> None:
    stage.table("e_quality", QUALITY.format(cuts="".join(f", f.{cut}" for cut in cuts)))
    stage.relations["quality"] = "e_quality"


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    """The share met among the placements of which it is known. Where nothing is known of any, there is no row."""
    chosen = list(definitions)
    counted = {
        f"{name}_{d.method}": f"{d.method} = {state}"
        for d in chosen
        for name, state in (("yes", YES), ("no", NO), ("unknown", UNKNOWN))
    }
    for axis in axes(stage):
        for group, number in counts(stage, axis, cut, "quality", counted):
            for definition in chosen:
                yes, no, unknown = (number[f"{name}_{definition.method}"] for name in ("yes", "no", "unknown"))
                if yes + no:
                    yield make_row(
                        definition,
                        stage.parameters["as_of"],
                        group,
                        numerator=yes,
                        denominator=yes + no,
                        unknown=unknown,
                        value=yes / (yes + no),
                        limits=wilson(yes, yes + no),
                    )

"""The wage in force later on, against that of the placement. The rules stand in `oracle.progression`."""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.earnings import PROGRESSION

from . import amounts
from .amounts import Amount
from .evidence import SOURCE
from .facts import EXCLUDED, IMMATURE, UNKNOWN, YES
from .row import Row
from .stage import Stage

# Every wage that was said, of which spell, on which day: by follow-ups, and by jobs on their first day.
SAID = f"""
select participant_id, id as spell_id, started_on as day, 7 as source, wage_cents as cents
from e_job where begun and wage_cents is not null
union all
select j.participant_id, case f.status when 'employed_same' then j.id else -f.id end, f.observed_on, {SOURCE},
       (f.hourly_wage * 100)::int
from {{follow_up}} f
join e_job j on j.id = f.placement_id
where f.hourly_wage is not null and f.observed_on <= %(as_of)s and f.status in ('employed_same', 'employed_other')
"""
LAST_SAID = "select participant_id, max(day) as day from e_said group by participant_id"

# The last that was said by the day, of a job known to be held on it.
IN_FORCE = """
select distinct on (f.id) f.id, w.cents
from e_chained f
join e_said w on w.participant_id = f.participant_id and w.day > f.started_on and w.day <= f.started_on + {days}
join e_spell s on s.participant_id = f.participant_id and s.id = w.spell_id
    and w.day >= s.start and s.held >= f.started_on + {days}
order by f.id, w.day desc, w.source, w.cents
"""


def at(days: int) -> str:
    """State and gain in cents at one day, as columns."""
    return f"""(case when f.started_on + {days} > %(as_of)s then {IMMATURE} when f.wage_cents is null then {UNKNOWN}
                     when on_{days}.cents is null then {EXCLUDED} else {YES} end)::smallint as state_{days},
               on_{days}.cents - f.wage_cents as gain_{days}"""


PROGRESS = """
select f.id, coalesce(said.day > f.started_on, false) as said_again, {columns}
from e_chained f
left join e_last_said said on said.participant_id = f.participant_id
{joins}
""".format(
    columns=", ".join(at(days) for days in PROGRESSION),
    joins="\n".join(f"left join e_in_force_{days} on_{days} on on_{days}.id = f.id" for days in PROGRESSION),
)

AMOUNTS = {f"progression_{days}": Amount(f"state_{days}", f"gain_{days}") for days in PROGRESSION}
SAID_AGAIN = "bool_or(said_again)"  # a measure without inputs prints no row


def make_progress(stage: Stage, cuts: tuple[str, ...]) -> None:
    stage.table("e_said", SAID, key="participant_id")
    stage.table("e_last_said", LAST_SAID)
    for days in PROGRESSION:
        stage.table(f"e_in_force_{days}", IN_FORCE.format(days=days))
    stage.table("e_progress", PROGRESS, key="id")
    stage.relations["progress"] = "(select * from e_pay join e_progress using (id))"


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    yield from amounts.rows(stage, definitions, cut, "progress", AMOUNTS, SAID_AGAIN)

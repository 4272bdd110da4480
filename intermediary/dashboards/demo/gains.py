"""Progress on the way: what people in training are known to have gained, by kind."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.people import pick
from intermediary.dashboards.demo.rows import Tables, days, row
from intermediary.dashboards.demo.training import Seat

SHARE = {"completed": 0.74, "enrolled": 0.45, "withdrawn": 0.2, "dismissed": 0.15}
KINDS = {"milestone": 6, "skills_progression": 3, "postsecondary_transcript": 1}
SOONEST = 21  # days into the training


def write(random: Random, tables: Tables, seats: list[Seat], demo_day: date) -> None:
    """Write at most one skill gain a seat, on a day of it."""
    for seat in seats:
        span = ((seat.ended_on or demo_day) - seat.enrolled_on).days
        if span < SOONEST or random.random() > SHARE.get(seat.status, 0):
            continue
        key = f"M-{len(tables['skill_gains']) + 1:05d}"
        gained_on = seat.enrolled_on + days(random.randint(SOONEST, span))
        evidence = pick(random, {"Provider's report": 5, "Test result": 3, "": 1})
        tables["skill_gains"].append(
            row("skill_gains", skill_gain=key, participant=seat.person.key, kind=pick(random, KINDS),
                gained_on=gained_on, evidence=evidence)
        )  # fmt: skip

"""One row per placement and one per enrollment, as in the engine."""

import numpy as np
import pandas as pd

from placements.outcomes.definitions.retention import GAP_ANY, MILESTONES
from placements.outcomes.definitions.training import PLACEMENT_DAYS
from placements.outcomes.definitions.wages import WEEKS

from .evidence import DECEASED, answers, chains, spells

YES, NO, UNKNOWN, IMMATURE, EXCLUDED = range(1, 6)
METHODS = ("same", "continuous", "snapshot")
SEATED = ("enrolled", "completed", "withdrawn", "dismissed")


def facts(frames: dict[str, pd.DataFrame], as_of: int) -> pd.DataFrame:
    jobs = frames["placements"].assign(begun=lambda j: j.start <= as_of)
    given = answers(frames, jobs, as_of)
    found = spells(frames, jobs, given, as_of)
    placed = jobs[jobs.begun & jobs.cohort.isin(frames["cohorts"].cohort)]
    placed = placed.astype({"cohort": "int64"}).merge(found[["id", "held", "possible", "open"]], on="id")
    placed = placed.merge(chains(found), on="id", how="left")
    for chain in ("same", "any"):
        placed[f"{chain}_certain"] = placed[f"{chain}_certain"].fillna(placed.held)
        placed[f"{chain}_possible"] = placed[f"{chain}_possible"].fillna(placed.possible)
        placed[f"{chain}_open"] = placed[f"{chain}_open"].fillna(placed.open).astype(bool)
    for days in MILESTONES:
        for name, end in (("certain", "held"), ("maybe", "possible")):
            alone = placed[end] >= placed.start + days
            placed[f"{name}_{days}"] = placed[f"{name}_{days}"].fillna(alone).astype(bool)
    placed["pending"] = ~placed.any_open & (as_of - placed.any_possible <= GAP_ANY)
    placed["entry"] = (placed.first_seen - placed.start).clip(lower=0).fillna(0).astype("int64")
    placed["left_out"] = placed.person.map(left_out(frames, given, as_of))
    states = {f"{m}_{days}": milestone(placed, m, days, as_of) for m in METHODS for days in MILESTONES}
    return pay(frames, placed.assign(**states, **survival(placed)), as_of)


def left_out(frames: dict[str, pd.DataFrame], given: pd.DataFrame, as_of: int) -> pd.Series:
    """By person, the first day from which they are left out."""
    reasons = frames["exclusions"]
    reasons = reasons.loc[reasons.day <= as_of, ["person", "day"]]
    died = given.loc[given.status == DECEASED, ["person", "day"]]
    return pd.concat([reasons, died]).groupby("person").day.min()


def milestone(placed: pd.DataFrame, method: str, days: int, as_of: int) -> np.ndarray:
    day = placed.start + days
    certain, possible = {
        "same": (placed.same_certain >= day, placed.same_possible >= day),
        "continuous": (placed.any_certain >= day, (placed.any_possible >= day) | placed.pending),
        "snapshot": (placed[f"certain_{days}"], placed[f"maybe_{days}"]),
    }[method]
    cases = [day > as_of, (placed.entry > 0) | (placed.left_out < day), certain, possible]
    return np.select(cases, [IMMATURE, EXCLUDED, YES, UNKNOWN], NO).astype("int8")


def survival(placed: pd.DataFrame) -> dict[str, pd.Series]:
    """Days to the event or to the last sight, and whether it was the event."""
    columns, until = {}, placed.left_out - placed.start
    over = {"same": ~placed.same_open, "continuous": ~placed.any_open & ~placed.pending}
    for method, chain in (("same", "same"), ("continuous", "any")):
        time = (placed[f"{chain}_possible"] + 1).where(over[method], placed[f"{chain}_certain"]) - placed.start
        columns[f"{method}_time"] = np.fmin(time, until).astype("int64")
        columns[f"{method}_ended"] = over[method] & ~(time > until)
    return columns


def pay(frames: dict[str, pd.DataFrame], placed: pd.DataFrame, as_of: int) -> pd.DataFrame:
    seats = frames["enrollments"]
    seats = seats[(seats.enrolled <= as_of) & seats.status.isin(SEATED)]
    entered = seats.groupby(["person", "cohort"]).enrolled.min().rename("entered").reset_index()
    placed = placed.merge(entered, on=["person", "cohort"], how="left").merge(
        frames["prior_jobs"], on="person", how="left"
    )
    begins = frames["cohorts"].set_index("cohort").starts
    entered = placed.entered.fillna(placed.cohort.map(begins))
    recent = entered.isna() | placed.prior_ended.isna() | (placed.prior_ended >= a_year_before(entered))
    placed["had_job"] = placed.prior_wage.notna() & recent
    placed["hourly"] = (placed.wage - placed.prior_wage).where(placed.had_job)
    annualised = (placed.wage * placed.hours - placed.prior_wage * placed.prior_hours) * WEEKS
    placed["annualised"] = annualised.where(placed.had_job)
    return placed


def a_year_before(days: pd.Series) -> pd.Series:
    before = pd.to_datetime(days, unit="D") - pd.DateOffset(years=1)
    return (before - pd.Timestamp("1970-01-01")).dt.days


def enrolled(frames: dict[str, pd.DataFrame], as_of: int) -> pd.DataFrame:
    jobs = frames["placements"]
    first = jobs[jobs.start <= as_of].groupby(["person", "cohort"]).start.min().rename("first").reset_index()
    seats = frames["enrollments"]
    seats = seats[(seats.enrolled <= as_of) & seats.status.isin(SEATED) & seats.cohort.isin(frames["cohorts"].cohort)]
    seats = seats.merge(first.astype({"cohort": "int64"}), on=["person", "cohort"], how="left")
    still = (seats.status == "enrolled") | (seats.ended > as_of)
    due = seats.ended + PLACEMENT_DAYS
    completed = (seats.status == "completed") & ~still
    return seats.assign(
        completion=np.select([still, completed], [IMMATURE, YES], NO),
        placed=np.select(
            [~completed, seats.ended.isna(), due > as_of, seats["first"] <= due], [0, UNKNOWN, IMMATURE, YES], NO
        ),
    )

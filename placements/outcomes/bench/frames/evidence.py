"""From records to spells and chains; the rules are those of `oracle.evidence`."""

import numpy as np
import pandas as pd

from placements.outcomes.definitions.retention import GAP_ANY, GAP_SAME, MILESTONES

SOURCES = {"ui_match": 0, "payroll": 1, "pay_stub": 2, "employer": 3, "participant": 4, "staff": 5, "": 6}
DECEASED, NOT_EMPLOYED, EMPLOYED_OTHER, EMPLOYED_SAME = range(4)
STATUSES = {"deceased": 0, "not_employed": 1, "employed_other": 2, "employed_same": 3}
ROOM = 2**48  # for the number of a follow-up, below its rank
NOBODY = -1  # a sighting at an employer without a name


def answers(frames: dict[str, pd.DataFrame], jobs: pd.DataFrame, as_of: int) -> pd.DataFrame:
    """Of each day on which somebody was asked about a job the answer that counts, with the job's person."""
    asked = frames["follow_ups"]
    asked = asked[(asked.day <= as_of) & (asked.status != "unreached")]
    rank = asked.source.map(SOURCES).astype("int64") * 4 + asked.status.map(STATUSES).astype("int64")
    best = (rank * ROOM + asked.id).groupby([asked.job, asked.day]).min().reset_index(name="best")
    best["status"] = best.best // ROOM % 4
    best["follow_up"] = best.best % ROOM
    about = jobs[["id", "person", "employer", "begun"]].rename(columns={"id": "job"})
    return best.drop(columns="best").merge(about, on="job")


def spells(frames: dict[str, pd.DataFrame], jobs: pd.DataFrame, given: pd.DataFrame, as_of: int) -> pd.DataFrame:
    """One row a job that has begun, and one a sighting elsewhere (with a negative id)."""
    begun = jobs[jobs.begun]
    stated = begun[begun.last_day.notna()]
    held = np.minimum(stated.last_day, as_of)
    stated = _spells(stated, held=held, possible=held, open=stated.last_day > as_of)

    seen = given[given.status == EMPLOYED_SAME].groupby("job").day.max().rename("seen")
    still = begun[begun.last_day.isna()].join(seen, on="id")
    still["known"] = still[["start", "seen", "last_known"]].max(axis=1)
    gone = given[given.begun & given.status.isin([NOT_EMPLOYED, EMPLOYED_OTHER])]
    last = (_first_report(still, gone).clip(lower=still.start + 1) - 1).rename("last")
    held = np.fmin(np.minimum(still.known, as_of), last)
    still = _spells(still, held=held, possible=last.fillna(as_of), open=last.isna())
    return pd.concat([stated, still, _sightings(frames, gone, as_of)], ignore_index=True)


def _spells(jobs: pd.DataFrame, **ends) -> pd.DataFrame:
    return jobs[["id", "person", "employer", "start"]].assign(**ends)


def _first_report(still: pd.DataFrame, gone: pd.DataFrame) -> pd.Series:
    """When each open job was first said to be over, on its own row or on another of the person."""
    pairs = still[["id", "person", "employer", "start", "known"]].merge(
        gone[["person", "job", "day", "status", "employer"]], on="person", suffixes=("", "_told")
    )
    own = (pairs.job == pairs.id) & (pairs.day >= pairs.known)
    other = (pairs.job != pairs.id) & (pairs.day > pairs.known)
    other &= (pairs.status == NOT_EMPLOYED) | (pairs.employer_told == pairs.employer)
    told = pairs[(pairs.day >= pairs.start) & (own | other)]
    return still.id.map(told.groupby("id").day.min())


def _sightings(frames: dict[str, pd.DataFrame], gone: pd.DataFrame, as_of: int) -> pd.DataFrame:
    elsewhere = gone[gone.status == EMPLOYED_OTHER].sort_values("day")
    named = elsewhere.follow_up.map(frames["follow_ups"].set_index("id").named)
    nowhere = gone[gone.status == NOT_EMPLOYED][["person", "day"]].sort_values("day").assign(over=lambda g: g.day)
    later = pd.merge_asof(
        elsewhere[["person", "day"]], nowhere, on="day", by="person", direction="forward", allow_exact_matches=False
    ).over.to_numpy()
    return pd.DataFrame(
        {
            "id": -elsewhere.follow_up,
            "person": elsewhere.person,
            "employer": named.where(named != elsewhere.employer).fillna(NOBODY).astype("int64"),
            "start": elsewhere.day,
            "held": elsewhere.day,
            "possible": np.where(np.isnan(later), as_of, later - 1),
            "open": np.isnan(later),
        }
    )


def chains(found: pd.DataFrame) -> pd.DataFrame:
    """By job, of people with several spells: how far they reach without a break, and what covers each milestone."""
    several = found[found.person.duplicated(keep=False)]
    reach = {"id": several.id}
    for name, whose, gap in (("same", ["person", "employer"], GAP_SAME), ("any", ["person"], GAP_ANY)):
        ordered = several.sort_values([*whose, "start", "id"])
        who = ordered.groupby(whose, sort=False).ngroup()
        for certainty, end in (("certain", "held"), ("possible", "possible")):
            before = ordered[end].groupby(who).cummax().groupby(who).shift()
            # A new chain begins where the person does, and where the gap is too long.
            island = (before.isna() | (ordered.start - before - 1 > gap)).cumsum()
            reach[f"{name}_{certainty}"] = ordered[end].groupby(island).transform("max")
            if end == "possible":
                reach[f"{name}_open"] = ordered.open.groupby(island).transform("max")
    chained = pd.DataFrame(reach)
    return chained[chained.id > 0].merge(_covered(several), on="id")


def _covered(several: pd.DataFrame) -> pd.DataFrame:
    own = several.loc[several.id > 0, ["id", "person", "start"]].sort_values("id")
    pairs = own.merge(several[["person", "start", "held", "possible"]], on="person", suffixes=("", "_other"))
    pairs = pairs.sort_values("id", kind="stable")
    first = np.flatnonzero(~pairs.id.duplicated().to_numpy())
    start, other, held, possible = (pairs[c].to_numpy() for c in ("start", "start_other", "held", "possible"))
    covered = {"id": pairs.id.to_numpy()[first]}
    for days in MILESTONES:
        begun = other <= start + days
        covered[f"certain_{days}"] = np.logical_or.reduceat(begun & (start + days <= held), first)
        covered[f"maybe_{days}"] = np.logical_or.reduceat(begun & (start + days <= possible), first)
    return pd.DataFrame(covered)

"""The wage measures of a population by the oracle: answers of one person, and the figures of a group."""

from typing import NamedTuple

from placements.outcomes.definitions.wages import PRICES
from placements.outcomes.oracle import earnings, progression, wages
from placements.outcomes.oracle.dates import quarter_of, quarter_span
from placements.outcomes.oracle.status import EXCLUDED, IMMATURE, UNKNOWN, YES
from placements.outcomes.statistics import median, median_interval, wilson


class Answer(NamedTuple):
    """`heard`: there is something on record that the measure is made from. Where nobody's is, there is no row."""

    gain: wages.Gain
    heard: bool = True


def answers(person, works, entered_on, as_of) -> dict[str, Answer]:
    """One person's answer to each wage measure, by the placement that counts."""
    jobs = [wages.PaidJob(w.job.started_on, w.wage, w.hours) for w in works]
    return {
        "wage.hourly_gain": Answer(wages.hourly_gain(person.prior, jobs, entered_on=entered_on, as_of=as_of)),
        "wage.annualised_gain": Answer(wages.annualised_gain(person.prior, jobs, entered_on=entered_on, as_of=as_of)),
        "wage.hourly_gain.real": Answer(
            wages.real_gain(person.prior, jobs, entered_on=entered_on, as_of=as_of, prices=PRICES)
        ),
    }


def later(person, job, entered_on, as_of) -> dict[str, Answer]:
    """What came after one placement: the same in every scope in which it counts."""
    history, found = person.history, {}
    earned = earnings.gain(history, person.quarterly, entered_on=entered_on, started_on=job.started_on, as_of=as_of)
    found["wage.earnings_gain"] = Answer(earned, _paid(person, entered_on, job, as_of))
    for days in progression.MILESTONES:
        gain = progression.progression(history, job, days=days, as_of=as_of)
        found[f"wage.progression.{days}"] = Answer(gain, _raised(person, job, as_of))
    return found


def _paid(person, entered_on, job, as_of) -> bool:
    hired = quarter_of(job.started_on)
    before = range(quarter_of(entered_on) - 4, quarter_of(entered_on)) if entered_on else ()
    return any(
        quarter_span(quarter).end <= as_of and earnings.recorded(person.quarterly, quarter) is not None
        for quarter in (*before, *range(hired + 1, hired + 5))
    )


def _raised(person, job, as_of) -> bool:
    said = [w.job.started_on for w in person.work if w.wage is not None]
    said += [
        f.observed_on
        for w in person.work
        for f in w.job.follow_ups
        if f.hourly_wage is not None and f.status in ("employed_same", "employed_other")
    ]
    return any(job.started_on < day <= as_of for day in said)


def figures(by_person: dict) -> dict:
    """(measure, *group) → the figure, from (measure, *group) → answers of its people."""
    found = {}
    for (measure, *group), given in by_person.items():
        whole = not group[2]  # supporting figures are never cut
        if not any(answer.heard for answer in given) or (measure == "wage.hourly_gain.real" and not whole):
            continue
        s = wages.summarise(answer.gain for answer in given)
        counts = (s.n, s.unknown, s.immature, s.excluded)
        found[measure, *group] = (None, *counts, s.median, *(s.median_limits or (None, None)))
        if measure == "wage.hourly_gain.real":
            continue
        gaining = round(s.share_gaining * s.n) if s.n else 0
        found[f"{measure}.mean", *group] = (None, *counts, s.mean, *(s.mean_limits or (None, None)))
        found[f"{measure}.share_gaining", *group] = (
            gaining, *counts, s.share_gaining, *(wilson(gaining, s.n) or (None, None))
        )  # fmt: skip
        if measure == "wage.earnings_gain":
            found["wage.replacement", *group] = _replacement([answer.gain for answer in given])
        if measure == "wage.hourly_gain" and whole:
            shares = [a.gain.amount / a.gain.before for a in given if a.gain.status == YES]
            limits = median_interval(shares) or (None, None)
            found["wage.hourly_gain.per_cent", *group] = (None, *counts, median(shares), *limits)
    return found


def _replacement(gains: list[wages.Gain]) -> tuple:
    known = [gain for gain in gains if gain.status == YES]
    earners = [(gain.before, gain.after) for gain in known if gain.before > 0]
    left_out = len(known) - len(earners) + sum(gain.status == EXCLUDED for gain in gains)
    unknown, immature = (sum(gain.status == status for gain in gains) for status in (UNKNOWN, IMMATURE))
    return None, len(earners), unknown, immature, left_out, earnings.replacement(earners), None, None

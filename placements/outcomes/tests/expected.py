"""The figures that the oracle gives for a population, as rows of the engine: person by person, no SQL."""

from collections import defaultdict

from placements.outcomes.engine.people import CUTS
from placements.outcomes.oracle import retention, survival, training
from placements.outcomes.oracle.five_numbers import five_numbers
from placements.outcomes.statistics import survival_curve, tabulate, wilson

from . import expected_pay, expected_quality
from .population import COHORTS, Person

SEATED = ("enrolled", "completed", "withdrawn", "dismissed")
AGES = ((18, "under_18"), (25, "18_24"), (35, "25_34"), (45, "35_44"), (55, "45_54"), (999, "55_plus"))


def expected(people: list[Person], as_of, cuts=()) -> dict:
    """(measure, scope, scope_key, cut, cut_value) → (numerator, denominator, unknown, immature, excluded, value, low,
    high)."""
    found, said = {}, _said(people, as_of)
    for cut in ("", *cuts):
        assert not cut or cut in CUTS
        found |= _retention(people, as_of, cut, said) | _training(people, as_of, cut) | _wages(people, as_of, cut)
        found |= expected_quality.items(counted(people, as_of, cut))
    return found


def scopes(cohort: str) -> list[tuple[str, str]]:
    initiative, program, grants, _starts = COHORTS[cohort]
    return [
        ("initiative", initiative), ("program", program), ("cohort", cohort), *(("grant", grant) for grant in grants)
    ]  # fmt: skip


def groups(person: Person, cut: str, entered_on) -> set[str]:
    if not cut:
        return {""}
    if cut == "gender":
        return {person.gender or "unknown"}
    if cut == "race":
        return set(person.race) or {"unknown"}
    if person.birth_date is None or entered_on is None:
        return {"unknown"}
    born = person.birth_date
    age = entered_on.year - born.year - ((entered_on.month, entered_on.day) < (born.month, born.day))
    return {next(name for limit, name in AGES if age < limit)}


def entered(person: Person, cohort: str, as_of):
    """First seat in the cohort, or else the day the cohort began."""
    seats = [e.enrolled_on for c, e in person.enrollments if c == cohort and e.status in SEATED]
    return min((day for day in seats if day <= as_of), default=COHORTS[cohort][3])


def counted(people, as_of, cut):
    """Every placement that has begun, with each group it counts in."""
    for person in people:
        for work in person.work:
            if work.cohort and work.job.started_on <= as_of:
                for value in groups(person, cut, entered(person, work.cohort, as_of)):
                    for scope in (*scopes(work.cohort), ("employer", work.job.employer)):
                        yield (*scope, cut, value), person, work


def _rate(numbers) -> tuple:
    yes, eligible = numbers.retained, numbers.eligible
    return (yes, eligible, numbers.unknown, numbers.immature, numbers.excluded,
            yes / eligible if eligible else None, *(wilson(yes, eligible) or (None, None)))  # fmt: skip


def _said(people, as_of) -> dict:
    """What the rules say of each placement that has begun, by its `Work`: once, whatever groups it is counted in."""
    return {
        id(work): (
            {
                (kind, days): retention.milestone(history, work.job, days=days, kind=kind, as_of=as_of)
                for kind in retention.KINDS
                for days in retention.MILESTONES
            },
            {
                kind: survival.survival_row(history, work.job, kind=kind, as_of=as_of)
                for kind in retention.KINDS
                if kind != "snapshot"
            },
        )
        for history, works in ((person.history, person.work) for person in people)
        for work in works
        if work.job.started_on <= as_of
    }


def _retention(people, as_of, cut, said) -> dict:
    answers, curves = defaultdict(list), defaultdict(list)
    for group, _person, work in counted(people, as_of, cut):
        milestones, rows = said[id(work)]
        for (kind, days), answer in milestones.items():
            answers[f"sector.ret.{kind}.{days}", *group].append(answer)
        for kind, row in rows.items():
            curves[kind, group].append(row)
    found = {key: _rate(five_numbers(given)) for key, given in answers.items()}
    for (kind, group), rows in curves.items():
        at_risk = [row for row in rows if row]
        curve = survival_curve(*tabulate(at_risk))
        for days in retention.MILESTONES:
            point = curve.at(days)
            figures = (point.survival, point.low, point.high) if point else (None, None, None)
            found[f"sector.km.{kind}.{days}", *group] = (
                None, len(at_risk), 0, 0, len(rows) - len(at_risk), *figures
            )  # fmt: skip
    return found


def _training(people, as_of, cut) -> dict:
    answers = defaultdict(list)
    for person in people:
        for cohort, enrollment in person.enrollments:
            starts = [w.job.started_on for w in person.work if w.cohort == cohort and w.job.started_on <= as_of]
            given = {
                "sector.completion": training.completion(enrollment, as_of=as_of),
                "sector.placement": training.placement(enrollment, starts, as_of=as_of),
            }
            for value in groups(person, cut, enrollment.enrolled_on):
                for scope in scopes(cohort):
                    for measure, answer in given.items():
                        if answer:
                            answers[measure, *scope, cut, value].append(answer)
    return {key: _rate(five_numbers(given)) for key, given in answers.items()}


def _wages(people, as_of, cut) -> dict:
    by_person = defaultdict(list)
    for person in people:
        placed, later = defaultdict(list), {}
        for work in person.work:
            if work.cohort and work.job.started_on <= as_of:
                for scope in (*scopes(work.cohort), ("employer", work.job.employer)):
                    placed[scope].append(work)
        for scope, works in placed.items():
            # The placement that counts decides the entry, and with it the age.
            first = min(works, key=lambda work: (work.wage is None, work.job.started_on))
            day = entered(person, first.cohort, as_of)
            if id(first) not in later:
                later[id(first)] = expected_pay.later(person, first.job, day, as_of)
            answers = expected_pay.answers(person, works, day, as_of) | later[id(first)]
            for value in groups(person, cut, day):
                for measure, answer in answers.items():
                    by_person[measure, *scope, cut, value].append(answer)
    return expected_pay.figures(by_person)

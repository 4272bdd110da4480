"""The groups of a release: the grant, its programs, its cohorts (small ones together, by program and year), people."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from intermediary.funding.models import Grant
from participants.enums import Gender, Race
from placements.outcomes.disclosure import Counts, K
from placements.outcomes.engine import Row
from trainings.models import Cohort

TOTAL = "total"
CUTS = {"gender": dict(Gender.choices), "race": dict(Race.choices)}
NUMBERS = ("numerator", "denominator", "unknown", "immature", "excluded")


@dataclass
class Groups:
    """Labels of the groups in order, what adds up to what, and the true counts of each by measure."""

    labels: dict[str, dict] = field(default_factory=dict)
    totals: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[str, dict[str, Counts]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, kind: str) -> list[str]:
        return [key for key, label in self.labels.items() if label["kind"] == kind]

    def add(self, key: str, kind: str, label: str, **more) -> None:
        self.labels[key] = {"kind": kind, "label": str(label), **more}


def make_groups(grant: Grant, rows: list[Row], deciding: str) -> Groups:
    """The groups of a grant from the engine's rows of its initiative.

    A cohort stands alone where its rate of the `deciding` measure can be shown; the others of a program and year stand
    together. Programs are those of the grant's cohorts alone, so that nothing outside the grant shows in them.
    """
    groups = Groups()
    groups.add(TOTAL, TOTAL, grant.title)
    cohorts = list(grant.cohorts.select_related("program").order_by("program__title", "starts_on", "pk"))
    counts = _counts(rows, grant, {cohort.key for cohort in cohorts})
    groups.counts[TOTAL] = counts["grant", grant.key, "", ""]
    parts = _cohort_groups(cohorts, counts, deciding)
    for key, (kind, label, program, members) in parts.items():
        groups.add(key, kind, label, program=program)
        groups.counts[key] = _sum([counts["cohort", cohort.key, "", ""] for cohort in members])
    for program in dict.fromkeys(cohort.program for cohort in cohorts):
        key = f"program:{program.key}"
        groups.add(key, "program", program.title)
        members = [cohort for cohort in cohorts if cohort.program_id == program.pk]
        groups.counts[key] = _sum([counts["cohort", cohort.key, "", ""] for cohort in members])
        groups.totals[key] = [part for part, (*_rest, of, _members) in parts.items() if of == program.key]
        groups.totals.setdefault(TOTAL, []).append(key)
    for cut, words in CUTS.items():
        for (_scope, _key, by, value), found in counts.items():
            if by == cut:
                groups.add(f"{cut}:{value}", cut, words.get(value, _("Not known")))
                groups.counts[f"{cut}:{value}"] = found
    return groups


def _counts(rows: list[Row], grant: Grant, cohorts: set[str]) -> dict[tuple, dict[str, Counts]]:
    found: dict[tuple, dict[str, Counts]] = defaultdict(dict)
    for row in rows:
        mine = (row.scope == "grant" and row.scope_key == grant.key) or (
            row.scope == "cohort" and row.scope_key in cohorts
        )
        if mine and row.numerator is not None and (row.scope == "grant" or not row.cut):
            numbers = Counts(*(getattr(row, name) for name in NUMBERS))
            found[row.scope, row.scope_key, row.cut, row.cut_value][row.measure] = numbers
    return found


def _cohort_groups(cohorts: list[Cohort], counts: dict, deciding: str) -> dict[str, tuple]:
    """Key → (kind, label, program's key, cohorts) of each group of cohorts, in order."""
    made: dict[str, tuple] = {}
    for cohort in cohorts:
        alone = _can_stand_alone(counts["cohort", cohort.key, "", ""].get(deciding))
        year = cohort.starts_on.year if isinstance(cohort.starts_on, date) else _("no date")
        key = f"cohort:{cohort.key}" if alone else f"year:{cohort.program.key}:{year}"
        label = str(cohort) if alone else _("%(program)s · %(year)s") % {"program": cohort.program, "year": year}
        made.setdefault(key, ("cohort", label, cohort.program.key, []))[3].append(cohort)
    return made


def _can_stand_alone(counts: Counts | None) -> bool:
    return counts is not None and counts.numerator >= K and counts.denominator - counts.numerator >= K


def _sum(parts: list[dict[str, Counts]]) -> dict[str, Counts]:
    measures = dict.fromkeys(measure for part in parts for measure in part)
    return {
        measure: Counts(*(sum(part[measure][i] or 0 for part in parts if measure in part) for i in range(len(NUMBERS))))
        for measure in measures
    }

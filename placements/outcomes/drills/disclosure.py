"""Somebody with every published number tries to work the hidden ones out, over populations and consecutive releases.

Beside it the same attack on the same true counts by the naive rule, which hides 1-10 and nothing else: where it found
little there, finding nothing here would say nothing. It is held to the two-way table of programs and genders with its
margins, where sums hold on both sides; of races, which do not add up, and of a long row of quarters less can be told
whatever the rule.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from intermediary.accounts.scope import acting
from intermediary.funding.models import Grant
from intermediary.jobs.drills import Outcome, drill
from placements.outcomes.bench.database import throwaway
from placements.outcomes.bench.population import AS_OF, INITIATIVE, Size, describe, populate
from placements.outcomes.disclosure import Attack, K, pinned
from placements.outcomes.models import Release
from placements.outcomes.releases import build_release, publish, services
from placements.outcomes.releases.attacking import attack_release
from placements.outcomes.releases.build import Counted, Subject, everything, run_for
from placements.outcomes.releases.cells import NO_TARGETS, cells, orders

APART = timedelta(days=92)  # between two releases
CROSSED = ("program", "gender", "program.gender")
MOST = 0.5  # of the naively hidden counts of that table the attack must work out, or it is a weak attack


@dataclass
class Seen:
    """Of one population: releases and counts, what the attack worked out of them, and of the naive rule."""

    shown: int = 0
    hidden: int = 0
    found: int = 0
    naive: int = 0
    naive_found: int = 0
    crossed: int = 0
    crossed_found: int = 0
    blocked: int = 0

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@drill("disclosure", "every number of consecutive releases against the hidden ones, beside the naive rule", times=20,
       placements=1500)  # fmt: skip
def disclosure(options: dict, say) -> Outcome:
    """`times` is how many populations. Weakened, the naive rule is what is published."""
    size, total, wrong = Size.of(options["placements"]), Seen(), []
    with throwaway(f"disclosure_{size.placements}_{options['seed']}"):
        say(f"{options['times']} populations of {describe(size)}")
        for seed in range(options["seed"], options["seed"] + options["times"]):
            with transaction.atomic():
                populate(size, seed)
                with acting("system"):
                    grants = list(Grant.objects.filter(initiative__key=INITIATIVE).order_by("pk"))
                seen = examine(grants[seed % len(grants)], (AS_OF - APART, AS_OF), weakened=options["weakened"])
                transaction.set_rollback(True)
            say(f"Seed {seed}: {seen.found} of {seen.hidden} hidden counts found; "
                f"naive {seen.naive_found} of {seen.naive}")  # fmt: skip
            total += seen
    if total.found:
        wrong.append(f"{total.found} hidden counts can be worked out")
    if total.crossed_found < MOST * total.crossed:
        wrong.append(f"the attack is weak: it found {total.crossed_found} of {total.crossed} by the naive rule")
    return Outcome(_figures(options["times"], total), wrong)


def _figures(populations: int, total: Seen) -> dict[str, object]:

    def of(found: int, hidden: int) -> str:
        return f"{found:,} of {hidden:,} ({found / hidden if hidden else 0:.0%})"

    return {
        "Populations": populations,
        "Releases": 2 * populations,
        "Counts shown": f"{total.shown:,}",
        "Counts hidden": f"{total.hidden:,}",
        "Worked out": total.found,
        "Drafts that hid more after the first try": total.blocked,
        "Worked out by the naive rule, programs by genders": of(total.crossed_found, total.crossed),
        "Worked out by the naive rule, all tables": of(total.naive_found, total.naive),
    }


def examine(grant: Grant, days: tuple[date, ...], *, weakened: bool = False) -> Seen:
    """Publish a release of each day, then attack all of them together; and the naive rule on the last day."""
    subject = Subject(grant.initiative, grant)
    naive = naively(everything(subject, run_for(grant.initiative, days[-1])))
    if weakened:
        return Seen(hidden=naive.naive, found=naive.naive_found) + naive
    releases = [_published(grant, day) for day in days]
    before, last = releases[:-1], releases[-1]
    found = attack_release(services.seen(last), [services.seen(each) for each in before])
    return naive + Seen(
        shown=found.counts,
        hidden=sum(len(release.hidden) for release in releases),
        found=len(found.findings),
        blocked=sum("attack" in release.hidden.values() for release in releases),
    )


def _published(grant: Grant, day: date) -> Release:
    return publish(release=build_release(grant=grant, as_of=day, by=None), by=None)


def naively(counted: Counted) -> Seen:
    """Hide 1-10 and show everything else exactly: what the attack works out of that. It must never be wrong."""
    published = set(cells(counted.plan))
    few = [cell for cell in published if 0 < counted.counts[cell] < K and cell.name not in NO_TARGETS]
    bounds = {
        cell: (1, K - 1) if 0 < counted.counts[cell] < K else (counted.counts[cell], counted.counts[cell])
        for cell in published
    }
    findings = Attack(bounds, counted.sums, orders(counted.plan), pinned).findings(sorted(few, key=str))
    for each in findings:
        if not each.low <= counted.counts[each.key] <= each.high:
            raise ValueError(f"{each.key} is {counted.counts[each.key]}, not {each.low} to {each.high}")
    return Seen(
        naive=len(few),
        naive_found=len(findings),
        crossed=sum(cell.table in CROSSED for cell in few),
        crossed_found=sum(each.key.table in CROSSED for each in findings),
    )

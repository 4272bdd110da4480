"""The job quality of a population by the oracle."""

from collections import defaultdict

from placements.outcomes.oracle.quality import items as checklist
from placements.outcomes.oracle.quality import quality
from placements.outcomes.statistics import wilson


def items(counted) -> dict:
    """The share of each item, and of good jobs, from (scope, scope_key, cut, cut_value), person and placement."""
    answers = defaultdict(list)
    for group, _person, work in counted:
        answers["job.good_share", *group].append(quality(work.conditions, work.living_wage).good)
        for item, met in checklist(work.conditions, work.living_wage).items():
            answers[f"job.item.{item}", *group].append(met)
    found = {}
    for key, given in answers.items():
        known = [answer for answer in given if answer is not None]
        if known:
            yes, n = sum(known), len(known)
            found[key] = (yes, n, len(given) - n, 0, 0, yes / n, *wilson(yes, n))
    return found

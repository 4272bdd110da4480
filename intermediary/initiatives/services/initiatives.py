"""Name an initiative, and change what it covers."""

from datetime import date

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative


def add(
    *, name: str, industries: list[str], counties: list[str] = (), key: str = "", started_on: date | None = None, by
) -> Initiative:
    """Set up an initiative. `industries` are NAICS 2022 codes, `counties` FIPS codes; an empty `key` is made up."""
    with event("initiative.added", by=by, note=name[:200]):
        initiative = Initiative(name=name, industries=industries, counties=list(counties), started_on=started_on)
        initiative.key = key or initiative.key
        initiative.save()
    return initiative


def change(*, initiative: Initiative, name: str, industries: list[str], started_on: date | None, by) -> Initiative:
    """Rename an initiative or change its industries. Its key stays: addresses and files name it by that."""
    with event("initiative.changed", by=by, subject=initiative):
        initiative.name, initiative.started_on, initiative.industries = name, started_on, industries
        initiative.save()
    return initiative


def cover(*, initiative: Initiative, counties: list[str], by) -> Initiative:
    """Choose the counties (FIPS) that are an initiative's region."""
    with event("initiative.covered", by=by, subject=initiative):
        initiative.counties = counties
        initiative.save(update_fields=["counties"])
    return initiative


def aim_at(*, initiative: Initiative, occupations: list[str], by) -> Initiative:
    """Choose the occupations (SOC 2018) that an initiative aims at."""
    with event("initiative.aimed", by=by, subject=initiative):
        initiative.occupations = occupations
        initiative.save(update_fields=["occupations"])
    return initiative

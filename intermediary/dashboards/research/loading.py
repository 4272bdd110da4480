"""Load official files for the initiatives on record, and hand establishments on to where penetration is counted."""

from pathlib import Path

from django.db import connection

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.research.enums import Kind
from intermediary.research.loading import Report, load
from intermediary.research.models import Release

# What the engine divides by: all owners together, of the counties and industries of initiatives.
ESTABLISHMENTS = """
insert into employers_establishments (key, county_fips, naics, quarter, establishments, source)
select 'qcew-' || f.fips || '-' || f.naics || '-' || f.quarter, f.fips, f.naics, f.quarter,
       sum(f.establishments), %(source)s
from research_countyindustry f
where f.release_id = %(release)s
  and exists (select from initiatives_initiative i where f.fips = any(i.counties) and f.naics = any(i.industries))
group by f.fips, f.naics, f.quarter
on conflict (key) do update set establishments = excluded.establishments, source = excluded.source
where (employers_establishments.establishments, employers_establishments.source)
      is distinct from (excluded.establishments, excluded.source)
"""
# A number of the same county, industry and quarter by another key, such as one imported by hand, gives way.
REPLACED = """
delete from employers_establishments e using research_countyindustry f
where f.release_id = %(release)s and e.county_fips = f.fips and e.naics = f.naics and e.quarter = f.quarter
  and e.key <> 'qcew-' || f.fips || '-' || f.naics || '-' || f.quarter
"""


def load_file(kind: str, path: Path, *, every_state: bool = False, **said) -> Report:
    """Load a file as `research.loading.load` does. Of QCEW the counties of initiatives' states are kept, unless all."""
    with acting("system"):
        counties = {fips[:2] for codes in Initiative.objects.values_list("counties", flat=True) for fips in codes}
    states = () if every_state or kind != Kind.QCEW else counties
    return load(kind, path, states=states, after=_hand_on if kind == Kind.QCEW else None, **said)


def _hand_on(release: Release) -> None:
    with connection.cursor() as cursor:
        for statement in (REPLACED, ESTABLISHMENTS):
            cursor.execute(statement, {"release": release.pk, "source": release.cited[:200]})

"""How many establishments there are: the denominator of penetration, from a statistical office."""

from django.utils.translation import gettext as _

from employers.exchange.standing import standing
from employers.models import Establishments
from intermediary.exchange.columns import COUNT, COUNTY, NAICS, QUARTER, Column, text
from intermediary.exchange.files import File, belongs, register
from intermediary.exchange.loader.check import said

CELL = {"county_fips": "t.county_fips", "naics": "t.naics", "quarter": "t.quarter"}


def twice(load, stage) -> int:
    """A county, industry and quarter that has two numbers."""
    params: dict = {"mend": _("keep the one that is right")}
    problem = said(
        _("{other} has the same county, industry and quarter"), lambda name: f"found.{name}", params, "problem"
    )
    return load.mark(
        stage,
        f"""select n, 'naics', {problem}, %(mend)s
        from (select n, row_number() over w as place, first_value(key) over w as other
              from {standing(load, "establishments", **CELL)} cell
              window w as (partition by county_fips, naics, quarter order by n nulls first)) found
        where place > 1 and n is not null""",
        params,
    )


register(
    File(
        "establishments",
        "establishment",
        Establishments,
        (
            Column("county_fips", COUNTY, required=True),
            Column("naics", NAICS, required=True),
            Column("quarter", QUARTER, required=True),
            Column("establishments", COUNT, required=True),
            Column("source", text(200)),
        ),
        checks=(twice,),
        identity=("county_fips", "naics", "quarter"),
    )
)

belongs(
    "establishments",
    "t.county_fips in (select unnest(i.counties) from initiatives_initiative i where i.id = %(initiative)s)",
)

"""Firms as they stand in the exchange format."""

from django.utils.translation import gettext as _

from employers import matching  # noqa: F401  says how firms are compared
from employers.models import Employer
from intermediary.exchange.columns import COUNT, COUNTY, FEIN, KEY, NAICS, Column, text
from intermediary.exchange.files import File, register


def in_a_circle(load, stage) -> int:
    """Firms that are part of themselves, directly or by way of others, as it would stand after the load.

    Only firms that have a parent are looked at, so this is done in memory.
    """
    if not stage.has("parent_employer"):
        return 0
    taking_part = "not s._bad" if load.partial else "not s._again"
    load.cursor.execute(
        f"select t.key, p.key from employers_employer t join employers_employer p on p.id = t.parent_id "
        f"union all select s._key, {stage.final('parent_employer')} from {stage.rows_and_records} "
        f"where s._key is not null and {taking_part}"
    )
    parents = dict(load.cursor.fetchall())  # what is loaded comes last, and so counts
    circles = [firm for firm in parents if _returns(firm, parents)]
    return load.mark(
        stage,
        f"select s._n, 'parent_employer', case when s.parent_employer = s._key then %(itself)s else %(circle)s end, "
        f"%(mend)s from {stage.table} s where s._key = any (%(firms)s) and s.parent_employer is not null "
        f"and {taking_part}",
        {
            "firms": circles,
            "itself": _("the firm is part of itself"),
            "circle": _("the firm is part of itself by way of other firms"),
            "mend": _("name the firm above it, or leave the cell empty"),
        },
    )


def _returns(firm: str, parents: dict) -> bool:
    """Does the way up from a firm come back to it? Brent's walk: it ends in any circle, also in one further up."""
    slow, steps, power = firm, 0, 1
    above = parents.get(firm)
    while above is not None and above != firm:
        if above == slow:
            return False  # a circle above, which the firm is not in
        steps += 1
        if steps == power:
            slow, steps, power = above, 0, power * 2
        above = parents.get(above)
    return above is not None


register(
    File(
        "employers",
        "employer",
        Employer,
        (
            Column("name", text(200), required=True),
            Column("parent_employer", KEY, "parent", refers="employers"),
            Column("fein", FEIN),
            Column("naics", NAICS),
            Column("county_fips", COUNTY),
            Column("headcount", COUNT),
        ),
        checks=(in_a_circle,),
        identity=("name",),
    )
)

"""What firms say of their staff by occupation and months."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.exchange.standing import standing
from employers.models import Headcount
from employers.models.headcount import MONTHS, RETAINED, six_digits
from intermediary.exchange.columns import COUNT, DATE, KEY, SOC, Column, amount
from intermediary.exchange.files import File, Rule, register
from intermediary.exchange.loader.check import said

# Firms and placements spell one occupation in several ways; here it is always 31-1131, so that months can clash.
OCCUPATION = replace(SOC, clean=lambda cell: six_digits(SOC.clean(cell)))
MONTHLY = {
    "employer": "(select e.key from employers_employer e where e.id = t.employer_id)",
    "soc": "t.soc",
    "starts_on": "t.starts_on",
    "months": "t.months::integer",
}


def overlapping(load, stage) -> int:
    """Two headcounts of one occupation at one firm that share a month: people would count twice."""
    params: dict = {"mend": _("correct the months, or remove one of the two")}
    problem = said(_("the months overlap those of {other}"), lambda name: f"found.{name}", params, "problem")
    last = "coalesce({}.months, 1)"
    return load.mark(
        stage,
        f"""with staff as materialized {standing(load, "headcounts", **MONTHLY)}
        select n, 'starts_on', {problem}, %(mend)s
        from (select s.n, min(other.key) as other from staff s
              join staff other on other.employer = s.employer and other.soc = s.soc and other.key <> s.key
              where s.n is not null and (other.n is null or other.n < s.n)
                and s.starts_on < other.starts_on{MONTHS}{last.format("other")}
                and other.starts_on < s.starts_on{MONTHS}{last.format("s")}
              group by s.n) found""",
        params,
    )


register(
    File(
        "headcounts",
        "headcount",
        Headcount,
        (
            Column("employer", KEY, refers="employers", required=True),
            Column("soc", OCCUPATION, required=True),
            Column("starts_on", DATE, required=True),
            Column("months", replace(COUNT, empty="1")),
            Column("average_headcount", amount(9, None, gettext_lazy("an average headcount is 0 or more"))),
            Column("separations", COUNT),
            Column("other_hires", COUNT),
            *(Column(f"other_retained_{days}", COUNT) for days in RETAINED),
        ),
        rules=(
            Rule(
                "starts_on",
                "extract(day from {starts_on}) <> 1",
                gettext_lazy("{starts_on} is not the first of a month"),
                gettext_lazy("headcounts are of whole months: write the first day of the first one"),
            ),
            Rule(
                "months",
                "not {months} between 1 and 12",
                gettext_lazy("{months} months are not 1 to 12"),
                gettext_lazy("write how many whole months the row is of"),
            ),
            *(
                Rule(
                    f"other_retained_{days}",
                    f"{{other_retained_{days}}} > {{other_hires}}",
                    gettext_lazy("more people stayed than the {other_hires} who were hired"),
                    gettext_lazy("check both numbers"),
                )
                for days in RETAINED
            ),
        ),
        checks=(overlapping,),
        identity=("employer", "soc", "starts_on"),
    )
)
